import type { Body } from './bodies.ts';
import { topicsFor } from './consent.ts';
import type { Id } from './identity.ts';
import type { KnownFact } from './known-fact.ts';
import type { ObjectionContext } from './objection-context.ts';
import type { LawRefusal } from './refusal.ts';
import type { PlanState } from './state.ts';
import { isFamily } from './state.ts';

/** M1, M9, C3, D4, S1: what the rules about meetings and their minutes have against a fact. */
export function objectToMeeting(
  state: PlanState,
  fact: KnownFact,
  at: ObjectionContext,
): LawRefusal | undefined {
  switch (fact.verb) {
    case 'plan.closed/1':
      return objectToClosing(state, fact);
    case 'meeting.called/1':
      return objectToInvited(state, fact.body, at);
    case 'meeting.opened/1':
      return objectToChair(state, fact.item, fact.body.chair) ?? objectToPen(state, fact.body.minuteTaker);
    case 'minuteTaker.appointed/1':
      return objectToPen(state, fact.body.participant);
    case 'minutes.answered/1':
      return objectToAnswer(state, fact);
    case 'minutesLine.added/1':
      return objectToLine(state, fact);
    default:
      return undefined;
  }
}

/** C3, M9: that there is a plan is told to nobody before the consent that names them is signed. */
function objectToInvited(
  state: PlanState,
  { invited }: Body<'meeting.called/1'>,
  at: ObjectionContext,
): LawRefusal | undefined {
  const isUnnamed = invited.some((id) => {
    const person = state.participants.get(id);
    if (person === undefined) return true;
    const mayKnow = isFamily(person) || person.role === 'relay-holder';
    return !mayKnow && topicsFor(state, id, at).length === 0;
  });
  return isUnnamed ? { kind: 'new-consent-needed' } : undefined;
}

/** M1: the family is never asked to write. */
function objectToPen(state: PlanState, participant: Id): LawRefusal | undefined {
  const person = state.participants.get(participant);
  return person === undefined || isFamily(person) ? { kind: 'unknown-person', participant } : undefined;
}

/** D4: each of the family answers for themselves; whoever writes down another's answer heard it said. */
function objectToAnswer(
  state: PlanState,
  fact: KnownFact & { verb: 'minutes.answered/1' },
): LawRefusal | undefined {
  if (fact.writtenBy === fact.body.participant) return undefined;
  const writer = state.participants.get(fact.writtenBy);
  const isHeard = fact.body.spoken && writer !== undefined && !isFamily(writer);
  return isHeard ? undefined : { kind: 'may-not-write' };
}

/**
 * M1, M11, D4: words are those of one of the family, a field each; a disagreement is somebody's. After the meeting the
 * minutes grow by dated corrections and remarks only.
 */
function objectToLine(
  state: PlanState,
  { body, saidBy }: KnownFact & { verb: 'minutesLine.added/1' },
): LawRefusal | undefined {
  if (state.meetings.get(body.meeting)?.ended === true) return { kind: 'already-closed', item: body.meeting };
  const people = saidBy.flatMap((id) => state.participants.get(id) ?? []);
  const isSaid =
    body.line === 'words'
      ? saidBy.length === 1 && people.some(isFamily)
      : body.line === 'decision' || saidBy.length > 0;
  return isSaid ? undefined : { kind: 'bad-input', field: 'saidBy' };
}

/** M1, R15: the holder chairs, or the stand-in named for this meeting. */
function objectToChair(state: PlanState, meeting: Id, chair: Id): LawRefusal | undefined {
  const isHolder = state.participants.get(chair)?.role === 'relay-holder';
  return isHolder || state.standIns.get(meeting) === chair
    ? undefined
    : { kind: 'not-approved', participant: chair };
}

/** S1, C4: the family closes the plan because it wants to; whether the need has ended is the holder's to write. */
function objectToClosing(
  state: PlanState,
  fact: KnownFact & { verb: 'plan.closed/1' },
): LawRefusal | undefined {
  const writer = state.participants.get(fact.writtenBy);
  if (writer === undefined || !isFamily(writer)) return undefined;
  const isTheirs = fact.body.why === 'consent-withdrawn' || fact.body.why === 'family-wish';
  return isTheirs ? undefined : { kind: 'may-not-write' };
}
