import { describe, expect, it } from 'vitest';
import { accept } from '#domain/accept.ts';
import { audience, participantsPresent } from '#domain/audience.ts';
import { decide } from '#domain/decide.ts';
import type { LineCommand } from '#domain/decisions-lines.ts';
import { evolve, fold } from '#domain/evolve.ts';
import { readersOf, subjectOf } from '#domain/readers.ts';
import type { PlanState } from '#domain/state.ts';
import { emptyState } from '#domain/state.ts';
import { tryOutProfile } from '../fixtures/profile.ts';
import { factOf, factsOfRandomMeeting } from './random-facts.ts';
import { contextOf, createTestIds } from './random-law.ts';
import type { RandomPlan } from './random-room.ts';
import { meeting, today } from './random-room.ts';

/** In the meeting of these tests p3 chairs and p4 has the pen. */
const plan: RandomPlan = {
  people: [
    { id: 'oda', role: 'plan-owner' },
    { id: 'mother', role: 'guardian' },
    { id: 'p3', role: 'relay-holder' },
    { id: 'p4', role: 'participant' },
    { id: 'nurse', role: 'participant' },
  ],
  consents: [
    {
      kind: 'given',
      signedOn: '2026-01-01',
      names: [{ participant: 'p3' }, { participant: 'p4', topics: ['school'] }, { participant: 'nurse' }],
    },
  ],
  items: [
    { id: 'goal', kind: 'goal', topic: 'school' },
    { id: 'quiet', kind: 'goal', topic: 'health' },
    { id: 'ours', kind: 'goal', topic: 'school', limitedTo: ['p4'] },
  ],
};
const start = fold(emptyState, factsOfRandomMeeting(plan));
const newId = createTestIds();
const ended = factOf('9', meeting, {
  verb: 'meeting.ended/1',
  item: meeting,
  body: { meeting, on: today },
  writtenBy: 'p3',
});

type Line = Partial<Omit<LineCommand, 'kind' | 'meeting'>>;

function write(actor: string, line: Line, saidBy: readonly string[] = []) {
  return writeIn(start, { actor, line, saidBy });
}

interface Writing {
  readonly actor: string;
  readonly line: Line;
  readonly saidBy: readonly string[];
}

function writeIn(state: PlanState, { actor, line, saidBy }: Writing) {
  const context = contextOf({ actor, today, familyWrites: false, inMeeting: true }, newId);
  const command = { kind: 'line.add', meeting, line: 'decision', text: 'Vi venter.', ...line } as const;
  return decide(state, command, { ...context, saidBy });
}

function written(actor: string, line: Line, saidBy: readonly string[] = []) {
  const result = write(actor, line, saidBy);
  const [fact] = result.ok ? result.value : [];
  if (fact === undefined) throw new Error(`Refused: ${JSON.stringify(result)}`);
  return { fact, state: evolve(start, fact) };
}

function readers(line: Line): readonly string[] {
  const { fact, state } = written('p3', line);
  return readersOf(state, { today }).get(fact.item) ?? [];
}

describe('a line of the minutes', () => {
  it('carries who said it and who wrote it, and is about what its goal is about (M1, C2)', () => {
    const { fact, state } = written('p4', { goal: 'goal', topic: 'economy' }, ['mother', 'nurse']);
    expect(fact).toMatchObject({ verb: 'minutesLine.added/1', saidBy: ['mother', 'nurse'], writtenBy: 'p4' });
    expect(state.items.get(fact.item)).toMatchObject({
      kind: 'line',
      line: 'decision',
      parent: 'goal',
      topic: 'school',
      saidBy: ['mother', 'nurse'],
      writtenBy: 'p4',
    });
    expect(written('p3', {}).fact.body).toMatchObject({ topic: 'other' });
    expect(accept(state, fact, { today, meeting, profile: tryOutProfile })).toEqual({ kind: 'merged' });
  });

  it('is never seen by more people than its goal, nor by others than it names; the family always (R5, R6)', () => {
    expect(readers({ goal: 'goal' })).toEqual(['mother', 'nurse', 'oda', 'p3', 'p4']);
    expect(readers({ goal: 'quiet' })).toEqual(['mother', 'nurse', 'oda', 'p3']);
    expect(readers({ goal: 'ours', limitedTo: ['nurse', 'p4'] })).toEqual(['mother', 'oda', 'p3', 'p4']);
    expect(readers({ goal: 'goal', limitedTo: ['nurse'] })).toEqual(['mother', 'nurse', 'oda', 'p3']);
    expect(readers({})).toEqual(['mother', 'nurse', 'oda', 'p3']);
    const { fact, state } = written('p3', { goal: 'goal', limitedTo: ['nurse'] });
    expect(subjectOf(fact, true)).toBe(fact.item);
    const room = audience(state, participantsPresent(['mother', 'nurse', 'p4']), { today });
    expect(room.items.has(fact.item)).toBe(false);
  });

  it('holds the words of one of the family, and a disagreement is somebody’s (M11, D4)', () => {
    const words = { line: 'words' } as const;
    expect(written('p3', words, ['oda']).state.items.size).toBe(start.items.size + 1);
    const disagreement = { line: 'disagreement' } as const;
    const refused = [
      write('p3', words),
      write('p3', words, ['nurse']),
      write('p3', words, ['oda', 'mother']),
      write('p3', disagreement),
    ];
    for (const answer of refused)
      expect(answer).toMatchObject({ refusal: { kind: 'bad-input', field: 'saidBy' } });
    expect(write('p3', disagreement, ['nurse', 'mother']).ok).toBe(true);
  });

  it('is written by chair and minute-taker within what they see, never by the family, and not afterwards (M1)', () => {
    expect(write('p4', { goal: 'quiet' })).toMatchObject({ refusal: { kind: 'unknown-item' } });
    expect(write('p4', { goal: 'nowhere' })).toMatchObject({ refusal: { kind: 'unknown-item' } });
    expect(write('mother', { goal: 'goal' })).toMatchObject({ refusal: { kind: 'may-not-write' } });
    expect(write('p3', { text: '  ' })).toMatchObject({ refusal: { kind: 'empty-text' } });
    expect(write('p3', { limitedTo: ['nobody'] })).toMatchObject({ ok: false });
    const afterwards = writeIn(evolve(start, ended), { actor: 'p3', line: {}, saidBy: [] });
    expect(afterwards).toMatchObject({ refusal: { kind: 'already-closed' } });
  });
});
