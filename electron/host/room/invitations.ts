import { createHash, timingSafeEqual } from 'node:crypto';
import { encode } from 'uqr';
import type { CommandInput } from '#contract/commands.ts';
import { spellBytes } from '#contract/device-proof.ts';
import { refuse } from '#contract/refusals.ts';
import { no, yes } from '#domain/result.ts';
import { devicesOf, elapsedIn } from './devices.ts';
import type { Answer, HostRoom } from './host-room.ts';
import { changeRoom } from './host-room.ts';
import type { OpenMeeting } from './open-meeting.ts';
import type { Table } from './room-state.ts';

/** Until when a link may be photographed, and a code typed. */
export interface Invitation {
  readonly linkUntil: number;
  readonly codeUntil: number;
}

const linkMilliseconds = 120_000;
const codeMilliseconds = 300_000;
const secretBytes = 16;
const codeBytes = 5;

/** A one-time link for a window of this machine. Only its hash is kept: no file of the room holds a link that opens. */
export function inviteWindow(
  host: HostRoom,
  meeting: OpenMeeting,
  role: CommandInput<'table.invite'>['role'],
): Answer {
  const token = Buffer.from(host.needs.random(24)).toString('base64url');
  const id = host.needs.newId();
  const changed = addTable(host, meeting, { id, role, tokenHash: hashOf(token), state: 'invited' });
  return changed.ok ? yes({ link: host.needs.tableAddress(role, token), table: id }) : changed;
}

/** The same for a device on the network: to be photographed, or to be typed; either once. */
export function inviteDevice(
  host: HostRoom,
  meeting: OpenMeeting,
  role: CommandInput<'table.invite'>['role'],
): Answer {
  const devices = devicesOf(host);
  const { door } = devices;
  if (devices.step !== 'open' || door === undefined) return no(refuse('devices-closed'));
  const token = `v1.${Buffer.from(host.needs.random(secretBytes)).toString('base64url')}`;
  const code = spellBytes(host.needs.random(codeBytes));
  const id = host.needs.newId();
  // What our own program photographs is the room's address and key: it carries no token, and the code lets in.
  const byLink = door.key === undefined ? { tokenHash: hashOf(token) } : {};
  const hashes = { ...byLink, codeHash: hashOf(`code ${code}`) };
  const changed = addTable(host, meeting, { id, role, device: true, ...hashes, state: 'invited' });
  if (!changed.ok) return changed;
  const now = elapsedIn(host);
  devices.invitations.set(id, { linkUntil: now + linkMilliseconds, codeUntil: now + codeMilliseconds });
  const link = door.link(role, token);
  return yes({ link, table: id, code, squares: draw(link) });
}

function addTable(host: HostRoom, meeting: OpenMeeting, table: Table): Answer {
  return changeRoom(host, meeting, { tables: [...meeting.room.tables, table] });
}

function draw(link: string): readonly string[] {
  const { data } = encode(link, { ecc: 'M', border: 4 });
  return data.map((row) => row.map((isDark) => (isDark ? '1' : '0')).join(''));
}

/** Which invitation this opens now. Every one is compared, and none tells by its speed how near a guess was. */
export function findInvited(host: HostRoom, given: string, isDevice: boolean): Table | undefined {
  const tables = host.meeting?.room.tables ?? [];
  const opened = tables.map((table) => [isSame(table.tokenHash, given), isSame(table.codeHash, given)]);
  return tables.find((table, index) => {
    const [isLink = false, isCode = false] = opened[index] ?? [];
    if (table.state !== 'invited' || (table.device === true) !== isDevice) return false;
    if (!isDevice) return isLink;
    return (
      (isLink && isOpenStill(host, table, 'linkUntil')) || (isCode && isOpenStill(host, table, 'codeUntil'))
    );
  });
}

function isOpenStill(host: HostRoom, { id }: Table, until: keyof Invitation): boolean {
  const invitation = devicesOf(host).invitations.get(id);
  return invitation !== undefined && elapsedIn(host) < invitation[until];
}

function isSame(kept: string | undefined, given: string): boolean {
  const one = Buffer.from(kept ?? '');
  const other = Buffer.from(given);
  return one.length === other.length && timingSafeEqual(one, other);
}

/** Takes away what nobody can open any more; all of it, when somebody guesses. */
export function dropInvitations(host: HostRoom, which: 'old' | 'all'): void {
  const { meeting } = host;
  if (meeting === undefined) return;
  const { invitations } = devicesOf(host);
  const now = elapsedIn(host);
  const tables = meeting.room.tables.filter((table) => {
    const isOpen = table.device === true && table.state === 'invited';
    if (!isOpen) return true;
    const until = invitations.get(table.id)?.codeUntil ?? 0;
    return which === 'old' && now < until;
  });
  for (const id of invitations.keys()) if (!tables.some((one) => one.id === id)) invitations.delete(id);
  if (tables.length < meeting.room.tables.length) changeRoom(host, meeting, { tables });
}

/** As the wire hashes what a page brings. */
function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}
