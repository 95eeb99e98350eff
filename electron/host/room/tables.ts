import { createHash } from 'node:crypto';
import type { CommandInput } from '#contract/commands.ts';
import type { Refusal } from '#contract/refusals.ts';
import { refuse } from '#contract/refusals.ts';
import type { PageRole } from '#contract/roles.ts';
import type { Id } from '#domain/identity.ts';
import type { Result } from '#domain/result.ts';
import { no, yes } from '#domain/result.ts';
import { isFamily } from '#domain/state.ts';
import type { Answer, HostRoom } from './host-room.ts';
import { changeRoom, chairOf, done, meetingOf, todayIn } from './host-room.ts';
import type { OpenMeeting } from './open-meeting.ts';
import { isPresent, personSight } from './open-meeting.ts';
import type { Table } from './room-state.ts';
import { write } from './write.ts';

/** At most this many table pages at once (research security, threat 29). */
const mostTables = 12;

/** A one-time link. Only its hash is kept: no file of the room holds a link that opens. */
export function invite(host: HostRoom, input: CommandInput<'table.invite'>): Answer {
  const meeting = meetingOf(host);
  if (!meeting.ok) return meeting;
  const { tables } = meeting.value.room;
  if (tables.length >= mostTables) return no(refuse('too-many'));
  const token = Buffer.from(host.needs.random(24)).toString('base64url');
  const table: Table = {
    id: host.needs.newId(),
    role: input.role,
    tokenHash: hashOf(token),
    state: 'invited',
  };
  const changed = changeRoom(host, meeting.value, { tables: [...tables, table] });
  return changed.ok ? yes({ link: host.needs.tableAddress(input.role, token) }) : changed;
}

/** As the wire hashes what a page brings. */
function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

/** The wire says: this link was opened. It is spent, and the page waits for the chair. */
export function present(
  host: HostRoom,
  tokenHash: string,
  credentialHash: string,
): Result<{ table: Id }, Refusal> {
  const meeting = meetingOf(host);
  if (!meeting.ok) return no(refuse('link-unknown'));
  const found = meeting.value.room.tables.find((one) => one.tokenHash === tokenHash);
  if (found === undefined) return no(refuse('link-unknown'));
  const { tokenHash: _spent, ...kept } = found;
  const changed = replaceTable(host, meeting.value, { ...kept, credentialHash, state: 'waiting' });
  return changed.ok ? yes({ table: found.id }) : changed;
}

export function standing(
  host: HostRoom,
  credentialHash: string,
): { table: Id; role: PageRole; participant?: Id } | undefined {
  const table = host.meeting?.room.tables.find((one) => one.credentialHash === credentialHash);
  if (table === undefined) return undefined;
  if (table.state !== 'admitted') return { table: table.id, role: 'waiting' };
  if (table.participant === undefined)
    return { table: table.id, role: table.role === 'interpreter' ? table.role : 'waiting' };
  return { table: table.id, role: table.role, participant: table.participant };
}

/** The chair lets a page in: as somebody who is here, or as the interpreter's. */
export function admit(host: HostRoom, input: CommandInput<'table.admit'>): Answer {
  const meeting = meetingOf(host);
  if (!meeting.ok) return meeting;
  const table = meeting.value.room.tables.find((one) => one.id === input.table);
  if (table === undefined || table.state === 'invited') return no(refuse('unknown-item'));
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
    : changeRoom(host, meeting.value, { tables });
}

function replaceTable(host: HostRoom, meeting: OpenMeeting, table: Table): Answer {
  const tables = meeting.room.tables.map((one) => (one.id === table.id ? table : one));
  return changeRoom(host, meeting, { tables });
}
