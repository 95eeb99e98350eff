import type { CommandInput } from '#contract/commands.ts';
import type { Refusal } from '#contract/refusals.ts';
import { refuse } from '#contract/refusals.ts';
import type { PageRole } from '#contract/roles.ts';
import type { Id } from '#domain/identity.ts';
import type { Result } from '#domain/result.ts';
import { no, yes } from '#domain/result.ts';
import { isFamily } from '#domain/state.ts';
import { beginLease, holds, longestUntil } from './device-leases.ts';
import type { Answer, HostRoom } from './host-room.ts';
import { changeRoom, chairOf, done, meetingOf, todayIn } from './host-room.ts';
import { findInvited, inviteDevice, inviteWindow } from './invitations.ts';
import type { OpenMeeting } from './open-meeting.ts';
import { isPresent, personSight } from './open-meeting.ts';
import { pensWithout } from './pens.ts';
import type { Table } from './room-state.ts';
import { write } from './write.ts';

/** At most this many table pages at once (research security, threat 29). */
const mostTables = 12;

/** What a table page is now, and the only key that may sign for it when it came over the network. */
export interface Standing {
  readonly table: Id;
  readonly role: PageRole;
  readonly participant?: Id;
  readonly key?: string;
}

export function invite(host: HostRoom, input: CommandInput<'table.invite'>): Answer {
  const meeting = meetingOf(host);
  if (!meeting.ok) return meeting;
  if (meeting.value.room.tables.length >= mostTables) return no(refuse('too-many'));
  return input.device === true
    ? inviteDevice(host, meeting.value, input.role)
    : inviteWindow(host, meeting.value, input.role);
}

/** The wire says: this link was opened. It is spent, and the page waits for the chair. */
export function present(
  host: HostRoom,
  tokenHash: string,
  by: { readonly credentialHash: string; readonly key: string | undefined },
): Result<{ table: Id }, Refusal> {
  const meeting = meetingOf(host);
  if (!meeting.ok) return no(refuse('link-unknown'));
  const found = findInvited(host, tokenHash, by.key !== undefined);
  if (found === undefined) return no(refuse('link-unknown'));
  const { tokenHash: _link, codeHash: _code, ...kept } = found;
  const { credentialHash, key } = by;
  const device = key === undefined ? {} : { key, until: longestUntil(host) };
  if (key !== undefined) beginLease(host, found.id);
  const changed = replaceTable(host, meeting.value, { ...kept, ...device, credentialHash, state: 'waiting' });
  return changed.ok ? yes({ table: found.id }) : changed;
}

export function standing(host: HostRoom, credentialHash: string): Standing | undefined {
  const table = host.meeting?.room.tables.find((one) => one.credentialHash === credentialHash);
  if (table === undefined) return undefined;
  // Everything on the network ends with the meeting, and not when the room has forgotten it.
  if (table.device === true && host.phase !== 'meeting') return undefined;
  const held = holds(host, table);
  if (held === 'over') return undefined;
  const key = table.key === undefined ? {} : { key: table.key };
  const place = held === 'holds' ? placeOf(table) : { role: 'waiting' as const };
  return { table: table.id, ...place, ...key };
}

function placeOf({ state, role, participant }: Table): Pick<Standing, 'role' | 'participant'> {
  if (state !== 'admitted') return { role: 'waiting' };
  if (participant !== undefined) return { role, participant };
  return { role: role === 'interpreter' ? role : 'waiting' };
}

/** The chair lets a page in: as somebody who is here, or as the interpreter's. */
export function admit(host: HostRoom, input: CommandInput<'table.admit'>): Answer {
  const meeting = meetingOf(host);
  if (!meeting.ok) return meeting;
  const table = meeting.value.room.tables.find((one) => one.id === input.table);
  if (table === undefined || table.state === 'invited') return no(refuse('unknown-item'));
  if (table.device === true) beginLease(host, table.id);
  if (table.role === 'interpreter') return replaceTable(host, meeting.value, { ...table, state: 'admitted' });
  return admitPerson(host, meeting.value, { table, participant: input.participant });
}

function admitPerson(
  host: HostRoom,
  meeting: OpenMeeting,
  asked: { table: Table; participant: Id | undefined },
): Answer {
  const { table, participant } = asked;
  if (participant === undefined) return no(refuse('bad-input', 'participant'));
  if (!isPresent(meeting.room, participant)) return no(refuse('person-not-present', 'participant'));
  if (personSight(meeting, participant, todayIn(host)).covered !== undefined)
    return no(refuse('may-not-see', 'participant'));
  const person = meeting.state.participants.get(participant);
  if (table.role === 'family' && (person === undefined || !isFamily(person)))
    return no(refuse('may-not-see', 'participant'));
  const appointed = table.role === 'minute-taker' ? appoint(host, meeting, participant) : done;
  if (!appointed.ok) return appointed;
  return replaceTable(host, meeting, { ...table, state: 'admitted', participant });
}

/** M1: letting somebody in as minute-taker appoints them, for this meeting only. */
function appoint(host: HostRoom, meeting: OpenMeeting, participant: Id): Answer {
  const { plan, state } = meeting;
  if (state.meetings.get(plan.meeting)?.minuteTaker === participant) return done;
  const command = { kind: 'minuteTaker.appoint' as const, meeting: plan.meeting, participant };
  return write(host, command, { actor: chairOf(meeting), silent: true });
}

export function remove(host: HostRoom, input: CommandInput<'table.remove'>): Answer {
  const meeting = meetingOf(host);
  if (!meeting.ok) return meeting;
  const tables = meeting.value.room.tables.filter((one) => one.id !== input.table);
  return tables.length === meeting.value.room.tables.length
    ? done
    : changeRoom(host, meeting.value, {
        tables,
        pens: pensWithout(meeting.value.room.pens, input.table),
      });
}

function replaceTable(host: HostRoom, meeting: OpenMeeting, table: Table): Answer {
  const tables = meeting.room.tables.map((one) => (one.id === table.id ? table : one));
  return changeRoom(host, meeting, { tables });
}
