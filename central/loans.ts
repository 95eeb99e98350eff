import { sql } from 'kysely';
import { audience, type Covered, participantsPresent } from '#domain/audience.ts';
import type { Id } from '#domain/identity.ts';
import { no, type Result, yes } from '#domain/result.ts';
import { type Loan, type LoanRequest, meetingPlanSchema } from '#sync/messages.ts';
import { describeProblem, type Problem } from '#sync/problems.ts';
import { logAccess } from './access-log.ts';
import { expectRows, type Within } from './database.ts';
import { loadState } from './load-state.ts';
import { lockPlan } from './plan-rows.ts';
import { instantOf, type Store } from './store.ts';

/** How long a plan may be read without the store: this bounds how long a revocation can be unknown. */
const hoursOffline = 12;

interface Asked {
  readonly plan: Id;
  readonly request: LoanRequest;
}

/** Lends a plan to a room for one meeting, if whoever chairs it may see the plan at all (R7, C7). */
export async function lendPlan(store: Store, asked: Asked): Promise<Result<Loan, Problem>> {
  return store.database.transaction().execute((within) => lendWithin(store, within, asked));
}

async function lendWithin(
  store: Store,
  within: Within,
  { plan, request }: Asked,
): Promise<Result<Loan, Problem>> {
  const head = await lockPlan(store, within, plan);
  const found = await sql<{ meeting_plan: string }>`
    select meeting_plan from meeting
    where tenant = ${store.tenant} and plan = ${plan} and id = ${request.meeting} and not ended`.execute(
    within,
  );
  const row = found.rows[0];
  if (head === undefined || row === undefined) return no(describeProblem('plan-not-found'));
  const meetingPlan = meetingPlanSchema.parse(JSON.parse(row.meeting_plan));
  const state = await loadState(store, within, { plan, opSeq: head.opSeq });
  const at = { today: store.today(), meeting: request.meeting, adultAge: store.profile.adultAge };
  const { covered } = audience(state, participantsPresent([meetingPlan.chair]), at);
  const isHolder = state.participants.get(meetingPlan.chair)?.role === 'relay-holder';
  if (covered !== undefined && !(isHolder && forConsent.has(covered))) {
    return no(describeProblem('access-ended', { purge: true }));
  }
  const loan = await writeLoan(store, within, { plan, request });
  await logAccess(store, within, { plan, action: 'loan', loan: loan.loan, upTo: head.opSeq });
  return yes({ ...loan, meeting: request.meeting, profile: store.profile, meetingPlan });
}

/** C1, C7, C8: what a holder meets the family for when nothing may be seen: a new consent. The room shows no more. */
const forConsent: ReadonlySet<Covered> = new Set(['no-consent', 'consent-expired', 'plan-ended']);

export async function writeLoan(
  store: Store,
  within: Within,
  { plan, request }: { readonly plan: Id; readonly request: Pick<LoanRequest, 'device' | 'meeting'> },
): Promise<Pick<Loan, 'loan' | 'offlineUntil'>> {
  const loan = store.newId();
  const offlineUntil = new Date(store.now() + hoursOffline * 3_600_000).toISOString();
  const lent = await sql`
    insert into loan (tenant, id, plan, meeting, offline_until, lent_at)
    values (${store.tenant}, ${loan}, ${plan}, ${request.meeting}, ${offlineUntil}::timestamptz,
      ${instantOf(store)}::timestamptz)`.execute(within);
  expectRows(lent, 1);
  const device = await sql`
    insert into device (tenant, loan, device, head)
    values (${store.tenant}, ${loan}, ${request.device}, 0)`.execute(within);
  expectRows(device, 1);
  return { loan, offlineUntil };
}
