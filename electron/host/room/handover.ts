import type { CommandInput } from '#contract/commands.ts';
import type { Answer, Caller, HostRoom } from './host-room.ts';
import { chairOf, meetingOf } from './host-room.ts';
import { writeFor } from './plan-work.ts';

/** R2: from the holder who chairs to the one who comes. */
export function prepare(host: HostRoom, caller: Caller, input: CommandInput<'handover.prepare'>): Answer {
  const meeting = meetingOf(host);
  if (!meeting.ok) return meeting;
  const { ends, ...rest } = input;
  const outgoing = chairOf(meeting.value);
  const body = { ...rest, outgoing, ...(ends === undefined ? {} : { ends }) };
  return writeFor(host, caller, { command: { kind: 'handover.prepare', body }, saidBy: [] });
}

export function accept(host: HostRoom, caller: Caller, input: CommandInput<'handover.accept'>): Answer {
  return writeFor(host, caller, { command: { kind: 'handover.accept', ...input }, saidBy: [] });
}
