import { page } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { viewSchemas } from '#contract/views.ts';
import { BigScreen } from '#renderer/big-screen/BigScreen.tsx';
import { drawPage } from './fixtures/draw-page.tsx';
import { createFakeHost } from './fixtures/fake-host.ts';
import type { ScreenPageName } from './fixtures/screen-pages.ts';
import { look, screenPageNames, screenPages, screenView } from './fixtures/screen-pages.ts';

let clear = (): void => undefined;
const names = screenPageNames;

beforeEach(() => page.viewport(1920, 1080));
afterEach(() => clear());

async function showWall(name: ScreenPageName, changed: Parameters<typeof screenView>[1] = {}) {
  const host = createFakeHost('screen', screenView(name, changed));
  clear = await drawPage(<BigScreen />, host);
  await vi.waitFor(() => expect(document.querySelector('.stage h1')).not.toBeNull());
  await document.fonts.ready;
  return host;
}

function boxes(): string[] {
  return [...document.querySelectorAll('.stage-sentence')].map((one) => {
    const { x, y, width, height } = one.getBoundingClientRect();
    return [x, y, width, height].map(Math.round).join(' ');
  });
}

/** As the browser does when the window's screen is another, or of another size. */
function tellScreenChanged(): void {
  const { screen }: { readonly screen: unknown } = window;
  if (!(screen instanceof EventTarget)) throw new Error('This browser tells nothing of its screen');
  screen.dispatchEvent(new Event('change'));
}

function press(key: string, repeat = false): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, repeat, bubbles: true, cancelable: true });
  document.body.dispatchEvent(event);
  return event;
}

describe('every page of the wall', () => {
  it.each(names)(
    '%s is a view that the contract knows, and fits without scrolling, with one heading',
    async (name) => {
      viewSchemas.screen.parse(screenView(name));
      const host = await showWall(name);
      await new Promise((resolve) => {
        setTimeout(resolve, 50);
      });
      expect(host.calls.filter((call) => call.command === 'screen.misfit')).toEqual([]);
      expect(document.querySelectorAll('h1')).toHaveLength(1);
      expect(document.documentElement.scrollHeight).toBeLessThanOrEqual(window.innerHeight);
    },
  );

  it.each(names)('%s has no text below 44 pixels', async (name) => {
    await showWall(name);
    const leaves = [...document.querySelectorAll('.stage *')].filter((one) => one.childElementCount === 0);
    const small = leaves.filter((one) => one.textContent !== '' && !one.closest('.only-heard'));
    for (const one of small)
      expect(Number.parseFloat(getComputedStyle(one).fontSize)).toBeGreaterThanOrEqual(44);
  });

  it.each(names)('%s never puts a name on the window', async (name) => {
    await showWall(name);
    expect(document.title).toBe('Stafettrom · Storskjerm');
  });
});

describe('the wall', () => {
  it('tells the host when a page does not fit', async () => {
    const { goal } = screenPages;
    const rows = [...goal.rows, ...goal.rows].map((row, index) => ({ ...row, id: `x${index}` }));
    const host = await showWall('goal', { page: { ...goal, rows } });
    await vi.waitFor(() => expect(host.calls.map((call) => call.command)).toContain('screen.misfit'));
  });

  it('moves nothing when another sentence is read', async () => {
    const host = await showWall('sentences');
    const before = boxes();
    host.change({ reading: { sentence: 's1', generation: 2 } });
    await vi.waitFor(() =>
      expect(document.querySelector('.stage-sentence-now')?.textContent).toContain('Mor og far'),
    );
    expect(boxes()).toEqual(before);
  });

  it('is the same picture at twice the size', async () => {
    await showWall('goal');
    const title = () => document.querySelector('h1')?.getBoundingClientRect() ?? new DOMRect();
    const small = title();
    await page.viewport(3840, 2160);
    expect(title().width).toBeCloseTo(small.width * 2, 0);
    expect(title().height).toBeCloseTo(small.height * 2, 0);
  });

  it('covers itself when the host is gone, and comes back with it', async () => {
    const host = await showWall('goal');
    host.drop();
    await vi.waitFor(() => expect(document.querySelector('h1')?.textContent).toBe('Vi tar en pause'));
    expect(document.body.textContent).not.toContain('Jonas');
    host.pass(100);
    await vi.waitFor(() => expect(document.body.textContent).toContain('Planen til Jonas'));
  });

  it('speaks nynorsk when the room does', async () => {
    await showWall('sentences', { look: { ...look, language: 'nn' } });
    await vi.waitFor(() => expect(document.querySelector('h1')?.textContent).toBe('Vi les høgt'));
    expect(document.documentElement.lang).toBe('nn');
    expect(document.querySelector('.stage-sentence')?.getAttribute('lang')).toBe('nb');
  });

  it("takes the presenter's keys from the browser, and counts a held key once", async () => {
    const host = await showWall('goal');
    expect(press('F5').defaultPrevented).toBe(true);
    press('PageDown');
    expect(press('PageDown', true).defaultPrevented).toBe(true);
    expect(press('a').defaultPrevented).toBe(false);
    expect(host.calls.map((call) => call.command)).toEqual(['reading.start', 'screen.next']);
  });

  it('stays covered whatever is pressed: it comes back from the console alone', async () => {
    const host = await showWall('pause');
    for (const key of ['PageDown', 'PageUp', ' ', 'Enter']) expect(press(key).defaultPrevented).toBe(true);
    expect(host.calls).toEqual([]);
  });

  it('covers itself when its screen is another than before, and in a meeting alone', async () => {
    const host = await showWall('goal');
    tellScreenChanged();
    expect(host.calls.map((call) => call.command)).toEqual(['screen.cover']);
    host.change({ page: { kind: 'idle' } });
    await vi.waitFor(() => expect(document.querySelector('h1')?.textContent).toBe('Velkommen'));
    tellScreenChanged();
    expect(host.calls).toHaveLength(1);
  });

  it('keeps the screen lit while a meeting is on, again when it is back in sight, and no longer', async () => {
    const release = vi.fn<() => Promise<void>>().mockResolvedValue(undefined);
    const lock = { released: false, release };
    const request = vi.fn<() => Promise<typeof lock>>().mockResolvedValue(lock);
    vi.stubGlobal('navigator', Object.create(navigator, { wakeLock: { value: { request } } }));
    try {
      const host = await showWall('idle');
      expect(request).not.toHaveBeenCalled();
      host.change({ page: screenPages.goal });
      await vi.waitFor(() => expect(request).toHaveBeenCalledTimes(1));
      lock.released = true;
      document.dispatchEvent(new Event('visibilitychange'));
      await vi.waitFor(() => expect(request).toHaveBeenCalledTimes(2));
      expect(release).not.toHaveBeenCalled();
      host.change({ page: { kind: 'idle' } });
      await vi.waitFor(() => expect(release).toHaveBeenCalledTimes(1));
      document.dispatchEvent(new Event('visibilitychange'));
      expect(request).toHaveBeenCalledTimes(2);
    } finally {
      vi.unstubAllGlobals();
    }
  });
});
