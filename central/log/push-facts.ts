import type { Fact } from '#domain/fact.ts';
import type { Id } from '#domain/identity.ts';
import { no, type Result, yes } from '#domain/result.ts';
import type { Push, PushAnswer, PushResult, Settled } from '#sync/messages.ts';
import { describeProblem, type Problem } from '#sync/problems.ts';
import type { PlanState } from '#domain/state.ts';
import type { Caller } from '../loans/caller.ts';
import type { Within } from '../database/database.ts';
import type { NewFact } from './fact-rows.ts';
import { giveOnceSigned } from './give-once-signed.ts';
import { growLog } from './grow-log.ts';
import { hashFact } from '../database/hash.ts';
import { loadState } from './load-state.ts';
import { advanceDevice, findLoan, type LoanRow } from '../loans/loan-rows.ts';
import { callMeetings, endMeetings, lockPlan, type PlanHead } from './plan-rows.ts';
import { profileOf } from './profile-versions.ts';
import { type KnownReceipt, readReceipts } from './receipt-rows.ts';
import { type SettledFact, settleBatch } from './settle-batch.ts';
import type { Snapshot } from './snapshots.ts';
import { inService, type Store } from '../store.ts';

type Entry = Push['facts'][number] & { readonly hash: string };

/** One batch, one transaction: all of it is in the log with its receipts, or nothing happened ([SYNC-3]). */
export async function pushFacts(store: Store, asked: PushAsked): Promise<Result<PushAnswer, Problem>> {
  const done = await inService(store, (within) => pushWithin(store, within, asked));
  if (!done.ok) return done;
  const { snapshot, answer } = done.value;
  if (snapshot !== undefined) store.snapshots.keep(asked.plan, snapshot);
  return yes(answer);
}

export interface PushAsked {
  readonly caller: Caller;
  readonly plan: Id;
  readonly push: Push;
}

interface Pushed {
  readonly answer: PushAnswer;
  readonly snapshot?: Snapshot;
}

async function pushWithin(
  store: Store,
  within: Within,
  { caller, plan, push }: PushAsked,
): Promise<Result<Pushed, Problem>> {
  const head = await lockPlan(store, within, plan);
  if (head === undefined) return no(describeProblem('plan-not-found'));
  const loan = await findLoan(store, within, { plan, loan: push.loan, device: push.device, caller });
  if (loan === undefined) return no(describeProblem('not-found'));
  const entries = push.facts.map((one) => ({ ...one, hash: hashFact(one.fact) }));
  const known = await readReceipts(store, within, { plan, facts: push.facts.map(({ fact }) => fact) });
  const fresh = chooseFresh(entries, known.byFact, loan.head);
  if (!fresh.ok) return fresh;
  if (fresh.value.length === 0) return yes({ answer: answerTo(entries, known.byFact, new Map()) });
  if (loan.released) return no(describeProblem('loan-ended'));
  const grown = await grow(store, within, {
    plan,
    push,
    head,
    loan,
    fresh: fresh.value,
    earlier: known.byCommand,
  });
  const given = await giveOnceSigned(store, within, { plan, state: grown.state, facts: grown.applied });
  const answer = answerTo(entries, known.byFact, grown.settled);
  return yes({ answer, snapshot: given?.snapshot ?? grown.snapshot });
}

/** What the log has not got. Every number counts up by one, whatever becomes of its fact ([SYNC-3], [SYNC-4]). */
function chooseFresh(
  entries: readonly Entry[],
  known: ReadonlyMap<string, KnownReceipt>,
  head: number,
): Result<readonly Entry[], Problem> {
  const fresh = new Map<string, Entry>();
  let next = head + 1;
  for (const entry of entries) {
    const { id } = entry.fact;
    const first = known.get(id)?.hash ?? fresh.get(id)?.hash;
    if (first !== undefined && first !== entry.hash) return no(describeProblem('op-id-reuse', { fact: id }));
    if (first !== undefined) continue;
    if (entry.deviceNumber !== next) return no(describeProblem('out-of-order', { expected: next }));
    fresh.set(id, entry);
    next += 1;
  }
  return yes([...fresh.values()]);
}

interface Growth {
  readonly plan: Id;
  readonly push: Push;
  readonly head: PlanHead;
  readonly loan: LoanRow;
  readonly fresh: readonly Entry[];
  readonly earlier: ReadonlyMap<string, Settled>;
}

async function grow(store: Store, within: Within, growth: Growth): Promise<SettledGrowth> {
  const { plan, push, head, loan, fresh } = growth;
  const before = await loadState(store, within, { plan, opSeq: head.opSeq });
  const judged = settleBatch(
    before,
    fresh.map(({ fact }) => fact),
    {
      today: store.today(),
      profile: await profileOf(store, within, loan.profileVersion),
      meeting: loan.meeting,
      plan,
      loan: push.loan,
      earlier: growth.earlier,
    },
  );
  const rows = number(judged.facts, fresh, head.opSeq);
  const snapshot = await growLog(store, within, { plan, head, rows, state: judged.state, loan: push.loan });
  await advanceDevice(store, within, { push, from: loan.head, to: loan.head + fresh.length });
  const applied = judged.facts.filter(({ settled }) => settled.outcome === 'applied');
  await callMeetings(store, within, { plan, state: judged.state, facts: applied });
  await endMeetings(store, within, { plan, state: judged.state, facts: applied });
  const settled = new Map(judged.facts.map((one) => [one.fact.id, one.settled]));
  return { settled, snapshot, state: judged.state, applied: applied.map(({ fact }) => fact) };
}

interface SettledGrowth {
  readonly settled: ReadonlyMap<string, Settled>;
  readonly snapshot: Snapshot;
  readonly state: PlanState;
  readonly applied: readonly Fact[];
}

/** The log has the order in which commands were settled; the device's numbers stay with their facts. */
function number(judged: readonly SettledFact[], fresh: readonly Entry[], after: number): readonly NewFact[] {
  const entries = new Map(fresh.map((entry) => [entry.fact.id, entry]));
  return judged.flatMap(({ fact, reading, settled }, index) => {
    const entry = entries.get(fact.id);
    if (entry === undefined) return [];
    const { hash, deviceNumber } = entry;
    return [{ opSeq: after + index + 1, fact, reading, hash, settled, deviceNumber }];
  });
}

function answerTo(
  entries: readonly Entry[],
  known: ReadonlyMap<string, KnownReceipt>,
  settled: ReadonlyMap<string, Settled>,
): PushAnswer {
  const results = entries.flatMap(({ fact: { id } }): PushResult[] => {
    const first = known.get(id);
    if (first !== undefined) return [{ id, ...first.settled, duplicate: true }];
    const now = settled.get(id);
    return now === undefined ? [] : [{ id, ...now }];
  });
  return { results };
}
