import type { AgendaPoint } from './bodies-meeting.ts';
import type { Day } from './calendar.ts';
import { addDays } from './calendar.ts';
import { consentInForce } from './consent.ts';
import type { FactId, Id } from './identity.ts';
import type { Profile } from './profile.ts';
import type { Activity, Consent, Item, Meeting, MinutesSection, PlanState } from './state.ts';
import { activitiesOf, evaluationsOf, goalsOf } from './state.ts';

/** An evaluation is put on the agenda this long ahead, and one made since then has answered it. */
const daysAhead = 14;

const places = new WeakMap<ReadonlySet<FactId>, ReadonlyMap<FactId, number>>();

/** Where each fact stands in the log: the order of what happened, which no clock is trusted for. */
export function placesOf(state: PlanState): ReadonlyMap<FactId, number> {
  const known = places.get(state.facts);
  if (known !== undefined) return known;
  const made = new Map([...state.facts].map((fact, index) => [fact, index]));
  places.set(state.facts, made);
  return made;
}

/** The last meeting that is over, other than the one that is on. */
export function lastMeetingOf(state: PlanState, meeting?: Id): Meeting | undefined {
  return [...state.meetings.values()].findLast((one) => one.ended && one.id !== meeting);
}

/** M1, M4: open activities under open goals whose evaluation has come, or comes soon, and is not made yet. */
export function evaluationsDue(state: PlanState, today: Day): readonly (Activity & { evaluateOn: Day })[] {
  const latest = addDays(today, daysAhead);
  return openActivities(state).flatMap((activity) => {
    const { evaluateOn } = activity;
    if (evaluateOn === undefined || evaluateOn > latest) return [];
    const newest = evaluationsOf(state, activity.id)[0]?.date;
    const isMade = newest !== undefined && newest >= addDays(evaluateOn, -daysAhead);
    return isMade ? [] : [{ ...activity, evaluateOn }];
  });
}

function openActivities(state: PlanState): readonly Activity[] {
  const goals = goalsOf(state).filter((goal) => goal.closed === undefined);
  return goals.flatMap((goal) => activitiesOf(state, goal.id).filter((one) => one.closed === undefined));
}

/** C7: the days on which somebody's consent runs out within the profile's warning. Both ends count. */
export function consentsRunningOut(
  state: PlanState,
  at: { readonly today: Day; readonly profile: Pick<Profile, 'consentWarnDays'> },
): readonly Day[] {
  const latest = addDays(at.today, at.profile.consentWarnDays);
  const days = [...rulingConsents(state)].flatMap((consent) => {
    const { expiresOn } = consent;
    const isSoon = expiresOn !== undefined && expiresOn <= latest && consentInForce(consent, at.today);
    return isSoon ? [expiresOn] : [];
  });
  return [...new Set(days)].toSorted();
}

/** The newest consent that names a person rules: an older one that runs out takes nothing away (R7). */
function rulingConsents(state: PlanState): ReadonlySet<Consent> {
  const standing = state.consents.filter((consent) => consent.meeting === undefined);
  const rulingOf = new Map(
    standing.flatMap((consent) => consent.names.map(({ participant }) => [participant, consent] as const)),
  );
  return new Set(rulingOf.values());
}

/** What the last meeting agreed and what is not closed: its new activities, and its minutes beside them. */
export function agreedLastTime(state: PlanState, meeting?: Id): readonly (Activity | MinutesSection)[] {
  const last = lastMeetingOf(state, meeting);
  if (last === undefined) return [];
  const made = madeInMeeting(state, last, meeting);
  const activities = openActivities(state).filter((activity) => made(activity));
  const goals = new Set(activities.map((activity) => activity.parent));
  const sections = [...state.items.values()]
    .filter((item) => item.kind === 'section')
    .filter((section) => section.meeting === last.id && isOpenSection(state, section, goals));
  return [...activities, ...sections];
}

/** A section stands for what was agreed when it has no goal, or when nothing else under its open goal does. */
function isOpenSection(state: PlanState, section: Item, goals: ReadonlySet<Id>): boolean {
  if (section.parent === undefined) return true;
  const goal = state.items.get(section.parent);
  return goal?.kind === 'goal' && goal.closed === undefined && !goals.has(goal.id);
}

/** Between two meetings no activity is made; what came after one was opened is that one's. */
function madeInMeeting(state: PlanState, last: Meeting, meeting?: Id): (item: Item) => boolean {
  const order = placesOf(state);
  const current = meeting === undefined ? undefined : state.meetings.get(meeting)?.openedBy;
  const from = order.get(last.openedBy) ?? Infinity;
  const to = current === undefined ? Infinity : (order.get(current) ?? Infinity);
  return (item) => {
    const place = order.get(item.madeBy) ?? -1;
    return place > from && place < to;
  };
}

export type DueReason = 'evaluation-due' | 'consent-expires' | 'agreed-last-time';

/** A point for the agenda, and why it is suggested. */
export interface DuePoint {
  readonly why: DueReason;
  readonly point: AgendaPoint;
}

export interface AgendaDueAt {
  readonly today: Day;
  readonly profile: Pick<Profile, 'consentWarnDays'>;
  /** The meeting that is being opened. */
  readonly meeting?: Id;
  /** A number would tell how many points a room does not see (A6). */
  readonly newId: () => Id;
  /** What the point about the consent is called, in the plan's language; absent: it is a reminder only. */
  readonly consentTitle?: string;
}

/** M1: what the chair's agenda gets put in by itself, each goal once, in the plan's own order. */
export function agendaDue(state: PlanState, at: AgendaDueAt): readonly DuePoint[] {
  const evaluated = new Set(evaluationsDue(state, at.today).map((activity) => activity.parent));
  const agreed = new Set(
    agreedLastTime(state, at.meeting).flatMap((item) => (item.parent === undefined ? [] : [item.parent])),
  );
  const goals = goalsOf(state).flatMap((goal): DuePoint[] => {
    if (!evaluated.has(goal.id) && !agreed.has(goal.id)) return [];
    const why = evaluated.has(goal.id) ? 'evaluation-due' : 'agreed-last-time';
    return [{ why, point: { id: at.newId(), kind: 'goal', goal: goal.id } }];
  });
  const { consentTitle: title } = at;
  if (title === undefined || consentsRunningOut(state, at).length === 0) return goals;
  return [
    ...goals,
    { why: 'consent-expires', point: { id: at.newId(), kind: 'topic', topic: 'other', title } },
  ];
}

/** The points that every meeting has: welcome, who is here, the reading back, and when we meet next (M5, M7). */
export function standardAgenda(
  newId: () => Id,
): { id: Id; kind: 'welcome' | 'roll-call' | 'read-back' | 'next-meeting' }[] {
  return (['welcome', 'roll-call', 'read-back', 'next-meeting'] as const).map((kind) => ({
    id: newId(),
    kind,
  }));
}

/** The agenda with what is due in it: nothing twice, before the reading back, and nothing moved. */
export function putIntoAgenda(
  agenda: readonly AgendaPoint[],
  due: readonly DuePoint[],
): readonly AgendaPoint[] {
  const known = new Set(agenda.flatMap((point) => point.goal ?? []));
  const fresh = due.map(({ point }) => point).filter(({ goal }) => goal === undefined || !known.has(goal));
  const end = agenda.findIndex((point) => point.kind === 'read-back' || point.kind === 'next-meeting');
  return end === -1 ? [...agenda, ...fresh] : agenda.toSpliced(end, 0, ...fresh);
}
