import { sql } from 'kysely';
import { audience, participantsPresent } from '#domain/audience.ts';
import type { Id } from '#domain/identity.ts';
import type { HomeDevice } from '#sync/home-messages.ts';
import { type MeetingPlan, meetingPlanSchema } from '#sync/messages.ts';
import type { Within } from '../database/database.ts';
import { loadState } from '../log/load-state.ts';
import { mayBorrow } from '../loans/loans.ts';
import { lockPlan } from '../log/plan-rows.ts';
import { inService, type Store } from '../store.ts';

/** A meeting that this person leads, and as whom: the room is given what this participant may see. */
export interface OwnMeeting {
  readonly plan: Id;
  readonly meeting: Id;
  readonly participant: Id;
  readonly row: HomeDevice['meetings'][number];
}

interface Part {
  readonly plan: Id;
  readonly participant: Id;
}

/** [SYNC-26]: one's own meetings and no other; one plan at a time, so that no two locks are held. */
export async function findOwnMeetings(store: Store, person: string): Promise<readonly OwnMeeting[]> {
  const found = await inService(store, (within) =>
    sql<Part>`
      select plan, participant from participant_person
      where tenant = ${store.tenant} and person = ${person} order by plan, participant`.execute(within),
  );
  const all: OwnMeeting[] = [];
  for (const part of found.rows)
    all.push(...(await inService(store, (within) => findOfPlan(store, within, part))));
  return all.toSorted((one, other) => whenOf(one).localeCompare(whenOf(other)));
}

function whenOf({ row }: OwnMeeting): string {
  return `${row.date} ${row.time} ${row.owner}`;
}

async function findOfPlan(
  store: Store,
  within: Within,
  { plan, participant }: Part,
): Promise<readonly OwnMeeting[]> {
  const called = await sql<{ meeting_plan: string; first_name: string }>`
    select meeting.meeting_plan, plan.first_name from meeting
    join plan on plan.tenant = meeting.tenant and plan.id = meeting.plan
    where meeting.tenant = ${store.tenant} and meeting.plan = ${plan} and not meeting.ended`.execute(within);
  if (called.rows.length === 0) return [];
  const head = await lockPlan(store, within, plan);
  if (head === undefined) return [];
  const state = await loadState(store, within, { plan, opSeq: head.opSeq });
  return called.rows.flatMap(({ meeting_plan, first_name }) => {
    const meeting = meetingPlanSchema.parse(JSON.parse(meeting_plan));
    if ((state.standIns.get(meeting.id) ?? meeting.chair) !== participant) return [];
    const at = { today: store.today(), meeting: meeting.id, adultAge: store.profile.adultAge };
    const seen = audience(state, participantsPresent([participant]), at);
    if (!mayBorrow(state, { reader: participant, seen })) return [];
    return [{ plan, meeting: meeting.id, participant, row: toRow(plan, first_name, meeting) }];
  });
}

function toRow(plan: Id, owner: string, meeting: MeetingPlan): OwnMeeting['row'] {
  const { id, date, time, place } = meeting;
  return { plan, meeting: id, owner, date, time, place };
}
