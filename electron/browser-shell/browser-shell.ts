import { rm } from 'node:fs/promises';
import type { Log } from '#host/log.ts';
import type { StorePlace } from '#host/supervision/host-messages.ts';
import type { Store } from '#host/supervision/supervise-store.ts';
import type { Displays } from './displays.ts';
import type { StoreNeeds } from './start-store.ts';
import { startStore } from './start-store.ts';
import type { HostChild, RoomStart, Started, Supervisor } from './supervisor.ts';
import { startSupervisor } from './supervisor.ts';
import type { Windows } from './windows.ts';
import { openWindows } from './windows.ts';

export interface BrowserShellNeeds {
  readonly fork: () => HostChild;
  readonly start: RoomStart;
  /** The central store for trying out; none when a real one is used. */
  readonly store?: Omit<StoreNeeds, 'log' | 'now' | 'after' | 'listening'>;
  /** Where the windows are opened; without it the addresses are told instead. */
  readonly browser?: string;
  readonly displays: Displays;
  readonly isRoot: boolean;
  /** One line for the person who started the room. */
  readonly tell: (line: string) => void;
  readonly log: Log;
  readonly now: () => number;
  readonly after: (milliseconds: number, run: () => void) => () => void;
}

export interface BrowserShell {
  readonly supervisor: Supervisor;
  windowPids(): readonly number[];
  stop(): Promise<void>;
}

/** The room on plain Node and Chromium. */
export async function startBrowserShell(needs: BrowserShellNeeds): Promise<Started<BrowserShell>> {
  const { log, now, after } = needs;
  await rm(needs.start.tempFolder, { recursive: true, force: true, maxRetries: 5 });
  const started = await startSupervisor({ fork: needs.fork, start: needs.start, log, now, after });
  if (!started.ok) return started;
  const supervisor = started.value;
  const windows = needs.browser === undefined ? undefined : await open(needs, needs.browser, supervisor);
  if (windows === undefined) tellAddresses(needs, supervisor);
  const store = startStoreLater(needs, supervisor, windows === undefined);
  const windowPids = (): readonly number[] => windows?.pids() ?? [];
  async function stop(): Promise<void> {
    await Promise.all([windows?.stop(), supervisor.stop(), store.stop()]);
    await rm(needs.start.tempFolder, { recursive: true, force: true, maxRetries: 5 });
  }
  return { ok: true, value: { supervisor, windowPids, stop } };
}

/** The store is the heaviest of all to start: the people in front of the wall come first. */
function startStoreLater(needs: BrowserShellNeeds, supervisor: Supervisor, isAtOnce: boolean): Store {
  const { log, now, after } = needs;
  const listening = (place: StorePlace): void => supervisor.storeAt(place);
  let isStopped = false;
  let store: Store | undefined;
  function begin(): void {
    if (!isStopped) store ??= needs.store && startStore({ ...needs.store, log, now, after, listening });
  }
  if (isAtOnce) begin();
  else void Promise.race([supervisor.whenJoined(), pause(after, longestWaitForPages)]).then(begin);
  return {
    async stop() {
      isStopped = true;
      await store?.stop();
    },
  };
}

const longestWaitForPages = 4000;

function pause(after: BrowserShellNeeds['after'], milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    after(milliseconds, resolve);
  });
}

async function open(needs: BrowserShellNeeds, browser: string, supervisor: Supervisor): Promise<Windows> {
  return openWindows({
    browser,
    displays: await needs.displays.list(),
    tempFolder: needs.start.tempFolder,
    isRoot: needs.isRoot,
    openAddress: (role) => supervisor.openAddress(role),
    givenUp: (role) => needs.tell(`${role}: ${supervisor.openAddress(role)}`),
    now: needs.now,
    log: needs.log,
  });
}

function tellAddresses(needs: BrowserShellNeeds, supervisor: Supervisor): void {
  needs.tell('Open these in a browser on this machine; each opens once.');
  needs.tell(`chair: ${supervisor.openAddress('chair')}`);
  needs.tell(`screen: ${supervisor.openAddress('screen')}`);
  needs.tell(`administrator: ${supervisor.openAddress('administrator')}`);
}
