import { describe, expect, it } from 'vitest';
import { fold } from '#domain/evolve.ts';
import { dayOf, factsOfPlanFile } from '#domain/plan-facts.ts';
import { planFileSchema } from '#domain/plan-file.ts';
import { emptyState } from '#domain/state.ts';
import { readPlan } from './demo-files.ts';
import { createTestIds } from './random-law.ts';

const needs = { meetingDay: '2026-11-12', profile: 'test-1' };

describe('a plan file as facts', () => {
  it.each(['ada', 'isak', 'selma'])('gives the whole of %s, in ascending order', (name) => {
    const file = readPlan(name);
    const facts = factsOfPlanFile(file, { ...needs, newId: createTestIds() });
    const state = fold(emptyState, facts);
    expect([state.participants.size, state.consents.length, state.items.size]).toEqual([
      file.participants.length,
      file.consents.length,
      file.items.length,
    ]);
    expect(facts.map(({ id }) => id)).toEqual(facts.map(({ id }) => id).toSorted());
  });

  it('gives what is said the topic of its activity, wherever it stands in the file', () => {
    const items = [
      { kind: 'comment', id: 'said', activity: 'reading', date: -1, text: 'Det går fint.' },
      {
        kind: 'activity',
        id: 'reading',
        goal: 'school',
        description: 'Leser',
        responsible: [{ name: 'Kari' }],
      },
      { kind: 'goal', id: 'school', title: 'Lesing', topic: 'school' },
    ];
    const file = planFileSchema.parse({ ...readPlan('ada'), items });
    const state = fold(emptyState, factsOfPlanFile(file, { ...needs, newId: createTestIds() }));
    expect([...state.items.values()].map(({ id, topic }) => [id, topic])).toEqual([
      ['school', 'school'],
      ['reading', 'school'],
      ['said', 'school'],
    ]);
  });

  it('counts days from the meeting, and takes a written day as it stands', () => {
    expect([dayOf(-12, '2026-11-12'), dayOf(0, '2026-11-12'), dayOf('2026-01-01', '2026-11-12')]).toEqual([
      '2026-10-31',
      '2026-11-12',
      '2026-01-01',
    ]);
  });
});
