import type { Topic } from './bodies.ts';
import { allTopics } from './bodies.ts';
import type { Day } from './calendar.ts';
import { yearsOn } from './calendar.ts';
import type { Id } from './identity.ts';
import type { Consent, Participant, PlanState } from './state.ts';
import { planOwnerOf } from './state.ts';

/** C1, C7: a consent is in force from the day it is signed until its expiry day has passed; both days count. */
export function consentInForce(consent: PlanState['consents'][number], today: Day): boolean {
  return consent.signedOn <= today && !hasRunOut(consent, today);
}

function hasRunOut(consent: PlanState['consents'][number], today: Day): boolean {
  return consent.expiresOn !== undefined && today > consent.expiresOn;
}

/** C1: whether anybody has said yes to the plan itself; a consent for one meeting rests on that (C10). */
export function hasPlanConsent(state: PlanState, today: Day): boolean {
  return state.consents.some((consent) => consent.meeting === undefined && consent.signedOn <= today);
}

/** C7: the newest consent to the plan has run out. */
export function consentHasExpired(state: PlanState, today: Day): boolean {
  const newest = state.consents.findLast(
    (consent) => consent.meeting === undefined && consent.signedOn <= today,
  );
  return newest !== undefined && hasRunOut(newest, today);
}

/**
 * R7, C2: the topics that the consent in force lets this participant see; none when it does not name them. The
 * newest consent names everybody who shall have access: it replaces the older ones, and when it runs out they do
 * not come back. One for a meeting only (C10) counts in that meeting, until it ends.
 */
export function topicsFor(
  state: PlanState,
  participant: Id,
  at: { today: Day; meeting?: Id; signedBy?: Id },
): readonly Topic[] {
  const ruling = state.consents.findLast(
    (consent) =>
      (at.signedBy === undefined || consent.signedBy.includes(at.signedBy)) &&
      consent.signedOn <= at.today &&
      (consent.meeting === undefined || speaksHere(state, consent, { participant, meeting: at.meeting })),
  );
  if (ruling === undefined || !consentInForce(ruling, at.today)) return [];
  const named = ruling.names.findLast((one) => one.participant === participant);
  return named === undefined ? [] : (named.topics ?? allTopics);
}

/** C10: of this person, in this meeting, while it lasts. */
function speaksHere(
  state: PlanState,
  consent: Consent,
  of: { readonly participant: Id; readonly meeting: Id | undefined },
): boolean {
  if (consent.meeting !== of.meeting || state.meetings.get(of.meeting ?? '')?.ended === true) return false;
  return consent.names.some((one) => one.participant === of.participant);
}

/** R3: access that ends on a day sees nothing from that day on. */
export function accessHasEnded(person: Participant, today: Day): boolean {
  return person.accessEnds !== undefined && today >= person.accessEnds;
}

/** R1, R3: the holders whose access lasts today. */
export function holdersOn(state: PlanState, today: Day): readonly Participant[] {
  return [...state.participants.values()].filter(
    (person) => person.role === 'relay-holder' && !accessHasEnded(person, today),
  );
}

/** R13, C6: the plan owner decides alone from this birthday on. Unknown birth day: not yet. */
export function ownerIsAdult(state: PlanState, at: { today: Day; adultAge?: number }): boolean {
  const born = planOwnerOf(state)?.born;
  return born !== undefined && yearsOn(born, at.today) >= (at.adultAge ?? legalAdultAge);
}

/** The law's own age, where no profile stands by: a plan file that is looked at alone. */
const legalAdultAge = 18;

/** S1, S2: locked. The meeting in which it ended sees it until it is over itself. */
export function planHasEnded(state: PlanState, at: { meeting?: Id }): boolean {
  const { ended } = state;
  if (ended === undefined) return false;
  const isHere = ended.meeting !== undefined && ended.meeting === at.meeting;
  return !isHere || state.meetings.get(ended.meeting)?.ended === true;
}
