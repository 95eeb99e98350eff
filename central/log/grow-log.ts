import type { Id } from '#domain/identity.ts';
import type { Subject } from '#domain/readers.ts';
import type { PlanState } from '#domain/state.ts';
import type { Within } from '../database/database.ts';
import { insertFacts, type NewFact } from './fact-rows.ts';
import { renewedReaders, writeReaders } from './item-readers.ts';
import { type PlanHead, writePlanHead } from './plan-rows.ts';
import type { Snapshot } from './snapshots.ts';
import { instantOf, type Store } from '../store.ts';

export interface Growth {
  readonly plan: Id;
  /** As it was read under the plan's lock. */
  readonly head: PlanHead;
  readonly rows: readonly NewFact[];
  /** With these facts folded in. */
  readonly state: PlanState;
  readonly loan?: Id;
  /** Whoever reads one of these takes the plan whole: what they were given is other than it was. */
  readonly announced?: readonly Subject[];
}

/**
 * The log grows: facts with their receipts, who may read them, and the plan's row, all in the caller's transaction
 * and under the plan's lock. What comes back is to be kept once the transaction is through.
 */
export async function growLog(store: Store, within: Within, growth: Growth): Promise<Snapshot> {
  const { plan, head, rows, state, loan, announced = [] } = growth;
  const renewed = await renewedReaders(store, within, { plan, head, state, announced });
  const place = { tenant: store.tenant, plan, at: instantOf(store), readers: renewed.readers };
  await insertFacts(within, loan === undefined ? place : { ...place, loan }, rows);
  const visSeq = await writeReaders(store, within, { plan, visSeq: head.visSeq, renewed });
  const epoch = head.epoch + (announced.length === 0 ? 0 : 1);
  const is = { opSeq: head.opSeq + rows.length, visSeq, epoch };
  await writePlanHead(store, within, { plan, was: head, is, state });
  store.onSettled?.(rows.map(({ settled }) => settled.outcome));
  return { upTo: is.opSeq, visSeq, epoch, state, readers: renewed.readers, at: renewed.at };
}

/** A new day, or a store of an older version: who reads what is worked out anew, without a fact. */
export async function renewReaders(
  store: Store,
  within: Within,
  at: { readonly plan: Id; readonly head: PlanHead; readonly state: PlanState },
): Promise<Snapshot> {
  return growLog(store, within, { ...at, rows: [] });
}
