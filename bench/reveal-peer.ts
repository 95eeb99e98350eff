import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, BrowserContext, Frame, Page } from '@playwright/test';
import { z } from 'zod';
import type { DisplayLine, DisplaySide } from './display-side.ts';
import { restMilliseconds, turnRested } from './display-side.ts';
import { timePaints, watchPaints } from './painted-pages.ts';
import { tableSize } from './room-display.ts';

const reveal = path.join(import.meta.dirname, 'peers/node_modules/reveal.js');
const files = {
  '/reveal.css': 'dist/reveal.css',
  '/reveal.js': 'dist/reveal.js',
  '/notes.js': 'dist/plugin/notes.js',
};

/** The peer has packages of its own, which nothing else needs: `npm ci` in bench/peers brings them. */
export function hasReveal(): boolean {
  return existsSync(path.join(reveal, files['/notes.js']));
}

export function revealVersion(): string {
  const text = readFileSync(path.join(reveal, 'package.json'), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}

export interface RevealDisplay extends DisplaySide {
  /** Turns through the whole deck once: like ours it is warm then, and at its last page. */
  readonly warmUp: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** The deck in its main window, and its speaker view: a window that opens the deck twice, for now and for next. */
export async function openReveal(
  browser: Browser,
  pages: readonly (readonly DisplayLine[])[],
): Promise<RevealDisplay> {
  const server = await serveDeck(pages);
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
  const paints = await watchPaints(context, { selector: '.slides > section.present', nameOf });
  const main = await context.newPage();
  await Promise.all([paints.next('screen'), main.goto(server.address)]);
  const [speaker] = await Promise.all([openSpeakerView(main), paints.next('table')]);
  const side: DisplaySide = {
    async turn(step) {
      const key = (): Promise<void> => speaker.keyboard.press(step === 1 ? 'ArrowRight' : 'ArrowLeft');
      const [screen = 0, table = 0] = await timePaints(
        [() => paints.next('screen'), () => paints.next('table')],
        key,
      );
      return { screen, table };
    },
  };
  return {
    ...side,
    async warmUp() {
      for (let page = 1; page < pages.length; page += 1) await turnRested(side, 1);
    },
    stop: () => stopAll(context, server),
  };
}

export interface RevealPause {
  /** Milliseconds from the main window's own key until it has drawn two frames of its pause. */
  readonly pause: () => Promise<number>;
  readonly stop: () => Promise<void>;
}

/** The same deck, paused as its presenter does. */
export async function openRevealPause(
  browser: Browser,
  pages: readonly (readonly DisplayLine[])[],
): Promise<RevealPause> {
  const server = await serveDeck(pages);
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
  const paints = await watchPaints(context, { selector: '.reveal.paused > .slides > .present', nameOf });
  const main = await context.newPage();
  await main.goto(server.address);
  const turn = (): Promise<readonly number[]> =>
    timePaints([() => paints.next('screen')], () => main.keyboard.press('b'));
  return {
    async pause() {
      const [paused = 0] = await turn();
      await wait(restMilliseconds);
      await turn();
      await wait(restMilliseconds);
      return paused;
    },
    stop: () => stopAll(context, server),
  };
}

async function openSpeakerView(main: Page): Promise<Page> {
  const [speaker] = await Promise.all([main.waitForEvent('popup'), main.keyboard.press('s')]);
  await speaker.setViewportSize(tableSize);
  return speaker;
}

/** The preview of the page after this one follows the main window and counts for nothing. */
function nameOf(frame: Frame): string | undefined {
  if (frame.parentFrame() === null) return 'screen';
  return frame.url().includes('controls=false') ? undefined : 'table';
}

interface Served {
  readonly address: string;
  readonly stop: () => Promise<void>;
}

async function serveDeck(pages: readonly (readonly DisplayLine[])[]): Promise<Served> {
  const deck = writeDeck(pages);
  const bodies = new Map(
    Object.entries(files).map(([address, file]) => [address, readFileSync(path.join(reveal, file), 'utf8')]),
  );
  const server = createServer(({ url = '/' }, response) => {
    const kind = path.extname(url) === '.css' ? 'css' : 'javascript';
    const body = bodies.get(url);
    response.setHeader('content-type', `text/${body === undefined ? 'html' : kind}; charset=utf-8`);
    response.end(body ?? deck);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${portOf(server.address())}/`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('The deck has no port');
  return address.port;
}

async function stopAll(context: BrowserContext, server: Served): Promise<void> {
  await context.close();
  await server.stop();
}

/** The same lines in the same size, and nothing that our wall has not: no transition, controls or progress. */
function writeDeck(pages: readonly (readonly DisplayLine[])[]): string {
  return `<!doctype html><html lang="nb"><meta charset="utf-8"><title>Peer</title>
    <link rel="stylesheet" href="/reveal.css">
    <style>.reveal .slides { text-align: left; font-family: sans-serif; line-height: 1.3 } p { margin: 16px 96px }</style>
    <div class="reveal"><div class="slides">${pages.map(writeSlide).join('')}</div></div>
    <script src="/reveal.js"></script><script src="/notes.js"></script>
    <script>Reveal.initialize({
      width: 1920, height: 1080, margin: 0, center: false, controls: false, progress: false,
      transition: 'none', backgroundTransition: 'none', plugins: [RevealNotes],
    });</script></html>`;
}

function writeSlide(lines: readonly DisplayLine[]): string {
  const drawn = lines.map(({ text, pixels }) => `<p style="font-size: ${pixels}px">${escapeText(text)}</p>`);
  return `<section>${drawn.join('')}</section>`;
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
