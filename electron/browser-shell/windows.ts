import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { isDeepStrictEqual } from 'node:util';
import type { Places } from '#host/displays/decide-places.ts';
import type { Area } from '#host/displays/screens.ts';
import type { Log } from '#host/log.ts';
import { browserArguments } from './browser-arguments.ts';
import type { PageWatch } from './watch-pages.ts';

type Role = 'screen' | 'chair';

const mostReopenings = 3;
const watchedMilliseconds = 60_000;
const graceMilliseconds = 3000;

export interface WindowsNeeds {
  readonly browser: string;
  readonly tempFolder: string;
  readonly isRoot: boolean;
  /** A room for real people: the console fills its screen too. */
  readonly isLocked?: boolean;
  /** A full address with a new one-time token. */
  readonly openAddress: (role: Role) => string;
  /** It was closed so often that it stays closed; its address has to be told instead. */
  readonly givenUp: (role: Role) => void;
  /** A window was lost: whatever was on it comes back covered. */
  readonly cover: () => void;
  /** Told of windows, so that a page that dies inside one is noticed. */
  readonly pages?: Pick<PageWatch, 'opened' | 'closed'>;
  readonly now: () => number;
  readonly log: Log;
}

export interface Windows {
  /** Opens each window where it belongs. One that stands there is left alone; one that does not is opened anew. */
  place(places: Places): void;
  /** The wall is gone from every screen when this returns and the window system has heard of it. */
  hideWall(): void;
  /** Its page is dead: the browser goes, and the next one comes as after any loss. */
  replace(role: Role): void;
  pids(): readonly number[];
  stop(): Promise<void>;
}

/** Nothing: this window is not to be open. */
type Wanted = { readonly isKiosk: boolean; readonly area?: Area } | undefined;
type Opened = { readonly pid: number; readonly gone: Promise<void> };

interface State {
  readonly needs: WindowsNeeds;
  readonly folder: string;
  readonly open: Map<Role, Opened>;
  readonly wanted: Map<Role, Wanted>;
  /** Wakes whoever waits for a place. */
  moved: PromiseWithResolvers<void>;
  isStopped: boolean;
}

/** The room's two windows, each a browser of its own. One that was lost is opened again. */
export function openWindows(needs: WindowsNeeds): Windows {
  const folder = join(needs.tempFolder, 'windows');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const state: State = {
    needs,
    folder,
    open: new Map(),
    wanted: new Map(),
    moved: Promise.withResolvers<void>(),
    isStopped: false,
  };
  void keepOpen(state, 'screen');
  void keepOpen(state, 'chair');
  return {
    place(places) {
      want(state, 'screen', wallWindow(places));
      want(state, 'chair', consoleWindow(places, needs.isLocked === true));
    },
    hideWall: () => want(state, 'screen', undefined),
    replace: (role) => endGroup(state.open.get(role)?.pid ?? 0, 'SIGKILL'),
    pids: () => [...state.open.values()].map(({ pid }) => pid),
    stop: () => stop(state),
  };
}

function wallWindow({ wall }: Places): Wanted {
  if (wall.kind === 'hidden') return undefined;
  if (wall.kind === 'stands') return { isKiosk: true, area: wall.screen.area };
  return { isKiosk: false, ...(wall.screen === undefined ? {} : { area: wall.screen.work }) };
}

/** Beside the wall in a window, on the same screen, it must not cover that one and stays a window itself. */
function consoleWindow({ console, wall }: Places, isLocked: boolean): Wanted {
  if (console === 'hidden') return undefined;
  if (console === 'anywhere') return { isKiosk: false };
  const isKiosk = isLocked && wall.kind !== 'window';
  return { isKiosk, area: isKiosk ? console.area : console.work };
}

/** Ended hard: a browser that may say goodbye shows its page until it has. */
function want(state: State, role: Role, wanted: Wanted): void {
  if (isDeepStrictEqual(state.wanted.get(role), wanted)) return;
  state.wanted.set(role, wanted);
  endGroup(state.open.get(role)?.pid ?? 0, 'SIGKILL');
  wake(state);
}

function wake(state: State): void {
  state.moved.resolve();
  state.moved = Promise.withResolvers<void>();
}

async function stop(state: State): Promise<void> {
  state.isStopped = true;
  wake(state);
  const open = [...state.open.values()];
  for (const { pid } of open) endGroup(pid, 'SIGTERM');
  const insist = setTimeout(() => open.forEach(({ pid }) => endGroup(pid, 'SIGKILL')), graceMilliseconds);
  await Promise.all(open.map(({ gone }) => gone));
  clearTimeout(insist);
  await removeFolder(state.folder);
}

async function keepOpen(state: State, role: Role): Promise<void> {
  let lost: readonly number[] = [];
  while (!state.isStopped) {
    const wanted = state.wanted.get(role);
    if (wanted === undefined) {
      await state.moved.promise;
      continue;
    }
    await runWindow(state, role, wanted);
    if (state.isStopped || state.wanted.get(role) !== wanted) continue;
    state.needs.cover();
    const now = state.needs.now();
    lost = [...lost.filter((time) => now - time < watchedMilliseconds), now];
    if (lost.length > mostReopenings) {
      state.needs.log.note('window-given-up', { role });
      state.needs.givenUp(role);
      return;
    }
  }
}

/** Settles when the window is gone, with everything that it left on disk. */
async function runWindow(state: State, role: Role, { isKiosk, area }: NonNullable<Wanted>): Promise<void> {
  const { needs } = state;
  const profileFolder = mkdtempSync(join(state.folder, `${role}-`));
  const values = browserArguments({
    address: needs.openAddress(role),
    profileFolder,
    isKiosk,
    isRoot: needs.isRoot,
    ...(area === undefined ? {} : { display: area }),
  });
  const child = spawn(needs.browser, values, { stdio: 'ignore', detached: process.platform !== 'win32' });
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const window = { pid: child.pid ?? 0, gone };
  state.open.set(role, window);
  needs.log.note('window-opened', { role, pid: window.pid });
  needs.pages?.opened(role);
  await gone;
  state.open.delete(role);
  needs.pages?.closed(role);
  endGroup(window.pid, 'SIGKILL');
  await removeFolder(profileFolder);
}

/** A browser is many processes; on Windows the first one takes the others with it. */
export function endGroup(pid: number, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (pid === 0) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

export async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}
