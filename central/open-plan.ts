import { sql } from 'kysely';
import { standardAgenda } from '#domain/agenda-due.ts';
import { no, type Result, yes } from '#domain/result.ts';
import { writeCanonicalJson } from '#sync/canonical-json.ts';
import { type Loan, type MeetingPlan, meetingPlanSchema, type NewPlan } from '#sync/messages.ts';
import { describeProblem, type Problem } from '#sync/problems.ts';
import { logAccess } from './access-log.ts';
import { appendOwn } from './append-own.ts';
import { expectRows, type Within } from './database.ts';
import { hashText } from './hash.ts';
import { writeLoan } from './loans.ts';
import { openNewPlan } from './new-plan-facts.ts';
import { writeMeeting } from './plan-rows.ts';
import type { Store } from './store.ts';

/** M6: opens an empty plan with its first meeting and lends it. The same asked twice is answered as the first time. */
export async function openPlan(store: Store, request: NewPlan): Promise<Result<Loan, Problem>> {
  const opened = await store.database.transaction().execute((within) => openWithin(store, within, request));
  if (!opened.ok) return opened;
  opened.value.keep?.();
  return yes(opened.value.loan);
}

interface Opened {
  readonly loan: Loan;
  readonly keep?: () => void;
}

async function openWithin(store: Store, within: Within, request: NewPlan): Promise<Result<Opened, Problem>> {
  const { employee, profile, newId, now } = store;
  const needs = { employee, profile, newId, now: now(), today: store.today() };
  const opened = openNewPlan(needs, request);
  if (!opened.ok) return no(describeProblem('refused-by-law', { refusal: opened.refusal.kind }));
  const plan = request.plan;
  const made = await sql`
    insert into plan (tenant, id, op_seq, vis_seq, first_name, language)
    values (${store.tenant}, ${plan}, 0, 0, '', ${request.language}) on conflict do nothing`.execute(within);
  if (made.numAffectedRows === 0n) return findAgain(store, within, request);
  const { holder, facts } = opened.value;
  const { id, time, place } = request.meeting;
  const agenda = standardAgenda(newId);
  const people = { chair: holder, minuteTaker: holder };
  const meetingPlan = { id, date: store.today(), time, place, ...people, agenda };
  const appended = await appendOwn(store, within, { plan, facts });
  await writeMeeting(store, within, { plan, meeting: meetingPlan });
  const lent = await writeLoan(store, within, { plan, request: { device: request.device, meeting: id } });
  await remember(store, within, { request, loan: lent.loan });
  await logAccess(store, within, { plan, action: 'loan', loan: lent.loan, upTo: facts.length });
  return yes({ loan: loanOf(store, lent, meetingPlan), keep: appended.keep });
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
async function findAgain(store: Store, within: Within, request: NewPlan): Promise<Result<Opened, Problem>> {
  const found = await sql<{ loan: string; offline_until: string; meeting_plan: string }>`
    select loan.id as loan, meeting.meeting_plan,
      to_char(loan.offline_until at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as offline_until
    from new_plan
    join loan on loan.tenant = new_plan.tenant and loan.id = new_plan.loan
    join meeting on meeting.tenant = loan.tenant and meeting.plan = loan.plan and meeting.id = loan.meeting
    where new_plan.tenant = ${store.tenant} and new_plan.plan = ${request.plan}
      and new_plan.request = ${hashRequest(request)}`.execute(within);
  const row = found.rows[0];
  if (row === undefined) return no(describeProblem('plan-exists'));
  const meetingPlan = meetingPlanSchema.parse(JSON.parse(row.meeting_plan));
  return yes({ loan: loanOf(store, { loan: row.loan, offlineUntil: row.offline_until }, meetingPlan) });
}

function loanOf(store: Store, lent: Pick<Loan, 'loan' | 'offlineUntil'>, meetingPlan: MeetingPlan): Loan {
  return { ...lent, meeting: meetingPlan.id, profile: store.profile, meetingPlan };
}

function hashRequest(request: NewPlan): string {
  return hashText(writeCanonicalJson(request));
}
