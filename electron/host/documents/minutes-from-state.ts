import type { Audience } from '#domain/audience.ts';
import type { Responsible } from '#domain/bodies.ts';
import type { Day } from '#domain/calendar.ts';
import type { Id } from '#domain/identity.ts';
import type { Profile } from '#domain/profile.ts';
import { minutesForm } from '#domain/profile.ts';
import type { SeenGoal } from '#domain/screen-order.ts';
import type { Activity, Meeting, Participant, PlanState } from '#domain/state.ts';
import { isFamily } from '#domain/state.ts';
import { linesFromState } from './lines-from-state.ts';
import type { MinutesActivity, MinutesDocument, MinutesGoal } from './minutes-model.ts';
import { inReadingOrder, personName, toPerson } from './minutes-people.ts';
import { agreedActivities, evaluationsTold, goalsTold, sectionsOf } from './told-in-minutes.ts';

/** What the minutes of a meeting in this room are built from: committed facts, and the eyes they are cut for. */
export interface MinutesSource {
  readonly state: PlanState;
  readonly meeting: Meeting;
  /** The readers of this version; family and archive have the whole (D3). */
  readonly seen: Audience;
  readonly profile: Profile;
  /** Evaluations after this day are news to the readers. */
  readonly since: Day;
  /** Goals that were on the agenda. */
  readonly goals: ReadonlySet<Id>;
  /** D3: whom a cut version is for, people or a service; absent: the whole one, for family and archive. */
  readonly readers?: readonly Id[];
  readonly service?: string;
  /** Later than the first, when something has been added since (D4). */
  readonly version?: number;
}

/** The whole møtereferat of the meeting that was held here, from nothing but facts. */
export function buildMinutesFromState(source: MinutesSource): MinutesDocument {
  const { state, meeting, profile } = source;
  const owner = [...state.participants.values()].find((one) => one.role === 'plan-owner');
  if (owner === undefined) throw new Error('A plan without a plan owner has no minutes');
  return {
    language: state.plan?.language ?? profile.language,
    category: minutesForm(profile),
    // A6: remarks follow every version, so the count is the same for whoever reads it and tells nothing hidden.
    version: source.version ?? 1 + meeting.remarks.length,
    to: buildReaders(source),
    planOwner: personName(owner),
    exemption: profile.exemption === '' ? {} : { basis: profile.exemption },
    meeting: {
      date: meeting.date,
      time: meeting.time,
      place: meeting.place,
      chair: nameOf(state, meeting.chair),
      minuteTaker: nameOf(state, meeting.minuteTaker),
    },
    attended: buildAttended(source),
    ...buildFamily(source),
    ...(meeting.interpreter === undefined ? {} : { interpreter: meeting.interpreter }),
    sections: buildSections(source),
    ...buildChildHeard(source),
    ...linesFromState(source),
    goals: buildGoals(source),
    agreements: agreementsOf(source),
    ...buildNeed(source),
    ...buildNext(meeting),
    approvals: buildApprovals(source),
    ...buildRemarks(source),
    attachments: [],
  };
}

export function nameOf(state: PlanState, id: Id): string {
  const person = state.participants.get(id);
  return person === undefined ? id : personName(person);
}

function responsibleNames(state: PlanState, responsible: readonly Responsible[]): string[] {
  return responsible.map((one) => ('name' in one ? one.name : nameOf(state, one.participant)));
}

function buildReaders({ state, readers, service }: MinutesSource): MinutesDocument['to'] {
  if (service !== undefined) return { readers: [service] };
  if (readers === undefined) return { whole: true };
  return { readers: readers.map((id) => nameOf(state, id)) };
}

function buildAttended({ state, meeting }: MinutesSource): MinutesDocument['attended'] {
  const attended = meeting.attended.flatMap(({ participant, part, by }) => {
    const person = state.participants.get(participant);
    if (person === undefined) return [];
    const consent = isHereForThisMeeting(state, meeting, person) ? { forThisMeeting: true as const } : {};
    return [{ ...toPerson(person), part, by, ...consent }];
  });
  return [...inReadingOrder(attended)];
}

/** C10: no consent but the one for this meeting names this person. */
export function isHereForThisMeeting(state: PlanState, meeting: Meeting, person: Participant): boolean {
  if (isFamily(person)) return false;
  const naming = state.consents.filter((consent) =>
    consent.names.some((one) => one.participant === person.id),
  );
  return naming.length > 0 && naming.every((consent) => consent.meeting === meeting.id);
}

