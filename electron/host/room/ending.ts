import type { CommandInput } from '#contract/commands.ts';
import type { Answer, Caller, HostRoom } from './host-room.ts';
import { writeFor } from './plan-work.ts';

/** S1: the meeting goes on with the plan until it is over itself. */
export function closePlan(host: HostRoom, caller: Caller, input: CommandInput<'plan.close'>): Answer {
  const { why, transfer, saidBy } = input;
  const command = { kind: 'plan.close' as const, why, ...(transfer === undefined ? {} : { transfer }) };
  return writeFor(host, caller, { command, saidBy });
}

export function deactivatePlan(
  host: HostRoom,
  caller: Caller,
  input: CommandInput<'plan.deactivate'>,
): Answer {
  return writeFor(host, caller, { command: { kind: 'plan.deactivate' }, saidBy: input.saidBy });
}

/** C8: by a consent that was asked about the old content. */
export function reopenPlan(host: HostRoom, caller: Caller, input: CommandInput<'plan.reopen'>): Answer {
  return writeFor(host, caller, { command: { kind: 'plan.reopen', ...input }, saidBy: [] });
}

export function demandDeletion(
  host: HostRoom,
  caller: Caller,
  input: CommandInput<'deletion.demand'>,
): Answer {
  return writeFor(host, caller, { command: { kind: 'deletion.demand' }, saidBy: input.saidBy });
}
