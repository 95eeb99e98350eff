import type { Audience } from '#domain/audience.ts';
import { audience, participantsPresent } from '#domain/audience.ts';
import { ownerIsAdult } from '#domain/consent.ts';
import type { Id } from '#domain/identity.ts';
import type { Profile } from '#domain/profile.ts';
import type { Meeting, Participant, PlanState } from '#domain/state.ts';
import { isHereForThisMeeting } from './minutes-from-state.ts';

/** A service, and what all of its people may see together on the day of the meeting. */
export interface ServiceReaders {
  readonly service: string;
  readonly seen: Audience;
  /** Those of its people who may see the plan: the version is theirs, and nobody else's. */
  readonly readers: readonly Id[];
}

/** R9, R14: a participant of no service, and what this one person may see on the day of the meeting. */
export interface PersonReader {
  readonly person: Id;
  readonly seen: Audience;
  readonly readers: readonly [Id];
}

export interface HeldMeeting {
  readonly state: PlanState;
  readonly meeting: Meeting;
  readonly profile: Pick<Profile, 'adultAge'>;
}

/** D3, M8: every service that may see the plan, in the order of its people; one that may see nothing is not there. */
export function readersByService({ state, meeting, profile }: HeldMeeting): readonly ServiceReaders[] {
  // C10: whoever was named for this meeting alone carries nothing home.
  const people = [...state.participants.values()].filter(
    (person) => person.service !== undefined && !isHereForThisMeeting(state, meeting, person),
  );
  const at = { today: meeting.date, meeting: meeting.id, adultAge: profile.adultAge };
  return [...Map.groupBy(people, (person) => person.service ?? '')].flatMap(([service, staff]) => {
    // One colleague whose access has ended does not take the card from the others.
    const able = staff.filter(
      ({ id }) => audience(state, participantsPresent([id]), at).covered === undefined,
    );
    const readers = able.map(({ id }) => id);
    const seen = audience(state, participantsPresent(readers), at);
    return seen.covered === undefined ? [{ service, seen, readers }] : [];
  });
}

/**
 * R5, R7: whom a consent names reads what the plan lets them see, also where they belong to no service: the parent
 * without parental responsibility (R14), somebody from outside (R9), a guardian of somebody of age (R13). Each has a
 * version of their own. Family and holders have the whole; M8: a card is a service's, and they have none.
 */
export function readersAlone(held: HeldMeeting): readonly PersonReader[] {
  const { state, meeting, profile } = held;
  const at = { today: meeting.date, meeting: meeting.id, adultAge: profile.adultAge };
  return [...state.participants.values()].flatMap((person): PersonReader[] => {
    if (person.service !== undefined || hasTheWhole(held, person)) return [];
    if (isHereForThisMeeting(state, meeting, person)) return [];
    const seen = audience(state, participantsPresent([person.id]), at);
    return seen.covered === undefined ? [{ person: person.id, seen, readers: [person.id] }] : [];
  });
}

function hasTheWhole({ state, meeting, profile }: HeldMeeting, { role }: Participant): boolean {
  if (role !== 'guardian') return role === 'plan-owner' || role === 'relay-holder';
  return !ownerIsAdult(state, { today: meeting.date, adultAge: profile.adultAge });
}
