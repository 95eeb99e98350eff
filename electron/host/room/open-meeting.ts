import type { ScreenPage } from '#contract/views.ts';
import type { AcceptContext } from '#domain/accept.ts';
import type { Presence } from '#domain/audience.ts';
import type { Audience } from '#domain/audience.ts';
import { audience } from '#domain/audience.ts';
import type { Day } from '#domain/calendar.ts';
import { fold } from '#domain/evolve.ts';
import type { Id } from '#domain/identity.ts';
import type { KnownFact } from '#domain/known-fact.ts';
import { readFact } from '#domain/known-fact.ts';
import type { PlanState } from '#domain/state.ts';
import { emptyState } from '#domain/state.ts';
import type { WritableJournal } from '../journal/journal-ports.ts';
import type { Log } from '../log.ts';
import type { Remembered } from './remember.ts';
import { remember } from './remember.ts';
import type { Draft, MeetingPlan, RoomState } from './room-state.ts';
import { draftSchema, meetingPlanSchema, roomStateSchema } from './room-state.ts';

/** The meeting that is open in this room: its file, and what the file's rows come to. */
export interface OpenMeeting {
  readonly journal: WritableJournal;
  readonly plan: MeetingPlan;
  /** The fold of every committed fact, never of anything else. */
  state: PlanState;
  room: RoomState;
  drafts: ReadonlyMap<Id, Draft>;
  readonly seenByRoom: Remembered<Audience>;
  readonly seenAlone: Map<Id, Remembered<Audience>>;
  readonly deck: Remembered<readonly ScreenPage[]>;
}

/** Reads a meeting back from its file. Facts that this version cannot read are kept and counted, not folded. */
export function loadMeeting(journal: WritableJournal, log: Log): OpenMeeting {
  const plan = meetingPlanSchema.parse(journal.getRoomState('plan'));
  const room = roomStateSchema.parse(journal.getRoomState('room'));
  const rows = { plan, room, state: loadState(journal, log), drafts: loadDrafts(journal) };
  return { journal, ...rows, seenByRoom: {}, seenAlone: new Map(), deck: {} };
}

export function loadState(journal: WritableJournal, log: Log): PlanState {
  const known: KnownFact[] = [];
  let unread = 0;
  for (const stored of journal.loadFacts().facts) {
    const reading = readFact(stored.fact);
    if (reading.kind === 'known') known.push(reading.fact);
    else unread += 1;
  }
  if (unread > 0) log.note('facts-not-folded', { count: unread });
  return fold(emptyState, known);
}

export function loadDrafts(journal: WritableJournal): ReadonlyMap<Id, Draft> {
  return new Map([...journal.listDrafts()].map(([key, value]) => [key, draftSchema.parse(value)]));
}

/** Everybody whose eyes and ears count now (A1–A3, A5). */
export function presences(room: RoomState): readonly Presence[] {
  const people: Presence[] = room.watching.map((participant) => ({ kind: 'participant', participant }));
  return room.others ? [...people, { kind: 'stranger' }] : people;
}

/** What this room may see, as it is now. The only way from the plan to wall, sound, table and print. */
export function roomAudience(meeting: OpenMeeting, today: Day): Audience {
  const { state, room, plan } = meeting;
  const from = [state, room.watching, room.others, today];
  return remember(meeting.seenByRoom, from, () =>
    audience(state, presences(room), { today, meeting: plan.meeting }),
  );
}

/** What one person may see: for that person's own console and version of the minutes, and nothing else. */
export function personAudience(meeting: OpenMeeting, person: Id, today: Day): Audience {
  const alone: Presence = { kind: 'participant', participant: person };
  const { state, plan } = meeting;
  const kept = meeting.seenAlone.get(person) ?? {};
  meeting.seenAlone.set(person, kept);
  return remember(kept, [state, today], () => audience(state, [alone], { today, meeting: plan.meeting }));
}

/** Whether one person may see anything at all, and of which topics: without going through the items. */
export function personSight(meeting: OpenMeeting, person: Id, today: Day): Omit<Audience, 'items'> {
  const withoutItems = { ...meeting, state: { ...meeting.state, items: new Map() } };
  return personAudience(withoutItems, person, today);
}

export function acceptContext(
  meeting: OpenMeeting,
  at: { today: Day; familyWrites: boolean },
): AcceptContext {
  return { ...at, meeting: meeting.plan.meeting };
}

export function isPresent(room: RoomState, person: Id): boolean {
  return room.people.some((one) => one.id === person && one.here);
}
