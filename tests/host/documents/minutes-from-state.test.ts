import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { audience, participantsPresent } from '#domain/audience.ts';
import type { Body } from '#domain/bodies.ts';
import type { KnownFact } from '#domain/known-fact.ts';
import type { Block } from '#host/documents/blocks.ts';
import { composeMinutes } from '#host/documents/compose-minutes.ts';
import { buildMinutesFromState } from '#host/documents/minutes-from-state.ts';
import type { MinutesSource } from '#host/documents/minutes-from-state.ts';
import { minutesDocumentSchema } from '#host/documents/minutes-model.ts';
import type { MinutesDocument } from '#host/documents/minutes-model.ts';
import { makeMinutesPdf, readPdfMaterials } from '#host/documents/minutes-pdf.ts';
import { readMinutesTexts } from '#host/documents/minutes-texts.ts';
import { tryOutProfile } from '../../fixtures/profile.ts';
import { date, fact, factBy, held, meetingId as meeting } from './held-meeting.ts';

const resources = join(import.meta.dirname, '../../../resources');
const texts = {
  nb: await readMinutesTexts(resources, 'nb'),
  nn: await readMinutesTexts(resources, 'nn'),
};

function build(facts: readonly KnownFact[], more: Partial<MinutesSource> = {}): MinutesDocument {
  const { state, meeting: opened } = held(...facts);
  const at = { today: date, meeting };
  const document = buildMinutesFromState({
    state,
    meeting: opened,
    seen: audience(state, participantsPresent(more.readers ?? ['child']), at),
    profile: tryOutProfile,
    since: '2026-08-12',
    goals: new Set(['sleep']),
    ...more,
  });
  expect(minutesDocumentSchema.parse(document)).toEqual(document);
  return document;
}

function wordsOf(block: Block): readonly string[] {
  if (block.kind === 'heading') return [block.text];
  if (block.kind === 'paragraph') return [block.runs.map(({ text }) => text).join('')];
  if (block.kind === 'list') return block.items.map((runs) => runs.map(({ text }) => text).join(''));
  const rows = block.rows.map(({ cells }) => cells.map((lines) => lines.map(({ text }) => text).join(' ')));
  return [...(block.head ?? []), ...rows.map((cells) => cells.join(' | '))];
}

/** Everything that the document says, with ordinary spaces. */
function said(document: MinutesDocument, language: 'nb' | 'nn' = document.language): string {
  const composed = composeMinutes({ document: { ...document, language }, texts: texts[language] });
  const lines = [composed.readers, ...composed.blocks.flatMap(wordsOf)];
  return lines.join('\n').replaceAll('\u00A0', ' ');
}

const heard = (body: Omit<Body<'child.heard/1'>, 'meeting'>): KnownFact =>
  fact('child.heard/1', meeting, { meeting, ...body });
const mother = fact('attendance.recorded/1', meeting, {
  meeting,
  participant: 'mother',
  part: 'some',
  by: 'phone',
});

