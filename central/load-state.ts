import { settle } from '#domain/accept.ts';
import { fold } from '#domain/evolve.ts';
import type { KnownFact } from '#domain/known-fact.ts';
import { readFact } from '#domain/known-fact.ts';
import type { PlanState } from '#domain/state.ts';
import { emptyState } from '#domain/state.ts';
import type { Within } from './database.ts';
import { type LoggedFact, readLog } from './fact-rows.ts';
import { toOutcome } from './settle-batch.ts';
import type { Store } from './store.ts';

/** The state of a plan at a place in its log. The caller holds the plan's lock, so the place cannot move. */
export async function loadState(
  store: Pick<Store, 'snapshots' | 'tenant'>,
  within: Within,
  at: { readonly plan: string; readonly opSeq: number },
): Promise<PlanState> {
  const kept = store.snapshots.find(at.plan);
  const from = kept !== undefined && kept.upTo <= at.opSeq ? kept : { upTo: 0, state: emptyState };
  if (from.upTo === at.opSeq) return from.state;
  const place = { tenant: store.tenant, plan: at.plan };
  const most = at.opSeq - from.upTo;
  const log = await readLog(within, place, { after: from.upTo, upTo: at.opSeq, most });
  if (log.length !== most) throw new Error(`The log has ${log.length} facts where ${most} were counted`);
  return foldLog(from.state, log);
}

/** What is in force is folded in one go; the rest leaves its mark one by one, as when it was settled. */
function foldLog(state: PlanState, log: readonly LoggedFact[]): PlanState {
  let current = state;
  let run: KnownFact[] = [];
  for (const { fact, settled } of log) {
    const reading = readFact(fact);
    if (reading.kind !== 'known') continue;
    if (settled.outcome === 'applied') {
      run.push(reading.fact);
      continue;
    }
    current = settle(fold(current, run), reading.fact, toOutcome(settled));
    run = [];
  }
  return fold(current, run);
}
