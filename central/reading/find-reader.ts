import { sql } from 'kysely';
import type { Id } from '#domain/identity.ts';
import { no, type Result, yes } from '#domain/result.ts';
import { describeProblem, type Problem } from '#sync/problems.ts';
import type { Caller } from '../loans/caller.ts';
import { findLoan } from '../loans/loan-rows.ts';
import { inService, type Store } from '../store.ts';

/** Whose rights an answer is cut to, and until when. */
export interface Reading {
  readonly plan: Id;
  readonly reader: Id;
  readonly loan?: Id;
  readonly offlineUntil?: string;
}

/** Under a loan its reader, as long as the loan lasts ([SYNC-16]); what delivers reads nothing. */
export async function findReader(
  store: Store,
  asked: { readonly caller: Caller; readonly plan: Id; readonly loan?: Id },
): Promise<Result<Reading, Problem>> {
  const { caller, plan, loan } = asked;
  if (caller.kind === 'delivery') return no(describeProblem('plan-not-found'));
  if (loan === undefined) return findHolder(store, { caller, plan });
  const row = await inService(store, (within) => findLoan(store, within, { plan, loan, caller }));
  if (row === undefined) return no(describeProblem('plan-not-found'));
  if (row.released) return no(describeProblem('loan-ended'));
  if (Date.parse(row.offlineUntil) <= store.now()) return no(describeProblem('lease-expired'));
  const { reader, offlineUntil } = row;
  return yes({ plan, reader, loan, offlineUntil });
}

/** In a store to try out the one token stands for whoever chairs the plan's newest meeting. */
async function findHolder(
  store: Store,
  { caller, plan }: { readonly caller: Caller; readonly plan: Id },
): Promise<Result<Reading, Problem>> {
  if (caller.kind !== 'tryout') return no(describeProblem('plan-not-found'));
  const found = await inService(store, (within) =>
    sql<{ chair: string }>`
      select meeting_plan::json ->> 'chair' as chair from meeting
      where tenant = ${store.tenant} and plan = ${plan} order by held_on desc, id desc limit 1`.execute(
      within,
    ),
  );
  const reader = found.rows[0]?.chair;
  return reader === undefined ? no(describeProblem('plan-not-found')) : yes({ plan, reader });
}
