import type { Topic } from './bodies.ts';
import { allTopics } from './bodies.ts';
import type { Day } from './calendar.ts';
import type { Id } from './identity.ts';
import type { Participant, PlanState } from './state.ts';

/** C1, C7: a consent is in force from the day it is signed until its expiry day has passed; both days count. */
export function consentInForce(consent: PlanState['consents'][number], today: Day): boolean {
  return consent.signedOn <= today && !hasRunOut(consent, today);
}

function hasRunOut(consent: PlanState['consents'][number], today: Day): boolean {
  return consent.expiresOn !== undefined && today > consent.expiresOn;
}

/** C7: there was a consent, and every one has run out. */
export function consentHasExpired(state: PlanState, today: Day): boolean {
  const standing = state.consents.filter((consent) => consent.meeting === undefined);
  return standing.length > 0 && standing.every((consent) => hasRunOut(consent, today));
}

/**
 * R7, C2: the topics that the consents in force let this participant see; none when nobody named them.
 * A consent for one meeting only (C10) counts in that meeting alone. The newest consent that names a
 * person rules: it replaces what older ones said of them, and when it runs out they do not come back.
 */
export function topicsFor(
  state: PlanState,
  participant: Id,
  at: { today: Day; meeting?: Id },
): readonly Topic[] {
  const ruling = state.consents.findLast(
    (consent) =>
      consent.signedOn <= at.today &&
      (consent.meeting === undefined || consent.meeting === at.meeting) &&
      consent.names.some((one) => one.participant === participant),
  );
  if (ruling === undefined || !consentInForce(ruling, at.today)) return [];
  const named = ruling.names.findLast((one) => one.participant === participant);
  return named?.topics ?? allTopics;
}

/** R3: access that ends on a day sees nothing from that day on. */
export function accessHasEnded(person: Participant, today: Day): boolean {
  return person.accessEnds !== undefined && today >= person.accessEnds;
}
