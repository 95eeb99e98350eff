import type { LineRow, LinesPart } from '#contract/line-rows.ts';
import type { Audience } from '#domain/audience.ts';
import { seesOne, wouldSee } from '#domain/audience.ts';
import type { Topic } from '#domain/bodies.ts';
import { holdersOn } from '#domain/consent.ts';
import type { Id } from '#domain/identity.ts';
import type { MinutesLine, Participant, PlanState } from '#domain/state.ts';
import { isFamily } from '#domain/state.ts';
import type { OpenMeeting } from '../room/open-meeting.ts';
import { atOf, personAudience, personSight, roomAudience } from '../room/open-meeting.ts';
import { longNameOf, nameById, nameOf } from './names.ts';
import { childPart } from './roll-call-view.ts';
import { sectionPlans } from './sections.ts';

/** What a line at this point would stand under, and be about. */
export interface LinePlace {
  readonly goal?: Id;
  readonly topic: Topic;
}

/** Absent: no such point, or its goal is gone. */
export function linePlace(meeting: OpenMeeting, agenda: Id): LinePlace | undefined {
  const point = meeting.plan.agenda.find((one) => one.id === agenda);
  if (point === undefined) return undefined;
  const section = sectionPlans(meeting).find((one) => one.agenda === agenda);
  if (section !== undefined) return section;
  return point.kind === 'goal' ? undefined : { topic: 'other' };
}

/** R5: what would be written at this place, as one audience would see it. */
export function seesPlace(seen: Audience, { goal, topic }: LinePlace): boolean {
  return wouldSee(seen, goal === undefined ? { topic } : { topic, parent: goal });
}

/** Everybody whom a line limited to these services is for. */
export function peopleOfServices(state: PlanState, services: readonly string[]): readonly Id[] {
  const people = [...state.participants.values()].filter((person) => !isFamily(person));
  return people.flatMap(({ id, service }) =>
    service !== undefined && services.includes(service) ? [id] : [],
  );
}

/** The strip for lines on one person's console; absent where this person could not see what they write (M1). */
export function linesPart(meeting: OpenMeeting, me: Id, today: string): { lines?: LinesPart } {
  const { state, room } = meeting;
  const own = personAudience(meeting, me, today);
  const place = linePlace(meeting, room.agenda);
  if (place === undefined || !seesPlace(own, place)) return {};
  const holders = holdersOn(state, today);
  const family = familyOf(state);
  return {
    lines: {
      agenda: room.agenda,
      language: state.plan?.language ?? 'nb',
      isLocked: room.readBack === 'approved',
      family: family.map((one) => ({ id: one.id, name: longNameOf(one), role: roleOf(one) })),
      always: [...family, ...holders].map(nameOf),
      services: servicesAt(meeting, place, { me, today }),
      seesAll: holders.some(({ id }) => id === me),
      child: childPart(meeting, today),
      rows: rowsAt(meeting, place, { me, own, seen: roomAudience(meeting, today) }),
    },
  };
}

/** D4: the plan owner, then each guardian. */
function familyOf(state: PlanState): readonly Participant[] {
  const family = [...state.participants.values()].filter(isFamily);
  return family.toSorted((one, other) => Number(isOwner(other)) - Number(isOwner(one)));
}

function isOwner({ role }: Participant): boolean {
  return role === 'plan-owner';
}

function roleOf(person: Participant): 'plan-owner' | 'guardian' {
  return isOwner(person) ? 'plan-owner' : 'guardian';
}

/** The services with somebody who would see a line here: to name another would promise what the filter refuses. */
function servicesAt(
  meeting: OpenMeeting,
  place: LinePlace,
  { me, today }: { readonly me: Id; readonly today: string },
): LinesPart['services'] {
  const people = [...meeting.state.participants.values()].filter(
    (person) => !isFamily(person) && person.service !== undefined,
  );
  const able = people.filter(({ id }) => wouldSeeAlone(meeting, place, { person: id, today }));
  return [...Map.groupBy(able, ({ service }) => service ?? '')].map(([service, staff]) => ({
    service,
    mine: staff.some(({ id }) => id === me),
  }));
}

/** The same answer as the filter's for one more item, without going through all the items there are. */
function wouldSeeAlone(
  meeting: OpenMeeting,
  { goal, topic }: LinePlace,
  { person, today }: { readonly person: Id; readonly today: string },
): boolean {
  const { covered, topics } = personSight(meeting, person, today);
  if (covered !== undefined || !topics.has(topic)) return false;
  const asked = { participant: person, item: goal ?? '' };
  return goal === undefined || seesOne(meeting.state, asked, atOf(meeting.plan, today));
}

interface Eyes {
  readonly me: Id;
  readonly own: Audience;
  readonly seen: Audience;
}

/** Today's lines at a goal, or those that stand under none. */
function rowsAt({ state, plan, room }: OpenMeeting, place: LinePlace, eyes: Eyes): LineRow[] {
  const today = [...state.items.values()].filter(
    (item): item is MinutesLine => item.kind === 'line' && item.meeting === plan.meeting,
  );
  const newest = room.written.findLast((one) => one.by === eyes.me && one.atOnce !== true);
  const mine = newest?.kind === 'line.add' ? today.findLast((one) => one.writtenBy === eyes.me) : undefined;
  return today
    .filter((one) => one.parent === place.goal && eyes.own.items.has(one.id))
    .map((one) => ({
      id: one.id,
      line: one.line,
      text: one.text,
      saidBy: one.saidBy.map((id) => nameById(state, id)),
      writtenBy: nameById(state, one.writtenBy),
      ...limitOf(state, one),
      hiddenFromRoom: eyes.seen.covered === undefined && !eyes.seen.items.has(one.id),
      undo: one.id === mine?.id,
    }));
}

function limitOf(state: PlanState, { limitedTo }: MinutesLine): { limitedTo?: string[] } {
  if (limitedTo === undefined) return {};
  const people = limitedTo.flatMap((id) => state.participants.get(id) ?? []);
  return { limitedTo: [...new Set(people.map((person) => person.service ?? nameOf(person)))] };
}
