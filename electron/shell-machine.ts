import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { promisify } from 'node:util';
import type { Displays, DisplaysNeeds } from '#browser-shell/displays.ts';
import { createDisplays } from '#browser-shell/displays.ts';
import { findBrowser } from '#browser-shell/find-browser.ts';

/** What a shell asks of the machine that it runs on. */

const runProgram = promisify(execFile);

export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

export function machineDisplays(): Displays {
  return createDisplays(displaysNeeds());
}

export function displaysNeeds(): DisplaysNeeds {
  return {
    platform: process.platform,
    hasX11: (process.env['DISPLAY'] ?? '') !== '',
    run: async (command, values) => (await runProgram(command, [...values], { timeout: 2000 })).stdout,
    follow: followProgram,
    after: machineTime.after,
  };
}

function followProgram(command: string, values: readonly string[], told: () => void): () => void {
  const child = spawn(command, values, { stdio: ['ignore', 'pipe', 'ignore'] });
  child.stdout.on('data', told);
  // It is missing or has ended: whoever asked looks by themselves.
  child.on('error', () => undefined);
  return () => void child.kill();
}

/** `undefined` also when there is a browser and nowhere to show it. */
export function machineBrowser(): string | undefined {
  const { platform, env } = process;
  const hasDisplay = [env['DISPLAY'], env['WAYLAND_DISPLAY']].some(
    (name) => name !== undefined && name !== '',
  );
  if (platform === 'linux' && !hasDisplay) return undefined;
  return findBrowser({ platform, environment: env, exists: existsSync });
}

/** Where the data of a room lies when nobody says otherwise. */
export function usualDataFolder(): string {
  const { platform, env } = process;
  if (platform === 'win32') return join(env['LOCALAPPDATA'] ?? homedir(), 'Stafettrom', 'room');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Stafettrom', 'room');
  return join(env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'stafettrom', 'room');
}

export const machineTime: {
  readonly now: () => number;
  readonly after: (milliseconds: number, run: () => void) => () => void;
} = {
  now: () => performance.now(),
  after(milliseconds, run) {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
};
