import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Body } from '#domain/bodies.ts';
import { fold } from '#domain/evolve.ts';
import type { HeldLine } from '#domain/held-line.ts';
import { heldLineRow } from '#domain/held-line.ts';
import type { KnownFact } from '#domain/known-fact.ts';
import { emptyState } from '#domain/state.ts';
import { createIds } from '#domain/uuid.ts';
import { composeMinutes } from '#host/documents/compose-minutes.ts';
import { conclusionCards } from '#host/documents/conclusion-card.ts';
import { minutesVersionsOfFiles } from '#host/documents/file-versions.ts';
import { readLawTexts } from '#host/documents/law-texts.ts';
import { factsOfMeetingFiles } from '#host/documents/meeting-facts.ts';
import { findUnknownReferences } from '#host/documents/meeting-references.ts';
import { minutesDocumentSchema } from '#host/documents/minutes-model.ts';
import type { MinutesVersion } from '#host/documents/minutes-versions.ts';
import { minutesVersions } from '#host/documents/minutes-versions.ts';
import { readMinutesTexts } from '#host/documents/minutes-texts.ts';
import { readersByService } from '#host/documents/service-readers.ts';
import { aMeetingFile, aPlanFile } from '../../fixtures/meeting-files.ts';
import { tryOutProfile } from '../../fixtures/profile.ts';
import { fact, held, meetingId as meeting } from './held-meeting.ts';

const resources = join(import.meta.dirname, '../../../resources');
const texts = {
  nb: await readMinutesTexts(resources, 'nb'),
  nn: await readMinutesTexts(resources, 'nn'),
};
const laws = readLawTexts(resources);

const newId = createIds({
  now: () => Date.UTC(2026, 10, 12),
  randomBytes: (length) => new Uint8Array(length),
});

let number = 0;
function line(body: Partial<Body<'minutesLine.added/1'>>, ...saidBy: string[]): KnownFact {
  number += 1;
  const whole = { meeting, line: 'decision', topic: 'other', text: 'Vi venter til jul', ...body } as const;
  return { ...fact('minutesLine.added/1', `line-${number}`, whole), saidBy };
}

interface Versions {
  readonly whole: string;
  readonly health: string;
  readonly card: string;
}

/** Everything that the versions and the card of the health station say. */
function say(facts: readonly KnownFact[], language: 'nb' | 'nn' = 'nb'): Versions {
  const source = { ...held(...facts), profile: tryOutProfile, firstTime: new Set<string>() };
  const since = '2026-08-12';
  const told = minutesVersions({ ...source, since, goals: new Set(['sleep']) }).map(
    ({ service, document }) => {
      expect(minutesDocumentSchema.parse(document)).toEqual(document);
      const { blocks } = composeMinutes({ document: { ...document, language }, texts: texts[language] });
      const said = blocks.map((block) =>
        block.kind === 'heading'
          ? block.text
          : block.kind === 'paragraph'
            ? block.runs.map(({ text }) => text).join('')
            : block.kind === 'list'
              ? block.items.map((runs) => runs.map(({ text }) => text).join('')).join('\n')
              : JSON.stringify(block),
      );
      return { service, text: said.join('\n') };
    },
  );
  const of = (service?: string): string => told.find((one) => one.service === service)?.text ?? '';
  const card = conclusionCards(laws, source).find((one) => one.service === 'Lia helsestasjon')?.text ?? '';
  return { whole: of(), health: of('Lia helsestasjon'), card };
}

