import { createHash } from 'node:crypto';
import { leaseMilliseconds } from '#contract/frames.ts';
import { usualIdleMinutes } from '../settings/settings.ts';
import { deviceSettings, devicesOf, elapsedIn } from './devices.ts';
import type { HostRoom } from './host-room.ts';
import { changeRoom, roomNow } from './host-room.ts';
import { dropInvitations } from './invitations.ts';
import type { Table } from './room-state.ts';

/** How long a device stays let in, counted in this host (research security §3.4). */
export interface Lease {
  heard: number;
  touched: number;
  readonly began: number;
}

const minute = 60_000;
/** A device that asks and is not heard any more stands in nobody's way. */
const forgottenMilliseconds = 10 * minute;
const longestMilliseconds = 4 * 60 * minute;

/** `asks-again`: it may be let in anew, by the chair. `over`: it has to be invited anew. */
type Holds = 'holds' | 'asks-again' | 'over';

export function beginLease(host: HostRoom, table: string): void {
  const now = elapsedIn(host);
  devicesOf(host).leases.set(table, { heard: now, touched: now, began: now });
}

/** By the host's own seconds and by the clock, whichever is sooner: neither a new host nor a clock gives more. */
export function longestUntil(host: HostRoom): number {
  return roomNow(host) + longestMilliseconds;
}

export function holds(host: HostRoom, table: Table): Holds {
  if (table.device !== true) return 'holds';
  const { leases, step } = devicesOf(host);
  // After a host that ended, everybody has one lease's time to come back.
  if (!leases.has(table.id)) beginLease(host, table.id);
  const lease = leases.get(table.id);
  if (lease === undefined || step !== 'open') return 'holds';
  const now = elapsedIn(host);
  if (now - lease.began > longestMilliseconds || roomNow(host) > (table.until ?? Infinity)) return 'over';
  const idle = (deviceSettings(host).idleMinutes ?? usualIdleMinutes) * minute;
  return table.state === 'admitted' ? admissionHolds(lease, now, idle) : waitingHolds(lease, now);
}

function admissionHolds({ heard, touched }: Lease, now: number, idle: number): Holds {
  return now - heard > leaseMilliseconds || now - touched > idle ? 'asks-again' : 'holds';
}

function waitingHolds({ heard }: Lease, now: number): Holds {
  return now - heard > forgottenMilliseconds ? 'over' : 'holds';
}

/** What ran out is not renewed by being heard: the chair says yes again. */
export function hear(host: HostRoom, credentialHash: string, isTouched: boolean): void {
  const table = host.meeting?.room.tables.find((one) => one.credentialHash === credentialHash);
  if (table === undefined || holds(host, table) !== 'holds') return;
  const lease = devicesOf(host).leases.get(table.id);
  if (lease === undefined) return;
  lease.heard = elapsedIn(host);
  if (isTouched) lease.touched = lease.heard;
}

/** From time to time: who was not heard has to ask, and who is gone is forgotten. */
export function keepLeases(host: HostRoom): void {
  const { meeting } = host;
  if (meeting === undefined || host.phase !== 'meeting') return;
  dropInvitations(host, 'old');
  const before = meeting.room.tables;
  const tables = before.flatMap((table) => {
    const kept = keepTable(host, table);
    return kept === undefined ? [] : [kept];
  });
  const isChanged = tables.length < before.length || tables.some((table, index) => table !== before[index]);
  if (isChanged) changeRoom(host, meeting, { tables });
}

function keepTable(host: HostRoom, table: Table): Table | undefined {
  if (table.state === 'invited') return table;
  switch (holds(host, table)) {
    case 'holds':
      return table;
    case 'over':
      devicesOf(host).leases.delete(table.id);
      return undefined;
    case 'asks-again': {
      const { participant: _before, ...kept } = table;
      return { ...kept, state: 'waiting' };
    }
  }
}

/** Four digits of the device's key: chair and device see the same, and somebody else's device others. */
export function markOf(table: Table): { readonly mark?: string } {
  if (table.key === undefined) return {};
  const number = createHash('sha256').update(table.key).digest().readUInt32BE(0) % 10_000;
  return { mark: String(number).padStart(4, '0') };
}
