import type { ChairView } from '#contract/views.ts';
import type { Audience } from '#domain/audience.ts';
import { audience } from '#domain/audience.ts';
import { yearsOn } from '#domain/calendar.ts';
import { isFamily, planOwnerOf } from '#domain/state.ts';
import type { OpenMeeting } from '../room/open-meeting.ts';
import { atOf, guardianIsHere } from '../room/open-meeting.ts';
import { openDraft } from '../room/open-draft.ts';
import { presences } from '../room/presences.ts';
import { afterConfirming } from '../room/roll-call.ts';
import { mayShowConsent } from './deck-consent.ts';
import { longNameOf } from './names.ts';
import { shownInRoom, withoutWaiting } from './shown.ts';

type RollCall = ChairView['rollCall'];

/** Who is here beyond the list, and what the chair is asked about it. */
export function rollCallPart(meeting: OpenMeeting, today: string): RollCall {
  const { room, state } = meeting;
  return {
    others: room.others,
    sibling: room.sibling,
    guardianIsHere: guardianIsHere(state, room.people),
    waitsForConfirm: waitsForConfirm(meeting, today),
    family: familyOf(meeting),
    child: childPart(meeting, today),
  };
}

/** A5: confirming would let the room see something that it does not see. */
function waitsForConfirm(meeting: OpenMeeting, today: string): boolean {
  const { room, state, plan } = meeting;
  const after = { ...room, ...afterConfirming(room) };
  const isPending = room.strangerCounts || after.watching.length < room.watching.length;
  if (!isPending) return false;
  if (opensTheText(meeting, after, today)) return true;
  const now = shownInRoom(meeting, today);
  const then = audience(state, presences(after), atOf(plan, today));
  return !isSame(now, withoutWaiting(state, after, then));
}

/** C9: where the plan is covered all the same, those who are here may still be shown the text of its consent. */
function opensTheText(meeting: OpenMeeting, after: OpenMeeting['room'], today: string): boolean {
  if (openDraft(meeting, today) === undefined || mayShowConsent(meeting, today)) return false;
  return mayShowConsent({ ...meeting, room: after }, today);
}

function isSame(one: Audience, other: Audience): boolean {
  const isSameSize = one.items.size === other.items.size && one.topics.size === other.topics.size;
  return one.covered === other.covered && isSameSize && [...one.items].every((id) => other.items.has(id));
}

/** M14: with people here and nobody of the family, it is asked whether they know. */
export function familyOf({ room, state, plan }: OpenMeeting): RollCall['family'] {
  const here = room.people.filter((one) => one.here);
  const isHere = here.some((one) => {
    const person = state.participants.get(one.id);
    return person !== undefined && isFamily(person);
  });
  if (isHere || here.length === 0) return 'here';
  const informed = state.meetings.get(plan.meeting)?.familyInformed;
  if (informed === undefined) return 'ask';
  return informed ? 'informed' : 'not-informed';
}

/** M11: offered from the profile's age; where the age is not known it is offered too. */
export function childPart({ state, plan }: OpenMeeting, today: string): RollCall['child'] {
  const heard = state.meetings.get(plan.meeting)?.childHeard;
  if (heard !== undefined) {
    const through = heard.through === undefined ? undefined : state.participants.get(heard.through);
    return { ask: false, way: heard.way, ...(through === undefined ? {} : { through: longNameOf(through) }) };
  }
  const owner = planOwnerOf(state);
  if (owner === undefined || state.plan?.about === 'pregnant') return { ask: false };
  const isOld = owner.born === undefined || yearsOn(owner.born, today) >= plan.profile.childOfferedFrom;
  return { ask: isOld };
}
