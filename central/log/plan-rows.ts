import { sql } from 'kysely';
import type { Id } from '#domain/identity.ts';
import { standardAgenda } from '#domain/agenda-due.ts';
import type { MeetingCall } from '#domain/standing.ts';
import type { PlanState } from '#domain/state.ts';
import { planOwnerOf } from '#domain/state.ts';
import { type MeetingPlan, meetingPlanSchema } from '#sync/messages.ts';
import { dueOn } from '../days/due-on.ts';
import { expectRows, type Within } from '../database/database.ts';
import type { SettledFact } from './settle-batch.ts';
import type { Store } from '../store.ts';

export interface PlanHead {
  readonly opSeq: number;
  readonly visSeq: number;
  /** Another than before: what the log held already has come to mean something else (S5, [SYNC-23]). */
  readonly epoch: number;
}

/**
 * Locks the plan until the transaction ends: pushes to one plan come one after the other ([SYNC-2]). What another
 * process of the store has made worthless of what is kept here is forgotten.
 */
export async function lockPlan(store: Store, within: Within, plan: Id): Promise<PlanHead | undefined> {
  const found = await sql<{ op_seq: number; vis_seq: number; epoch: number }>`
    select op_seq, vis_seq, epoch from plan where tenant = ${store.tenant} and id = ${plan} for update`.execute(
    within,
  );
  const row = found.rows[0];
  if (row === undefined) return undefined;
  if (store.snapshots.find(plan)?.epoch !== row.epoch) store.snapshots.forget(plan);
  return { opSeq: row.op_seq, visSeq: row.vis_seq, epoch: row.epoch };
}

/** The plan's row after its log has grown: both positions, and the few words that a list shows. */
export async function writePlanHead(
  store: Store,
  within: Within,
  grown: { readonly plan: Id; readonly was: PlanHead; readonly is: PlanHead; readonly state: PlanState },
): Promise<void> {
  const { plan, was, is, state } = grown;
  const { firstName, holder } = summarize(state);
  const written = await sql`
    update plan set op_seq = ${is.opSeq}, vis_seq = ${is.visSeq}, epoch = ${is.epoch}, first_name = ${firstName},
      language = ${state.plan?.language ?? 'nb'}, holder = ${holder ?? null},
      readers_on = ${store.today()}::date,
      due_on = ${dueOn(state, { today: store.today(), profile: store.profile }) ?? null}::date
    where tenant = ${store.tenant} and id = ${plan} and op_seq = ${was.opSeq}`.execute(within);
  expectRows(written, 1);
}

export async function endMeetings(
  store: Store,
  within: Within,
  ended: { readonly plan: Id; readonly state: PlanState; readonly facts: readonly SettledFact[] },
): Promise<void> {
  if (!ended.facts.some(({ fact }) => fact.verb.startsWith('meeting.ended/'))) return;
  const ids = [...ended.state.meetings.values()].filter((one) => one.ended).map(({ id }) => id);
  await sql`
    update meeting set ended = true where tenant = ${store.tenant} and plan = ${ended.plan} and not ended
      and id in (select json_array_elements_text(${JSON.stringify(ids)}::text::json))`.execute(within);
}

/** M1, K1: a meeting that is called through the plan can be borrowed for; one that is called off cannot. */
export async function callMeetings(
  store: Store,
  within: Within,
  called: { readonly plan: Id; readonly state: PlanState; readonly facts: readonly SettledFact[] },
): Promise<void> {
  for (const { fact } of called.facts) {
    const call = called.state.calls.get(fact.item);
    if (fact.verb.startsWith('meeting.called/') && call !== undefined) {
      await writeMeeting(store, within, { plan: called.plan, meeting: meetingPlanOf(call, store) });
    }
    if (!fact.verb.startsWith('meeting.cancelled/')) continue;
    await sql`
      delete from meeting where tenant = ${store.tenant} and plan = ${called.plan} and id = ${fact.item}
        and not ended`.execute(within);
  }
}

/** Without an agenda of its own a meeting gets the points that every meeting has; the room puts in what is due. */
export function meetingPlanOf(call: MeetingCall, { newId }: Pick<Store, 'newId'>): MeetingPlan {
  const { id, date, time, place, chair, minuteTaker = chair } = call;
  const agenda = meetingPlanSchema.shape.agenda.safeParse(call.agenda);
  const points = agenda.success && agenda.data.length > 0 ? agenda.data : standardAgenda(newId);
  return { id, date, time, place, chair, minuteTaker, agenda: points };
}

/** Called again, it is moved: the newest day and place hold. */
export async function writeMeeting(
  store: Store,
  within: Within,
  { plan, meeting }: { readonly plan: Id; readonly meeting: MeetingPlan },
): Promise<void> {
  const written = await sql`
    insert into meeting (tenant, plan, id, meeting_plan, held_on, ended)
    values (${store.tenant}, ${plan}, ${meeting.id}, ${JSON.stringify(meeting)}, ${meeting.date}::date, false)
    on conflict (tenant, plan, id) do update set meeting_plan = excluded.meeting_plan,
      held_on = excluded.held_on`.execute(within);
  expectRows(written, 1);
}

function summarize(state: PlanState): { readonly firstName: string; readonly holder?: string } {
  const owner = planOwnerOf(state);
  // In a transition there are two: the one whose access does not end keeps the baton (R2).
  const holders = [...state.participants.values()].filter((person) => person.role === 'relay-holder');
  const holder = holders.find((person) => person.accessEnds === undefined) ?? holders[0];
  const firstName = owner === undefined ? '' : callOf(owner);
  return holder === undefined ? { firstName } : { firstName, holder: callOf(holder) };
}

function callOf({ name, shownAs }: { readonly name: string; readonly shownAs?: string }): string {
  return shownAs ?? name.split(' ')[0] ?? '';
}
