import type { CommandInput } from '#contract/commands.ts';
import type { Body } from '#domain/bodies.ts';
import type { Answer, Caller, HostRoom } from './host-room.ts';
import { meetingOf } from './host-room.ts';
import { writeFor } from './plan-work.ts';

/** R4, R8–R10, R14: a new person sees nothing before a consent names them (C3). */
export function addPerson(host: HostRoom, caller: Caller, input: CommandInput<'person.add'>): Answer {
  const meeting = meetingOf(host);
  if (!meeting.ok) return meeting;
  const { profile } = meeting.value.plan;
  const { familyWord, service, position, outside, dutyBound, ...rest } = input;
  const needsDeclaration = outside && dutyBound !== true && profile.privatePersons === 'with-declaration';
  const body: Body<'participant.added/1'> = {
    ...rest,
    ...(familyWord === undefined ? {} : { familyWord }),
    ...(service === undefined ? {} : { service }),
    ...(position === undefined ? {} : { position }),
    ...(outside ? { outside } : {}),
    ...(dutyBound === true ? { dutyBound } : {}),
    ...(needsDeclaration ? { needsDeclaration } : {}),
  };
  const participant = host.needs.newId();
  return writeFor(host, caller, { command: { kind: 'participant.add', participant, body }, saidBy: [] });
}

export function changeAccess(host: HostRoom, caller: Caller, input: CommandInput<'person.access'>): Answer {
  const { without, ...rest } = input;
  const body = without === undefined ? rest : { ...rest, without };
  return writeFor(host, caller, { command: { kind: 'access.change', body }, saidBy: [] });
}

export function endAccess(host: HostRoom, caller: Caller, input: CommandInput<'person.end'>): Answer {
  return writeFor(host, caller, { command: { kind: 'access.end', ...input }, saidBy: [] });
}

export function signDeclaration(
  host: HostRoom,
  caller: Caller,
  input: CommandInput<'person.declare'>,
): Answer {
  return writeFor(host, caller, { command: { kind: 'declaration.sign', ...input }, saidBy: [] });
}

/** R5: the page has said "Foresatte ser alt. Skal dette stå her?". */
export function limitItem(host: HostRoom, caller: Caller, input: CommandInput<'item.limit'>): Answer {
  const { item, to } = input;
  const command = { kind: 'item.limit' as const, item, ...(to === undefined ? {} : { to }) };
  return writeFor(host, caller, { command, saidBy: [] });
}

export function recordCustody(host: HostRoom, caller: Caller, input: CommandInput<'custody.record'>): Answer {
  const { situation, signers, basis } = input;
  const body = {
    situation,
    ...(signers === undefined ? {} : { signers }),
    ...(basis === undefined ? {} : { basis }),
  };
  return writeFor(host, caller, { command: { kind: 'custody.record', body }, saidBy: [] });
}

/** R11: without a reason. */
export function askForHolder(host: HostRoom, caller: Caller, input: CommandInput<'holder.askFor'>): Answer {
  return writeFor(host, caller, { command: { kind: 'holder.askFor' }, saidBy: input.saidBy });
}

export function nameStandIn(host: HostRoom, caller: Caller, input: CommandInput<'standIn.name'>): Answer {
  const meeting = meetingOf(host);
  if (!meeting.ok) return meeting;
  const command = { kind: 'standIn.name' as const, meeting: meeting.value.plan.meeting, ...input };
  return writeFor(host, caller, { command, saidBy: [] });
}
