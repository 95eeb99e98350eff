import type { Browser, Page } from '@playwright/test';
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { childrenOf, isAlive } from '../../browser-shell/processes.ts';
import type { Complaints } from './complaints.ts';
import { watchContext } from './complaints.ts';
import type { PageLook, Room } from './room.ts';
import { consoleLook, firstSettings, meetingDay, wallLook } from './room.ts';

export interface RoomNeeds {
  readonly browser: Browser;
  readonly folder: string;
  readonly complaints: Complaints;
  /** A store that holds the demo plans already: each room gets a copy, and need not fill its own. */
  readonly filledStore: string;
  /** Where the municipality's store answers: none is started here, and a phone lets the room in. */
  readonly store?: string;
  /** Name of the municipality's profile; the room's own when absent. */
  readonly profile?: string;
  /** What stands in the room's settings beside what every scenario has. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

interface Running {
  readonly child: ChildProcess;
  readonly addresses: Readonly<Record<'chair' | 'screen' | 'administrator', string>>;
  /** Of the pages at home, once the store for trying out listens. */
  readonly home: Promise<string>;
}

const root = path.resolve(import.meta.dirname, '../../..');
const startMilliseconds = 30_000;

/** The room as people start it on plain Node, with Chromium pages of ours in place of its windows. */
export async function startNodeRoom(needs: RoomNeeds): Promise<Room> {
  const dataFolder = path.join(needs.folder, 'room');
  cpSync(needs.filledStore, path.join(`${dataFolder}-try-out-store`, 'data'), { recursive: true });
  mkdirSync(dataFolder, { recursive: true });
  const settings = { ...firstSettings, ...needs.settings };
  writeFileSync(path.join(dataFolder, 'settings.json'), JSON.stringify(settings));
  const { child, addresses, home } = await start(dataFolder, needs);
  return {
    dataFolder,
    storeFolder: `${dataFolder}-try-out-store`,
    wall: (look = wallLook) => openPage(needs, addresses.screen, look),
    chair: (look = consoleLook) => openPage(needs, addresses.chair, look),
    administrator: (look = consoleLook) => openPage(needs, addresses.administrator, look),
    table: (link) => openPage(needs, link, consoleLook),
    home: () => home,
    killHost: () => process.kill(findHost(child), 'SIGKILL'),
    async stop() {
      await Promise.all(needs.browser.contexts().map((context) => context.close()));
      return stop(child);
    },
  };
}

async function start(dataFolder: string, { complaints, profile, store }: RoomNeeds): Promise<Running> {
  const entry = path.join(root, 'electron/stafettrom.mjs');
  const given = ['start', '--shell', 'none', '--data', dataFolder, '--port', '0', '--date', meetingDay];
  if (profile !== undefined) given.push('--profile', profile);
  if (store !== undefined) given.push('--store', store, '--room', 'Møterom 214');
  const child = spawn(process.execPath, [entry, ...given], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const home = Promise.withResolvers<string>();
  child.stderr.on('data', (part: Buffer) => {
    const faults = part
      .toString()
      .split('\n')
      .filter((line) => /"(?:fault|cause)":/u.test(line));
    complaints.lines.push(...faults.map((line) => `stderr: ${line}`));
  });
  const addresses = await new Promise<Running['addresses']>((resolve, reject) => {
    const tooLate = setTimeout(() => reject(new Error(`The room said only: ${said}`)), startMilliseconds);
    child.once('exit', (code) => reject(new Error(`The room ended with ${code}: ${said}`)));
    child.stdout.on('data', (part: Buffer) => {
      said += part.toString();
      const told = /^home: (\S+)$/mu.exec(said)?.[1];
      if (told !== undefined) home.resolve(told);
      const chair = /^chair: (\S+)$/mu.exec(said)?.[1];
      const screen = /^screen: (\S+)$/mu.exec(said)?.[1];
      const administrator = /^administrator: (\S+)$/mu.exec(said)?.[1];
      if (chair === undefined || screen === undefined || administrator === undefined) return;
      clearTimeout(tooLate);
      resolve({ chair, screen, administrator });
    });
  });
  return { child, addresses, home: home.promise };
}

async function openPage({ browser, complaints }: RoomNeeds, address: string, look: PageLook): Promise<Page> {
  const { width, height, zoom = 1 } = look;
  const context = await browser.newContext({ viewport: { width, height }, deviceScaleFactor: zoom });
  await watchContext(context, complaints);
  const page = await context.newPage();
  await page.goto(address);
  return page;
}

function findHost(shell: ChildProcess): number {
  const host = childrenOf(shell.pid ?? 0).find((pid) =>
    readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('host-process'),
  );
  if (host === undefined) throw new Error('The shell has no host');
  return host;
}

async function stop(child: ChildProcess): Promise<readonly string[]> {
  const family = process.platform === 'linux' && isAlive(child.pid ?? 0) ? childrenOf(child.pid ?? 0) : [];
  if (child.exitCode === null && child.signalCode === null) {
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    const insist = setTimeout(() => child.kill('SIGKILL'), 10_000);
    await gone;
    clearTimeout(insist);
  }
  const left = family.filter((pid) => isAlive(pid));
  for (const pid of left) process.kill(pid, 'SIGKILL');
  const ended = child.exitCode === 0 ? [] : [`the room ended with ${child.signalCode ?? child.exitCode}`];
  return [...ended, ...left.map((pid) => `process ${pid} outlived the room`)];
}