describe('the lines of the minutes', () => {
  const all = [
    line({ goal: 'sleep', topic: 'health', text: 'Vi venter til jul' }, 'nurse'),
    line({ line: 'words', text: 'Jeg sover når det er stille.' }, 'child'),
    line({ line: 'words', text: 'Hun sover bedre.' }, 'mother'),
    line({ line: 'words', text: 'Vi er slitne.' }, 'mother'),
    line({ line: 'disagreement', topic: 'health', text: 'Det går for fort.' }, 'mother', 'nurse'),
  ];

  it('stand each in its place: the child, each guardian, what was decided, what was not agreed on', () => {
    const { whole } = say(all);
    expect(whole).toContain('Det Ada sa\nJeg sover når det er stille.');
    expect(whole).toContain('Det de foresatte sa\nHanne Fjeldberg\nHun sover bedre.\nVi er slitne.');
    expect(whole).toContain('Beslutninger fra møtet\nSove godt: Vi venter til jul.');
    expect(whole).toContain('Det vi ikke ble enige om\nHanne Fjeldberg, Tone Lid\nDet går for fort.');
    expect(say(all, 'nn').whole).toContain('Avgjerder frå møtet\nSove godt: Vi venter til jul.');
  });

  it('say through whom the child was heard once, above its words (M11)', () => {
    const heard = fact('child.heard/1', meeting, { meeting, way: 'through-someone', through: 'nurse' });
    const { whole } = say([heard, ...all]);
    expect(whole).toContain('og lot Tone Lid si sin mening.\nJeg sover når det er stille.');
    expect(whole).not.toContain('Slik fikk vi vite det');
  });

  it('are on the card of a service that may see them', () => {
    expect(say(all).card).toContain('• Vi venter til jul.');
  });

  it('leave no trace in a version or a card of those who may not see them (R5, A6)', () => {
    const hidden = (['decision', 'words', 'disagreement'] as const).flatMap((kind) => [
      line({ line: kind, topic: 'school', goal: 'read', text: 'Skjult' }, 'mother'),
      line({ line: kind, topic: 'health', limitedTo: ['holder'], text: 'Skjult' }, 'mother'),
      line({ line: kind, topic: 'health', goal: 'sleep', limitedTo: ['holder'], text: 'Skjult' }, 'child'),
    ]);
    for (const others of [[], all]) {
      const [before, after] = [say(others), say([...others, ...hidden])];
      expect([after.health, after.card]).toEqual([before.health, before.card]);
      expect(after.whole.match(/Skjult/gu)).toHaveLength(9);
    }
  });
});

describe('the lines of a meeting in files', () => {
  const plan = aPlanFile();
  const given = aMeetingFile();
  const [first, ...rest] = given.held;
  const lines = [
    { line: 'decision', text: 'Vi venter.', saidBy: [] },
    { line: 'words', text: 'Jeg sover.', saidBy: ['child'] },
    { line: 'words', text: 'Skjult', saidBy: ['father'], limitedTo: ['holder'] },
    { line: 'disagreement', text: 'Det går for fort.', saidBy: ['mother', 'nurse'] },
  ] satisfies HeldLine[];
  const file = { ...given, held: first === undefined ? [] : [{ ...first, lines }, ...rest] };
  const day = '2026-11-12';
  const state = fold(
    emptyState,
    factsOfMeetingFiles({ plan, meeting: file, date: day, since: '2026-08-12' }, { newId, profile: 'x-1' }),
  );
  const opened = state.meetings.get(file.id);
  if (opened === undefined) throw new Error('The meeting is gone');
  const source = { state, meeting: opened, profile: tryOutProfile };
  const fromState = minutesVersions({ ...source, since: '2026-08-12', goals: new Set() });
  const services = readersByService(source);
  const fromFiles = minutesVersionsOfFiles({ files: { plan, meeting: file }, date: day, services });
  const placed = ({ document }: MinutesVersion): unknown => {
    const { childsVoice, guardians, decisions, disagreement } = document;
    return { childsVoice, guardians, decisions, disagreement };
  };

  it('are the same as where the meeting was held here, for every group of readers', () => {
    expect(findUnknownReferences(plan, file)).toEqual([]);
    expect(fromFiles.map(placed)).toEqual(fromState.map(placed));
    const [whole, cut] = fromFiles.map((one) => JSON.stringify(placed(one)));
    expect(whole).toContain('Skjult');
    expect(cut).toContain('Det går for fort.');
    expect(cut).not.toContain('Skjult');
  });

  it('name nobody who is not in the plan, and are somebody’s words', () => {
    const [one] = file.held;
    const unknown = { line: 'decision' as const, text: 'Nei.', saidBy: ['nobody'] };
    const wrong = one === undefined ? [] : [{ ...one, lines: [unknown] }];
    expect(findUnknownReferences(plan, { ...file, held: wrong })).toEqual([
      { file: 'meeting', field: 'held.0.lines', id: 'nobody' },
    ]);
    expect(heldLineRow.safeParse({ line: 'words', text: 'Jeg sover.', saidBy: [] }).success).toBe(false);
    expect(heldLineRow.safeParse({ line: 'disagreement', text: 'Nei.' }).success).toBe(false);
  });
});
