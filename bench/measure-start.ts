import { spawn } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { z } from 'zod';
import { browserArguments } from '#browser-shell/browser-arguments.ts';
import { buildPages } from '#doors/build-pages.ts';
import { findPlaces } from '#doors/places.ts';
import { isRoot } from '#doors/shell-machine.ts';
import { findChromium } from '../scripts/chromium.ts';
import type { BareServer } from './bare-server.ts';
import { startBareServer } from './bare-server.ts';
import type { BenchDisplay } from './bench-display.ts';
import { openBenchDisplay } from './bench-display.ts';
import { makeBenchRoom } from './bench-room.ts';
import { readPaintTime, waitFor, writeBrowserScript } from './chromium-window.ts';
import type { Asked, Measurement, Rounds } from './measurement.ts';
import { concludeMeasurement, measureInTurns } from './measurement.ts';
import { benchProfile } from './open-host.ts';

const mostMilliseconds = 3000;
const mostTimesPeer = 1.3;
const emptyPage = '<!doctype html><title>empty</title><p>·</p>';

interface Machine {
  readonly display: BenchDisplay;
  readonly browser: string;
  readonly folder: string;
  readonly server: BareServer;
  /** From process start until the host took up its room, one for each round. */
  readonly ready: number[];
}

/** A cold start of the whole room with its windows, until the wall is painted and connected. */
export async function measureStart({ rounds }: Asked): Promise<Measurement> {
  if (process.platform === 'win32') throw new Error('start is not measured on Windows');
  await buildPages(findPlaces(), () => undefined);
  const room = makeBenchRoom();
  const { folder } = room;
  const display = await openBenchDisplay();
  const server = await startBareServer(emptyPage);
  const browser = writeBrowserScript({ folder, browser: await findChromium(), ...display });
  const machine: Machine = { display, browser, folder, server, ready: [] };
  try {
    const times = await measureInTurns(rounds, {
      ours: () => startRoom(machine),
      peer: () => openEmpty(machine),
    });
    return conclude(machine, times);
  } finally {
    await server.stop();
    display.stop();
    room.remove();
  }
}

function conclude({ ready, display }: Machine, rounds: Rounds): Measurement {
  const host = ready.toSorted((one, other) => one - other)[Math.floor(ready.length / 2)] ?? 0;
  return concludeMeasurement({
    name: 'start',
    what: 'stafettrom start, from process start until the wall’s neutral page is painted and connected',
    peer: 'the same Chromium with the same flags, opening an empty page',
    goal: '≤ 3 s, and ≤ 1.3 × the peer',
    reached: (ours, peer) => ours.p50 <= mostMilliseconds && ours.p50 <= mostTimesPeer * peer.p50,
    rounds,
    notes: [
      `the host alone was ready after ${Math.round(host)} ms (p50)`,
      `${display.words}; ours opens a second window for the chair and the try-out store meanwhile`,
    ],
  });
}

async function startRoom(machine: Machine): Promise<number> {
  const data = mkdtempSync(join(machine.folder, 'room-'));
  const values = [
    'start',
    '--shell',
    'browser',
    '--data',
    data,
    '--key',
    'tryout',
    '--profile',
    benchProfile,
  ];
  const program = join(findPlaces().root, 'electron/stafettrom.mjs');
  const began = Date.now();
  const child = spawn(process.execPath, [program, ...values], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, STAFETTROM_CHROMIUM: machine.browser, DISPLAY: machine.display.name },
  });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  try {
    const joined = await waitFor('the wall', () => readLogTime(data, 'page-joined', 'screen'));
    machine.ready.push((readLogTime(data, 'host-ready') ?? joined) - began);
    const [profile = ''] = globSync(join(data, 'temp/windows/screen-*'));
    return Math.max(joined, await readPaintTime(profile)) - began;
  } finally {
    child.kill('SIGTERM');
    await gone;
    for (const folder of [data, `${data}-try-out-store`]) rmSync(folder, { recursive: true, force: true });
  }
}

const lineSchema = z.object({ at: z.iso.datetime(), event: z.string(), role: z.string().optional() });

/** The room's own log tells when the wall was welcomed. */
function readLogTime(data: string, event: string, role?: string): number | undefined {
  for (const name of ['host', 'shell']) {
    const file = join(data, 'logs', `${name}.log`);
    const lines = existsSync(file)
      ? readFileSync(file, 'utf8')
          .split('\n')
          .filter((line) => line !== '')
      : [];
    const read = lines.map((line) => lineSchema.parse(JSON.parse(line)));
    const found = read.find((line) => line.event === event && line.role === role);
    if (found !== undefined) return Date.parse(found.at);
  }
  return undefined;
}

async function openEmpty({ browser, folder, server, display }: Machine): Promise<number> {
  const profileFolder = mkdtempSync(join(folder, 'profile-'));
  const values = browserArguments({
    address: server.address,
    profileFolder,
    isKiosk: false,
    isRoot: isRoot(),
  });
  const began = Date.now();
  const child = spawn(browser, values, {
    stdio: 'ignore',
    detached: true,
    env: { ...process.env, DISPLAY: display.name },
  });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  try {
    return (await readPaintTime(profileFolder)) - began;
  } finally {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
    await gone;
    rmSync(profileFolder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}
