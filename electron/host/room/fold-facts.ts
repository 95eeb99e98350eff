import type { AcceptContext, Outcome } from '#domain/accept.ts';
import { accept, acceptCommand, settleDraft } from '#domain/accept.ts';
import type { DraftState } from '#domain/draft-state.ts';
import { draftOf } from '#domain/draft-state.ts';
import type { KnownFact } from '#domain/known-fact.ts';
import { readFact } from '#domain/known-fact.ts';
import type { PlanState } from '#domain/state.ts';
import { emptyState } from '#domain/state.ts';
import type { ChangedFact, Settled } from '#sync/messages.ts';
import type { StoredFact } from '../journal/fact-rows.ts';
import type { Judged } from '../journal/store-changes.ts';

/** A fact with what became of it; without a word about that it is in force. */
export type FactAndOutcome = Pick<StoredFact, 'fact'> & { readonly settled?: Settled | undefined };

/** As the store gives it, as the fold reads it. */
export function asStored({ fact, ...settled }: ChangedFact): FactAndOutcome {
  return { fact, settled };
}

export interface Folded {
  /** What the store gave, in its order. */
  readonly base: PlanState;
  /** And the room's own on top of it, in theirs. */
  readonly state: PlanState;
  /** How many of the room's own commands a holder has to look at: none is in force. */
  readonly waits: number;
}

/** The whole of a file ([SYNC-37]): nothing is judged here, so two foldings of one file are one state. */
export function foldStored(stored: readonly StoredFact[]): Folded & { readonly unread: number } {
  const placed = stored.filter(({ place }) => place !== undefined);
  const own = stored.filter(({ place }) => place === undefined);
  const given = foldSettled(
    emptyState,
    placed.toSorted((one, other) => (one.place ?? 0) - (other.place ?? 0)),
  );
  const all = foldSettled(given.state, own);
  return { base: given.state, state: all.state, waits: countWaiting(own), unread: given.unread + all.unread };
}

/** In order. What lost is a proposal, what waits is known by its id alone, and what cannot be read is counted. */
export function foldSettled(
  from: PlanState,
  facts: readonly FactAndOutcome[],
): { readonly state: PlanState; readonly unread: number } {
  const draft = draftOf(from);
  let unread = 0;
  for (const { fact, settled } of facts) {
    const known = readKnown(fact);
    if (known === undefined) unread += 1;
    else settleDraft(draft, known, outcomeOf(settled));
  }
  return { state: draft.state, unread };
}

/**
 * The room's own commands on what the store gives now, as the store would judge them: what no longer applies is a
 * proposal or waits for a holder, and is never folded in silence. Those that have their receipt are not judged again.
 */
export function judgeOwn(
  base: PlanState,
  own: readonly StoredFact[],
  at: AcceptContext,
): Omit<Folded, 'base'> & { readonly judged: readonly Judged[] } {
  const judged: Judged[] = [];
  const draft = draftOf(base);
  for (const command of inCommands(own)) {
    if (command.some(({ receipt }) => receipt !== undefined)) {
      settleAnswered(draft, command);
      continue;
    }
    const known = command.flatMap(({ fact }) => readKnown(fact) ?? []);
    const outcomes = judgeCommand(draft, known, at);
    known.forEach((fact, index) => {
      const outcome = outcomes[index];
      if (outcome === undefined) return;
      settleDraft(draft, fact, outcome);
      judged.push({ fact: fact.id, settled: toSettled(outcome) });
    });
  }
  const { state } = draft;
  const found = new Map(judged.map(({ fact, settled }) => [fact, settled]));
  const waits = countWaiting(
    own.map(({ fact, settled }) => ({ fact, settled: found.get(fact.id) ?? settled })),
  );
  return { state, waits, judged };
}

function settleAnswered(draft: DraftState, command: readonly StoredFact[]): void {
  for (const { fact, settled } of command) {
    const known = readKnown(fact);
    if (known !== undefined) settleDraft(draft, known, outcomeOf(settled));
  }
}

/** One fact alone needs no state of its own to be tried on: most commands are one. */
function judgeCommand(
  { state }: DraftState,
  known: readonly KnownFact[],
  at: AcceptContext,
): readonly Outcome[] {
  const [only, ...more] = known;
  if (only !== undefined && more.length === 0) return [accept(state, only, at)];
  return acceptCommand(state, known, at).outcomes;
}

function readKnown(fact: StoredFact['fact']): KnownFact | undefined {
  const reading = readFact(fact);
  return reading.kind === 'known' ? reading.fact : undefined;
}

function outcomeOf(settled: Settled | undefined): Outcome {
  return settled === undefined ? { kind: 'applied' } : toOutcome(settled);
}

/** A conflict is a card with both values of its own; this is for what stands on no card. */
function countWaiting(own: readonly FactAndOutcome[]): number {
  const waiting = own.filter(({ settled }) => settled?.outcome === 'held' || settled?.outcome === 'rejected');
  return new Set(waiting.map(({ fact }) => fact.command)).size;
}

/** Neighbours of one command. */
export function inCommands(own: readonly StoredFact[]): readonly (readonly StoredFact[])[] {
  const commands: StoredFact[][] = [];
  for (const one of own) {
    const last = commands.at(-1);
    if (last?.[0]?.fact.command === one.fact.command) last.push(one);
    else commands.push([one]);
  }
  return commands;
}

function toOutcome({ outcome, conflict }: Settled): Outcome {
  switch (outcome) {
    case 'applied':
    case 'merged':
      return { kind: outcome };
    case 'conflict':
      return conflict === undefined
        ? { kind: 'held', why: 'not-visible' }
        : { kind: 'conflict', field: conflict.field, current: conflict.current };
    case 'held':
      return { kind: 'held', why: 'no-right' };
    case 'rejected':
      return { kind: 'rejected', why: 'malformed' };
  }
}

function toSettled(outcome: Outcome): Settled {
  switch (outcome.kind) {
    case 'applied':
    case 'merged':
      return { outcome: outcome.kind };
    case 'conflict':
      return { outcome: 'conflict', conflict: { field: outcome.field, current: outcome.current } };
    case 'held':
    case 'rejected':
      return { outcome: outcome.kind, why: outcome.why };
  }
}
