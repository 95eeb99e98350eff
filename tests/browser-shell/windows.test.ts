import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Windows, WindowsNeeds } from '#browser-shell/windows.ts';
import { openWindows } from '#browser-shell/windows.ts';
import type { Places } from '#host/displays/decide-places.ts';
import { identifyScreens } from '#host/displays/screens.ts';
import { createFakeLog } from '../wire/fake-room.ts';
import { waitFor } from '../wire/test-page.ts';
import { createTempFolder } from './temp-folder.ts';

const browser = join(import.meta.dirname, 'fake-browser.mjs');
const [laptop, projector] = identifyScreens(
  [0, 1366].map((x) => {
    const area = { x, y: 0, width: 1920, height: 1080 };
    return { said: `at ${x}`, place: '', label: '', area, work: area, isMain: x === 0 };
  }),
);
if (laptop === undefined || projector === undefined) throw new Error('No screens were identified');
const sideBySide: Places = { console: laptop, wall: { kind: 'stands', screen: projector }, isShared: false };
const onOne: Places = { console: laptop, wall: { kind: 'window', screen: laptop }, isShared: false };
const hidden: Places = { console: laptop, wall: { kind: 'hidden', why: 'away' }, isShared: false };
let covers = 0;
let windows: Windows | undefined;

afterEach(async () => {
  delete process.env['FAKE_BROWSER_ENDS'];
  await windows?.stop();
});

function open(folder: string, places: Places, more: Partial<WindowsNeeds> = {}): readonly string[] {
  const givenUp: string[] = [];
  covers = 0;
  let tokens = 0;
  windows = openWindows({
    browser,
    tempFolder: join(folder, 'temp'),
    isRoot: false,
    openAddress: (role) => `http://127.0.0.1:1/${role}#token-${(tokens += 1)}`,
    givenUp: (role) => void givenUp.push(role),
    cover: () => void (covers += 1),
    now: () => performance.now(),
    log: createFakeLog(),
    ...more,
  });
  windows.place(places);
  return givenUp;
}

function readOpened(folder: string): readonly (readonly string[])[] {
  const path = join(folder, 'opened.txt');
  if (!existsSync(path)) return [];
  // What is being written has no end of line yet.
  const lines = readFileSync(path, 'utf8').split('\n').slice(0, -1);
  return lines.map((line) => z.array(z.string()).parse(JSON.parse(line)));
}

function waitForOpened(folder: string, count: number): Promise<readonly (readonly string[])[]> {
  return waitFor(
    () => (readOpened(folder).length >= count ? readOpened(folder) : undefined),
    'windows',
    5000,
  );
}

describe('the windows of the room', () => {
  it('are two browsers that keep nothing, each on its own display', async () => {
    const folder = createTempFolder();
    open(folder, sideBySide);
    const opened = await waitForOpened(folder, 2);
    const wall = opened.find((values) => values.includes('--kiosk')) ?? [];
    const chair = opened.find((values) => !values.includes('--kiosk')) ?? [];
    expect(wall).toEqual(expect.arrayContaining(['--window-position=1366,0', '--window-size=1920,1080']));
    expect(wall.at(-1)).toMatch(/screen#token-\d$/u);
    expect(chair).toContain('--window-position=0,0');
    expect(chair.at(-1)).toMatch(/^--app=http:\/\/127\.0\.0\.1:1\/chair#token-\d$/u);
    for (const values of opened) {
      expect(values).toContain('--incognito');
      expect(values).toContain('--disable-renderer-backgrounding');
      expect(values).not.toContain('--no-sandbox');
    }
    const profiles = opened.map((values) => values.find((value) => value.startsWith('--user-data-dir=')));
    expect(new Set(profiles).size).toBe(2);
  });

  it('leave no process and no folder behind', async () => {
    const folder = createTempFolder();
    open(folder, sideBySide);
    await waitForOpened(folder, 2);
    const pids = windows?.pids() ?? [];
    expect(pids).toHaveLength(2);
    expect(readdirSync(join(folder, 'temp/windows'))).toHaveLength(2);
    await windows?.stop();
    expect(readdirSync(join(folder, 'temp'))).toEqual([]);
    for (const pid of pids) expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  });

  it('are opened again with a new token when they are lost', async () => {
    const folder = createTempFolder();
    open(folder, sideBySide);
    await waitForOpened(folder, 2);
    process.kill(windows?.pids()[0] ?? 0, 'SIGKILL');
    const opened = await waitForOpened(folder, 3);
    expect(opened[2]?.at(-1)).toMatch(/token-3$/u);
    expect(covers).toBe(1);
    expect(windows?.pids()).toHaveLength(2);
  });

  it('stay closed, and say so, after three reopenings within a minute', async () => {
    const folder = createTempFolder();
    process.env['FAKE_BROWSER_ENDS'] = 'yes';
    const givenUp = open(folder, sideBySide);
    await waitFor(() => (givenUp.length === 2 ? true : undefined), 'giving up', 10_000);
    expect(readOpened(folder)).toHaveLength(8);
  }, 15_000);

  it('stand side by side on a single display, so that the console is never out of reach', async () => {
    const folder = createTempFolder();
    open(folder, onOne, { isRoot: true });
    const opened = await waitForOpened(folder, 2);
    for (const values of opened) {
      expect(values).not.toContain('--kiosk');
      expect(values).toContain('--no-sandbox');
    }
  });

  it('leave the console alone while the wall is hidden, and open the wall anew where it belongs', async () => {
    const folder = createTempFolder();
    const givenUp = open(folder, sideBySide);
    await waitForOpened(folder, 2);
    const before = windows?.pids() ?? [];
    windows?.hideWall();
    await waitFor(() => (windows?.pids().length === 1 ? true : undefined), 'the wall to go', 5000);
    expect(before).toContain(windows?.pids()[0]);
    windows?.place(hidden);
    windows?.place({ ...sideBySide, wall: { kind: 'stands', screen: { ...projector, area: laptop.area } } });
    const opened = await waitForOpened(folder, 3);
    expect(opened[2]).toEqual(expect.arrayContaining(['--kiosk', '--window-position=0,0']));
    expect([covers, givenUp]).toEqual([0, []]);
  });

  it('lose the console too when all there is left is what everybody sees, and have it back where it was', async () => {
    const folder = createTempFolder();
    open(folder, sideBySide);
    await waitForOpened(folder, 2);
    windows?.place({ ...sideBySide, console: 'hidden' });
    await waitFor(() => (windows?.pids().length === 1 ? true : undefined), 'the console to go', 5000);
    windows?.place(sideBySide);
    const opened = await waitForOpened(folder, 3);
    expect(opened[2]?.at(-1)).toMatch(/^--app=.*chair#token-3$/u);
  });
});
