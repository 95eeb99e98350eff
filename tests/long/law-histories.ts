import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import type { Outcome } from '#domain/accept.ts';
import { accept, acceptCommand, settle } from '#domain/accept.ts';
import { evolve, fold } from '#domain/evolve.ts';
import type { KnownFact } from '#domain/known-fact.ts';
import type { PlanState } from '#domain/state.ts';
import { emptyState } from '#domain/state.ts';
import type { Attempt } from '../domain/random-law.ts';
import { acceptContextOf, createTestIds, randomAttempt, tryToDecide } from '../domain/random-law.ts';
import type { RandomPlan } from '../domain/random-room.ts';
import { factsOfRandomPlan } from '../domain/random-facts.ts';
import { meeting, randomPlan, today } from '../domain/random-room.ts';

export interface HistoriesOutcome {
  readonly seed: number;
  readonly histories: number;
  /** How often each kind of command was decided: one that never is tests nothing. */
  readonly decided: Readonly<Record<string, number>>;
  /** How often each kind of no was given, by the room and by whoever judges another's facts. */
  readonly refused: Readonly<Record<string, number>>;
  readonly judged: Readonly<Record<string, number>>;
}

type Tally = Record<string, number>;
interface Tallies {
  readonly decided: Tally;
  readonly refused: Tally;
  readonly judged: Tally;
}

function count(tally: Tally, name: string): void {
  tally[name] = (tally[name] ?? 0) + 1;
}

const openMeeting: Attempt = {
  command: {
    kind: 'meeting.open',
    meeting,
    body: { date: today, time: '13:00', place: 'Møterom 2', chair: 'p3', minuteTaker: 'p4' },
  },
  actor: 'p3',
  today,
  inMeeting: true,
  familyWrites: false,
};
const attempts = fc.array(randomAttempt, { minLength: 5, maxLength: 40 });

/** Random plans on which random people try random things, in two rooms that do not know of each other. */
export function tryHistories(needs: { readonly histories: number; readonly seed: number }): HistoriesOutcome {
  const { seed, histories } = needs;
  const tallies: Tallies = { decided: {}, refused: {}, judged: {} };
  const property = fc.property(randomPlan, attempts, attempts, (plan, here, elsewhere) => {
    const start = factsOfRandomPlan(planToActOn(plan));
    const mine = live(start, [openMeeting, ...here], tallies);
    const theirs = live(start, [openMeeting, ...elsewhere], tallies);
    judgeAll(mine.state, theirs, tallies);
  });
  fc.assert(property, { numRuns: histories, seed, endOnFailure: true });
  return { seed, histories, ...tallies };
}

/** Everybody may act and something is there to act on, so that the refusals that come are those of the attempts. */
function planToActOn(plan: RandomPlan): RandomPlan {
  const names = plan.people.slice(3).map(({ id }) => ({ participant: id }));
  const common = { topic: 'school', isLimitedLater: false } as const;
  return {
    ...plan,
    consents: [...plan.consents, { kind: 'given', signedOn: '2026-01-01', names }],
    items: [
      { id: 'goal', kind: 'goal', ...common },
      { id: 'one', kind: 'activity', parent: 'goal', ...common },
      { id: 'other', kind: 'activity', parent: 'goal', ...common },
      ...plan.items,
    ],
  };
}

interface Lived {
  readonly state: PlanState;
  readonly commands: readonly { readonly attempt: Attempt; readonly facts: readonly KnownFact[] }[];
}

function mustBeEqual(one: unknown, other: unknown, rule: string): void {
  if (!isDeepStrictEqual(one, other)) throw new Error(rule);
}

/** What is decided is applied on the same state, and folding all of it gives the state that deciding saw. */
function live(start: readonly KnownFact[], tried: readonly Attempt[], tallies: Tallies): Lived {
  const newId = createTestIds();
  const commands: { attempt: Attempt; facts: readonly KnownFact[] }[] = [];
  let state = fold(emptyState, start);
  for (const attempt of tried) {
    const before = structuredClone(state);
    const decided = tryToDecide(state, attempt, newId);
    mustBeEqual(state, before, 'deciding touched the state');
    if (!decided.ok) {
      count(tallies.refused, decided.refusal.kind);
      continue;
    }
    count(tallies.decided, attempt.command.kind);
    const accepted = acceptCommand(state, decided.value, acceptContextOf(attempt));
    mustBeEqual(
      accepted.outcomes,
      decided.value.map(() => ({ kind: 'applied' })),
      'what was decided is not applied',
    );
    let next = state;
    for (const fact of decided.value) next = evolve(next, fact);
    mustBeEqual(accepted.state, next, 'accepting and evolving differ');
    mustBeEqual(state, before, 'accepting touched the state it was given');
    commands.push({ attempt, facts: decided.value });
    state = next;
  }
  const all = [...start, ...commands.flatMap(({ facts }) => facts)];
  mustBeEqual(fold(emptyState, all), state, 'the fold of all facts is another state');
  mustBeEqual(fold(emptyState, [...all, ...all]), state, 'the same facts twice are not once');
  return { state, commands };
}

/** Facts of a room that did not know of this one: judged, never thrown at, and settled as one. */
function judgeAll(start: PlanState, theirs: Lived, tallies: Tallies): void {
  let state = start;
  for (const { attempt, facts: written } of theirs.commands) {
    const facts = written.map((fact) => fromElsewhere(fact));
    const context = acceptContextOf(attempt);
    const before = state;
    for (const fact of facts) mustSettleQuietly(state, fact, accept(state, fact, context));
    const judged = acceptCommand(state, facts, context);
    for (const { kind } of judged.outcomes) count(tallies.judged, kind);
    mustShareTheWeakest(judged.outcomes);
    if (judged.outcomes.some(({ kind }) => kind === 'held' || kind === 'rejected')) {
      mustBeEqual({ ...judged.state, facts: before.facts }, before, 'a no changed the plan');
    }
    state = judged.state;
    const again = acceptCommand(state, facts, context);
    mustBeEqual(
      again.outcomes,
      facts.map(() => ({ kind: 'merged' })),
      'the same command twice is not once',
    );
    mustBeEqual(again.state, state, 'the same command twice changed the plan');
  }
}

/** The two rooms' ids must not meet. */
function fromElsewhere(fact: KnownFact): KnownFact {
  const move = (id: string): string => id.replace(/^01/u, '02');
  const moved = { ...fact, id: move(fact.id), command: move(fact.command), item: move(fact.item) };
  return fact.base === undefined ? moved : { ...moved, base: move(fact.base) };
}

function mustSettleQuietly(state: PlanState, fact: KnownFact, outcome: Outcome): void {
  const settled = settle(state, fact, outcome);
  if (!settled.facts.has(fact.id)) throw new Error('a judged fact was forgotten');
  if (outcome.kind === 'applied') return;
  mustBeEqual(
    { ...settled, facts: state.facts, proposals: state.proposals },
    state,
    'what is not in force changed the plan',
  );
  const proposed = settled.proposals.filter((one) => one.fact === fact.id);
  mustBeEqual(
    proposed.length,
    outcome.kind === 'conflict' ? 1 : 0,
    'a change that lost was not kept as a proposal',
  );
}

/** What merged was in force already, so it does not hold the others back. */
function mustShareTheWeakest(outcomes: readonly Outcome[]): void {
  const kinds = new Set(outcomes.map(({ kind }) => kind));
  kinds.delete('merged');
  if (kinds.size > 1) throw new Error(`facts of one command were settled apart: ${[...kinds].join(', ')}`);
}