describe('the minutes of a meeting that was held here', () => {
  it.each([
    [{ way: 'itself' }, 'Ada fikk tilbud om å være med, og sa selv sin mening.'],
    [
      { way: 'through-someone', through: 'nurse' },
      'Ada fikk tilbud om å være med, og lot Tone Lid si sin mening.',
    ],
    [{ way: 'through-someone' }, 'Ada fikk tilbud om å være med, og lot en annen si sin mening.'],
    [{ way: 'said-no' }, 'Ada fikk tilbud om å være med, og takket nei denne gangen.'],
    [{ way: 'not-asked' }, 'Ada fikk ikke tilbud om å være med denne gangen.'],
  ] as const)('say in words how the child was heard (M11): %j', (body, sentence) => {
    expect(said(build([heard(body)]))).toContain(`Slik hørte vi Ada\n${sentence}`);
  });

  it('say how the child was heard above what it said, under one heading', () => {
    const document = { ...build([heard({ way: 'itself' })]), childsVoice: { sentences: ['Jeg sover.'] } };
    expect(said(document)).toContain(
      'Det Ada sa\nAda fikk tilbud om å være med, og sa selv sin mening.\nJeg sover.',
    );
    expect(said(document)).not.toContain('Slik hørte vi Ada');
  });

  it('say nothing of how a child was heard when nobody has noted it', () => {
    expect(said(build([]))).not.toContain('tilbud om å være med');
  });

  it.each([
    [true, 'Ingen fra familien var med i dette møtet. Familien visste om møtet.'],
    [false, 'Ingen fra familien var med i dette møtet. Familien visste ikke om møtet.'],
  ])('say that nobody of the family was here, and whether they knew: %s (M14)', (informed, sentence) => {
    expect(said(build([fact('family.informed/1', meeting, { meeting, informed })]))).toContain(sentence);
  });

  it('say it plainly where the chair was not asked, and not at all when one of the family was here', () => {
    expect(said(build([]))).toContain('Ingen fra familien var med i dette møtet.');
    const informed = fact('family.informed/1', meeting, { meeting, informed: false });
    expect(said(build([informed, mother]))).not.toContain('Ingen fra familien');
  });

  it('note an interpreter by language and form, never by name (A2)', () => {
    const tolk = fact('interpreter.attended/1', meeting, { meeting, language: 'nordsamisk', by: 'phone' });
    expect(said(build([tolk]))).toContain('Tolk | nordsamisk, på telefon');
  });

  it('tell who is here under a consent for this meeting only (C10)', () => {
    const text = said(build([mother]));
    expect(text).toContain('Frode Sæther | vikar, Nes barnehage, med samtykke for dette møtet | til stede');
    expect(text).toContain('Tone Lid | Lia helsestasjon | til stede');
    expect(text).toContain('Hanne Fjeldberg | mor | deler av møtet, på telefon');
  });

  it('say on every version whom it is for, and cut it to what they may see (D3)', () => {
    const whole = build([]);
    expect(said(whole)).toContain('Til: familien og arkivet · Versjon 1');
    expect(whole.agreements.map(({ text }) => text)).toEqual(['Låne lydbøker', 'Snakke om søvn hjemme.']);
    const cut = build([], { readers: ['nurse'], version: 2 });
    expect(said(cut)).toContain('Til: Tone Lid · Versjon 2');
    expect(said(cut)).not.toContain('lydbøker');
    expect(said(cut)).toContain('Snakke om søvn hjemme.');
  });

  it('carry a remark of the family in every version, whoever it is cut for (D4)', () => {
    const body = { meeting, date: '2026-11-14', text: 'Jeg husker det annerledes.' };
    const remark = factBy('mother', 'remark.added/1', { item: meeting, body });
    for (const document of [build([remark]), build([remark], { readers: ['nurse'] })])
      expect(said(document)).toContain(
        'Merknader\nHanne Fjeldberg, 14. november 2026\nJeg husker det annerledes.',
      );
  });

  it.each([
    ['as-now', 'Ja, omtrent som nå.', 'Ja, om lag som no.'],
    ['more', 'Ja, og mer enn nå.', 'Ja, og meir enn no.'],
    ['less', 'Ja, men mindre enn nå.', 'Ja, men mindre enn no.'],
    ['ended', 'Nei, vi trenger det ikke lenger.', 'Nei, vi treng det ikkje lenger.'],
  ] as const)('end with whether cooperation is still needed: %s (M10, G6)', (extent, nb, nn) => {
    const document = build([fact('need.assessed/1', 'plan', { meeting, on: date, extent })]);
    expect(said(document)).toContain(`Trenger vi å samarbeide videre?\n${nb}`);
    expect(said(document, 'nn')).toContain(`Treng vi å samarbeide vidare?\n${nn}`);
  });

  it('hold no answer about the need that another meeting gave', () => {
    const older = fact('need.assessed/1', 'plan', { meeting: 'm0', on: '2026-08-01', extent: 'more' });
    expect(build([older]).need).toBeUndefined();
  });

  it('say when the next meeting is, or that there is none (M5)', () => {
    expect(said(build([]))).toContain('Neste møte\nDato | mandag 11. januar 2027');
    const none = fact('nextMeeting.agreed/1', meeting, { meeting });
    expect(said(build([none]))).toContain('Neste møte\nVi har ikke avtalt noe nytt møte.');
  });

  it('have no clock times of coming and going, no reasons, and nobody who stayed away (D5)', () => {
    const document = build([mother, heard({ way: 'said-no' })]);
    const text = said(document);
    expect(text).not.toMatch(/ikke møtt|fravær|meldt forfall|kom for sent|gikk kl|forhindret/iu);
    expect(document.attended.map(({ name }) => name)).not.toContain('Ada');
    expect(Object.keys(document.attended[0] ?? {}).toSorted()).toEqual([
      'by',
      'familyWord',
      'name',
      'part',
      'role',
    ]);
    const clocks = text.match(/klokken \d\d\.\d\d/gu);
    expect(clocks).toEqual(['klokken 08.30', 'klokken 12.00']);
  });

  it('differ by nothing when plans differ only in what their readers may not see (A6)', async () => {
    const materials = await readPdfMaterials(resources);
    const hidden = fact('goal.added/1', 'secret', { title: 'Noe helt annet', topic: 'economy' });
    const versions = await Promise.all(
      [[], [hidden]].map((facts) => makeMinutesPdf(materials, build(facts, { readers: ['nurse'] }))),
    );
    const [one, other] = versions.map((version) => (version.ok ? version.value.sha256 : ''));
    expect(one).toMatch(/^[0-9a-f]{64}$/u);
    expect(other).toBe(one);
  });
});
