import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fold } from '#domain/evolve.ts';
import type { KnownFact } from '#domain/known-fact.ts';
import { emptyState } from '#domain/state.ts';
import { carryOverText } from '#host/documents/carry-over-text.ts';
import { conclusionCards } from '#host/documents/conclusion-card.ts';
import { readLawTexts } from '#host/documents/law-texts.ts';
import { tryOutProfile } from '../../fixtures/profile.ts';
import { date, fact, heldFacts, meetingId, meetingOf, planFacts } from './held-meeting.ts';

const texts = readLawTexts(join(import.meta.dirname, '../../../resources'));
const health = 'Lia helsestasjon';
const school = 'Fjellheim skole';

function cards(
  facts: readonly KnownFact[],
  options: { readonly language?: 'nb' | 'nn'; readonly firstTime?: readonly string[] } = {},
): ReadonlyMap<string, string> {
  const state = fold(emptyState, [...planFacts(options.language), ...facts]);
  const firstTime = new Set(options.firstTime ?? []);
  const source = { state, meeting: meetingOf(state), profile: tryOutProfile, firstTime };
  return new Map(conclusionCards(texts, source).map(({ service, text }) => [service, text]));
}

describe('the conclusion for a service to carry home (M8)', () => {
  it.each(['nb', 'nn'] as const)('reads word for word as agreed (%s)', async (language) => {
    const made = cards(heldFacts(), { language, firstTime: [health] });
    const page = [...made.values()].join('\n\n---\n\n');
    await expect(`${page}\n`).toMatchFileSnapshot(`golden/conclusion-${language}.txt`);
  });

  it('holds nothing that the service may not see, and the holder sees all', () => {
    const made = cards(heldFacts());
    expect([...made.keys()].toSorted()).toEqual([school, health].toSorted());
    expect(made.get(health)).toContain('Snakke om søvn hjemme');
    expect(made.get(health)).not.toContain('lydbøker');
    expect(made.get(school)).toContain('Låne lydbøker. Ansvarlig: Siri Bakke. Frist: 1. desember 2026.');
    expect(made.get(school)).toContain('Snakke om søvn hjemme');
  });

  it('is the same, letter for letter, whatever is decided out of its sight (A6)', () => {
    const hidden = fact('activity.added/1', 'more', {
      goal: 'read',
      description: 'Noe annet',
      topic: 'school',
      responsible: [{ participant: 'holder' }],
      status: 'new',
    });
    const closed = fact('goal.closed/1', 'read', { on: date, reason: 'Nådd.', reached: true });
    const before = cards(heldFacts());
    const after = cards([...heldFacts(), hidden, closed]);
    expect(after.get(health)).toBe(before.get(health));
    expect(after.get(school)).toContain('Målet er nådd: Lese hver dag. Nådd.');
  });

  it('says the same where nothing was decided as where nothing may be seen', () => {
    const about = new Set(['talk', 'song']);
    const without = heldFacts().filter((one) => !about.has(one.item));
    expect(cards(without).get(health)).toContain('Det er ingen avtaler å føre fra dette møtet.');
    expect(cards(without).get(school)).toContain('Dette ble vi enige om:');
  });

  it('tells a service that the plan exists once, and not again', () => {
    expect(cards(heldFacts(), { firstTime: [health] }).get(health)).toContain('Ada har en stafettlogg.');
    expect(cards(heldFacts()).get(health)).not.toContain('har en stafettlogg');
  });

  it('is not made for a service that no consent names any longer', () => {
    const gone = fact('consent.withdrawn/1', 'c1', { on: date, form: 'spoken', participant: 'nurse' });
    expect([...cards([...heldFacts(), gone]).keys()]).toEqual([school]);
    const all = fact('consent.withdrawn/1', 'c1', { on: date, form: 'spoken' });
    expect(cards([...heldFacts(), all]).size).toBe(0);
  });

  it('says that there will be no next meeting, and that the plan was closed', () => {
    const none = fact('nextMeeting.agreed/1', meetingId, { meeting: meetingId });
    const end = fact('plan.closed/1', 'plan', { on: date, why: 'need-ended', meeting: meetingId });
    const text = cards([...heldFacts(), none, end]).get(school);
    expect(text).toContain('Vi har ikke avtalt noe nytt møte.');
    expect(text).toContain('Vi avsluttet stafettloggen den 12. november 2026.');
  });
});

describe('what is carried over after a withdrawal (C4)', () => {
  it.each([
    ['nb', 'spoken'],
    ['nb', 'written'],
    ['nn', 'spoken'],
    ['nn', 'written'],
  ] as const)('reads word for word as agreed (%s, %s)', async (language, form) => {
    const text = carryOverText(texts, { on: '2026-11-22', form, language });
    await expect(`${text}\n`).toMatchFileSnapshot(`golden/carry-over-${language}-${form}.txt`);
  });

  it('is neutral: the same whoever and whatever it was about, with no reason', () => {
    const text = carryOverText(texts, { on: '2026-11-22', form: 'spoken', language: 'nb' });
    expect(text).toContain('helt eller delvis');
    expect(text).not.toMatch(/tema|person|tjeneste|grunn|fordi|dessverre|mor\b|far\b|skole|helse/iu);
  });
});
