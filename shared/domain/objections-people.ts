import type { Body } from './bodies.ts';
import type { Day } from './calendar.ts';
import { accessHasEnded, holdersOn, topicsFor } from './consent.ts';
import type { Id } from './identity.ts';
import { administrator, system } from './identity.ts';
import type { KnownFact } from './known-fact.ts';
import type { ObjectionContext } from './objection-context.ts';
import type { LawRefusal } from './refusal.ts';
import type { Handover } from './standing.ts';
import type { PlanState } from './state.ts';
import { isFamily, planOwnerOf } from './state.ts';

/** R1–R15: what the rules about people have against a fact. */
export function objectToPeople(
  state: PlanState,
  fact: KnownFact,
  at: ObjectionContext,
): LawRefusal | undefined {
  switch (fact.verb) {
    case 'plan.opened/1':
      return fact.body.about === 'pregnant' && !at.profile.pregnantPlans
        ? { kind: 'pregnant-not-offered' }
        : undefined;
    case 'participant.added/1':
      return objectToNewcomer(state, fact.item, { body: fact.body, at });
    case 'access.ended/1':
      return objectToEndedAccess(state, fact, at);
    case 'role.changed/1':
      return objectToRole(state, fact.body, at.today);
    case 'holder.named/1':
      return notApproved(state, fact.body.participant);
    case 'standIn.named/1':
      return objectToStandIn(state, fact.body.participant, at);
    case 'handover.prepared/1':
    case 'handover.accepted/1':
      return objectToHandover(state, fact, at);
    default:
      return undefined;
  }
}

/** R6, R1: whoever is there already is changed by facts of their own, and there is one plan owner. */
function objectToTwice(
  state: PlanState,
  participant: Id,
  { role }: Body<'participant.added/1'>,
): LawRefusal | undefined {
  if (state.participants.has(participant)) return { kind: 'bad-input', field: 'participant' };
  const isSecond = role === 'plan-owner' && planOwnerOf(state) !== undefined;
  return isSecond ? { kind: 'bad-input', field: 'role' } : undefined;
}

/** R8, R9, C6a. */
function objectToNewcomer(
  state: PlanState,
  participant: Id,
  { body, at }: { body: Body<'participant.added/1'>; at: ObjectionContext },
): LawRefusal | undefined {
  const twice = objectToTwice(state, participant, body);
  if (twice !== undefined) return twice;
  if (body.role === 'relay-holder' && !body.employee) return { kind: 'not-approved', participant };
  if (body.role === 'guardian' && state.plan?.about === 'pregnant') return { kind: 'no-guardian-here' };
  const isOutside = body.outside === true && body.role === 'participant';
  return isOutside ? objectToOutsider(participant, { body, at }) : undefined;
}

/** R9: a private person where the profile allows one at all, and with the declaration where it asks for it. */
function objectToOutsider(
  participant: Id,
  { body, at }: { body: Body<'participant.added/1'>; at: ObjectionContext },
): LawRefusal | undefined {
  if (body.dutyBound === true) return undefined;
  if (at.profile.privatePersons === 'no') return { kind: 'outside-not-allowed' };
  const needs = at.profile.privatePersons === 'with-declaration';
  return needs && body.needsDeclaration !== true ? { kind: 'declaration-missing', participant } : undefined;
}

/** R6: nothing in the room takes a guardian's access away. R1: the last holder stays, or the end is set ahead (R3). */
function objectToEndedAccess(
  state: PlanState,
  fact: KnownFact & { verb: 'access.ended/1' },
  at: ObjectionContext,
): LawRefusal | undefined {
  const person = state.participants.get(fact.body.participant);
  if (person === undefined) return undefined;
  const isFromAbove = fact.writtenBy === system || fact.writtenBy === administrator;
  if (isFamily(person) && !isFromAbove) return { kind: 'may-not-write' };
  if (isFromAbove || fact.body.on > at.today) return undefined;
  return isLastHolder(state, person.id, at.today) ? { kind: 'last-holder' } : undefined;
}

function isLastHolder(state: PlanState, participant: Id, today: Day): boolean {
  const holders = holdersOn(state, today);
  return holders.length === 1 && holders[0]?.id === participant;
}

function objectToRole(
  state: PlanState,
  { participant, role }: Body<'role.changed/1'>,
  today: Day,
): LawRefusal | undefined {
  const person = state.participants.get(participant);
  if (person !== undefined && isFamily(person)) return { kind: 'may-not-write' };
  if (role === 'relay-holder') return notApproved(state, participant);
  return isLastHolder(state, participant, today) ? { kind: 'last-holder' } : undefined;
}

/** R8: an approved employee. */
function notApproved(state: PlanState, participant: Id): LawRefusal | undefined {
  const person = state.participants.get(participant);
  return person?.employee === true && !isFamily(person) ? undefined : { kind: 'not-approved', participant };
}

/** R15: an approved employee whom the consent names. */
function objectToStandIn(state: PlanState, participant: Id, at: ObjectionContext): LawRefusal | undefined {
  const person = state.participants.get(participant);
  if (person === undefined || accessHasEnded(person, at.today)) return { kind: 'not-approved', participant };
  if (notApproved(state, participant) !== undefined) return { kind: 'not-approved', participant };
  return topicsFor(state, participant, at).length === 0 ? { kind: 'consent-missing' } : undefined;
}

/** R2, C3: to an approved employee; a change of kindergarten or school ends the outgoing access and waits for a new consent. */
function objectToHandover(
  state: PlanState,
  fact: KnownFact & { verb: 'handover.prepared/1' | 'handover.accepted/1' },
  at: ObjectionContext,
): LawRefusal | undefined {
  if (fact.verb === 'handover.prepared/1') return objectToPreparing(state, fact.body);
  const handover = state.handovers.get(fact.body.handover);
  if (handover === undefined || handover.acceptedOn !== undefined) return { kind: 'handover-unknown' };
  if (!mayTakeOver(state, fact.writtenBy, handover)) return { kind: 'may-not-write' };
  if (handover.transition === 'none') return undefined;
  const isConsented = state.consents.some(
    (one) =>
      one.transition === handover.transition &&
      one.signedOn >= handover.on &&
      (one.expiresOn === undefined || one.expiresOn >= at.today),
  );
  return isConsented ? undefined : { kind: 'new-consent-needed' };
}

function objectToPreparing(state: PlanState, body: Body<'handover.prepared/1'>): LawRefusal | undefined {
  const { incoming, outgoing, transition, after, ends } = body;
  if (state.participants.get(outgoing)?.role !== 'relay-holder') return { kind: 'handover-unknown' };
  const mustEnd = transition !== 'none' && (after !== 'removed' || ends === undefined);
  return mustEnd ? { kind: 'bad-input', field: 'ends' } : notApproved(state, incoming);
}

/** R2: the incoming one says yes, or a holder writes down in the room that they did. */
function mayTakeOver(state: PlanState, writer: Id, { incoming }: Handover): boolean {
  return writer === incoming || state.participants.get(writer)?.role === 'relay-holder';
}
