import type { AcceptContext, Outcome } from '#domain/accept.ts';
import { accept, acceptCommand, settleDraft } from '#domain/accept.ts';
import type { Verb } from '#domain/bodies.ts';
import { bodySchemas } from '#domain/bodies.ts';
import { draftOf } from '#domain/draft-state.ts';
import type { Fact } from '#domain/fact.ts';
import type { FactId, Id } from '#domain/identity.ts';
import { administrator, system } from '#domain/identity.ts';
import type { FactReading, KnownFact } from '#domain/known-fact.ts';
import { readFact } from '#domain/known-fact.ts';
import type { PlanState } from '#domain/state.ts';
import type { OutcomeKind, Settled } from '#sync/messages.ts';

/** Under whose answer the facts come, and what earlier parts of their commands became. */
export interface BatchContext extends AcceptContext {
  readonly plan: Id;
  readonly loan: Id;
  readonly earlier: ReadonlyMap<FactId, Settled>;
  /** Absent: every verb of this version. A test stands for an older store with it. */
  readonly knows?: (verb: string) => boolean;
}

export interface SettledFact {
  readonly fact: Fact;
  /** As it was read to be judged: nobody reads it a second time. */
  readonly reading: FactReading;
  readonly settled: Settled;
}

interface Read {
  readonly fact: Fact;
  readonly reading: FactReading;
}

const strength: readonly OutcomeKind[] = ['rejected', 'held', 'conflict', 'merged', 'applied'];

/** Judges a batch command by command ([SYNC-5]). The order that comes back is the order of the log. */
export function settleBatch(
  state: PlanState,
  facts: readonly Fact[],
  context: BatchContext,
): { readonly facts: readonly SettledFact[]; readonly state: PlanState } {
  const settled: SettledFact[] = [];
  const read = facts.map((fact): Read => ({ fact, reading: readHere(fact, context) }));
  // One draft for them all: a batch costs one copy of a large plan, and not one for each fact ([SYNC-20]).
  const draft = draftOf(state);
  for (const [command, together] of Map.groupBy(read, ({ fact }) => fact.command)) {
    const outcomes = judgeCommand(draft.state, together, {
      ...context,
      before: context.earlier.get(command),
    });
    together.forEach(({ fact, reading }, index) => {
      const outcome = outcomes[index] ?? { kind: 'rejected', why: 'malformed' };
      if (reading.kind === 'known') settleDraft(draft, reading.fact, outcome);
      settled.push({ fact, reading, settled: toSettled(outcome) });
    });
  }
  return { facts: settled, state: draft.state };
}

function readHere(fact: Fact, { knows }: BatchContext): FactReading {
  const reading = readFact(fact);
  return knows?.(fact.verb) === false && reading.kind === 'known' ? { kind: 'unknown', fact } : reading;
}

type CommandContext = BatchContext & { readonly before: Settled | undefined };

/** One outcome for each of its facts. */
function judgeCommand(state: PlanState, facts: readonly Read[], context: CommandContext): readonly Outcome[] {
  const known = facts.flatMap(({ reading }) => (reading.kind === 'known' ? [reading.fact] : []));
  const byLaw = judgeByLaw(state, known, context);
  const objections = facts.flatMap((one) => objectTo(one, context) ?? []);
  const before = context.before === undefined ? [] : [toOutcome(context.before)];
  const against = [...before.filter(({ kind }) => isAgainst(kind)), ...objections];
  if (against.length === 0) return byLaw;
  const weakest = weakestOf([...against, ...byLaw]);
  return facts.map(() => weakest);
}

/** A fact alone in its command is judged where it stands: nothing has to be tried out and taken back. */
function judgeByLaw(
  state: PlanState,
  known: readonly KnownFact[],
  context: CommandContext,
): readonly Outcome[] {
  const [only] = known;
  if (only !== undefined && known.length === 1) return [accept(state, only, context)];
  return acceptCommand(state, known, context).outcomes;
}

/** What the store sees and the law cannot: the room is never trusted. */
function objectTo({ fact, reading }: Read, context: BatchContext): Outcome | undefined {
  if (fact.plan !== context.plan || reading.kind === 'emptied') return { kind: 'rejected', why: 'malformed' };
  if (reading.kind === 'malformed' && !isNewerShape(fact)) return { kind: 'rejected', why: 'malformed' };
  // Whoever bore such a name would write with the rights of the store or of the administrator.
  if (isReserved(fact.item)) return { kind: 'rejected', why: 'malformed' };
  if (!isOfThisRoom(fact, context)) return { kind: 'held', why: 'no-right' };
  return reading.kind === 'known' ? undefined : { kind: 'held', why: 'unknown-verb' };
}

function isOfThisRoom(fact: Fact, { loan }: BatchContext): boolean {
  if (isReserved(fact.writtenBy) || fromAbove.has(fact.verb)) return false;
  return fact.loan === undefined || fact.loan === loan;
}

/** R3, C7, S5: written by the store or the administrator, and never in a room, whoever chairs there. */
const fromAbove: ReadonlySet<string> = new Set<Verb>([
  'consent.expired/1',
  'holder.named/1',
  'deletion.decided/1',
  'deletion.executed/1',
]);

/** The store itself, and the administrator, who writes to the store and to no room. */
function isReserved(name: string): boolean {
  return name === system || name === administrator;
}

/** A field that was added later is a newer version's, not a fault: it is kept whole like a new verb ([SYNC-6]). */
function isNewerShape(fact: Fact): boolean {
  if (!isVerb(fact.verb)) return false;
  const issues = bodySchemas[fact.verb].safeParse(fact.body).error?.issues ?? [];
  return issues.length > 0 && issues.every(({ code }) => code === 'unrecognized_keys');
}

function isVerb(verb: string): verb is Verb {
  return Object.hasOwn(bodySchemas, verb);
}

function isAgainst(kind: OutcomeKind): boolean {
  return kind !== 'applied' && kind !== 'merged';
}

function weakestOf(outcomes: readonly Outcome[]): Outcome {
  const ranked = outcomes.toSorted((one, other) => strength.indexOf(one.kind) - strength.indexOf(other.kind));
  return ranked[0] ?? { kind: 'applied' };
}

function toSettled(outcome: Outcome): Settled {
  switch (outcome.kind) {
    case 'conflict':
      return { outcome: 'conflict', conflict: { field: outcome.field, current: outcome.current } };
    case 'held':
    case 'rejected':
      return { outcome: outcome.kind, why: outcome.why };
    default:
      return { outcome: outcome.kind };
  }
}

/** Back from the log. */
export function toOutcome({ outcome, conflict, why }: Settled): Outcome {
  switch (outcome) {
    case 'conflict':
      return { kind: 'conflict', ...(conflict ?? { field: '', current: '' }) };
    case 'held':
      return { kind: 'held', why: asHeld(why) };
    case 'rejected':
      return { kind: 'rejected', why: why === 'withdrawn-meanwhile' ? why : 'malformed' };
    case 'applied':
    case 'merged':
      return { kind: outcome };
  }
}

function asHeld(why: Settled['why']): 'no-right' | 'not-visible' | 'unknown-verb' {
  return why === 'unknown-verb' || why === 'not-visible' ? why : 'no-right';
}
