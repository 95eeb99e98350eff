import { sql } from 'kysely';
import { type Audience, audience, type Covered, participantsPresent } from '#domain/audience.ts';
import type { Id } from '#domain/identity.ts';
import { no, type Result, yes } from '#domain/result.ts';
import type { PlanState } from '#domain/state.ts';
import { type Loan, type LoanRequest, type MeetingPlan, meetingPlanSchema } from '#sync/messages.ts';
import { describeProblem, type Problem } from '#sync/problems.ts';
import { logAccess } from '../reading/access-log.ts';
import type { Caller } from './caller.ts';
import type { Within } from '../database/database.ts';
import { loadState } from '../log/load-state.ts';
import { writeLoan } from './loan-rows.ts';
import { instantInOslo } from '../days/oslo-time.ts';
import { lockPlan } from '../log/plan-rows.ts';
import { inService, type Store } from '../store.ts';

interface Asked {
  readonly caller: Caller;
  readonly plan: Id;
  readonly request: LoanRequest;
}

/** Lends a plan to a room for one meeting, if whoever chairs it may see the plan at all (R7, C7). */
export async function lendPlan(store: Store, asked: Asked): Promise<Result<Loan, Problem>> {
  return inService(store, (within) => lendWithin(store, within, asked));
}

async function lendWithin(
  store: Store,
  within: Within,
  { caller, plan, request }: Asked,
): Promise<Result<Loan, Problem>> {
  if (!isBoundTo(caller, { plan, request })) return no(describeProblem('plan-not-found'));
  const head = await lockPlan(store, within, plan);
  const found = await sql<{ meeting_plan: string }>`
    select meeting_plan from meeting
    where tenant = ${store.tenant} and plan = ${plan} and id = ${request.meeting} and not ended`.execute(
    within,
  );
  const row = found.rows[0];
  if (head === undefined || row === undefined) return no(describeProblem('plan-not-found'));
  const called = meetingPlanSchema.parse(JSON.parse(row.meeting_plan));
  const state = await loadState(store, within, { plan, opSeq: head.opSeq });
  const reader = state.standIns.get(request.meeting) ?? called.chair;
  if (caller.kind === 'room' && caller.participant !== reader) return no(describeProblem('plan-not-found'));
  const at = { today: store.today(), meeting: request.meeting, adultAge: store.profile.adultAge };
  const seen = audience(state, participantsPresent([reader]), at);
  if (!mayBorrow(state, { reader, seen })) return no(describeProblem('access-ended', { purge: true }));
  const meetingPlan = withoutHidden(called, { state, seen });
  const offlineUntil = readsUntil(store, called);
  const { device, meeting } = request;
  const person = caller.kind === 'room' ? { person: caller.person } : {};
  const lent = await writeLoan(store, within, { plan, meeting, device, reader, offlineUntil, ...person });
  await logAccess(store, within, { plan, action: 'loan', loan: lent.loan, upTo: head.opSeq, reader });
  return yes(describeLoan(store, { ...lent, reader, offlineUntil, meetingPlan }));
}

/** R7, C7: whoever leads the meeting may see the plan, or is the holder who comes for a new consent. */
export function mayBorrow(
  state: PlanState,
  { reader, seen }: { readonly reader: Id; readonly seen: Audience },
): boolean {
  const isHolder = state.participants.get(reader)?.role === 'relay-holder';
  return seen.covered === undefined || (isHolder && forConsent.has(seen.covered));
}

/** A grant is for one plan and one meeting, in the room that showed the code. */
function isBoundTo(
  caller: Caller,
  { plan, request }: { readonly plan: Id; readonly request: LoanRequest },
): boolean {
  if (caller.kind === 'tryout') return true;
  if (caller.kind === 'delivery') return false;
  const { device, meeting } = request;
  return caller.plan === plan && caller.meeting === meeting && caller.device === device;
}

/** C1, C7, C8: what a holder meets the family for when nothing may be seen: a new consent. The room shows no more. */
const forConsent: ReadonlySet<Covered> = new Set(['no-consent', 'consent-expired', 'plan-ended']);

/** A6: a point about what the chair may not see is not there; a stand-in's agenda tells of nothing hidden. */
function withoutHidden(
  meetingPlan: MeetingPlan,
  { state, seen }: { readonly state: PlanState; readonly seen: Audience },
): MeetingPlan {
  const agenda = meetingPlan.agenda.filter(
    (point) => point.kind !== 'goal' || !state.items.has(point.goal) || seen.items.has(point.goal),
  );
  return { ...meetingPlan, agenda };
}

const hour = 3_600_000;
/** How long a meeting is taken to last: none says when it ends. */
const meetingHours = 2;
const mostHours = 24;

/**
 * Until when a plan may be read without the store: so many hours after the meeting as the profile says, never longer
 * than a day from now. This bounds how long a revocation can be unknown ([SYNC-16]).
 */
export function readsUntil(
  store: Pick<Store, 'now' | 'profile'>,
  meeting: Pick<MeetingPlan, 'date' | 'time'>,
): string {
  const now = store.now();
  const after = store.profile.offlineHours * hour;
  const wanted = instantInOslo(meeting.date, meeting.time) + meetingHours * hour + after;
  return new Date(Math.min(Math.max(wanted, now + after), now + mostHours * hour)).toISOString();
}

export function describeLoan(
  store: Store,
  lent: Pick<Loan, 'loan' | 'deliveryKey' | 'reader' | 'offlineUntil' | 'meetingPlan'>,
): Loan {
  const { id, publicKey } = store.keys.seal;
  return { ...lent, meeting: lent.meetingPlan.id, profile: store.profile, sealTo: { id, publicKey } };
}
