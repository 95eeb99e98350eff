import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import type { BrowserShell } from '#browser-shell/browser-shell.ts';
import { startBrowserShell } from '#browser-shell/browser-shell.ts';
import type { Displays } from '#browser-shell/displays.ts';
import { createDisplays } from '#browser-shell/displays.ts';
import { forkHost } from '#browser-shell/fork-host.ts';
import type { ChairView } from '#contract/views.ts';
import { viewSchemas } from '#contract/views.ts';
import { buildPages } from '#doors/build-pages.ts';
import { findPlaces } from '#doors/places.ts';
import { displaysNeeds, isRoot, machineTime } from '#doors/shell-machine.ts';
import { chromiumArguments, findChromium } from '../../scripts/chromium.ts';
import { makeBenchRoom, readDemo } from '../../bench/bench-room.ts';
import { describeStart } from '../../bench/open-host.ts';
import { prepareRoom } from '../fixtures/prepare-room.ts';
import type { DrivenPage } from '../support/drive-page.ts';
import { drivePage } from '../support/drive-page.ts';
import { createFakeLog } from '../wire/fake-room.ts';
import type { TwoHeads } from './two-heads.ts';
import { openTwoHeads, whyNoHeads } from './two-heads.ts';

const rounds = Number(process.env['STAFETTROM_ROUNDS'] ?? 3);
const missing = whyNoHeads();
const stops: (() => unknown)[] = [];

afterEach(async () => {
  for (const stop of stops.splice(0).toReversed()) await stop();
});

if (missing !== undefined) process.stdout.write(`Two screens cannot be had here: ${missing} is missing\n`);

/** The console draws the wall in small, so in this test it is an empty page: whatever else is seen there is a leak. */
async function writeBrowser(heads: TwoHeads): Promise<string> {
  const path = join(heads.folder, 'browser.sh');
  const lines = [
    '#!/bin/sh',
    'for value do shift; case "$value" in',
    '--app=*/chair/*) value="--app=data:text/html,<title>console</title>" ;; esac; set -- "$@" "$value"; done',
    `exec "${await findChromium()}" --disable-gpu "$@"`,
  ];
  writeFileSync(path, `${lines.join('\n')}\n`);
  chmodSync(path, 0o755);
  return path;
}

/** The second of these screens that are nowhere is never plugged in, and shows all the same: that alone is put right. */
function displaysOf(): Displays {
  const needs = displaysNeeds();
  return createDisplays({
    ...needs,
    run: async (command, values) =>
      (await needs.run(command, values)).replaceAll(/ disconnected (?=\d+x\d+\+)/gu, ' connected '),
  });
}

interface Open {
  readonly shell: BrowserShell;
  readonly chair: DrivenPage<ChairView>;
}

async function openRoom(heads: TwoHeads): Promise<Open> {
  await buildPages(findPlaces(), () => undefined);
  const room = makeBenchRoom();
  stops.push(room.remove);
  prepareRoom({ ...room, ...readDemo() });
  process.env['DISPLAY'] = heads.display;
  const started = await startBrowserShell({
    fork: () => forkHost(findPlaces().hostProcess),
    start: describeStart(room),
    browser: await writeBrowser(heads),
    displays: displaysOf(),
    isRoot: isRoot(),
    tell: () => undefined,
    log: createFakeLog(),
    ...machineTime,
  });
  if (!started.ok) throw new Error(started.refusal.kind);
  const shell = started.value;
  stops.push(() => shell.stop());
  const chair = await drivePage(shell.supervisor.openAddress('chair'), viewSchemas.chair);
  stops.push(() => chair.stop());
  return { shell, chair };
}

/** Until two pictures in a row are the same: nothing moves there any more. */
async function restingPicture(heads: TwoHeads, head: 'left' | 'right'): Promise<Buffer> {
  let before = await heads.picture(head);
  for (let tries = 0; tries < 40; tries += 1) {
    await wait(500);
    const now = await heads.picture(head);
    if (now.equals(before) && coloursIn(now) > 0) return now;
    before = now;
  }
  throw new Error(`The ${head} screen does not come to rest`);
}

/** Of the cover, and of what is behind it at an edge. */
const bareColours = 2;

function coloursIn(picture: Buffer): number {
  const found = new Set<number>();
  for (let at = 0; at + 2 < picture.length; at += 3) found.add(picture.readUIntBE(at, 3));
  return found.size;
}

interface Watched {
  readonly heads: TwoHeads;
  readonly left: Buffer;
  readonly shell: BrowserShell;
}

interface Seen {
  readonly pictures: number;
  /** Until the last picture with anything of the wall on it; 0 when there is none. */
  readonly goneMs: number;
  /** On such a picture: the bare surface of the cover has one or two, a page with words has dozens. */
  readonly colours: number;
  readonly hiddenAtMostMs: number;
}

