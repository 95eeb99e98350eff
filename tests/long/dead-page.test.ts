import type { ChildProcess } from 'node:child_process';
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { BrowserShell } from '#browser-shell/browser-shell.ts';
import { viewSchemas } from '#contract/views.ts';
import { buildPages } from '#doors/build-pages.ts';
import { findPlaces } from '#doors/places.ts';
import { serve } from '#doors/serve.ts';
import { findChromium } from '../../scripts/chromium.ts';
import { layDatabase } from '../fixtures/database-template.ts';
import { drivePage } from '../support/drive-page.ts';
import { waitFor } from '../wire/test-page.ts';

/** A page dies, or all of its browser does, on a real machine with a screen; a new one is there within this time. */
const withinMilliseconds = 3000;
const folder = mkdtempSync(join(tmpdir(), 'stafettrom-dead-'));
const data = join(folder, 'room');
const hasScreen = spawnSync('which', ['Xvfb']).status === 0;
let screen: ChildProcess | undefined;
let shell: BrowserShell;

beforeAll(async () => {
  if (!hasScreen) return void process.stdout.write('Not tried, for Xvfb is not installed\n');
  await buildPages(findPlaces(), () => undefined);
  screen = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1920x1080x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await new Promise((resolve) => screen?.stdio[3]?.once('data', resolve));
  process.env['DISPLAY'] = `:${String(number).trim()}`;
  process.env['STAFETTROM_CHROMIUM'] = await findChromium();
  mkdirSync(data);
  layDatabase(`${data}-try-out-store/data`);
  const room = { port: 0, profile: 'try-out', tryOut: true, dataFolder: data, tempFolder: `${data}/temp` };
  const started = await serve({
    start: { ...room, roomKey: Buffer.alloc(32).toString('base64'), vaultKind: 'tryout' },
    opensWindows: true,
    storeFolder: `${data}-try-out-store`,
    tell: () => undefined,
  });
  if (!started.ok) throw new Error(started.refusal.kind);
  shell = started.value;
});

afterAll(async () => {
  await shell?.stop();
  screen?.kill();
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
});

it.skipIf(!hasScreen)('opens a dead page anew within three seconds, covered', async () => {
  await waitFor(() => countJoined('screen') === 1 || undefined, 'the wall', 60_000);
  const chair = await drivePage(shell.supervisor.openAddress('chair'), viewSchemas.chair);
  const { plans } = await chair.until((view) => view.plans.length > 0, 60_000);
  expect(await chair.call('meeting.choose', { plan: plans[0]?.id ?? '' })).toBe('yes');
  await chair.until((view) => view.state.phase === 'meeting', 20_000);
  const times: number[] = [];
  for (const kill of [killPage, killBrowser, killPage]) {
    expect(await chair.call('screen.uncover', {})).toBe('yes');
    await chair.until((view) => !view.covered);
    const before = countJoined('screen');
    const begun = performance.now();
    kill(browserOf('screen'));
    await waitFor(() => countJoined('screen') > before || undefined, 'a new page', 60_000);
    times.push(Math.round(performance.now() - begun));
    process.stdout.write(`${kill.name}: a new page after ${times.at(-1)} ms\n`);
    expect(chair.view().covered).toBe(true);
  }
  chair.stop();
  expect(Math.max(...times)).toBeLessThan(withinMilliseconds);
});

function countJoined(role: string): number {
  const lines = readQuietly(join(data, 'logs/host.log')).split('\n');
  return lines.filter((line) => line.includes('"page-joined"') && line.includes(`"${role}"`)).length;
}

/** The newest browser of this window, as the shell's own log tells. */
function browserOf(role: string): number {
  const lines = readQuietly(join(data, 'logs/shell.log')).split('\n');
  const newest = lines.findLast((line) => line.includes('"window-opened"') && line.includes(`"${role}"`));
  return Number(/"pid":(\d+)/u.exec(newest ?? '')?.[1]);
}

/** Every renderer of this browser: the page dies, and the browser lives to show that it did. */
function killPage(browser: number): void {
  const pages = groupOf(browser).filter((pid) => commandOf(pid).includes('--type=renderer'));
  expect(pages.length).toBeGreaterThan(0);
  for (const pid of pages) process.kill(pid, 'SIGKILL');
}

function killBrowser(browser: number): void {
  process.kill(browser, 'SIGKILL');
}

function groupOf(browser: number): readonly number[] {
  const pids = readdirSync('/proc').map(Number).filter(Number.isInteger);
  const group = (pid: number): string | undefined =>
    readQuietly(`/proc/${pid}/stat`).split(') ')[1]?.split(' ')[2];
  return pids.filter((pid) => group(pid) === String(browser));
}

function commandOf(pid: number): string {
  return readQuietly(`/proc/${pid}/cmdline`);
}

/** Empty when it is not there yet, or not any more. */
function readQuietly(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
