import type { ReadAloudView } from '#contract/reading-rows.ts';
import type { ScreenPage } from '#contract/views.ts';
import type { AcceptContext } from '#domain/accept.ts';
import type { At, Audience, Presence } from '#domain/audience.ts';
import { audience } from '#domain/audience.ts';
import type { Day } from '#domain/calendar.ts';
import type { Id } from '#domain/identity.ts';
import type { Profile } from '#domain/profile.ts';
import type { PlanState } from '#domain/state.ts';
import type { AtOnce } from '../journal/at-once.ts';
import type { WritableJournal } from '../journal/journal-ports.ts';
import type { Log } from '../log.ts';
import type { Folded } from './fold-facts.ts';
import { foldStored } from './fold-facts.ts';
import { presences } from './presences.ts';
import type { Remembered } from './remember.ts';
import { remember } from './remember.ts';
import type { Draft, MeetingPlan, RoomState } from './room-state.ts';
import { draftSchema, meetingPlanSchema, roomStateSchema } from './room-state.ts';

/** The meeting that is open in this room: its file, and what the file's rows come to. */
export interface OpenMeeting {
  readonly journal: WritableJournal;
  /** Made ready beforehand; a goal that is added today gets a point in its agenda. */
  plan: MeetingPlan;
  /** The fold of every committed fact, never of anything else. */
  state: PlanState;
  /** The part of it that the store gave: what the room's own commands stand on. */
  base: PlanState;
  /** How many of the room's own commands are not in force and wait for a holder. */
  waits: number;
  /** What was written here and cannot wait for the end; read from the file whenever it has changed. */
  atOnce: readonly AtOnce[];
  room: RoomState;
  drafts: ReadonlyMap<Id, Draft>;
  readonly seenByRoom: Remembered<Audience>;
  readonly seenAlone: Map<Id, Remembered<Audience>>;
  readonly sights: Remembered<ReadonlyMap<Id, Sight>>;
  readonly shown: Remembered<Audience>;
  readonly deck: Remembered<readonly ScreenPage[]>;
  /** The deck that a voice would read at this point. */
  readonly readable: Remembered<readonly ScreenPage[]>;
  readonly readAloud: Remembered<ReadAloudView['sentences']>;
}

/** Reads a meeting back from its file. Facts that this version cannot read are kept and counted, not folded. */
export function loadMeeting(journal: WritableJournal, log: Log): OpenMeeting {
  const plan = meetingPlanSchema.parse(journal.getRoomState('plan'));
  const room = roomStateSchema.parse(journal.getRoomState('room'));
  const rows = {
    plan,
    room,
    ...loadState(journal, log),
    drafts: loadDrafts(journal),
    atOnce: journal.listAtOnce(),
  };
  return { journal, ...rows, ...nothingRemembered() };
}

type Kept = 'seenByRoom' | 'seenAlone' | 'sights' | 'shown' | 'deck' | 'readable' | 'readAloud';

function nothingRemembered(): Pick<OpenMeeting, Kept> {
  const seenAlone = new Map<Id, Remembered<Audience>>();
  return { seenByRoom: {}, seenAlone, sights: {}, shown: {}, deck: {}, readable: {}, readAloud: {} };
}

export function loadState(journal: Pick<WritableJournal, 'loadFacts'>, log: Log): Folded {
  const folded = foldStored(journal.loadFacts().facts);
  if (folded.unread > 0) log.note('facts-not-folded', { count: folded.unread });
  const { base, state, waits } = folded;
  return { base, state, waits };
}

export function loadDrafts(journal: WritableJournal): ReadonlyMap<Id, Draft> {
  return new Map([...journal.listDrafts()].map(([key, value]) => [key, draftSchema.parse(value)]));
}

/** The day, the meeting, and the profile's age: what every question to the filter is asked with. */
export function atOf(plan: MeetingPlan, today: Day): At {
  return { today, meeting: plan.meeting, adultAge: plan.profile.adultAge };
}

/** What this room may see, as it is now. The only way from the plan to wall, sound, table and print. */
export function roomAudience(meeting: OpenMeeting, today: Day): Audience {
  const { state, room, plan } = meeting;
  const { people, watching, interpreter, others, sibling, strangerCounts } = room;
  const from = [state, people, watching, interpreter, others, sibling, strangerCounts, today];
  return remember(meeting.seenByRoom, from, () => audience(state, presences(room), atOf(plan, today)));
}

/** What one person may see: for that person's own console and version of the minutes, and nothing else. */
export function personAudience(meeting: OpenMeeting, person: Id, today: Day): Audience {
  const alone: Presence = { kind: 'participant', participant: person };
  const { state, plan } = meeting;
  const kept = meeting.seenAlone.get(person) ?? {};
  meeting.seenAlone.set(person, kept);
  return remember(kept, [state, today], () => audience(state, [alone], atOf(plan, today)));
}

export type Sight = Omit<Audience, 'items'>;

/** Whether one person may see anything at all, and of which topics: without going through the items. */
export function personSight(meeting: OpenMeeting, person: Id, today: Day): Sight {
  const { state, plan } = meeting;
  const sights = remember(meeting.sights, [state, today], () => {
    const withoutItems = { ...state, items: new Map() };
    const see = (participant: Id): Sight =>
      audience(withoutItems, [{ kind: 'participant', participant }], atOf(plan, today));
    return new Map([...state.participants.keys()].map((id) => [id, see(id)]));
  });
  return sights.get(person) ?? { covered: 'stranger', topics: new Set() };
}

export function acceptContext(meeting: OpenMeeting, at: { today: Day; profile: Profile }): AcceptContext {
  return { ...at, meeting: meeting.plan.meeting };
}

export function isPresent(room: RoomState, person: Id): boolean {
  return room.people.some((one) => one.id === person && one.here);
}

/** A3: somebody who may say yes for the family. */
export function guardianIsHere(state: PlanState, people: RoomState['people']): boolean {
  return people.some((one) => one.here && state.participants.get(one.id)?.role === 'guardian');
}
