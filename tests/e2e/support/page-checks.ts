import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { readLines } from './read-lines.ts';
import type { Stop } from './walk-meeting.ts';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** A page in the middle of its fade has other colours than the ones people read. */
export async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
  });
}

export async function checkWithAxe({ kind, page }: Stop): Promise<void> {
  await settle(page);
  // The other way opens a page of its own to sum up in, which a window of Electron cannot; we have no frames.
  const { violations } = await new AxeBuilder({ page }).withTags(tags).setLegacyMode(true).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
  expect.soft(found, `axe on ${kind}`).toEqual([]);
}

/** The system's own light or dark goes with the room's. */
export async function checkWithForcedColours({ kind, page, language }: Stop): Promise<void> {
  const isDark = (await page.locator('html').getAttribute('data-color-scheme')) === 'dark';
  await page.emulateMedia({ forcedColors: 'active', colorScheme: isDark ? 'dark' : 'light' });
  await settle(page);
  // axe reads the fill of text, and Chromium still says there what was asked for, not what the palette made of it.
  await page.evaluate(() => {
    for (const one of document.body.querySelectorAll<HTMLElement>('*')) {
      one.style?.setProperty('-webkit-text-fill-color', getComputedStyle(one).color);
    }
  });
  await checkWithAxe({ kind: `${kind}, forced colours`, page, language });
  await page.evaluate(() => {
    for (const one of document.body.querySelectorAll<HTMLElement>('*')) {
      one.style?.removeProperty('-webkit-text-fill-color');
    }
  });
  await page.emulateMedia({ forcedColors: null, colorScheme: null });
}

/** Right language, and a title that is safe in a task bar (A1). */
export async function checkFrame({ kind, page, language }: Stop, name: string): Promise<void> {
  await expect.soft(page.locator('html'), kind).toHaveAttribute('lang', language);
  const title = await page.title();
  expect.soft(title, kind).toMatch(/^Stafettrom · \p{Lu}/u);
  expect.soft(title, kind).not.toContain(name);
}

const standard = { width: 1920, height: 1080 };
const fourTimes = { width: 3840, height: 2160 };

/** Nothing scrolls or stands out, and a screen with more pixels shows the very same lines. */
export async function checkWall({ kind, page }: Stop): Promise<void> {
  await settle(page);
  const lines = await readLines(page);
  expect.soft(lines.outside, `${kind} at 1080`).toEqual([]);
  await page.setViewportSize(fourTimes);
  await settle(page);
  expect.soft(await readLines(page), `${kind} at 2160`).toEqual(lines);
  await page.setViewportSize(standard);
}

/** What the tabulator comes to, in its order, against everything that can be used. */
export async function checkTabOrder({ kind, page }: Stop): Promise<void> {
  // What was marked at an earlier stop may be out of use now.
  await page.evaluate(() => {
    const marked = document.querySelectorAll<HTMLElement>('[data-tab-check]');
    for (const one of marked) delete one.dataset['tabCheck'];
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
  await page.evaluate(() => {
    const usable = 'a[href], button, input, select, textarea, summary';
    // A toolbar is one stop: inside it the arrows lead on.
    const all = [...document.querySelectorAll<HTMLElement>(usable)].filter(
      (one) =>
        !one.matches(':disabled, [role="toolbar"] [tabindex="-1"]') &&
        one.checkVisibility() &&
        one.closest('[inert]') === null,
    );
    const radios = new Set<string>();
    let number = 0;
    for (const one of all) {
      const group = one instanceof HTMLInputElement && one.type === 'radio' ? one.name : undefined;
      if (group !== undefined && radios.has(group)) continue;
      if (group !== undefined) radios.add(group);
      const name = one.getAttribute('aria-label') ?? one.textContent;
      one.dataset['tabCheck'] = group === undefined ? `${(number += 1)} ${name}` : `radio ${group}`;
    }
  });
  const marks = page.locator('[data-tab-check]');
  const wanted = await marks.evaluateAll((all) => all.map((one) => one.getAttribute('data-tab-check')));
  const reached = new Set<string | null>();
  // A field for a date or a time takes several steps by itself.
  for (let step = 0; step < wanted.length * 2 + 15; step += 1) {
    await page.keyboard.press('Tab');
    reached.add(await page.evaluate(() => document.activeElement?.getAttribute('data-tab-check') ?? null));
  }
  const missed = wanted.filter((mark) => !reached.has(mark));
  expect.soft(missed, `${kind}: not reached with the tabulator`).toEqual([]);
}

/** At 200 %: nothing to the side, and everything can be brought into sight and pressed. */
export async function checkReach({ kind, page }: Stop): Promise<void> {
  const { over, hidden } = await page.evaluate(() => {
    const usable = 'a[href], button, input, select, textarea, summary';
    const lost: string[] = [];
    for (const one of document.querySelectorAll<HTMLElement>(usable)) {
      if (!one.checkVisibility() || one.closest('[inert]') !== null) continue;
      one.scrollIntoView({ block: 'center', behavior: 'instant' });
      const box = one.getBoundingClientRect();
      const there = document.elementFromPoint(
        box.left + box.width / 2,
        box.top + Math.min(box.height / 2, 20),
      );
      const isThere = there !== null && (one.contains(there) || there.contains(one));
      const isInside = box.left >= -1 && box.right <= innerWidth + 1;
      if (!isThere || !isInside) lost.push(one.textContent ?? one.tagName);
    }
    const { scrollWidth, clientWidth } = document.documentElement;
    return { over: scrollWidth - clientWidth, hidden: lost };
  });
  expect.soft({ over, hidden }, `${kind} at 200 %`).toEqual({ over: 0, hidden: [] });
}
