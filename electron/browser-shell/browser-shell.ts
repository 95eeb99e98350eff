import { rm } from 'node:fs/promises';
import type { DisplayFollower } from '#host/displays/follow-displays.ts';
import type { Log } from '#host/log.ts';
import type { StorePlace } from '#host/supervision/host-messages.ts';
import type { Store } from '#host/supervision/supervise-store.ts';
import type { Displays } from './displays.ts';
import { followScreens } from './follow-screens.ts';
import { startCouriers } from './start-courier.ts';
import type { StoreNeeds } from './start-store.ts';
import { startStore } from './start-store.ts';
import type { Started } from './started.ts';
import type { HostChild, RoomStart, Supervisor, SupervisorNeeds } from './supervisor.ts';
import { startSupervisor } from './supervisor.ts';
import { inRoomWindow } from './page-address.ts';
import type { PageWatch } from './watch-pages.ts';
import { watchPages } from './watch-pages.ts';
import type { Windows } from './windows.ts';
import { openWindows } from './windows.ts';

export interface BrowserShellNeeds {
  readonly fork: () => HostChild;
  readonly start: RoomStart;
  /** The program that brings sealed meetings to the store; none in tests of the rest. */
  readonly courierEntry?: string;
  /** The central store for trying out; none when a real one is used. */
  readonly store?: Omit<StoreNeeds, 'log' | 'now' | 'after' | 'listening'>;
  /** Where a real one answers. */
  readonly storeAddress?: string;
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
  /** Settles when somebody in the room ends the program. */
  readonly left: Promise<void>;
  stop(): Promise<void>;
}

/** The room on plain Node and Chromium. */
export async function startBrowserShell(needs: BrowserShellNeeds): Promise<Started<BrowserShell>> {
  const { log, after } = needs;
  await rm(needs.start.tempFolder, { recursive: true, force: true, maxRetries: 5 });
  const { dataFolder } = needs.start;
  const { courierEntry: entry } = needs;
  const couriers = entry === undefined ? undefined : startCouriers({ entry, dataFolder, log, after });
  const delivered = (): void => couriers?.wake();
  const left = Promise.withResolvers<void>();
  const started = await startRoom(needs, { delivered, leave: left.resolve });
  if (!started.ok) return started;
  const { supervisor, windows, pages } = started.value;
  if (windows === undefined) tellAddresses(needs, supervisor);
  const listening = (place: StorePlace): void => {
    supervisor.storeAt(place);
    needs.tell(`home: ${place.address}`);
    couriers?.wake(place.address);
  };
  const store = startStoreLater(needs, { supervisor, listening }, windows === undefined);
  if (needs.storeAddress !== undefined) listening({ address: needs.storeAddress });
  couriers?.wake();
  const windowPids = (): readonly number[] => windows?.pids() ?? [];
  async function stop(): Promise<void> {
    couriers?.stop();
    pages.stop();
    await Promise.all([windows?.stop(), supervisor.stop(), store.stop()]);
    await rm(needs.start.tempFolder, { recursive: true, force: true, maxRetries: 5 });
  }
  return { ok: true, value: { supervisor, windowPids, left: left.promise, stop } };
}

interface RunningRoom {
  readonly supervisor: Supervisor;
  readonly pages: PageWatch;
  readonly windows: RoomWindows | undefined;
}

/** The host, and the windows that show what it says. */
async function startRoom(
  needs: BrowserShellNeeds,
  told: Required<Pick<SupervisorNeeds, 'delivered' | 'leave'>>,
): Promise<Started<RunningRoom>> {
  const { fork, start, log, now, after, browser } = needs;
  let windows: RoomWindows | undefined;
  const pages = watchPages({
    after,
    silent(role) {
      log.note('page-silent', { role });
      windows?.replace(role);
    },
  });
  const chooseWall: RoomWindows['chooseWall'] = (wall) => windows?.chooseWall(wall);
  const started = await startSupervisor({ fork, start, log, now, after, pages, chooseWall, ...told });
  if (!started.ok) return started;
  const supervisor = started.value;
  windows = browser === undefined ? undefined : open(needs, { browser, supervisor, pages });
  return { ok: true, value: { supervisor, pages, windows } };
}

interface StoreLater {
  readonly supervisor: Supervisor;
  readonly listening: (place: StorePlace) => void;
}

/** The store is the heaviest of all to start: the people in front of the wall come first. */
function startStoreLater(
  needs: BrowserShellNeeds,
  { supervisor, listening }: StoreLater,
  isAtOnce: boolean,
): Store {
  const { log, now, after } = needs;
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

interface Opening {
  readonly browser: string;
  readonly supervisor: Supervisor;
  readonly pages: PageWatch;
}

interface RoomWindows extends Pick<Windows, 'pids' | 'replace' | 'stop'> {
  chooseWall(wall: Parameters<DisplayFollower['choose']>[0]): void;
}

function open(needs: BrowserShellNeeds, { browser, supervisor, pages }: Opening): RoomWindows {
  const { displays, after, now, log, start } = needs;
  const windows = openWindows({
    browser,
    tempFolder: start.tempFolder,
    isRoot: needs.isRoot,
    isLocked: !start.tryOut,
    openAddress: (role) => inRoomWindow(supervisor.openAddress(role)),
    cover: () => supervisor.cover(),
    pages,
    givenUp: (role) => needs.tell(`${role}: ${supervisor.openAddress(role)}`),
    now,
    log,
  });
  const screens = followScreens({ displays, windows, supervisor, dataFolder: start.dataFolder, after });
  return {
    pids: () => windows.pids(),
    replace: (role) => windows.replace(role),
    chooseWall: (wall) => screens.choose(wall),
    stop() {
      screens.stop();
      return windows.stop();
    },
  };
}

function tellAddresses(needs: BrowserShellNeeds, supervisor: Supervisor): void {
  needs.tell('Open these in a browser on this machine; each opens once.');
  needs.tell(`chair: ${supervisor.openAddress('chair')}`);
  needs.tell(`screen: ${supervisor.openAddress('screen')}`);
  needs.tell(`administrator: ${supervisor.openAddress('administrator')}`);
}
