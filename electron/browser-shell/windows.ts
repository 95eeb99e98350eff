import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import type { Log } from '#host/log.ts';
import { browserArguments } from './browser-arguments.ts';
import type { Display } from './displays.ts';
import { placePages } from './displays.ts';

type Role = 'screen' | 'chair';

const mostReopenings = 3;
const watchedMilliseconds = 60_000;
const graceMilliseconds = 3000;

export interface WindowsNeeds {
  readonly browser: string;
  readonly displays: readonly Display[];
  readonly tempFolder: string;
  readonly isRoot: boolean;
  /** A full address with a new one-time token. */
  readonly openAddress: (role: Role) => string;
  /** It was closed so often that it stays closed; its address has to be told instead. */
  readonly givenUp: (role: Role) => void;
  readonly now: () => number;
  readonly log: Log;
}

export interface Windows {
  pids(): readonly number[];
  stop(): Promise<void>;
}

interface State {
  readonly needs: WindowsNeeds;
  readonly folder: string;
  readonly open: Set<{ readonly pid: number; readonly gone: Promise<void> }>;
  isStopped: boolean;
}

/** Opens the room's two windows, each a browser of its own, and opens one again that was lost. */
export function openWindows(needs: WindowsNeeds): Windows {
  const folder = join(needs.tempFolder, 'windows');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const state: State = { needs, folder, open: new Set(), isStopped: false };
  void keepOpen(state, 'screen');
  void keepOpen(state, 'chair');
  return {
    pids: () => [...state.open].map(({ pid }) => pid),
    async stop() {
      state.isStopped = true;
      const open = [...state.open];
      for (const { pid } of open) endGroup(pid, 'SIGTERM');
      const insist = setTimeout(() => open.forEach(({ pid }) => endGroup(pid, 'SIGKILL')), graceMilliseconds);
      await Promise.all(open.map(({ gone }) => gone));
      clearTimeout(insist);
      await removeFolder(folder);
    },
  };
}

async function keepOpen(state: State, role: Role): Promise<void> {
  let opened: readonly number[] = [];
  while (!state.isStopped) {
    const now = state.needs.now();
    opened = [...opened.filter((time) => now - time < watchedMilliseconds), now];
    if (opened.length > mostReopenings + 1) {
      state.needs.log.note('window-given-up', { role });
      state.needs.givenUp(role);
      return;
    }
    await runWindow(state, role);
  }
}

/** Settles when the window is gone, with everything that it left on disk. */
async function runWindow(state: State, role: Role): Promise<void> {
  const { needs } = state;
  const profileFolder = mkdtempSync(join(state.folder, `${role}-`));
  const display = placePages(needs.displays)[role];
  const values = browserArguments({
    address: needs.openAddress(role),
    profileFolder,
    isKiosk: role === 'screen' && display !== undefined,
    isRoot: needs.isRoot,
    ...(display === undefined ? {} : { display }),
  });
  const child = spawn(needs.browser, values, { stdio: 'ignore', detached: process.platform !== 'win32' });
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const window = { pid: child.pid ?? 0, gone };
  state.open.add(window);
  needs.log.note('window-opened', { role, pid: window.pid });
  await gone;
  state.open.delete(window);
  endGroup(window.pid, 'SIGKILL');
  await removeFolder(profileFolder);
}

/** A browser is many processes; on Windows the first one takes the others with it. */
function endGroup(pid: number, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (pid === 0) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}
