import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { joinHost } from '#doors/join-host.ts';
import { findPlaces } from '#doors/places.ts';
import { contractVersion } from '#contract/contract-version.ts';
import { startHost } from '#host/start-host.ts';
import type { StartMessage } from '#host/supervision/host-messages.ts';
import type { Log, Room } from '#wire/room.ts';
import type { Sessions } from '#wire/sessions.ts';
import type { BenchRoom } from './bench-room.ts';

export interface BenchHost {
  readonly host: Room;
  readonly stop: () => Promise<void>;
}

/** Every room has it: measuring says nothing of a municipality. */
export const benchProfile = 'try-out';

export const quietLog: Log = { note: () => undefined, fault: throwFault };

function throwFault(event: string, error: unknown): never {
  throw new Error(event, { cause: error });
}

/** What a shell would start a host of this room with. */
export function describeStart(room: BenchRoom): Omit<StartMessage, 'kind' | 'secret'> {
  return {
    port: 0,
    pages: findPlaces().pages,
    dataFolder: room.folder,
    tempFolder: room.tempFolder,
    roomKey: room.roomKey.toString('base64'),
    vaultKind: room.vaultKind,
    tryOut: true,
    profile: benchProfile,
    date: room.day,
  };
}

/** The host in this process, with a wall and a console connected: every change is pushed to both. */
export async function openBenchHost(room: BenchRoom): Promise<BenchHost> {
  const needs = {
    startHost,
    places: findPlaces(),
    log: quietLog,
    windowTokens: { spend: () => Promise.resolve(undefined) },
    send: () => undefined,
    forget: () => undefined,
  };
  const secret = randomBytes(32).toString('base64');
  const joined = await joinHost(needs, { kind: 'start', secret, ...describeStart(room) });
  if (joined === 'port-taken') throw new Error('No port was free');
  await Promise.all([connectPage(joined.sessions, 'screen'), connectPage(joined.sessions, 'chair')]);
  return { host: joined.host, stop: () => joined.stop() };
}

/** A page that says hello and throws away what it is sent. */
async function connectPage(sessions: Sessions, role: 'screen' | 'chair'): Promise<void> {
  const heard = new EventTarget();
  const shown = once(heard, 'shown');
  const connection = {
    send: (text: string) => void (text.includes('"kind":"view"') && heard.dispatchEvent(new Event('shown'))),
    sendBytes: () => undefined,
    close: () => undefined,
    onText: (listener: (text: string) => void) => {
      setImmediate(() => listener(JSON.stringify({ kind: 'hello', contract: contractVersion })));
    },
    onClose: () => undefined,
  };
  sessions.connect(connection, role);
  await shown;
}
