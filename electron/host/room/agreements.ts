import type { CommandInput } from '#contract/commands.ts';
import { standardAgenda } from '#domain/agenda-due.ts';
import type { Answer, Caller, HostRoom } from './host-room.ts';
import { chairOf, meetingOf } from './host-room.ts';
import { writeFor } from './plan-work.ts';

export function addGoal(host: HostRoom, caller: Caller, input: CommandInput<'goal.add'>): Answer {
  const { title, topic, limitedTo, saidBy } = input;
  const body = { title, topic, ...(limitedTo === undefined ? {} : { limitedTo }) };
  return writeFor(host, caller, { command: { kind: 'goal.add', body }, saidBy });
}

/** G3: beside the evaluations, never among them. */
export function addComment(host: HostRoom, caller: Caller, input: CommandInput<'comment.add'>): Answer {
  const { activity, text, saidBy } = input;
  return writeFor(host, caller, { command: { kind: 'comment.add', activity, text }, saidBy });
}

/** G6, M10: is cooperation still needed? */
export function assessNeed(host: HostRoom, caller: Caller, input: CommandInput<'need.assess'>): Answer {
  const meeting = meetingOf(host);
  if (!meeting.ok) return meeting;
  const { extent, saidBy } = input;
  const command = { kind: 'need.assess' as const, meeting: meeting.value.plan.meeting, extent };
  return writeFor(host, caller, { command, saidBy });
}

/** M1, K1: the next meeting, through the plan. */
export function callMeeting(host: HostRoom, caller: Caller, input: CommandInput<'meeting.call'>): Answer {
  const meeting = meetingOf(host);
  if (!meeting.ok) return meeting;
  const agenda = standardAgenda(host.needs.newId);
  const body = { ...input, chair: chairOf(meeting.value), agenda };
  return writeFor(host, caller, { command: { kind: 'meeting.call', body }, saidBy: [] });
}

export function sendMessage(host: HostRoom, caller: Caller, input: CommandInput<'message.send'>): Answer {
  const { to, topic, text } = input;
  const command = { kind: 'message.send' as const, topic, text, ...(to === undefined ? {} : { to }) };
  return writeFor(host, caller, { command, saidBy: [] });
}

export function deleteMessage(host: HostRoom, caller: Caller, input: CommandInput<'message.delete'>): Answer {
  return writeFor(host, caller, { command: { kind: 'message.delete', ...input }, saidBy: [] });
}

export function addAppointment(
  host: HostRoom,
  caller: Caller,
  input: CommandInput<'appointment.add'>,
): Answer {
  const { title, topic, date, time, place } = input;
  const body = {
    title,
    topic,
    date,
    ...(time === undefined ? {} : { time }),
    ...(place === undefined ? {} : { place }),
  };
  return writeFor(host, caller, { command: { kind: 'appointment.add', body }, saidBy: [] });
}
