import { settleDraft } from '#domain/accept.ts';
import { draftOf } from '#domain/draft-state.ts';
import { readFact } from '#domain/known-fact.ts';
import type { PlanState } from '#domain/state.ts';
import { emptyState } from '#domain/state.ts';
import type { Within } from '../database/database.ts';
import { type LoggedFact, readLog } from './fact-rows.ts';
import { toOutcome } from './settle-batch.ts';
import type { Store } from '../store.ts';

/** The state of a plan at a place in its log; without snapshots folded from its first fact. The caller holds the plan's lock, so the place cannot move. */
export async function loadState(
  store: Pick<Store, 'tenant'> & Partial<Pick<Store, 'snapshots'>>,
  within: Within,
  at: { readonly plan: string; readonly opSeq: number },
): Promise<PlanState> {
  const kept = store.snapshots?.find(at.plan);
  const from = kept !== undefined && kept.upTo <= at.opSeq ? kept : { upTo: 0, state: emptyState };
  if (from.upTo === at.opSeq) return from.state;
  const place = { tenant: store.tenant, plan: at.plan };
  const most = at.opSeq - from.upTo;
  const log = await readLog(within, place, { after: from.upTo, upTo: at.opSeq, most });
  if (log.length !== most) throw new Error(`The log has ${log.length} facts where ${most} were counted`);
  return foldLog(from.state, log);
}

/** What is in force is folded; the rest leaves its mark, as when it was settled. */
function foldLog(state: PlanState, log: readonly LoggedFact[]): PlanState {
  const draft = draftOf(state);
  for (const { fact, settled } of log) {
    const reading = readFact(fact);
    if (reading.kind === 'known') settleDraft(draft, reading.fact, toOutcome(settled));
  }
  return draft.state;
}
