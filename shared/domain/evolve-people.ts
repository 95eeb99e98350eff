import type { Body } from './bodies.ts';
import type { DraftState } from './draft-state.ts';
import { ownHandovers, ownParticipants } from './draft-state.ts';
import type { Id } from './identity.ts';
import type { KnownFact } from './known-fact.ts';
import type { Participant } from './state.ts';

/** Facts about who is in the plan and with which rights (R1–R15). */
export function foldPeople(draft: DraftState, fact: KnownFact): void {
  switch (fact.verb) {
    case 'plan.opened/1':
      draft.state = { ...draft.state, plan: { id: fact.plan, ...fact.body } };
      return;
    case 'participant.added/1':
      ownParticipants(draft).set(fact.item, participantOf(fact.item, fact.body));
      return;
    case 'access.ended/1':
      change(draft, fact.body.participant, { accessEnds: fact.body.on });
      return;
    case 'access.changed/1': {
      const { participant, ...level } = fact.body;
      change(draft, participant, { without: [], ...level });
      return;
    }
    case 'declaration.signed/1':
      change(draft, fact.body.participant, { declaredOn: fact.body.on });
      return;
    default:
      foldBaton(draft, fact);
  }
}

/** R10: what a page never needs stays in the fact; the day of birth is the plan owner's alone (C6, R13). */
function participantOf(id: Id, body: Body<'participant.added/1'>): Participant {
  const { born, mobile: _mobile, email: _email, ...known } = body;
  const isOwner = body.role === 'plan-owner' && born !== undefined;
  return isOwner ? { id, ...known, born } : { id, ...known };
}

function change(draft: DraftState, participant: Id, to: Partial<Participant>): void {
  const known = draft.state.participants.get(participant);
  if (known === undefined) return;
  ownParticipants(draft).set(participant, { ...known, ...to });
}

/** R2, R3, R11: who has the baton. */
function foldBaton(draft: DraftState, fact: KnownFact): void {
  switch (fact.verb) {
    case 'role.changed/1':
      takeRole(draft, fact.body.participant, fact.body.role);
      return;
    case 'holder.named/1':
      takeRole(draft, fact.body.participant, 'relay-holder');
      return;
    case 'holder.askedFor/1':
      draft.state = { ...draft.state, holderAskedFor: fact.body.on };
      return;
    case 'custody.recorded/1':
      draft.state = { ...draft.state, custody: fact.body };
      return;
    case 'handover.prepared/1':
      ownHandovers(draft).set(fact.item, { id: fact.item, ...fact.body });
      return;
    case 'handover.accepted/1':
      acceptHandover(draft, fact);
      return;
    default:
  }
}

/** R11: asking for another is answered when another takes the baton. */
function takeRole(draft: DraftState, participant: Id, role: 'relay-holder' | 'participant'): void {
  change(draft, participant, { role });
  if (role !== 'relay-holder') return;
  const { holderAskedFor: _answered, ...rest } = draft.state;
  draft.state = rest;
}

/** R2, R1: one fact, so that there is never nobody: the incoming one has the baton, the outgoing one lets go. */
function acceptHandover(draft: DraftState, fact: KnownFact & { verb: 'handover.accepted/1' }): void {
  const handover = draft.state.handovers.get(fact.body.handover);
  if (handover === undefined) return;
  ownHandovers(draft).set(handover.id, { ...handover, acceptedOn: fact.body.on });
  takeRole(draft, handover.incoming, 'relay-holder');
  if (handover.after === 'participant') takeRole(draft, handover.outgoing, 'participant');
  else change(draft, handover.outgoing, { accessEnds: handover.ends ?? fact.body.on });
}
