import type { DecideContext } from './decide.ts';
import { callAt } from './decisions-next.ts';
import type { Plan } from './planned.ts';
import { one, written } from './planned.ts';
import type { MeetingCommand } from './decisions-meeting.ts';
import { no } from './result.ts';
import type { PlanState } from './state.ts';

/** What is asked and agreed around a meeting, and what is sent between two (M1, M10, M11, M14, K1–K3, D4). */
type BetweenCommand = Extract<
  MeetingCommand,
  {
    kind:
      | 'meeting.call'
      | 'meeting.cancel'
      | 'child.hear'
      | 'family.inform'
      | 'need.assess'
      | 'remark.add'
      | 'message.send'
      | 'message.delete'
      | 'appointment.add';
  }
>;

export function planBetween(state: PlanState, command: BetweenCommand, context: DecideContext): Plan {
  const { today: on } = context;
  switch (command.kind) {
    case 'meeting.call':
    case 'meeting.cancel':
      return planCall(state, command, context);
    case 'child.hear':
      return one(context.newId(), 'child.heard/1', command.body);
    case 'family.inform': {
      const { meeting, informed } = command;
      return one(context.newId(), 'family.informed/1', { meeting, informed });
    }
    case 'need.assess': {
      const { meeting, extent } = command;
      const body = meeting === undefined ? { on, extent } : { meeting, on, extent };
      return one(context.newId(), 'need.assessed/1', body);
    }
    case 'message.delete':
      return one(command.message, 'message.deleted/1', { on });
    case 'appointment.add':
      if (command.body.date < on) return no({ kind: 'date-passed', field: 'date' });
      return one(context.newId(), 'appointment.added/1', command.body);
    default:
      return planText(command, context);
  }
}

/**
 * K1, M1: a day to come, everybody invited known; a call that is not there cannot be called off. One for the very
 * moment of another is that one, changed.
 */
function planCall(
  state: PlanState,
  command: Extract<BetweenCommand, { kind: 'meeting.call' | 'meeting.cancel' }>,
  context: DecideContext,
): Plan {
  if (command.kind === 'meeting.cancel') {
    if (!state.calls.has(command.meeting)) return no({ kind: 'meeting-unknown' });
    return one(command.meeting, 'meeting.cancelled/1', { on: context.today });
  }
  const { date, invited } = command.body;
  if (date < context.today) return no({ kind: 'date-passed', field: 'date' });
  const stranger = invited.find((id) => !state.participants.has(id));
  if (stranger !== undefined) return no({ kind: 'unknown-person', participant: stranger });
  const item = command.meeting ?? callAt(state, command.body)?.id ?? context.newId();
  return one(item, 'meeting.called/1', command.body);
}

function planText(
  command: Extract<BetweenCommand, { kind: 'remark.add' | 'message.send' }>,
  context: DecideContext,
): Plan {
  const text = written(command.text, 'text', 2000);
  if (!text.ok) return text;
  const date = context.today;
  if (command.kind === 'remark.add') {
    const body = { meeting: command.meeting, date, text: text.value };
    return one(context.newId(), 'remark.added/1', body);
  }
  const { to, topic } = command;
  const body = { topic, date, text: text.value, ...(to === undefined ? {} : { to: [...to] }) };
  return one(context.newId(), 'message.sent/1', body);
}
