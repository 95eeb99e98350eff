import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { settleDraft } from '#domain/accept.ts';
import { draftOf } from '#domain/draft-state.ts';
import { evolve, fold } from '#domain/evolve.ts';
import type { KnownFact } from '#domain/known-fact.ts';
import { readersOf, readersOfNew } from '#domain/readers.ts';
import { emptyState, type PlanState } from '#domain/state.ts';
import { drawFrom, seedOf } from '../domain/draw.ts';
import { drawHappening, drawScene } from '../domain/random-events.ts';
import { factsOfRandomPlan } from '../domain/random-facts.ts';
import { seasons } from '../domain/random-room.ts';

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
const plans = 400;

/** A random plan with what happens in its meeting, in the order it came, now and then in another. */
function drawHistory(number: number): { readonly facts: readonly KnownFact[]; readonly today: string } {
  const draw = drawFrom(seedOf(seed, number));
  let scene = drawScene(draw, draw.from(seasons));
  const facts = [...factsOfRandomPlan(scene.plan)];
  for (let event = 0; event < 12; event += 1) {
    const happened = drawHappening({ draw, scene, number: event });
    ({ scene } = happened);
    facts.push(...happened.facts);
  }
  if (draw.rarely(3)) facts.push(...facts.splice(draw.below(facts.length), 1 + draw.below(5)));
  return { facts, today: scene.today };
}

describe(`who reads what, after a push (SEED=${seed})`, () => {
  it('is by the new items alone what it is by all of them [SYNC-20]', () => {
    const counts = { taken: 0, refused: 0, items: 0 };
    for (let number = 0; number < plans; number += 1) {
      const { facts, today } = drawHistory(number);
      const draw = drawFrom(seedOf(seed, number + plans));
      const at = { today, adultAge: 18 };
      let state: PlanState = emptyState;
      for (let from = 0; from < facts.length;) {
        const upTo = from + 1 + draw.below(4);
        const next = fold(state, facts.slice(from, upTo));
        const whole = readersOf(next, at);
        const before = { state, readers: readersOf(state, at) };
        const fresh = readersOfNew(before, next, at);
        counts[fresh === undefined ? 'refused' : 'taken'] += 1;
        counts.items += fresh?.size ?? 0;
        const grown = fresh === undefined ? whole : new Map([...before.readers, ...fresh]);
        expect(grown, `plan ${number}, fact ${from}`).toEqual(whole);
        state = next;
        from = upTo;
      }
    }
    expect(counts.taken).toBeGreaterThan(plans);
    expect(counts.refused).toBeGreaterThan(plans);
    expect(counts.items).toBeGreaterThan(plans);
  });

  it('is worked out anew on another state of the same items with one limit more', () => {
    const { facts, today } = drawHistory(1);
    const state = fold(emptyState, facts);
    const [id, item] = [...state.items][0] ?? [];
    if (id === undefined || item === undefined) throw new Error('The plan has no items');
    const limited = { ...state, items: new Map([...state.items, [id, { ...item, limitedTo: [] }]]) };
    const at = { today, adultAge: 18 };
    const before = { state, readers: readersOf(state, at) };
    expect(readersOfNew(before, limited, at)).toBeUndefined();
    expect(readersOfNew(before, state, { ...at, meeting: 'm' })).toBeUndefined();
  });
});

describe('a batch on one draft', () => {
  it('folds to what its facts fold to one by one, and leaves the state it began with as it was [SYNC-20]', () => {
    for (let number = 0; number < plans / 4; number += 1) {
      const { facts } = drawHistory(number);
      const half = Math.floor(facts.length / 2);
      const start = fold(emptyState, facts.slice(0, half));
      const untouched = structuredClone(start);
      const draft = draftOf(start);
      for (const fact of facts.slice(half)) settleDraft(draft, fact, { kind: 'applied' });
      const oneByOne = facts.slice(half).reduce((state, fact) => evolve(state, fact), start);
      expect(draft.state).toEqual(oneByOne);
      expect(start).toEqual(untouched);
    }
  });
});
