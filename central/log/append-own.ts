import { accept, type Outcome, settle } from '#domain/accept.ts';
import type { Id } from '#domain/identity.ts';
import type { KnownFact } from '#domain/known-fact.ts';
import type { PlanState } from '#domain/state.ts';
import type { Within } from '../database/database.ts';
import { growLog } from './grow-log.ts';
import { hashFact } from '../database/hash.ts';
import { loadState } from './load-state.ts';
import { lockPlan, type PlanHead } from './plan-rows.ts';
import type { Store } from '../store.ts';
import type { Snapshot } from './snapshots.ts';

/** The plan under its lock, folded: what the store's own facts are judged on. */
export interface LockedPlan {
  readonly head: PlanHead;
  readonly state: PlanState;
}

export async function lockState(store: Store, within: Within, plan: Id): Promise<LockedPlan | undefined> {
  const head = await lockPlan(store, within, plan);
  if (head === undefined) return undefined;
  return { head, state: await loadState(store, within, { plan, opSeq: head.opSeq }) };
}

export interface Appended {
  /** In the order of the facts; only what is applied is written. */
  readonly outcomes: readonly Outcome[];
  readonly state: PlanState;
  readonly snapshot?: Snapshot;
  /** To be called once the transaction is through. */
  readonly keep: () => void;
}

/** Facts of the store's own, under no loan: through the same law as everybody's, and only what is in force. */
export async function appendOwn(
  store: Store,
  within: Within,
  own: { readonly plan: Id; readonly facts: readonly KnownFact[]; readonly meeting?: Id },
): Promise<Appended> {
  const { plan, facts, meeting } = own;
  const locked = await lockState(store, within, plan);
  if (locked === undefined) throw new Error('There is no such plan to write in');
  const { head } = locked;
  const at = { today: store.today(), profile: store.profile };
  const context = meeting === undefined ? at : { ...at, meeting };
  const outcomes: Outcome[] = [];
  const applied: KnownFact[] = [];
  let state = locked.state;
  for (const fact of facts) {
    const outcome = accept(state, fact, context);
    outcomes.push(outcome);
    if (outcome.kind !== 'applied') continue;
    state = settle(state, fact, outcome);
    applied.push(fact);
  }
  if (applied.length === 0) return { outcomes, state, keep: () => undefined };
  const rows = applied.map((fact, index) => ({
    opSeq: head.opSeq + index + 1,
    fact,
    hash: hashFact(fact),
    settled: { outcome: 'applied' as const },
  }));
  const snapshot = await growLog(store, within, { plan, head, rows, state });
  return { outcomes, state, snapshot, keep: () => store.snapshots.keep(plan, snapshot) };
}
