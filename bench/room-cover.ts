import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, Page } from '@playwright/test';
import { z } from 'zod';
import { findPlaces } from '#doors/places.ts';
import type { BenchCaller } from './bench-caller.ts';
import { openBenchCaller } from './bench-caller.ts';
import { timePaints, watchPaints } from './painted-pages.ts';
import { tableSize } from './room-display.ts';

export const outputs = ['wall', 'interpreter', 'family'] as const;
export type OutputTimes = Record<(typeof outputs)[number], number>;

/** A page may call twenty times a second, and a person rests before covering again. */
const restMilliseconds = 300;
/** A guardian of the demo plan. */
const mother = 'mor';
const wallSize = { width: 1920, height: 1080 };
const wordsSchema = z.object({ wall: z.object({ uncover: z.string() }) });

const watched = {
  wall: { selector: '.stage-page', size: wallSize },
  interpreter: { selector: '.interpreter-lines, .interpreter-wall, .interpreter-one', size: tableSize },
  family: { selector: '.family-page', size: tableSize },
} as const;

export interface RoomCover {
  /** From the console's key until every output has drawn two frames of the cover. */
  readonly cover: () => Promise<OutputTimes>;
  /** From the wall's own key until it has drawn two frames of its surface. */
  readonly coverHere: () => Promise<number>;
  readonly wall: Page;
  readonly stop: () => void;
}

/** Wall, console, interpreter's and family's page of one room, uncovered and with a goal in front of everybody. */
export async function openRoomCover(
  browsers: Record<'wall' | 'table', Browser>,
  openAddress: (page: 'chair' | 'screen') => string,
): Promise<RoomCover> {
  const caller = await openBenchCaller(openAddress('chair'));
  const console = await browsers.wall.newPage({ viewport: tableSize });
  const wall = await openOutput(browsers.wall, 'wall', openAddress('screen'));
  await console.goto(openAddress('chair'));
  const interpreter = await letIn(caller, browsers.table, 'interpreter');
  const family = await letIn(caller, browsers.table, 'family');
  const opened = [wall, interpreter, family];
  const uncover = console.getByRole('button', { name: readUncover(), exact: true });
  async function show(): Promise<void> {
    await wait(restMilliseconds);
    await timePaints(
      opened.map(({ next }) => next),
      () => uncover.click(),
    );
    await wait(restMilliseconds);
  }
  return {
    async cover() {
      await show();
      const times = await timePaints(
        opened.map(({ next }) => next),
        () => console.keyboard.press('F9'),
      );
      return { wall: times[0] ?? 0, interpreter: times[1] ?? 0, family: times[2] ?? 0 };
    },
    async coverHere() {
      await show();
      const [surface = 0] = await timePaints([wall.surface, ...opened.map(({ next }) => next)], () =>
        wall.page.keyboard.press('b'),
      );
      return surface;
    },
    wall: wall.page,
    stop: () => caller.stop(),
  };
}

async function letIn(
  caller: BenchCaller,
  browser: Browser,
  role: 'interpreter' | 'family',
): Promise<Awaited<ReturnType<typeof openOutput>>> {
  const output = await openOutput(browser, role, await caller.invite(role));
  await caller.admit(role === 'family' ? mother : undefined);
  return output;
}

async function openOutput(browser: Browser, name: keyof typeof watched, address: string) {
  const { selector, size } = watched[name];
  const context = await browser.newContext({ viewport: size });
  const paints = await watchPaints(context, { selector, nameOf: () => name });
  const page = await context.newPage();
  await context.exposeFunction('stafettromCovered', (time: number) => covered(time));
  let covered: (time: number) => void = () => undefined;
  await context.addInitScript({ content: watchSurface });
  await page.goto(address);
  return {
    page,
    next: () => paints.next(name),
    surface: () => new Promise<number>((resolve) => (covered = resolve)),
  };
}

/** Runs before the page's own scripts: when the surface was made visible and two frames were drawn. */
const watchSurface = `new MutationObserver((changes) => {
  const surface = document.querySelector('.cover-surface');
  if (surface === null || surface.hidden || !changes.some(({ target }) => target === surface)) return;
  requestAnimationFrame(() => requestAnimationFrame(() => {
    stafettromCovered(performance.timeOrigin + performance.now());
  }));
}).observe(document, { subtree: true, attributeFilter: ['hidden'] });`;

/** The demo plan is in bokmål, and so is its console. */
function readUncover(): string {
  const file = path.join(findPlaces().resources, 'locales/nb/chair.json');
  return wordsSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).wall.uncover;
}
