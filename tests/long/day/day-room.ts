import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { ChairView, ScreenView } from '#contract/views.ts';
import { viewSchemas } from '#contract/views.ts';
import { findPlaces } from '#doors/places.ts';
import { readMeeting, readPlan } from '../../domain/demo-files.ts';
import type { DrivenPage } from '../../support/drive-page.ts';
import { drivePage } from '../../support/drive-page.ts';
import { waitFor } from '../../wire/test-page.ts';
import type { Inspector, Running } from './watch-process.ts';
import { createInspector, listBelow } from './watch-process.ts';

const shellEntry = fileURLToPath(new URL('day-shell.ts', import.meta.url));
const date = '2026-11-22';

/** Shell, host, store and courier as they run in a room, from before the first meeting to after the last. */
export interface DayRoom {
  readonly folder: string;
  readonly shellPid: number;
  readonly chair: DrivenPage<ChairView>;
  readonly screen: DrivenPage<ScreenView>;
  readonly inspector: Inspector;
  /** Of now: every meeting has a host of its own. */
  readonly host: () => number;
  readonly running: () => readonly Running[];
  /** What lies where only what is passing may lie. */
  readonly tempFiles: () => readonly string[];
  readonly stop: () => Promise<void>;
}

export function planOf(meeting: number): string {
  return `dag-${meeting}`;
}

export async function openDayRoom(meetings: number): Promise<DayRoom> {
  const folder = mkdtempSync(join(tmpdir(), 'stafettrom-day-'));
  for (const name of ['data', 'demo', 'pages', 'temp', 'tmp']) mkdirSync(join(folder, name));
  writePlans(join(folder, 'demo'), meetings);
  const shell = spawn(process.execPath, [shellEntry, folder, date], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, NODE_OPTIONS: '--inspect-port=0', TMPDIR: join(folder, 'tmp') },
  });
  const complaints: string[] = [];
  shell.stderr.on('data', (data: Buffer) => complaints.push(data.toString('utf8')));
  const lines: string[] = [];
  createInterface(shell.stdout).on('line', (line) => lines.push(line));
  const addressOf = (role: string): Promise<string> =>
    waitFor(() => lines.find((line) => line.startsWith(`${role}: `))?.slice(role.length + 2), role, 30_000);
  const chair = await drivePage(await addressOf('chair'), viewSchemas.chair);
  const screen = await drivePage(await addressOf('screen'), viewSchemas.screen);
  const shellPid = shell.pid ?? 0;
  const running = (): readonly Running[] => listBelow(shellPid);
  return {
    folder,
    shellPid,
    chair,
    screen,
    inspector: createInspector(complaints),
    host: () => running().find(({ program }) => program.startsWith('host-process'))?.pid ?? 0,
    running,
    tempFiles: () =>
      ['temp', 'tmp'].flatMap((name) => readdirSync(join(folder, name), { recursive: true }).map(String)),
    stop: async () => {
      for (const page of [chair, screen]) page.stop();
      await endShell(shell);
      rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
    },
  };
}

/** The same family again and again, under other names of the plan: each plan has one meeting that is called. */
function writePlans(demo: string, meetings: number): void {
  const own = join(findPlaces().resources, 'demo', 'documents');
  cpSync(own, join(demo, 'documents'), { recursive: true });
  const plan = readPlan('ada');
  const meeting = readMeeting('ada');
  for (let number = 1; number <= meetings; number += 1) {
    const id = planOf(number);
    writeFileSync(join(demo, `${id}.plan.json`), JSON.stringify({ ...plan, id }));
    const called = { ...meeting, id: `${id}-mote`, plan: `${id}.plan.json` };
    writeFileSync(join(demo, `${id}.meeting.json`), JSON.stringify(called));
  }
}

async function endShell(shell: ChildProcess): Promise<void> {
  const gone = new Promise<void>((resolve) => void shell.once('exit', () => resolve()));
  shell.stdin?.end();
  await gone;
}
