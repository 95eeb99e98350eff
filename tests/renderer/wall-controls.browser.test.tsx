import { page } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ChairView } from '#contract/views.ts';
import { Chair } from '#renderer/chair/Chair.tsx';
import { chairView } from './fixtures/chair-views.ts';
import { drawPage, findButton } from './fixtures/draw-page.tsx';
import type { FakeHost } from './fixtures/fake-host.ts';
import { createFakeHost } from './fixtures/fake-host.ts';
import { look } from './fixtures/screen-pages.ts';

let clear = (): void => undefined;

beforeEach(() => page.viewport(1366, 900));
afterEach(() => clear());

const withoutChild = chairView('goal').people.map((one) =>
  one.role === 'plan-owner' ? { ...one, here: 'no' as const } : one,
);

async function showChair(change: Partial<ChairView> = {}): Promise<FakeHost> {
  const host = createFakeHost('chair', chairView('goal', change));
  clear = await drawPage(<Chair />, host);
  await vi.waitFor(() => expect(document.querySelector('.wall-now')).not.toBeNull());
  return host;
}

function told(host: FakeHost): readonly unknown[] {
  return host.calls.map(({ command, input }) => ({ command, input }));
}

function field(label: string): HTMLInputElement {
  const found = [...document.querySelectorAll('label')].find((one) => one.textContent.startsWith(label));
  const input = document.querySelector(`#${CSS.escape(found?.htmlFor ?? '')}`);
  if (!(input instanceof HTMLInputElement)) throw new Error(`No field is called «${label}»`);
  return input;
}

describe('what the wall can show beside the point itself', () => {
  it('is chosen with one touch, and the way back is one too', async () => {
    const host = await showChair({ part: 'since' });
    expect(findButton('Siden sist').getAttribute('aria-pressed')).toBe('true');
    findButton('Over tid').click();
    await vi.waitFor(() =>
      expect(told(host)).toContainEqual({ command: 'screen.part', input: { part: 'timeline' } }),
    );
    await vi.waitFor(() => expect(findButton('Selve punktet').disabled).toBe(false));
    findButton('Selve punktet').click();
    await vi.waitFor(() => expect(told(host)).toContainEqual({ command: 'screen.part', input: {} }));
  });

  it('is not there when there is nothing to choose', async () => {
    await showChair({ parts: [] });
    expect(() => findButton('Selve punktet')).toThrow();
  });
});

describe('the time we have been at a point', () => {
  it('is never there while the child is (M12)', async () => {
    await showChair();
    expect(document.querySelector('.point-timer')).toBeNull();
  });

  it('is off until it is asked for, on this page alone, and says minutes without a colour', async () => {
    const host = await showChair({ people: withoutChild });
    expect(document.querySelector('.point-timer')?.textContent).not.toContain('minutt');
    field('Vis tid på saken').click();
    await vi.waitFor(() => expect(document.querySelector('.point-timer')?.textContent).toContain('0 minutt'));
    expect(host.calls).toEqual([]);
    field('Vis tid på saken').click();
  });
});

describe('the room and its screen', () => {
  it('are measured once, and the console says when the screen is too small', async () => {
    const room = { inches: 55, metres: 9, tooSmall: true };
    const host = await showChair({ look: { ...look, room } });
    document.querySelector<HTMLElement>('.look summary')?.click();
    expect(document.querySelector('.room-measures')?.textContent).toContain('Skjermen er for liten');
    expect(field('Meter til').value).toBe('9');
    findButton('Lagre størrelsen').click();
    await vi.waitFor(() =>
      expect(told(host)).toContainEqual({ command: 'room.look', input: { inches: 55, metres: 9 } }),
    );
    findButton('Bare fjernkontrollen').click();
    await vi.waitFor(() =>
      expect(told(host)).toContainEqual({ command: 'room.look', input: { keys: 'presenter' } }),
    );
  });
});

