import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import type { BrowserContext, Frame } from '@playwright/test';
import { z } from 'zod';

const longestWait = 10_000;

/** Tells when the pages of a browser have drawn something else than before. */
export interface PaintedPages {
  /** Milliseconds since 1970 of the second frame of the next change in the frames of that name. */
  readonly next: (name: string) => Promise<number>;
}

export interface Watched {
  /** What is looked at in every page: its text is what the page shows. */
  readonly selector: string;
  /** What a frame is called here; undefined where nobody asks what it has drawn. */
  readonly nameOf: (frame: Frame) => string | undefined;
}

/** Watches every page that this context opens from now on. */
export async function watchPaints(context: BrowserContext, watched: Watched): Promise<PaintedPages> {
  const waiting = new Map<string, (time: number) => void>();
  await context.exposeBinding('stafettromPainted', ({ frame }, told: unknown) => {
    waiting.get(watched.nameOf(frame) ?? '')?.(z.number().parse(told));
  });
  await context.addInitScript({ content: watchScript(watched.selector) });
  return {
    async next(name) {
      const asked = now();
      const drawn = Promise.withResolvers<number>();
      waiting.set(name, (time) => {
        if (time >= asked) drawn.resolve(time);
      });
      const late = wait(longestWait, undefined, { ref: false }).then(() => {
        throw new Error(`${name} drew nothing else`);
      });
      return Promise.race([drawn.promise, late]);
    },
  };
}

/** Milliseconds from the moment before `cause` until each of these has drawn two frames of what it brought. */
export async function timePaints(
  paints: readonly (() => Promise<number>)[],
  cause: () => Promise<void>,
): Promise<readonly number[]> {
  const waiting = Promise.all(paints.map((next) => next()));
  const began = now();
  const [times] = await Promise.all([waiting, cause()]);
  return times.map((time) => time - began);
}

function now(): number {
  return performance.timeOrigin + performance.now();
}

/** Runs before the page's own scripts. The second frame begins when the first one has been handed over to be drawn. */
function watchScript(selector: string): string {
  return `{
    let shown = '';
    const tell = () => stafettromPainted(performance.timeOrigin + performance.now());
    const look = () => {
      const found = [...document.querySelectorAll(${JSON.stringify(selector)})];
      const text = found.map((one) => one.textContent).join('\\n');
      if (text === shown) return;
      shown = text;
      requestAnimationFrame(() => requestAnimationFrame(tell));
    };
    new MutationObserver(look).observe(document, {
      subtree: true,
      childList: true,
      characterData: true,
      attributeFilter: ['class', 'data-stage'],
    });
  }`;
}
