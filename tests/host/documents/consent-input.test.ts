import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Body } from '#domain/bodies.ts';
import { fold } from '#domain/evolve.ts';
import type { KnownFact } from '#domain/known-fact.ts';
import type { Profile } from '#domain/profile.ts';
import { emptyState } from '#domain/state.ts';
import type { ConsentWording } from '#domain/consent-wording.ts';
import { consentWordingOf } from '#domain/consent-wording.ts';
import { consentText } from '#language/consent-text.ts';
import { readLawTexts } from '#host/documents/law-texts.ts';
import { profileNamed, tryOutProfile } from '../../fixtures/profile.ts';
import { date, fact, planFacts } from './held-meeting.ts';

const names = [{ participant: 'holder' }, { participant: 'nurse', topics: ['health' as const] }];

function inputFor(
  body: Partial<Body<'consent.drafted/1'>>,
  more: { readonly facts?: readonly KnownFact[]; readonly profile?: Profile } = {},
): ConsentWording {
  const drafted = fact('consent.drafted/1', 'd1', { on: date, names, ...body });
  const state = fold(emptyState, [...planFacts(), ...(more.facts ?? []), drafted]);
  const draft = state.drafts.get('d1');
  if (draft === undefined) throw new Error('The draft is gone');
  return consentWordingOf(state, draft, { today: date, profile: more.profile ?? tryOutProfile });
}

const owner = (born: string): KnownFact =>
  fact('participant.added/1', 'child', {
    role: 'plan-owner',
    name: 'Ada Fjeldberg',
    access: 'read',
    employee: false,
    born,
  });

describe('what the text of a consent is made from', () => {
  it('has full names, services and limits of the draft, and who must sign', () => {
    expect(inputFor({})).toMatchObject({
      language: 'nb',
      owner: 'Ada',
      about: 'child',
      names: [
        { name: 'Siri Bakke', service: 'Fjellheim skole' },
        { name: 'Tone Lid', service: 'Lia helsestasjon', topics: ['health'] },
      ],
      holders: ['Siri Bakke'],
      signers: [[{ name: 'Hanne Fjeldberg' }]],
      meetingOnly: false,
      hasEarlier: true,
    });
  });

  it('leaves the reminder behind (C2)', () => {
    const input = inputFor({ reminder: 'Ikke nevn flyttingen.' });
    const texts = readLawTexts(join(import.meta.dirname, '../../../resources'));
    expect(JSON.stringify([input, consentText(texts, input)])).not.toContain('flyttingen');
  });

  it('knows a transition, a reopening, an expiry and a consent for one meeting', () => {
    const drafted = {
      transition: 'school',
      oldContent: false,
      expiresOn: '2027-11-11',
      meeting: 'm1',
    } as const;
    const facts = [fact('plan.closed/1', 'plan', { on: date, why: 'need-ended' })];
    expect(inputFor(drafted, { facts })).toMatchObject({
      transition: 'school',
      reopening: { oldContent: false },
      expiresOn: '2027-11-11',
      meetingOnly: true,
    });
  });

  it('gives the youth a line of their own, and health apart only where it is shared (C6b, C6e)', () => {
    const more = { facts: [owner('2009-11-12')], profile: profileNamed('hustadvika') };
    const input = inputFor({}, more);
    expect(input.signers).toEqual([
      [{ name: 'Hanne Fjeldberg' }],
      [{ name: 'Ada Fjeldberg', isOwner: true }],
    ]);
    expect(input.healthSigners).toEqual(['Ada Fjeldberg']);
    const school = [{ participant: 'nurse', topics: ['school' as const] }];
    expect(inputFor({ names: school }, more).healthSigners).toBeUndefined();
  });

  it('speaks to a plan owner of age as the one who decides (R13)', () => {
    const input = inputFor({}, { facts: [owner('2008-11-12')] });
    expect(input.about).toBe('adult');
    expect(input.signers).toEqual([[{ name: 'Ada Fjeldberg', isOwner: true }]]);
  });

  it('guesses no signer in a foster home (C6g)', () => {
    const custody = fact('custody.recorded/1', 'plan', { situation: 'foster-home', on: date });
    expect(inputFor({}, { facts: [custody] }).signers).toEqual([]);
  });

  it('knows of no earlier consent once everything was withdrawn', () => {
    const withdrawn = fact('consent.withdrawn/1', 'c1', { on: date, form: 'spoken' });
    expect(inputFor({}, { facts: [withdrawn] }).hasEarlier).toBe(false);
  });
});
