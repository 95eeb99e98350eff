import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, Page } from '@playwright/test';
import { z } from 'zod';
import { findPlaces } from '#doors/places.ts';
import type { BenchCaller } from './bench-caller.ts';
import { openBenchCaller } from './bench-caller.ts';
import type { DisplayLine, DisplaySide } from './display-side.ts';
import type { PaintedPages } from './painted-pages.ts';
import { timePaints, watchPaints } from './painted-pages.ts';

const wallSize = { width: 1920, height: 1080 };
/** The laptop of a chair, and the device of an interpreter. */
export const tableSize = { width: 1366, height: 768 };

/** A page may call twenty times a second. */
const pauseMilliseconds = 60;

const wordsSchema = z.object({ wall: z.object({ next: z.string(), previous: z.string() }) });
const linesSchema = z.array(z.object({ text: z.string(), pixels: z.number() }));

/** Runs in the wall: every line of the page as it can be seen there, with its size. */
const readLines = `{
  const lines = 'h1, h2, p, li, dt, dd, .stage-bar > *';
  [...document.querySelectorAll('.stage-page')].flatMap((page) => [...page.querySelectorAll(lines)])
    .filter((one) => one.querySelector(lines) === null && one.innerText.trim() !== '')
    .map((one) => ({ text: one.innerText.trim().replaceAll('\\n', ' '), pixels: parseFloat(getComputedStyle(one).fontSize) }));
}`;

export interface RoomDisplay extends DisplaySide {
  /** Turns through the meeting, up to its last point or so many pages: what the wall shows on the way. */
  readonly readPages: (most: number) => Promise<readonly (readonly DisplayLine[])[]>;
  readonly stop: () => void;
}

export interface DisplayBrowsers {
  readonly browser: Browser;
  /** The page at the table is on another device in a meeting: it draws for itself. */
  readonly tableBrowser: Browser;
}

/** The wall, the console and the interpreter's page of one room, each in a context of its own. */
export async function openRoomDisplay(
  { browser, tableBrowser }: DisplayBrowsers,
  openAddress: (page: 'chair' | 'screen') => string,
): Promise<RoomDisplay> {
  const caller = await openBenchCaller(openAddress('chair'));
  const wall = await openWatched(browser, {
    name: 'the big screen',
    address: openAddress('screen'),
    size: wallSize,
    selector: '.stage-page',
  });
  const table = await openWatched(tableBrowser, {
    name: 'the interpreter’s page',
    address: await caller.invite('interpreter'),
    size: tableSize,
    selector: '.interpreter-lines [data-stage="now"], .interpreter-wall',
  });
  await caller.admit();
  const press = await openConsole(browser, openAddress('chair'));
  const side: DisplaySide = {
    async turn(step) {
      const key = await press(step);
      const [screen = 0, shown = 0] = await timePaints([wall.next, table.next], key);
      return { screen, table: shown };
    },
  };
  return {
    ...side,
    readPages: (most) => readPages({ side, wall: wall.page, caller }, most),
    stop: () => caller.stop(),
  };
}

interface OpenDisplay {
  readonly side: DisplaySide;
  readonly wall: Page;
  readonly caller: BenchCaller;
}

async function readPages(
  { side, wall, caller }: OpenDisplay,
  most: number,
): ReturnType<RoomDisplay['readPages']> {
  const pages: (readonly DisplayLine[])[] = [];
  // Taken up covered: the first turn only uncovers.
  while (pages.length === 0 || (pages.length < most && !caller.isAtLastPoint())) {
    await wait(pauseMilliseconds);
    await side.turn(1);
    pages.push(linesSchema.parse(await wall.evaluate(readLines)));
  }
  // From here on the room has the pages that are measured and no other.
  caller.stop();
  return pages;
}

interface ToOpen {
  readonly name: string;
  readonly address: string;
  readonly size: { readonly width: number; readonly height: number };
  readonly selector: string;
}

interface WatchedPage {
  readonly page: Page;
  readonly next: () => ReturnType<PaintedPages['next']>;
}

async function openWatched(
  browser: Browser,
  { name, address, size, selector }: ToOpen,
): Promise<WatchedPage> {
  const context = await browser.newContext({ viewport: size });
  const paints = await watchPaints(context, { selector, nameOf: () => name });
  const page = await context.newPage();
  await page.goto(address);
  return { page, next: () => paints.next(name) };
}

/** The console as the chair has it: the button is found and focused first, the key that is then pressed is what counts. */
async function openConsole(
  browser: Browser,
  address: string,
): Promise<(step: 1 | -1) => Promise<() => Promise<void>>> {
  const { next, previous } = readWords();
  const page = await browser.newPage({ viewport: tableSize });
  await page.goto(address);
  return async (step) => {
    await page.getByRole('button', { name: step === 1 ? next : previous, exact: true }).focus();
    return () => page.keyboard.press('Enter');
  };
}

/** The demo plan is in bokmål, and so is its console. */
function readWords(): z.infer<typeof wordsSchema>['wall'] {
  const file = path.join(findPlaces().resources, 'locales/nb/chair.json');
  return wordsSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).wall;
}
