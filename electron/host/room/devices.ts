import type { CommandInput } from '#contract/commands.ts';
import { refuse } from '#contract/refusals.ts';
import { no } from '#domain/result.ts';
import type { Certificate, TriedCertificate } from '../devices/certificates.ts';
import { chooseCertificate } from '../devices/certificates.ts';
import type { DoorAsked, OpenDoor } from '../devices/device-door.ts';
import type { OwnCertificate } from '../devices/own-certificate.ts';
import { makeOwnCertificate, ownCertificateSchema } from '../devices/own-certificate.ts';
import type { RoomSettings } from '../settings/settings.ts';
import type { Lease } from './device-leases.ts';
import type { Answer, HostRoom } from './host-room.ts';
import { changeRoom, done, meetingOf, roomNow } from './host-room.ts';
import type { Invitation } from './invitations.ts';
import type { OpenMeeting } from './open-meeting.ts';
import type { RoomState } from './room-state.ts';

/** What is in use towards the network now, and what was tried before it. */
export interface DoorCertificate {
  readonly source: Certificate['source'];
  readonly name: string;
  readonly chain: string;
  readonly key: string;
}

/** Devices on the network: in memory, beside what the meeting's file says of them. */
export interface Devices {
  step: 'closed' | 'opening' | 'open' | 'paused';
  door?: OpenDoor;
  certificate?: DoorCertificate;
  tried: readonly TriedCertificate[];
  /** Of invitations that were not used yet. They end with this host: none outlives what counts their seconds. */
  readonly invitations: Map<string, Invitation>;
  readonly leases: Map<string, Lease>;
}

const usualPort = 8443;
const ownRow = 'own-certificate';
const known = new WeakMap<HostRoom, Devices>();

export function devicesOf(host: HostRoom): Devices {
  const devices = known.get(host) ?? { step: 'closed', tried: [], invitations: new Map(), leases: new Map() };
  known.set(host, devices);
  return devices;
}

export function deviceSettings({ needs }: HostRoom): NonNullable<RoomSettings['devices']> {
  return needs.settings?.get().devices ?? {};
}

/** Off until the chair says so, on the one network that the chair chose. */
export async function openDevices(
  host: HostRoom,
  { address }: CommandInput<'devices.open'>,
): Promise<Answer> {
  const meeting = meetingOf(host);
  if (!meeting.ok) return meeting;
  const devices = devicesOf(host);
  if (devices.step === 'open') return done;
  if (deviceSettings(host).off === true) return no(refuse('devices-closed'));
  if (devices.step !== 'closed' || meeting.value.room.covered) return no(refuse('wrong-moment'));
  const refusal = await openDoor(host, meeting.value, {
    address,
    port: deviceSettings(host).port ?? usualPort,
  });
  if (refusal !== undefined) return no(refuse(refusal));
  rememberNetwork(host, address);
  return done;
}

/** Sends every device away: what is on the network has no place in a room that is closed to it. */
export function closeDevices(host: HostRoom): Answer {
  const meeting = meetingOf(host);
  if (!meeting.ok) return meeting;
  const tables = meeting.value.room.tables.filter((one) => one.device !== true);
  return shutRoom(host, meeting.value, { tables });
}

function shutRoom(host: HostRoom, meeting: OpenMeeting, change: Partial<RoomState>): Answer {
  const { devices: _open, ...room } = meeting.room;
  meeting.room = room;
  return changeRoom(host, meeting, change);
}

/** Called on every change: the door follows the meeting, and nothing else opens it. */
export function keepDevices(host: HostRoom): void {
  const { meeting } = host;
  const asked = host.phase === 'meeting' ? meeting?.room.devices : undefined;
  if (asked === undefined || meeting === undefined) closeDoor(devicesOf(host));
  else if (meeting.room.covered) pauseDoor(devicesOf(host));
  else goOnOpen(host, meeting, asked);
}

function goOnOpen(host: HostRoom, meeting: OpenMeeting, asked: Where): void {
  const devices = devicesOf(host);
  // After a host that ended: the same address, so that pages find their way back by themselves.
  if (devices.step === 'closed') void openDoor(host, meeting, asked);
  else if (devices.step === 'paused') void resumeDoor(host, meeting);
}