/** M14: what the chair was asked, when the roll call had nobody of the family. */
function buildFamily({ state, meeting }: MinutesSource): Pick<MinutesDocument, 'nobodyFromFamily'> {
  const people = meeting.attended.flatMap(({ participant }) => state.participants.get(participant) ?? []);
  const { familyInformed: informed } = meeting;
  if (people.length === 0 || people.some(isFamily)) return {};
  return { nobodyFromFamily: informed === undefined ? {} : { informed } };
}

/** M11: in words, beside what the child itself said. */
function buildChildHeard({ state, meeting }: MinutesSource): Pick<MinutesDocument, 'childHeard'> {
  const { childHeard } = meeting;
  if (childHeard === undefined) return {};
  const { way, through } = childHeard;
  if (through === undefined) return { childHeard: { way } };
  return { childHeard: { way, through: nameOf(state, through) } };
}

/** M10: the answer of this meeting, never an older one. */
function buildNeed({ state, meeting }: MinutesSource): Pick<MinutesDocument, 'need'> {
  const { need } = state;
  return need?.meeting === meeting.id ? { need: need.extent } : {};
}

/** D4: a remark follows every version, whoever it is cut for. */
function buildRemarks({ state, meeting }: MinutesSource): Pick<MinutesDocument, 'remarks'> {
  if (meeting.remarks.length === 0) return {};
  const remarks = meeting.remarks.map(({ by, date, text }) => ({ name: nameOf(state, by), date, text }));
  return { remarks };
}

function buildSections(source: MinutesSource): MinutesDocument['sections'] {
  return sectionsOf(source).map((section) => ({
    heading: { title: section.heading },
    text: section.text,
  }));
}

function buildGoals(source: MinutesSource): MinutesGoal[] {
  return goalsTold(source).map((shown) => toGoal(source, shown));
}

function toGoal(source: MinutesSource, { goal, activities }: SeenGoal): MinutesGoal {
  const shown = { title: goal.title, activities: activities.map((one) => toActivity(source, one)) };
  if (goal.closed === undefined) return shown;
  const { on, reason, reached } = goal.closed;
  return { ...shown, closed: { date: on, reason, reached } };
}

function toActivity(source: MinutesSource, activity: Activity): MinutesActivity {
  const { state } = source;
  const evaluations = evaluationsTold(source, activity.id);
  const { description, responsible, deadline, status, closed } = activity;
  return {
    description,
    responsible: responsibleNames(state, responsible),
    status,
    evaluations: evaluations.toReversed().map(({ date, text, saidBy }) => ({
      date,
      text,
      saidBy: saidBy.map((id) => nameOf(state, id)),
    })),
    ...(deadline === undefined ? {} : { deadline }),
    ...(closed === undefined ? {} : { closed: { date: closed.on, reason: closed.reason } }),
  };
}

/** What was promised here: the activities that this meeting made. */
export function agreementsOf(
  source: Pick<MinutesSource, 'state' | 'seen' | 'meeting'>,
): MinutesDocument['agreements'] {
  const { state } = source;
  return agreedActivities(source).map(({ goal, activity: { description, responsible, deadline } }) => ({
    text: description,
    responsible: responsibleNames(state, responsible),
    goal: goal.title,
    ...(deadline === undefined ? {} : { deadline }),
  }));
}

function buildNext({ next }: Meeting): Pick<MinutesDocument, 'nextMeeting'> {
  if (next === undefined) return {};
  const { date, time, place } = next;
  if (date === undefined) return { nextMeeting: { kind: 'none' } };
  return {
    nextMeeting: {
      kind: 'agreed',
      date,
      ...(time === undefined ? {} : { time }),
      ...(place === undefined ? {} : { place }),
    },
  };
}

/** D4: every guardian has a row; silence is "venter", a yes given aloud says who wrote it down. */
function buildApprovals({ state, meeting }: MinutesSource): NonNullable<MinutesDocument['approvals']> {
  const asked = [...state.participants.values()].filter((one) => isAsked(meeting, one));
  const writtenBy = nameOf(state, meeting.chair);
  return inReadingOrder(asked).map((person) => {
    const given = meeting.answers[person.id];
    if (given === undefined) return { ...toPerson(person), answer: 'waiting', spoken: false };
    return {
      ...toPerson(person),
      answer: given.answer,
      spoken: given.spoken,
      ...(given.spoken ? { writtenBy } : {}),
    };
  });
}

function isAsked(meeting: Meeting, person: Participant): boolean {
  if (meeting.answers[person.id] !== undefined || person.role === 'guardian') return true;
  return isFamily(person) && meeting.attended.some((one) => one.participant === person.id);
}