/** Pictures of the other screen from the moment on at which the cable is pulled. */
async function watchUnplugging({ heads, left, shell }: Watched): Promise<Seen> {
  const windows = shell.windowPids().length;
  const began = performance.now();
  const unplugged = heads.unplug();
  const seen = { pictures: 0, goneMs: 0, colours: 0, hiddenAtMostMs: 0 };
  while (performance.now() - began < 4000) {
    const now = await heads.picture('left');
    const passed = Math.round(performance.now() - began);
    seen.pictures += 1;
    if (!now.equals(left)) {
      seen.goneMs = passed;
      seen.colours = Math.max(seen.colours, coloursIn(now));
    }
    if (seen.hiddenAtMostMs === 0 && shell.windowPids().length < windows) seen.hiddenAtMostMs = passed;
  }
  await unplugged;
  return seen;
}

/** Nobody sees the browser die; the room does, and the console becomes the loudspeaker until the wall is back. */
async function killWall({ chair, shell }: Pick<Watched, 'heads' | 'shell'> & Open): Promise<number> {
  expect(await chair.call('screen.uncover', {})).toBe('yes');
  const pids = shell.windowPids();
  const began = performance.now();
  process.kill(-(pids.at(-1) ?? 0), 'SIGKILL');
  await chair.until(({ loudspeaker }) => loudspeaker, 20_000);
  await chair.until(({ loudspeaker, covered }) => !loudspeaker && covered, 20_000);
  return Math.round(performance.now() - began);
}

function report(told: object): void {
  process.stdout.write(`${JSON.stringify(told)}\n`);
}

it.skipIf(missing !== undefined)(
  'a window as any other lands on the other screen when its own is unplugged: what this test would see',
  async () => {
    const heads = await openTwoHeads(true);
    stops.push(() => heads.stop());
    const profile = join(heads.folder, 'profile');
    mkdirSync(profile);
    const page = 'data:text/html,<body style="background:red">';
    const place = ['--kiosk', '--window-position=1024,0', '--window-size=1024,768', page];
    const child = spawn(
      await findChromium(),
      [...chromiumArguments(), `--user-data-dir=${profile}`, '--no-default-browser-check', ...place],
      { env: { ...process.env, DISPLAY: heads.display }, stdio: 'ignore', detached: true },
    );
    stops.push(() => {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    });
    const before = await heads.picture('left');
    await wait(6000);
    expect((await heads.picture('left')).equals(before)).toBe(true);
    await heads.unplug();
    await wait(3000);
    expect((await heads.picture('left')).equals(before)).toBe(false);
  },
  120_000,
);

it.skipIf(missing !== undefined)(
  'no word of the wall is on the other screen when its own is unplugged, and it is back covered',
  () => expect(unplugAndPlug(false)).resolves.toBeUndefined(),
  300_000,
);

it.skipIf(missing !== undefined)(
  'where a window manager moves the wall before anybody can hide it, it is gone within a second',
  () => expect(unplugAndPlug(true)).resolves.toBeUndefined(),
  300_000,
);

async function comesToShow(heads: TwoHeads, head: 'left' | 'right', picture: Buffer): Promise<void> {
  const shows = async (): Promise<boolean> => (await heads.picture(head)).equals(picture);
  await expect.poll(shows, { timeout: 20_000, interval: 500 }).toBe(true);
}

async function unplugAndPlug(hasManager: boolean): Promise<void> {
  const heads = await openTwoHeads(hasManager);
  stops.push(() => heads.stop());
  const { chair, shell } = await openRoom(heads);
  const asked = await chair.until(({ displays }) => displays?.wall === 'unchosen', 20_000);
  const screens = asked.displays?.screens ?? [];
  expect(screens.map(({ label, holds }) => [label, holds])).toEqual([
    ['DUMMY0', 'console'],
    ['DUMMY1', undefined],
  ]);
  await chair.call('screen.place', { screen: screens[1]?.screen ?? '' });
  await chair.until(({ displays }) => displays?.wall === 'stands', 20_000);
  for (let round = 0; round < rounds; round += 1) {
    await chair.until(({ covered }) => covered, 20_000);
    // A page that is loading rests too.
    await wait(4000);
    const covered = await restingPicture(heads, 'right');
    expect(await chair.call('screen.uncover', {})).toBe('yes');
    const content = await restingPicture(heads, 'right');
    expect(content.equals(covered)).toBe(false);
    const left = await restingPicture(heads, 'left');
    const before = shell.windowPids();
    const seen = await watchUnplugging({ heads, left, shell });
    report({ round, ...seen });
    expect(seen.goneMs).toBeLessThanOrEqual(1000);
    // The browser moves its window by itself: what is seen of it is the bare surface of the cover.
    expect(seen.colours).toBeLessThanOrEqual(hasManager ? Infinity : bareColours);
    expect(before).toHaveLength(2);
    expect(shell.windowPids()).toHaveLength(1);
    expect(chair.view().displays?.wall).toBe('away');
    expect(chair.view().covered).toBe(true);
    const plugged = performance.now();
    await heads.plug();
    await chair.until(({ displays }) => displays?.wall === 'stands', 20_000);
    const back = performance.now() - plugged;
    await comesToShow(heads, 'right', covered);
    await comesToShow(heads, 'left', left);
    report({ round, placedMs: Math.round(back) });
  }
  report({ killedPageMs: await killWall({ heads, chair, shell }) });
  await heads.mirror();
  await chair.until(({ displays }) => displays?.wall === 'mirrored', 20_000);
  await heads.plug();
  await chair.until(({ displays, covered }) => displays?.wall === 'stands' && covered, 20_000);
}
