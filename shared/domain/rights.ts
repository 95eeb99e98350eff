import { accessHasEnded, topicsFor } from './consent.ts';
import type { Day } from './calendar.ts';
import type { Id } from './identity.ts';
import type { Verb } from './bodies.ts';
import type { Participant, PlanState } from './state.ts';
import { isFamily } from './state.ts';

/** Verbs that a participant with *read* may use: messages and comments only (R4). */
const open: ReadonlySet<Verb> = new Set(['comment.added/1']);
/** Verbs of the family at any time, whatever the profile says of writing: D4, C4. */
const ofTheFamily: ReadonlySet<Verb> = new Set([
  'comment.added/1',
  'remark.added/1',
  'minutes.answered/1',
  'consent.withdrawn/1',
]);
/** Verbs of holder and stand-in alone: consent, access, opening and ending (R4, R15). */
const ofTheHolder: ReadonlySet<Verb> = new Set([
  'plan.opened/1',
  'participant.added/1',
  'access.ended/1',
  'consent.given/1',
  'consent.withdrawn/1',
  'item.limited/1',
  'meeting.opened/1',
  'meeting.ended/1',
  'minuteTaker.appointed/1',
  'goal.closed/1',
]);

/** R15: the chair's rights of a stand-in stop before consent, access and opening meetings: no way to more rights. */
const neverOfAStandIn: ReadonlySet<Verb> = new Set([
  'plan.opened/1',
  'participant.added/1',
  'access.ended/1',
  'consent.given/1',
  'meeting.opened/1',
]);

interface Writer {
  readonly person: Id;
  readonly verb: Verb;
  readonly today: Day;
  readonly meeting?: Id;
  readonly familyWrites: boolean;
}

/** R3–R7, M1: may this person, today, write a fact of this verb in this plan? */
export function mayWrite(state: PlanState, writer: Writer): boolean {
  const person = state.participants.get(writer.person);
  if (person === undefined) return isBootstrap(state, writer.verb);
  if (accessHasEnded(person, writer.today)) return false;
  if (person.role === 'relay-holder') return true;
  if (isFamily(person))
    return ofTheFamily.has(writer.verb) || (writer.familyWrites && isMeetingWork(writer.verb));
  return professionalMayWrite(state, person, writer);
}

/** C1: until there is a plan there is nobody in it; its first facts are written by who makes it. */
function isBootstrap(state: PlanState, verb: Verb): boolean {
  if (verb === 'plan.opened/1') return state.plan === undefined;
  return verb === 'participant.added/1' && state.consents.length === 0 && state.withdrawn === undefined;
}

function isMeetingWork(verb: Verb): boolean {
  return !ofTheHolder.has(verb);
}

function professionalMayWrite(state: PlanState, person: Participant, writer: Writer): boolean {
  const at =
    writer.meeting === undefined ? { today: writer.today } : { today: writer.today, meeting: writer.meeting };
  if (topicsFor(state, person.id, at).length === 0) return false;
  if (isChairOf(state, writer)) return !neverOfAStandIn.has(writer.verb);
  if (ofTheHolder.has(writer.verb)) return false;
  if (open.has(writer.verb)) return true;
  return person.access === 'full' || isMinuteTakerOf(state, writer);
}

/** R15: a stand-in has the chair's rights for the one meeting. */
function isChairOf(state: PlanState, writer: Writer): boolean {
  const meeting = writer.meeting === undefined ? undefined : state.meetings.get(writer.meeting);
  return meeting !== undefined && !meeting.ended && meeting.chair === writer.person;
}

/** M1: the appointed minute-taker writes what the meeting decides, for this meeting only. */
function isMinuteTakerOf(state: PlanState, writer: Writer): boolean {
  const meeting = writer.meeting === undefined ? undefined : state.meetings.get(writer.meeting);
  return meeting !== undefined && !meeting.ended && meeting.minuteTaker === writer.person;
}
