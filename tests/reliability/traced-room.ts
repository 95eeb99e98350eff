import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { forkHost } from '#browser-shell/fork-host.ts';
import type { Supervisor } from '#browser-shell/supervisor.ts';
import { startSupervisor } from '#browser-shell/supervisor.ts';
import type { Windows } from '#browser-shell/windows.ts';
import { openWindows } from '#browser-shell/windows.ts';
import type { ChairView } from '#contract/views.ts';
import { viewSchemas } from '#contract/views.ts';
import { buildPages } from '#doors/build-pages.ts';
import { findPlaces } from '#doors/places.ts';
import { isRoot, machineTime } from '#doors/shell-machine.ts';
import { findChromium } from '../../scripts/chromium.ts';
import type { TryoutStore } from '../central/tryout-store.ts';
import { token as storeToken } from '../central/tryout-store.ts';
import type { DrivenPage } from '../support/drive-page.ts';
import { drivePage } from '../support/drive-page.ts';
import { waitFor } from '../wire/test-page.ts';

/** A room as it runs in a municipality: a host of its own process and two browsers, all writing below one folder. */
export interface TracedRoom {
  /** Everything that the room or a browser writes lies below it. */
  readonly folder: string;
  readonly dataFolder: string;
  readonly roomKey: string;
  readonly supervisor: Supervisor;
  readonly windows: Windows;
  readonly windowTokens: readonly string[];
  readonly chair: DrivenPage<ChairView>;
  /** The machine is off. The windows stay, and show what they show. */
  off(): Promise<void>;
  /** Another program on the same folder, and the chair's page in it. */
  on(): Promise<DrivenPage<ChairView>>;
  stop(): Promise<void>;
}

interface Begun {
  readonly folder: string;
  readonly dataFolder: string;
  readonly roomKey: string;
  readonly windowTokens: string[];
}

const day = '2026-11-22';

/** The store has to be there already: from here on everything that is started finds our temporary folder. */
export async function openTracedRoom(store: TryoutStore): Promise<TracedRoom> {
  await buildPages(findPlaces(), () => undefined);
  const folder = mkdtempSync(join(tmpdir(), 'stafettrom-traces-'));
  for (const name of ['data', 'home', 'tmp']) mkdirSync(join(folder, name));
  const usualTemp = process.env['TMPDIR'];
  process.env['TMPDIR'] = join(folder, 'tmp');
  const roomKey = randomBytes(32).toString('base64');
  const begun: Begun = { folder, dataFolder: join(folder, 'data'), roomKey, windowTokens: [] };
  const supervisor = await startRoom(begun, store);
  const stops: (() => void)[] = [];
  const windows = await openBrowsers(begun, supervisor, stops);
  const chair = await drivePage(supervisor.openAddress('chair'), viewSchemas.chair);
  const pages = [chair];
  const supervisors = [supervisor];
  return {
    ...begun,
    supervisor,
    windows,
    chair,
    off: () => supervisor.stop(),
    on: async () => {
      const next = await startRoom(begun, store);
      supervisors.push(next);
      const page = await drivePage(next.openAddress('chair'), viewSchemas.chair);
      pages.push(page);
      return page;
    },
    stop: async () => {
      for (const page of pages) page.stop();
      await Promise.all([windows.stop(), ...supervisors.map((one) => one.stop())]);
      for (const stop of stops) stop();
      if (usualTemp === undefined) delete process.env['TMPDIR'];
      else process.env['TMPDIR'] = usualTemp;
      rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
    },
  };
}

async function startRoom({ folder, dataFolder, roomKey }: Begun, store: TryoutStore): Promise<Supervisor> {
  const places = findPlaces();
  const log = { note: () => undefined, fault: () => '' };
  const key = { roomKey, vaultKind: 'tryout', tryOut: true, profile: 'try-out' } as const;
  const start = {
    port: 0,
    pages: places.pages,
    dataFolder,
    tempFolder: join(folder, 'temp'),
    date: day,
    ...key,
  };
  const fork = (): ReturnType<typeof forkHost> => forkHost(places.hostProcess);
  const started = await startSupervisor({ fork, start, log, ...machineTime });
  if (!started.ok) throw new Error(started.refusal.kind);
  started.value.storeAt({ address: store.central.address, token: storeToken });
  return started.value;
}

/** Two windows as the shell opens them: on a display of their own where there is a server for it, else on none. */
async function openBrowsers(
  { folder, windowTokens }: Begun,
  supervisor: Supervisor,
  stops: (() => void)[],
): Promise<Windows> {
  const browser = join(folder, 'browser.sh');
  const display = existsSync('/usr/bin/Xvfb') ? await startScreen(stops) : undefined;
  const place = display === undefined ? '--headless=new' : '';
  const environment = `HOME="${folder}/home" ${display === undefined ? '' : `DISPLAY=:${display}`}`;
  const program = await findChromium();
  writeFileSync(browser, `#!/bin/sh\nexec env ${environment} "${program}" --disable-gpu ${place} "$@"\n`);
  chmodSync(browser, 0o755);
  const windows = openWindows({
    browser,
    tempFolder: join(folder, 'temp'),
    isRoot: isRoot(),
    openAddress: (role) => {
      const address = supervisor.openAddress(role);
      windowTokens.push(address.slice(address.indexOf('#') + 1));
      return address;
    },
    givenUp: () => undefined,
    cover: () => supervisor.cover(),
    now: machineTime.now,
    log: { note: () => undefined, fault: () => '' },
  });
  windows.place({ console: 'anywhere', wall: { kind: 'window' }, isShared: false });
  return windows;
}

async function startScreen(stops: (() => void)[]): Promise<string> {
  const child = spawn('Xvfb', ['-displayfd', '1', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  stops.push(() => void child.kill());
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.stdout.once('data', (number: Buffer) => resolve(number.toString('utf8').trim()));
  });
}

/** The windows that the shell opened have come, beside the chair's page of the test. */
export async function whenWindowsJoined({ dataFolder }: TracedRoom): Promise<void> {
  await waitFor(
    () => (joinedPages(dataFolder, 'screen') > 0 && joinedPages(dataFolder, 'chair') > 1 ? true : undefined),
    'windows',
    40_000,
  );
}

/** How many pages of this role have joined, as the host's own log says. */
function joinedPages(dataFolder: string, role: string): number {
  const log = readFileSync(join(dataFolder, 'logs', 'host.log'), 'utf8');
  return log.split('\n').filter((line) => line.includes('"page-joined"') && line.includes(`"${role}"`))
    .length;
}
