import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { FromHost, StartMessage } from '#host/supervision/host-messages.ts';
import { pageAddress } from '#browser-shell/page-address.ts';
import type { PageServer, PageServerNeeds } from '#browser-shell/page-server.ts';
import { startPageServer } from '#browser-shell/page-server.ts';
import type { DisplaysPart } from '#contract/display-rows.ts';
import { daySchema } from '#domain/calendar.ts';
import type { DeviceDoor } from '#host/devices/device-door.ts';
import type { HostNeeds } from '#host/host-needs.ts';
import type { Log } from '#host/log.ts';
import { listPageFiles } from '#host/pages/page-files.ts';
import type { Municipality } from '#host/settings/municipality.ts';
import { printWithLp } from '#host/printing/print-with-lp.ts';
import { followConfSettings } from '#host/settings/conf-settings.ts';
import { openMunicipality } from '#host/settings/municipality.ts';
import { forkSpeech } from '#host/speech/fork-speech.ts';
import { forkUploads } from '#host/uploads/fork-uploads.ts';
import type { Admissions, Room, WindowTokens } from '#wire/room.ts';
import type { Sessions } from '#wire/sessions.ts';
import { createSessions } from '#wire/sessions.ts';
import { machineTimers } from '#wire/timers.ts';
import type { SocketWire } from '#wire/websocket-wire.ts';
import { startSocketWire } from '#wire/websocket-wire.ts';
import { createFactIds } from './fact-ids.ts';
import type { DeviceDoorNeeds } from './open-device-door.ts';
import { openDeviceDoor } from './open-device-door.ts';
import type { Places } from './places.ts';
import { tellPages } from './tell-pages.ts';

/** What the host gives to whoever starts it. */
export interface RunningHost extends Room, Admissions {
  storeAt(address: string, token?: string): void;
  /** Whatever the wall shows is covered now. */
  cover(): void;
  /** Which screens there are, for the console. */
  displays(displays: DisplaysPart): void;
  stop(): Promise<void>;
}

export interface JoinHostNeeds {
  readonly startHost: (needs: HostNeeds) => RunningHost;
  readonly places: Places;
  readonly log: Log;
  readonly windowTokens: WindowTokens;
  readonly send: (message: FromHost) => void;
  readonly forget: HostNeeds['forget'];
  /** Where a process cannot fork another; a child of this process otherwise. */
  readonly launchSpeech?: HostNeeds['launchSpeech'];
  readonly launchUploads?: HostNeeds['launchUploads'];
  readonly settled?: HostNeeds['settled'];
  readonly leave?: HostNeeds['leave'];
  readonly chooseWall?: HostNeeds['chooseWall'];
  readonly machine?: HostNeeds['machine'];
  /** The machine's own network cards when absent. */
  readonly networks?: DeviceDoorNeeds['networks'];
}

export interface JoinedHost {
  readonly host: RunningHost;
  readonly sessions: Sessions;
  stop(): Promise<void>;
}

const portTries = 15;

/** Joins host, wire and page server. Pages are served at once; what they ask waits until the host is up. */
export async function joinHost(
  needs: JoinHostNeeds,
  start: StartMessage,
): Promise<JoinedHost | 'port-taken'> {
  const wire = Promise.withResolvers<SocketWire>();
  const server = await listenAgain({
    files: listPageFiles(start.pages),
    port: start.port,
    upgrade: (request, socket, head) => {
      void wire.promise.then((carrier) => carrier.upgrade(request, socket, head));
    },
  });
  if (server === undefined) return 'port-taken';
  needs.send({ kind: 'listening', port: server.port });
  let sessions: Sessions | undefined;
  const hostNeeds = buildHostNeeds(needs, start, {
    changed: () => sessions?.refresh(),
    meetingIsOn: (isOn) => needs.send({ kind: 'meeting', isOn }),
    sound: (session, frame) => sessions?.sound(session, frame),
    tableAddress: (role, token) => pageAddress(server.port, role, token),
    devices: deviceDoor(needs, start, () => sessions),
    forget: needs.forget,
    ...arrangements(needs),
  });
  const host = needs.startHost(hostNeeds);
  if (start.store !== undefined) host.storeAt(start.store.address, start.store.token);
  const secret = Buffer.from(start.secret, 'base64');
  const { log, windowTokens } = needs;
  const proofs = { admissions: host, windowTokens, secret };
  const room = { ...host, ...tellPages(host, needs.send) };
  const joined = createSessions({ room, ...proofs, timers: machineTimers, log });
  sessions = joined;
  const carrier = startSocketWire({ connect: (connection) => joined.connect(connection) });
  wire.resolve(carrier);
  needs.send({ kind: 'ready' });
  return { host, sessions: joined, stop: () => stopAll({ host, sessions: joined, carrier, server }) };
}