describe('the documents of the plan', () => {
  it('go to the wall with one touch, and away with another', async () => {
    const host = await showChair();
    const summary = document.querySelector('.wall-documents summary');
    if (summary instanceof HTMLElement) summary.click();
    findButton('Dagtavle for mandag').click();
    await vi.waitFor(() =>
      expect(told(host)).toContainEqual({ command: 'screen.document', input: { document: 'dagtavle' } }),
    );
    clear();
    const shown = await showChair({ document: 'dagtavle' });
    expect(findButton('Dagtavle for mandag').getAttribute('aria-pressed')).toBe('true');
    findButton('Dagtavle for mandag').click();
    await vi.waitFor(() => expect(told(shown)).toContainEqual({ command: 'screen.document', input: {} }));
  });

  it('that cannot be shown say why, and what to do', async () => {
    await showChair({ document: 'dagtavle' });
    expect(document.querySelector('.wall-documents')?.textContent).toContain('Filen er låst med passord.');
  });

  it('can be added to where the room may see none', async () => {
    await showChair({ documents: [] });
    const panel = document.querySelector('.wall-documents');
    expect(panel?.querySelector('li')).toBeNull();
    expect(panel?.textContent).toContain('Legg til et dokument');
  });
});

describe('high contrast', () => {
  it('is the console’s too: black on white, or white on black, and nothing between', async () => {
    for (const [scheme, ink, paper] of [
      ['light', 'rgb(0, 0, 0)', 'rgb(255, 255, 255)'],
      ['dark', 'rgb(255, 255, 255)', 'rgb(0, 0, 0)'],
    ] as const) {
      await showChair({ look: { ...look, scheme, contrast: 'high' } });
      const { color, backgroundColor } = getComputedStyle(document.body);
      expect([color, backgroundColor]).toEqual([ink, paper]);
      clear();
    }
    await showChair();
    expect(getComputedStyle(document.body).color).not.toBe('rgb(0, 0, 0)');
  });
});

const screens = [1, 2].map((number) => ({
  screen: `identity-of-screen-${number}00`.slice(0, 22),
  number,
  label: number === 1 ? 'eDP-1' : 'DELL U2415M',
  x: (number - 1) * 1920,
  y: 0,
  width: 1920,
  height: 1080,
  ...(number === 1 ? { holds: 'console' as const } : {}),
}));

describe('which screen is the wall', () => {
  it('is asked calmly where there is something to choose, and answered by one touch', async () => {
    const host = await showChair({ displays: { wall: 'unchosen', screens } });
    const question = document.querySelector('.wall-screen');
    expect(question?.textContent).toContain('Hvilken skjerm er storskjermen?');
    expect(question?.textContent).toContain('DELL U2415M, 1920 × 1080');
    [...document.querySelectorAll<HTMLButtonElement>('.screen-choice')][1]?.click();
    await vi.waitFor(() =>
      expect(told(host)).toEqual([{ command: 'screen.place', input: { screen: screens[1]?.screen } }]),
    );
  });

  it('is one line once it is chosen, with another choice behind it, and nothing where there is one screen', async () => {
    const stands = screens.map((one) => (one.number === 2 ? { ...one, holds: 'wall' as const } : one));
    const host = await showChair({ displays: { wall: 'stands', screens: stands } });
    const line = document.querySelector<HTMLDetailsElement>('details.wall-screen');
    expect(line?.open).toBe(false);
    expect(line?.querySelector('summary')?.textContent).toBe('Storskjermen er skjerm 2');
    findButton('Uten egen storskjerm').click();
    await vi.waitFor(() =>
      expect(told(host)).toEqual([{ command: 'screen.place', input: { screen: 'none' } }]),
    );
    clear();
    await showChair();
    expect(document.querySelector('.wall-screen')).toBeNull();
  });

  it('says why the wall is nowhere', async () => {
    await showChair({ displays: { wall: 'away', screens: screens.slice(0, 1) } });
    expect(document.querySelector('.wall-screen')?.textContent).toContain('Storskjermen er koblet fra');
  });
});