/** At the end of the host: nothing is told to pages any more. */
export function closeDoor(devices: Devices): void {
  if (devices.step === 'opening' || devices.step === 'closed') return;
  devices.door?.close();
  delete devices.door;
  delete devices.certificate;
  devices.step = 'closed';
  devices.invitations.clear();
  devices.leases.clear();
}

/** Somebody came in: nobody new gets near, and no invitation lies open (threat 24). */
function pauseDoor(devices: Devices): void {
  if (devices.step !== 'open') return;
  devices.door?.pause();
  devices.step = 'paused';
  devices.invitations.clear();
}

async function resumeDoor(host: HostRoom, meeting: OpenMeeting): Promise<void> {
  const devices = devicesOf(host);
  devices.step = 'opening';
  const isBack = (await devices.door?.resume()) === true;
  devices.step = 'open';
  hearEverybody(host);
  if (isBack) return host.needs.changed();
  // Somebody took the port: the chair opens again, and is told why if that fails.
  host.needs.log.note('devices-not-opened', { reason: 'port-taken' });
  closeDoor(devices);
  if (host.meeting === meeting) shutRoom(host, meeting, {});
}

/** While the door was shut nobody could be heard. */
function hearEverybody(host: HostRoom): void {
  for (const lease of devicesOf(host).leases.values()) lease.heard = elapsedIn(host);
}

type Where = Pick<DoorAsked, 'address' | 'port'>;
type Fault = 'device-address-gone' | 'device-port-taken';

async function openDoor(host: HostRoom, meeting: OpenMeeting, where: Where): Promise<Fault | undefined> {
  const devices = devicesOf(host);
  const { devices: way } = host.needs;
  if (way === undefined || !way.networks().some((one) => one.address === where.address))
    return 'device-address-gone';
  devices.step = 'opening';
  changeRoom(host, meeting, { devices: where });
  const certificate = await certificateFor(host, meeting, where.address);
  const servesPages = certificate.source !== 'own';
  const opened = await way.open({ ...where, name: certificate.name, certificate, servesPages });
  if (typeof opened === 'string') {
    devices.step = 'closed';
    host.needs.log.note('devices-not-opened', { reason: opened });
    if (host.meeting === meeting) shutRoom(host, meeting, {});
    return opened === 'port-taken' ? 'device-port-taken' : 'device-address-gone';
  }
  Object.assign(devices, { door: opened, certificate, step: 'open' });
  hearEverybody(host);
  host.needs.log.note('devices-open', { kind: certificate.source, port: opened.port });
  // The meeting may be over by now: then nothing is written, and the door is shut again by the change itself.
  if (host.meeting === meeting) changeRoom(host, meeting, { devices: { ...where, port: opened.port } });
  else host.needs.changed();
  return undefined;
}

async function certificateFor(
  host: HostRoom,
  meeting: OpenMeeting,
  address: string,
): Promise<DoorCertificate> {
  const { chain, key, name } = deviceSettings(host);
  const settings = {
    ...(chain === undefined ? {} : { chain }),
    ...(key === undefined ? {} : { key }),
    ...(name === undefined ? {} : { name }),
  };
  const now = roomNow(host);
  const found = chooseCertificate({ dataFolder: host.needs.dataFolder, now, settings });
  devicesOf(host).tried = found.tried;
  if (found.certificate !== undefined) return found.certificate;
  return { source: 'own', name: address, ...(await ownCertificate(meeting, address, now)) };
}

/** One key for one meeting on one address, in the meeting's own file. */
async function ownCertificate(
  { journal }: OpenMeeting,
  address: string,
  now: number,
): Promise<OwnCertificate> {
  const row = `${ownRow} ${address}`;
  const kept = ownCertificateSchema.safeParse(journal.getRoomState(row));
  if (kept.success) return kept.data;
  const made = await makeOwnCertificate(address, now);
  journal.putRoomState(row, made);
  return made;
}

function rememberNetwork(host: HostRoom, address: string): void {
  const before = deviceSettings(host);
  if (before.address === address) return;
  try {
    host.needs.settings?.set({ devices: { ...before, address } });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    host.needs.log.note('settings-not-written', { code: String(error.code) });
  }
}

/** Counts on when somebody sets the machine's clock. */
export function elapsedIn({ needs }: HostRoom): number {
  return needs.elapsed?.() ?? needs.now();
}
