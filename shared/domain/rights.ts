import type { PlanPart, Verb } from './bodies.ts';
import type { Day } from './calendar.ts';
import { accessHasEnded, consentHasExpired, hasPlanConsent, ownerIsAdult, topicsFor } from './consent.ts';
import type { Id } from './identity.ts';
import { administrator, system } from './identity.ts';
import type { Participant, PlanState } from './state.ts';
import { isFamily, planOwnerOf } from './state.ts';
import { hasTable } from './verb-rights.ts';

interface Writer {
  readonly person: Id;
  readonly verb: Verb;
  readonly today: Day;
  readonly meeting?: Id;
  readonly familyWrites: boolean;
  readonly adultAge?: number;
}

/** R3–R7, M1: may this person, today, write a fact of this verb in this plan? */
export function mayWrite(state: PlanState, writer: Writer): boolean {
  if (writer.person === system) return hasTable('system', writer.verb);
  if (writer.person === administrator) return hasTable('administrator', writer.verb);
  const person = state.participants.get(writer.person);
  if (person === undefined) return isBootstrap(state, writer.verb);
  if (accessHasEnded(person, writer.today)) return false;
  if (isFamily(person)) return familyMayWrite(state, person, writer);
  if (hasTable('afterWithdrawal', writer.verb) && endsWithdrawnMeeting(state, writer)) return true;
  if (person.role === 'relay-holder') return holderMayWrite(state, person, writer);
  return professionalMayWrite(state, person, writer);
}

/** C1: until there is a plan there is nobody in it; its first facts are written by who makes it. */
function isBootstrap(state: PlanState, verb: Verb): boolean {
  if (verb === 'plan.opened/1') return state.plan === undefined;
  return verb === 'participant.added/1' && state.consents.length === 0 && state.withdrawn === undefined;
}

/** R6, D4, C4; R13: once the plan owner is of age a guardian is a participant like others. */
function familyMayWrite(state: PlanState, person: Participant, writer: Writer): boolean {
  if (person.role === 'guardian' && ownerIsAdult(state, writer)) {
    const own = planOwnerOf(state)?.id;
    return (
      own !== undefined &&
      topicsOf(state, person, { ...writer, signedBy: own }) &&
      hasTable('read', writer.verb)
    );
  }
  if (hasTable('family', writer.verb)) return true;
  return writer.familyWrites && !hasTable('holder', writer.verb) && planIsOpen(state, writer.today);
}

/** C1, C7: nobody writes in a plan before there is a consent, or when it has run out. */
function planIsOpen(state: PlanState, today: Day): boolean {
  return hasPlanConsent(state, today) && !consentHasExpired(state, today);
}

/** C1, C7: without a consent in force the holder has the consent dialogue, and what passes the baton on. */
function holderMayWrite(state: PlanState, person: Participant, writer: Writer): boolean {
  if (hasTable('neverOfAHolder', writer.verb)) return false;
  return topicsOf(state, person, writer) || hasTable('beforeConsent', writer.verb);
}

function topicsOf(state: PlanState, person: Participant, at: Writer & { readonly signedBy?: Id }): boolean {
  const { today, meeting, signedBy } = at;
  const asked = { today, ...(meeting === undefined ? {} : { meeting }) };
  return topicsFor(state, person.id, signedBy === undefined ? asked : { ...asked, signedBy }).length > 0;
}

function professionalMayWrite(state: PlanState, person: Participant, writer: Writer): boolean {
  if (!topicsOf(state, person, writer)) return false;
  if (person.needsDeclaration === true && person.declaredOn === undefined) return false;
  if (isChairOf(state, writer)) return !hasTable('neverOfAStandIn', writer.verb);
  // R2: the incoming holder; `objectTo` says whether it is this one.
  if (writer.verb === 'handover.accepted/1') return person.employee;
  if (isMinuteTakerOf(state, writer)) return minuteTakerMayWrite(writer.verb);
  if (hasTable('holder', writer.verb)) return false;
  return hasTable('read', writer.verb) || (person.access === 'full' && !lacks(person, writer.verb));
}

/** M1, M5: what the meeting has agreed stands in the calendar, whoever of the two writes it down. */
function minuteTakerMayWrite(verb: Verb): boolean {
  return hasTable('minuteTaker', verb) || !hasTable('holder', verb);
}

/** R4: a role may be narrower than its level. */
function lacks(person: Participant, verb: Verb): boolean {
  const part = partOf[verb];
  return part !== undefined && (person.without ?? []).includes(part);
}

const partOf: Partial<Record<Verb, PlanPart>> = {
  'goal.added/1': 'goals',
  'goal.closed/1': 'goals',
  'activity.added/1': 'activities',
  'activity.changed/1': 'activities',
  'activity.closed/1': 'activities',
  'evaluation.added/1': 'evaluations',
  'document.added/1': 'documents',
  'section.approved/1': 'minutes',
  'minutesLine.added/1': 'minutes',
};

/** R15: a stand-in has the chair's rights for the one meeting, from its opening to its end. */
function isChairOf(state: PlanState, writer: Writer): boolean {
  if (writer.meeting === undefined) return false;
  const meeting = state.meetings.get(writer.meeting);
  if (meeting === undefined) return state.standIns.get(writer.meeting) === writer.person;
  return !meeting.ended && meeting.chair === writer.person;
}

/**
 * C4: a stand-in too is told that everything is withdrawn. What follows from it in this very meeting, the locked
 * plan, who was here, the minutes approved before, is written by whoever chairs it.
 */
function endsWithdrawnMeeting(state: PlanState, writer: Writer): boolean {
  if (state.withdrawn === undefined || !isChairOf(state, writer)) return false;
  return state.ended === undefined ? writer.verb === 'plan.closed/1' : state.ended.meeting === writer.meeting;
}

/** M1: the appointed minute-taker writes what the meeting decides, for this meeting only. */
function isMinuteTakerOf(state: PlanState, writer: Writer): boolean {
  const meeting = writer.meeting === undefined ? undefined : state.meetings.get(writer.meeting);
  return meeting !== undefined && !meeting.ended && meeting.minuteTaker === writer.person;
}
