import type { Audience } from '#domain/audience.ts';
import type { Responsible } from '#domain/bodies.ts';
import type { Day } from '#domain/calendar.ts';
import type { Id } from '#domain/identity.ts';
import type { Profile } from '#domain/profile.ts';
import type { SeenGoal } from '#domain/screen-order.ts';
import { seenEvaluations, seenGoals } from '#domain/screen-order.ts';
import type { Activity, Meeting, MinutesSection, Participant, PlanState } from '#domain/state.ts';
import { isFamily } from '#domain/state.ts';
import type { MinutesActivity, MinutesDocument, MinutesGoal } from './minutes-model.ts';
import { inReadingOrder, personName, toPerson } from './minutes-people.ts';

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
}

/** The whole møtereferat of the meeting that was held here, from nothing but facts. */
export function buildMinutesFromState(source: MinutesSource): MinutesDocument {
  const { state, meeting, profile } = source;
  const owner = [...state.participants.values()].find((one) => one.role === 'plan-owner');
  if (owner === undefined) throw new Error('A plan without a plan owner has no minutes');
  return {
    language: state.plan?.language ?? profile.language,
    category: 'minutes',
    version: 1,
    to: { whole: true },
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
    ...(meeting.interpreter === undefined ? {} : { interpreter: meeting.interpreter }),
    sections: buildSections(source),
    goals: buildGoals(source),
    agreements: buildAgreements(source),
    ...buildNext(meeting),
    approvals: buildApprovals(source),
    attachments: [],
  };
}

function nameOf(state: PlanState, id: Id): string {
  const person = state.participants.get(id);
  return person === undefined ? id : personName(person);
}

function responsibleNames(state: PlanState, responsible: readonly Responsible[]): string[] {
  return responsible.map((one) => ('name' in one ? one.name : nameOf(state, one.participant)));
}

function buildAttended({ state, meeting }: MinutesSource): MinutesDocument['attended'] {
  const attended = meeting.attended.flatMap(({ participant, part, by }) => {
    const person = state.participants.get(participant);
    return person === undefined ? [] : [{ ...toPerson(person), part, by }];
  });
  return [...inReadingOrder(attended)];
}

function buildSections({ state, meeting, seen }: MinutesSource): MinutesDocument['sections'] {
  const sections = [...state.items.values()].filter(
    (item): item is MinutesSection =>
      item.kind === 'section' && item.meeting === meeting.id && seen.items.has(item.id),
  );
  return sections
    .toSorted((one, other) => one.position - other.position)
    .map((section) => ({ heading: { title: section.heading }, text: section.text }));
}

function buildGoals(source: MinutesSource): MinutesGoal[] {
  return seenGoals(source.state, source.seen)
    .filter(
      ({ goal, activities }) => source.goals.has(goal.id) || activities.some((one) => isOfToday(source, one)),
    )
    .map((shown) => toGoal(source, shown));
}

/** Made, closed or spoken of in this meeting. */
function isOfToday({ state, meeting, seen }: MinutesSource, activity: Activity): boolean {
  if (activity.closed?.on === meeting.date) return true;
  return seenEvaluations(state, seen, activity.id).some((one) => one.date === meeting.date);
}

function toGoal(source: MinutesSource, { goal, activities }: SeenGoal): MinutesGoal {
  const recent = activities.filter((one) => one.closed === undefined || one.closed.on > source.since);
  const shown = { title: goal.title, activities: recent.map((one) => toActivity(source, one)) };
  if (goal.closed === undefined) return shown;
  const { on, reason, reached } = goal.closed;
  return { ...shown, closed: { date: on, reason, reached } };
}

function toActivity({ state, seen, since }: MinutesSource, activity: Activity): MinutesActivity {
  const evaluations = seenEvaluations(state, seen, activity.id).filter((one) => one.date > since);
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
function buildAgreements({ state, seen, meeting }: MinutesSource): MinutesDocument['agreements'] {
  const order = [...state.facts];
  const since = new Set(order.slice(order.indexOf(meeting.openedBy)));
  return seenGoals(state, seen).flatMap(({ goal, activities }) =>
    activities
      .filter((one) => since.has(one.madeBy))
      .map(({ description, responsible, deadline }) => ({
        text: description,
        responsible: responsibleNames(state, responsible),
        goal: goal.title,
        ...(deadline === undefined ? {} : { deadline }),
      })),
  );
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
