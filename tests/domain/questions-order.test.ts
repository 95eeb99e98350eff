import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Outcome } from '#domain/accept.ts';
import { acceptCommand, settle } from '#domain/accept.ts';
import type { KnownFact } from '#domain/known-fact.ts';
import type { PlanState } from '#domain/state.ts';
import { plan, context, activityIn, deadline, decided } from './question-cases.ts';

/** Two write at once and three answer, each on what they have seen; a store takes them in any order. */
describe('whatever the order', () => {
  const days = ['2027-01-15', '2027-02-01', '2027-03-01', '2027-04-01'];
  const day = fc.constantFrom(...days);
  const move = fc.oneof(
    fc.record({ kind: fc.constant('write' as const), day, stale: fc.boolean() }),
    fc.record({
      kind: fc.constant('settle' as const),
      which: fc.nat({ max: 5 }),
      choice: fc.constantFrom('kept' as const, 'taken' as const, 'rewritten' as const),
      day,
      stale: fc.boolean(),
    }),
  );

  it('one value is in force, and no question is lost and none comes back', () => {
    const property = fc.property(fc.array(move, { minLength: 2, maxLength: 14 }), (moves) => {
      let state = plan;
      let before = plan;
      const log: [KnownFact, Outcome][] = [];
      for (const one of moves) {
        const seen = one.stale ? before : state;
        const facts = written(seen, one);
        before = state;
        const judged = acceptCommand(state, facts, context);
        facts.forEach((each, index) => log.push([each, judged.outcomes[index] ?? { kind: 'merged' }]));
        mustLoseNothing(judged.state, log);
        state = judged.state;
      }
      const refolded = log.reduce((now, [one, outcome]) => settle(now, one, outcome), plan);
      expect(refolded).toEqual(state);
    });
    fc.assert(property, { numRuns: 400 });
  });

  type Move = typeof move extends fc.Arbitrary<infer Value> ? Value : never;

  function written(seen: PlanState, one: Move): readonly KnownFact[] {
    if (one.kind === 'write') return [deadline(seen, one.day, { writtenBy: 'teacher' })];
    const question = seen.proposals[one.which % Math.max(1, seen.proposals.length)];
    if (question === undefined) return [];
    const { choice } = one;
    const command = { kind: 'question.settle', fact: question.fact } as const;
    const answered = choice === 'rewritten' ? { ...command, choice, value: one.day } : { ...command, choice };
    return decided(seen, answered);
  }

  function mustLoseNothing(state: PlanState, log: readonly [KnownFact, Outcome][]): void {
    const open = new Set(state.proposals.map((one) => one.fact));
    const lost = log.filter(
      ([one, { kind }]) =>
        kind === 'conflict' &&
        one.verb === 'activity.changed/1' &&
        !open.has(one.id) &&
        !state.settled.has(one.id),
    );
    expect(lost).toEqual([]);
    expect([...open].filter((id) => state.settled.has(id))).toEqual([]);
    expect(open.size).toBe(state.proposals.length);
    const changes = log.filter(([one, { kind }]) => kind === 'applied' && one.verb === 'activity.changed/1');
    const [newest] = changes.at(-1) ?? [];
    expect(activityIn(state).setBy['deadline']).toBe(newest?.id);
  }
});
