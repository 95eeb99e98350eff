import { audience, participantsPresent } from '#domain/audience.ts';
import type { Topic } from '#domain/bodies.ts';
import { allTopics } from '#domain/bodies.ts';
import { holdersOn } from '#domain/consent.ts';
import type { Id } from '#domain/identity.ts';
import type { Participant, PlanState } from '#domain/state.ts';
import { isFamily, planOwnerOf } from '#domain/state.ts';
import type { HomeContact, HomePerson, HomePlan } from '#sync/home-messages.ts';
import type { Here } from './find-here.ts';

/** The plan owner goes by first name on every page. */
export function nameOf(person: Participant): string {
  if (person.role !== 'plan-owner') return person.name;
  return person.shownAs ?? person.name.trim().split(/\s+/u)[0] ?? person.name;
}

export function ownerNameOf(state: PlanState): string {
  const owner = planOwnerOf(state);
  return owner === undefined ? '' : nameOf(owner);
}

export function nameIn(state: PlanState, id: Id): string {
  const person = state.participants.get(id);
  return person === undefined ? '' : nameOf(person);
}

/** R10: name, role and service. How somebody is reached is never part of it. */
export function toPerson(person: Participant): HomePerson {
  const { id, role, service, position, familyWord } = person;
  return {
    id,
    name: nameOf(person),
    role,
    ...(service === undefined ? {} : { service }),
    ...(position === undefined ? {} : { position }),
    ...(familyWord === undefined ? {} : { familyWord }),
  };
}

/** R12: who they are, how they are reached, and until when. Of nobody else is anything said of how they are reached. */
export function viewHolders(
  { state, at }: Here,
  contacts: ReadonlyMap<Id, HomeContact>,
): HomePlan['holders'] {
  return holdersOn(state, at.today).map((holder) => ({
    ...toPerson(holder),
    ...contacts.get(holder.id),
    ...(holder.accessEnds === undefined ? {} : { until: holder.accessEnds }),
  }));
}

/** R12, R15: who steps in, in the meeting that comes next or is on. */
export function viewStandIn({ state, at }: Here): Pick<HomePlan, 'standIn'> {
  const called = [...state.calls.values()]
    .filter(({ date }) => date >= at.today)
    .toSorted((one, other) => one.date.localeCompare(other.date));
  const open = [...state.meetings.values()].filter(({ ended, date }) => !ended && date >= at.today);
  const id = [...open, ...called].flatMap((one) => state.standIns.get(one.id) ?? [])[0];
  const person = id === undefined ? undefined : state.participants.get(id);
  return person === undefined ? {} : { standIn: toPerson(person) };
}

/** R6: the family reads who sees what, as it is today; somebody else reads that of themselves alone. */
export function viewWhoSees(here: Here): HomePlan['whoSees'] {
  const { state, me, standing } = here;
  const others = [...state.participants.values()].filter((one) => !isFamily(one) || one.id === me.id);
  const asked = standing === 'participant' ? [me] : others;
  return asked.flatMap((person) => sightOf(here, person));
}

function sightOf({ state, at, standing }: Here, person: Participant): HomePlan['whoSees'] {
  if (standing === 'family' && isFamily(person)) return [];
  const { covered, topics } = audience(state, participantsPresent([person.id]), at);
  return covered === undefined ? [toNamed(person, [...topics])] : [];
}

export function toNamed(person: Participant, topics: readonly Topic[]): HomePlan['whoSees'][number] {
  const all = person.role === 'relay-holder' || topics.length === allTopics.length;
  return { person: toPerson(person), topics: [...topics], all };
}
