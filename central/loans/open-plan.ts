import { sql } from 'kysely';
import { standardAgenda } from '#domain/agenda-due.ts';
import type { Id } from '#domain/identity.ts';
import { no, type Result, yes } from '#domain/result.ts';
import { writeCanonicalJson } from '#sync/canonical-json.ts';
import { type Loan, type MeetingPlan, meetingPlanSchema, type NewPlan } from '#sync/messages.ts';
import { describeProblem, type Problem } from '#sync/problems.ts';
import { logAccess } from '../reading/access-log.ts';
import { appendOwn } from '../log/append-own.ts';
import { expectRows, type Within } from '../database/database.ts';
import { hashText } from '../database/hash.ts';
import { renewDeliveryKey, writeLoan } from './loan-rows.ts';
import { describeLoan, readsUntil } from './loans.ts';
import { type Employee, openNewPlan } from './new-plan-facts.ts';
import { namePerson } from './person-rows.ts';
import { writeMeeting } from '../log/plan-rows.ts';
import { inService, type Store } from '../store.ts';

/** M6: opens an empty plan with its first meeting and lends it. The same asked twice is answered as the first time. */
export async function openPlan(
  store: Store,
  request: NewPlan,
  opener: Opener = { employee: store.employee },
): Promise<Result<Loan, Problem>> {
  const opened = await inService(store, (within) => openWithin(store, within, { request, opener }));
  if (!opened.ok) return opened;
  opened.value.keep?.();
  return yes(opened.value.loan);
}

/** R8, M6: the approved employee who is signed in. */
export interface Opener {
  readonly employee: Employee;
  readonly person?: string;
}

interface Asked {
  readonly request: NewPlan;
  readonly opener: Opener;
}

interface Opened {
  readonly loan: Loan;
  readonly keep?: () => void;
}

async function openWithin(
  store: Store,
  within: Within,
  { request, opener }: Asked,
): Promise<Result<Opened, Problem>> {
  const { profile, newId, now } = store;
  const needs = { employee: opener.employee, profile, newId, now: now(), today: store.today() };
  const opened = openNewPlan(needs, request);
  if (!opened.ok) return no(describeProblem('refused-by-law', { refusal: opened.refusal.kind }));
  const plan = request.plan;
  const made = await sql`
    insert into plan (tenant, id, op_seq, vis_seq, first_name, language)
    values (${store.tenant}, ${plan}, 0, 0, '', ${request.language}) on conflict do nothing`.execute(within);
  if (made.numAffectedRows === 0n) return findAgain(store, within, { request, opener });
  const { holder, facts } = opened.value;
  const appended = await appendOwn(store, within, { plan, facts });
  const meetingPlan = await callFirstMeeting(store, within, { request, holder });
  const loan = await lendFirst(store, within, { request, opener, holder, meetingPlan, upTo: facts.length });
  return yes({ loan, keep: appended.keep });
}

async function callFirstMeeting(
  store: Store,
  within: Within,
  { request, holder }: { readonly request: NewPlan; readonly holder: Id },
): Promise<MeetingPlan> {
  const { id, time, place } = request.meeting;
  const agenda = standardAgenda(store.newId);
  const people = { chair: holder, minuteTaker: holder };
  const meetingPlan = { id, date: store.today(), time, place, ...people, agenda };
  await writeMeeting(store, within, { plan: request.plan, meeting: meetingPlan });
  return meetingPlan;
}

interface FirstLoan extends Asked {
  readonly holder: Id;
  readonly meetingPlan: MeetingPlan;
  readonly upTo: number;
}

/** The person who signed in is the holder from the first fact on, and has the first loan. */
async function lendFirst(store: Store, within: Within, first: FirstLoan): Promise<Loan> {
  const { request, opener, holder, meetingPlan, upTo } = first;
  const { plan, device } = request;
  const offlineUntil = readsUntil(store, meetingPlan);
  const person = opener.person === undefined ? {} : { person: opener.person };
  if (opener.person !== undefined) {
    await namePerson(store, within, { plan, participant: holder, person: opener.person });
  }
  const lending = { plan, meeting: meetingPlan.id, device, reader: holder, offlineUntil, ...person };
  const lent = await writeLoan(store, within, lending);
  await remember(store, within, { request, loan: lent.loan });
  await logAccess(store, within, { plan, action: 'loan', loan: lent.loan, upTo, reader: holder });
  return describeLoan(store, { ...lent, reader: holder, offlineUntil, meetingPlan });
}

async function remember(
  store: Store,
  within: Within,
  { request, loan }: { readonly request: NewPlan; readonly loan: string },
): Promise<void> {
  const written = await sql`
    insert into new_plan (tenant, plan, request, loan)
    values (${store.tenant}, ${request.plan}, ${hashRequest(request)}, ${loan})`.execute(within);
  expectRows(written, 1);
}

/** The day may have changed since; what was said stands. Another plan's id is told no more than that it is taken. */
async function findAgain(
  store: Store,
  within: Within,
  { request, opener }: Asked,
): Promise<Result<Opened, Problem>> {
  const found = await sql<{ loan: string; reader: string; offline_until: string; meeting_plan: string }>`
    select loan.id as loan, meeting.meeting_plan, loan.reader,
      to_char(loan.offline_until at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as offline_until
    from new_plan
    join loan on loan.tenant = new_plan.tenant and loan.id = new_plan.loan
    join meeting on meeting.tenant = loan.tenant and meeting.plan = loan.plan and meeting.id = loan.meeting
    where new_plan.tenant = ${store.tenant} and new_plan.plan = ${request.plan}
      and new_plan.request = ${hashRequest(request)}
      and loan.person is not distinct from ${opener.person ?? null}`.execute(within);
  const row = found.rows[0];
  if (row === undefined) return no(describeProblem('plan-exists'));
  const { loan, reader, offline_until: offlineUntil } = row;
  const meetingPlan = meetingPlanSchema.parse(JSON.parse(row.meeting_plan));
  const deliveryKey = await renewDeliveryKey(store, within, loan);
  return yes({ loan: describeLoan(store, { loan, deliveryKey, reader, offlineUntil, meetingPlan }) });
}

function hashRequest(request: NewPlan): string {
  return hashText(writeCanonicalJson(request));
}
