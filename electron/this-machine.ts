import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { z } from 'zod';
import { findBrowser } from '#browser-shell/find-browser.ts';
import type { Machine, MachineScreen } from '#host/check/machine.ts';
import { findPlaces } from './places.ts';

const runProgram = promisify(execFile);
const patience = { timeout: 2000, windowsHide: true } as const;
const packageSchema = z.object({ version: z.string() });

/** What the room check asks of this machine. A program that is missing tells nothing, and ends nothing. */
export const thisMachine: Machine = {
  screens: findScreens,
  soundCards: async () => countSoundCards(),
  networkCards: () =>
    Object.values(networkInterfaces()).filter((card) => card?.some(({ internal }) => !internal) === true)
      .length,
  printers: countPrinters,
  versions: readVersions,
};

async function findScreens(): Promise<readonly MachineScreen[] | undefined> {
  if (process.platform !== 'linux' || (process.env['DISPLAY'] ?? '') === '') return undefined;
  const told = await run('xrandr', ['--query']);
  return told === undefined ? undefined : readScreens(told);
}

/** Each output that shows something, by the name of its plug; two at the same place show the same. */
export function readScreens(told: string): readonly MachineScreen[] {
  return told.split('\n').flatMap((line) => {
    const match = /^(\S+) connected (?:primary )?(\d+)x(\d+)\+(\d+)\+(\d+)/.exec(line);
    if (match === null) return [];
    const [width = 0, height = 0, x = 0, y = 0] = match.slice(2).map(Number);
    return [{ name: match[1] ?? '', x, y, width, height }];
  });
}

function countSoundCards(): number | undefined {
  const path = '/proc/asound/cards';
  if (!existsSync(path)) return undefined;
  return readFileSync(path, 'utf8').match(/^ *\d+ \[/gmu)?.length ?? 0;
}

/** The queues of the same system that prints: one on each line. */
async function countPrinters(): Promise<number> {
  const told = await run('lpstat', ['-e']);
  return (told ?? '').split('\n').filter((line) => line.trim() !== '').length;
}

async function readVersions(): Promise<{ program: string; node: string; windows?: string }> {
  const file = readFileSync(join(findPlaces().root, 'package.json'), 'utf8');
  const { version: program } = packageSchema.parse(JSON.parse(file));
  const windows = await findWindows();
  const node = process.versions.node;
  return windows === undefined ? { program, node } : { program, node, windows };
}

/** Electron brings its own; else the browser that the shell would open. */
async function findWindows(): Promise<string | undefined> {
  const { electron } = process.versions;
  if (electron !== undefined) return `Electron ${electron}`;
  const browser = findBrowser({ platform: process.platform, environment: process.env, exists: existsSync });
  if (browser === undefined) return undefined;
  // On Windows it would open a window instead of telling.
  const told = process.platform === 'win32' ? undefined : await run(browser, ['--version']);
  return /^[^\d]*[\d.]+/u.exec(told ?? '')?.[0].slice(0, 60) ?? 'Chromium';
}

async function run(command: string, values: readonly string[]): Promise<string | undefined> {
  try {
    return (await runProgram(command, [...values], patience)).stdout;
  } catch {
    return undefined;
  }
}
