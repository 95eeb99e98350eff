import { join } from 'node:path';
import type { BrowserShell } from '#browser-shell/browser-shell.ts';
import { startBrowserShell } from '#browser-shell/browser-shell.ts';
import { forkHost } from '#browser-shell/fork-host.ts';
import type { Started } from '#browser-shell/started.ts';
import type { RoomStart } from '#browser-shell/supervisor.ts';
import { answersInForce } from '#host/settings/answers-in-force.ts';
import { openProcessLog } from './open-log.ts';
import { findPlaces } from './places.ts';
import { isRoot, machineBrowser, machineDisplays, machineTime } from './shell-machine.ts';

export interface ServeOptions {
  readonly start: Omit<RoomStart, 'pages'>;
  readonly opensWindows: boolean;
  /** Where the central store for trying out keeps its data; none when a real store is used. */
  readonly storeFolder?: string;
  /** Where a real one answers; people let the room in. */
  readonly storeAddress?: string;
  readonly tell: (line: string) => void;
}

/** Door 2: the room on plain Node. */
export function serve(options: ServeOptions): Promise<Started<BrowserShell>> {
  const places = findPlaces();
  const browser = options.opensWindows ? machineBrowser() : undefined;
  const dataFolder = options.storeFolder === undefined ? undefined : join(options.storeFolder, 'data');
  const { profile, date } = options.start;
  const store = {
    entry: places.centralProcess,
    demo: join(places.resources, 'demo'),
    profile: join(places.resources, 'profiles', `${profile}.json`),
    answers: join(options.start.dataFolder, answersInForce),
    ...(date === undefined ? {} : { date }),
  };
  return startBrowserShell({
    fork: () => forkHost(places.hostProcess),
    start: { ...options.start, pages: places.pages },
    courierEntry: places.courierProcess,
    displays: machineDisplays(),
    isRoot: isRoot(),
    tell: options.tell,
    log: openProcessLog(options.start.dataFolder, 'shell'),
    ...machineTime,
    ...(options.storeAddress === undefined ? {} : { storeAddress: options.storeAddress }),
    ...(browser === undefined ? {} : { browser }),
    ...(dataFolder === undefined ? {} : { store: { ...store, dataFolder } }),
  });
}