function deviceDoor(
  { networks }: JoinHostNeeds,
  { pages }: StartMessage,
  sessions: () => Sessions | undefined,
): DeviceDoor {
  const connect: DeviceDoorNeeds['connect'] = (connection, entrance) =>
    sessions()?.connect(connection, entrance);
  return openDeviceDoor({ pages, connect, ...(networks === undefined ? {} : { networks }) });
}

/** The port of a host that just died can stay taken for a moment. */
async function listenAgain(needs: PageServerNeeds): Promise<PageServer | undefined> {
  for (let attempt = 0; attempt < portTries; attempt += 1) {
    try {
      return await startPageServer(needs);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    }
    await wait(100);
  }
  return undefined;
}

function after(milliseconds: number, run: () => void): () => void {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
}

type Arrangements = Pick<HostNeeds, 'settled' | 'leave' | 'chooseWall' | 'machine'>;

function arrangements({ settled, leave, chooseWall, machine }: JoinHostNeeds): Arrangements {
  return {
    ...(settled === undefined ? {} : { settled }),
    ...(leave === undefined ? {} : { leave }),
    ...(chooseWall === undefined ? {} : { chooseWall }),
    ...(machine === undefined ? {} : { machine }),
  };
}

type Launchers = Pick<HostNeeds, 'launchSpeech' | 'launchUploads'>;
type Outward = Arrangements &
  Pick<HostNeeds, 'changed' | 'meetingIsOn' | 'sound' | 'tableAddress' | 'devices' | 'forget'>;

function buildHostNeeds(needs: JoinHostNeeds, start: StartMessage, outward: Outward): HostNeeds {
  const { places, log } = needs;
  mkdirSync(start.dataFolder, { recursive: true, mode: 0o700 });
  mkdirSync(start.tempFolder, { recursive: true, mode: 0o700 });
  const clock = { now: () => Date.now(), random: (bytes: number) => randomBytes(bytes) };
  return {
    elapsed: () => machineTimers.now(),
    dataFolder: start.dataFolder,
    tempFolder: start.tempFolder,
    resources: places.resources,
    roomKey: Buffer.from(start.roomKey, 'base64'),
    vaultKind: start.vaultKind,
    tryOut: start.tryOut,
    municipality: municipalityOf(needs, start),
    settings: followConfSettings({ folder: start.dataFolder, version: '0.0.0' }),
    entries: { documentWorker: places.documentWorker },
    spelling: { entry: places.spellingWorker, dictionaries: places.dictionaries },
    ...launchers(needs),
    cores: availableParallelism(),
    printer: printWithLp({ command: 'lp', after }),
    log,
    ...clock,
    newId: createFactIds(clock),
    ...(start.date === undefined ? {} : { date: daySchema.parse(start.date) }),
    ...(start.room === undefined ? {} : { roomName: start.room }),
    ...(start.lastDelivery === undefined ? {} : { lastDelivery: start.lastDelivery }),
    ...outward,
  };
}

function launchers({ places, launchSpeech, launchUploads }: JoinHostNeeds): Launchers {
  const { speechProcess, voice, uploadsProcess, pdfParts, root } = places;
  return {
    launchSpeech: launchSpeech ?? (() => forkSpeech({ entry: speechProcess, voice })),
    launchUploads: launchUploads ?? (() => forkUploads({ entry: uploadsProcess, parts: pdfParts, root })),
  };
}

/** A faulty file leaves the last good one in force; with neither the room does not start. */
function municipalityOf({ places, log }: JoinHostNeeds, start: StartMessage): Municipality {
  const folder = join(places.resources, 'profiles');
  const opened = openMunicipality({ folder, name: start.profile, dataFolder: start.dataFolder, log });
  if (opened.ok) return opened.value;
  throw new Error(opened.refusal.faults.map(({ sentence }) => sentence).join('\n'));
}

interface Running {
  readonly host: RunningHost;
  readonly sessions: Sessions;
  readonly carrier: SocketWire;
  readonly server: PageServer;
}

/** Pages first, so that none of them sees the host half gone. */
async function stopAll(running: Running): Promise<void> {
  running.sessions.stop();
  await running.host.stop();
  running.carrier.stop();
  await running.server.stop();
}
