import { refuse } from '#contract/refusals.ts';
import { no } from '#domain/result.ts';
import { listPlans } from './choose.ts';
import { endGrant, hideCode } from './grant.ts';
import type { Answer, HostRoom } from './host-room.ts';
import { done, isOpening } from './host-room.ts';
import { officeOf } from './room-office.ts';

/** Between meetings alone: a meeting that somebody left behind has a rule of its own (S6). */
function isBetween(host: HostRoom): boolean {
  return !isOpening(host) && (host.phase === 'choosing' || host.phase === 'delivered');
}

export function isResting(host: HostRoom): boolean {
  return host.rests === true && isBetween(host);
}

/**
 * Whoever comes by next finds no name of a plan, no code, nothing that a phone let in to, and the set-up locked. Who
 * signed in and went away signs in again.
 */
export function rest(host: HostRoom): Answer {
  if (!isBetween(host)) return no(refuse('wrong-moment'));
  host.rests = true;
  hideCode(host);
  void endGrant(host);
  officeOf(host).opened.clear();
  host.needs.changed();
  return done;
}

export function wake(host: HostRoom): Answer {
  delete host.rests;
  if (isBetween(host)) void listPlans(host);
  host.needs.changed();
  return done;
}

/** A room that opens something is awake, also when that is over. */
export function keepRest(host: HostRoom): void {
  if (!isBetween(host)) delete host.rests;
}
