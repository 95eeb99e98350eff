import type { Body, Verb } from './bodies.ts';
import type { DecideContext } from './decide.ts';
import type { Plan, Planned } from './planned.ts';
import type { Id } from './identity.ts';
import type { PeopleCommand } from './people-commands.ts';
import { one } from './planned.ts';
import { no, yes } from './result.ts';
import type { PlanState } from './state.ts';

/** The facts of a command about people. What a rule has against them, `accept` says. */
export function planPeopleCommand(state: PlanState, command: PeopleCommand, context: DecideContext): Plan {
  const { today: on } = context;
  switch (command.kind) {
    case 'participant.add':
      return one(command.participant, 'participant.added/1', command.body);
    case 'access.change':
    case 'access.end':
    case 'role.change':
    case 'declaration.sign':
      return planAccess(state, command, context);
    case 'holder.askFor':
      return one(context.newId(), 'holder.askedFor/1', { on });
    case 'holder.name':
      return one(context.newId(), 'holder.named/1', { participant: command.participant, on });
    case 'standIn.name': {
      const { meeting, participant } = command;
      return one(context.newId(), 'standIn.named/1', { meeting, participant });
    }
    case 'custody.record':
      return one(context.newId(), 'custody.recorded/1', { ...command.body, on });
    case 'handover.prepare':
      return planPreparing(command, context);
    case 'handover.accept':
      return planAcceptance(state, command.handover, context);
  }
}

type AccessCommand = Extract<
  PeopleCommand,
  { kind: 'access.change' | 'access.end' | 'role.change' | 'declaration.sign' }
>;

function planAccess(state: PlanState, command: AccessCommand, context: DecideContext): Plan {
  const participant = command.kind === 'access.change' ? command.body.participant : command.participant;
  if (!state.participants.has(participant)) return no({ kind: 'unknown-person', participant });
  switch (command.kind) {
    case 'access.change':
      return one(context.newId(), 'access.changed/1', command.body);
    case 'access.end':
      return one(context.newId(), 'access.ended/1', { participant, on: command.on });
    case 'role.change': {
      const body = { participant, role: command.role, on: context.today };
      return one(context.newId(), 'role.changed/1', body);
    }
    case 'declaration.sign':
      return one(context.newId(), 'declaration.signed/1', { participant, on: command.on });
  }
}

/** R3: at a change of kindergarten or school the last day is set at once, and comes whether or not somebody accepts. */
function planPreparing(
  { handover, body }: Extract<PeopleCommand, { kind: 'handover.prepare' }>,
  context: DecideContext,
): Plan {
  const item = handover ?? context.newId();
  const prepared: Planned = { item, verb: 'handover.prepared/1', body: { ...body, on: context.today } };
  const { outgoing: participant, ends, transition } = body;
  if (transition === 'none' || ends === undefined) return yes([prepared]);
  return yes([prepared, fact(context, 'access.ended/1', { participant, on: ends })]);
}

/** R2: the one fact in which the baton passes; `evolve` says what it does to both. */
function planAcceptance(state: PlanState, id: Id, context: DecideContext): Plan {
  const handover = state.handovers.get(id);
  if (handover === undefined || handover.acceptedOn !== undefined) return no({ kind: 'handover-unknown' });
  return one(id, 'handover.accepted/1', { handover: id, on: context.today });
}

function fact<Named extends Verb>(context: DecideContext, verb: Named, body: Body<Named>): Planned {
  return { item: context.newId(), verb, body };
}
