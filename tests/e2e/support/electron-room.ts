import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { findElectron } from '#doors/start-electron.ts';
import { childrenOf, isAlive } from '../../browser-shell/processes.ts';
import { watchContext } from './complaints.ts';
import type { RoomNeeds } from './node-room.ts';
import { consoleLook, firstSettings, meetingDay, type PageLook, type Room } from './room.ts';

/** True when the scenarios are to run in Electron and not through the browser shell. */
export function isElectronAsked(): boolean {
  return process.env['STAFETTROM_SHELL'] === 'electron';
}

/** The room in Electron, on data of its own; the reason to skip where Electron or its build is missing. */
export async function electronRoom(needs: RoomNeeds): Promise<Room | string> {
  const place = findElectron();
  if (place === undefined) {
    return "Electron's binary is not installed: node_modules/electron has none, or dist/main is not built";
  }
  const dataFolder = path.join(needs.folder, 'room');
  mkdirSync(dataFolder, { recursive: true });
  const settings = { ...firstSettings, ...needs.settings };
  writeFileSync(path.join(dataFolder, 'settings.json'), JSON.stringify(settings));
  const app = await _electron.launch({
    executablePath: place.program,
    args: [place.main, `--user-data-dir=${needs.folder}`],
    env: roomEnvironment(needs.folder),
  });
  try {
    await watchContext(app.context(), needs.complaints);
    return await asRoom(needs, app);
  } catch (error) {
    await app.close();
    throw error;
  }
}

/** Without the word that makes Electron run as plain Node, which some editors set. */
function roomEnvironment(folder: string): Record<string, string> {
  const given = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined || name === 'ELECTRON_RUN_AS_NODE' ? [] : [[name, value] as const],
  );
  return { ...Object.fromEntries(given), XDG_CONFIG_HOME: folder, STAFETTROM_DATE: meetingDay };
}

async function asRoom(needs: RoomNeeds, app: ElectronApplication): Promise<Room> {
  const userData = await app.evaluate((electron) => electron.app.getPath('userData'));
  if (!userData.startsWith(needs.folder)) throw new Error('This would be the room of whoever runs the tests');
  return {
    dataFolder: path.join(userData, 'room'),
    storeFolder: path.join(userData, 'try-out-store'),
    wall: (look) => findWindow(app, 'big-screen', look),
    chair: (look) => findWindow(app, 'chair', look),
    table: async (link) => {
      const { width, height } = consoleLook;
      const context = await needs.browser.newContext({ viewport: { width, height } });
      await watchContext(context, needs.complaints);
      const page = await context.newPage();
      await page.goto(link);
      return page;
    },
    killHost: () => void killHost(app),
    stop: () => stop(app),
  };
}

/** A window is there once; a scale is the machine's own and stays what it is. */
async function findWindow(app: ElectronApplication, name: string, look?: PageLook): Promise<Page> {
  const isOurs = (window: Page): boolean => window.url().endsWith(`/${name}/index.html`);
  const window =
    app.windows().find(isOurs) ??
    (await app.waitForEvent('window', { predicate: (opened) => hasAddress(opened, isOurs) }));
  if (look !== undefined) await window.setViewportSize({ width: look.width, height: look.height });
  return window;
}

/** A window is told of before it has its address. */
async function hasAddress(window: Page, isOurs: (window: Page) => boolean): Promise<boolean> {
  await window.waitForURL(/\/index\.html$/u);
  return isOurs(window);
}

function killHost(app: ElectronApplication): Promise<void> {
  return app.evaluate((electron) => {
    const host = electron.app.getAppMetrics().find(({ name }) => name === 'stafettrom-host');
    if (host === undefined) throw new Error('The shell has no host');
    process.kill(host.pid, 'SIGKILL');
  });
}

async function stop(app: ElectronApplication): Promise<readonly string[]> {
  const shell = app.process().pid ?? 0;
  const family = process.platform === 'linux' ? childrenOf(shell) : [];
  await app.close();
  const left = family.filter((pid) => isAlive(pid));
  for (const pid of left) process.kill(pid, 'SIGKILL');
  return left.map((pid) => `process ${pid} outlived the room`);
}
