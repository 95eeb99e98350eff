import { page } from 'vitest/browser';
import axe from 'axe-core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ChairView, Look } from '#contract/views.ts';
import { BigScreen } from '#renderer/big-screen/BigScreen.tsx';
import { Chair } from '#renderer/chair/Chair.tsx';
import { choosingView } from './fixtures/chair-views.ts';
import { drawPage, findButton } from './fixtures/draw-page.tsx';
import type { FakeHost } from './fixtures/fake-host.ts';
import { createFakeHost } from './fixtures/fake-host.ts';
import { look, screenPages, screenView } from './fixtures/screen-pages.ts';

let clear = (): void => undefined;
afterEach(() => clear());

const shown = screenPages['sign-in'];

async function showWall(changed: Partial<Look> = {}): Promise<FakeHost> {
  await page.viewport(1920, 1080);
  const host = createFakeHost('screen', screenView('sign-in', { look: { ...look, ...changed } }));
  clear = await drawPage(<BigScreen />, host);
  await vi.waitFor(() => expect(document.querySelector('.stage-qr')).not.toBeNull());
  await document.fonts.ready;
  return host;
}

async function showConsole(signIn: ChairView['signIn'], plans: ChairView['plans'] = []): Promise<FakeHost> {
  await page.viewport(1366, 768);
  const host = createFakeHost('chair', { ...choosingView(), plans, signIn });
  clear = await drawPage(<Chair />, host);
  await vi.waitFor(() => expect(document.querySelector('#choose-plan')).not.toBeNull());
  return host;
}

async function findFaults(): Promise<readonly string[]> {
  // A page in the middle of its fade has other colours than the ones people read.
  await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
  const { violations } = await axe.run('#page');
  return violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ''}`);
}

const buttons = (): string[] => [...document.querySelectorAll('button')].map((one) => one.textContent.trim());

/** The drawing, read back row by row. */
function drawnSquares(): string[] {
  const rows = shown.squares.map((row) => Array.from(row, () => '0'));
  for (const rect of document.querySelectorAll('.stage-qr rect:not(.stage-qr-light)')) {
    const [x, y, width] = ['x', 'y', 'width'].map((name) => Number(rect.getAttribute(name)));
    rows[y ?? -1]?.fill('1', x, (x ?? 0) + (width ?? 0));
  }
  return rows.map((row) => row.join(''));
}

describe('the code on the wall', () => {
  it.each([
    ['nb', 'light', 'Du som leder møtet'],
    ['nn', 'dark', 'Du som leier møtet'],
  ] as const)('stands there in %s, %s, and says what to do', async (language, scheme, words) => {
    await showWall({ language, scheme });
    await vi.waitFor(() => expect(document.querySelector('.stage')?.textContent).toContain(words));
    const text = document.querySelector('.stage')?.textContent ?? '';
    for (const said of [shown.code, shown.address, shown.room]) expect(text).toContain(said);
    expect(await findFaults()).toEqual([]);
  });

  it('is a square that a camera reads, dark on white in both looks, with a name', async () => {
    for (const scheme of ['light', 'dark'] as const) {
      await showWall({ scheme });
      expect(drawnSquares()).toEqual(shown.squares);
      const code = document.querySelector('.stage-qr');
      expect(code?.getAttribute('role')).toBe('img');
      expect(code?.getAttribute('aria-label')).toBe(`QR-kode til ${shown.address}`);
      const light = document.querySelector('.stage-qr-light');
      const dark = document.querySelector('.stage-qr rect:not(.stage-qr-light)');
      const fills = [light, dark].map((one) => one && getComputedStyle(one).fill);
      expect(fills).toEqual(['rgb(255, 255, 255)', 'rgb(0, 0, 0)']);
      clear();
    }
  });

  it('is large and stands clear of the square, also with the widest letters', async () => {
    const host = await showWall();
    host.change({ page: { ...shown, code: 'WWWW-MWMW' } });
    await vi.waitFor(() => expect(document.querySelector('.stage-code')?.textContent).toBe('WWWW-MWMW'));
    const [code, square] = ['.stage-code', '.stage-qr'].map((one) => document.querySelector(one));
    if (!code || !square) throw new Error('no code');
    const range = document.createRange();
    range.selectNodeContents(code);
    const { right, height } = range.getBoundingClientRect();
    expect(right).toBeLessThan(square.getBoundingClientRect().left - 30);
    expect(height).toBeGreaterThan(110);
  });

  it('is gone when the host covers', async () => {
    const host = await showWall();
    host.change({ page: { kind: 'pause' } });
    await vi.waitFor(() => expect(document.body.textContent).not.toContain(shown.code));
    expect(document.querySelector('.stage-qr')).toBeNull();
  });

  it('is not shown by a wall that has lost its host', async () => {
    const host = await showWall();
    host.drop();
    await vi.waitFor(() => expect(document.body.textContent).not.toContain(shown.code));
  });
});

describe('signing in at the console', () => {
  it('begins with one button, and shows no plans and no form before', async () => {
    const host = await showConsole({ step: 'offered' });
    expect(buttons()).toContain('Logg inn med mobilen');
    expect(buttons()).not.toContain('Lag en ny plan');
    findButton('Logg inn med mobilen').click();
    await vi.waitFor(() => expect(host.calls.map(({ command }) => command)).toEqual(['signIn.begin']));
    expect(await findFaults()).toEqual([]);
  });

  it('shows the same code as the wall, and takes it away', async () => {
    const host = await showConsole({ step: 'shown', code: shown.code });
    expect(document.querySelector('.sign-in-code')?.textContent).toBe(shown.code);
    findButton('Avbryt innloggingen').click();
    await vi.waitFor(() => expect(host.calls.map(({ command }) => command)).toEqual(['signIn.cancel']));
    expect(await findFaults()).toEqual([]);
  });

  it('says why nothing came of it', async () => {
    await showConsole({ step: 'offered', refusal: { kind: 'nobody-signed-in' } });
    await vi.waitFor(() => expect(document.body.textContent).toContain('Ingen logget inn med koden.'));
  });

  it('opens the form at once for a new plan', async () => {
    await showConsole({ step: 'let-in', opensPlan: true });
    await vi.waitFor(() => expect(buttons()).toContain('Åpne den nye planen'));
  });

  it('offers the one plan again when it could not be fetched', async () => {
    const host = await showConsole({ step: 'let-in', opensPlan: false }, [
      { id: 'jonas', name: 'Jonas', language: 'nb' },
    ]);
    findButton('Åpne planen til Jonas').click();
    await vi.waitFor(() => expect(host.calls.map(({ command }) => command)).toEqual(['meeting.choose']));
  });
});
