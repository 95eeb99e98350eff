import axe from 'axe-core';
import { page, userEvent } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { InterpreterView } from '#contract/views.ts';
import { Interpreter } from '#renderer/interpreter/Interpreter.tsx';
import { stagesOf } from '#renderer/interpreter/line-stages.ts';
import '#renderer/styles/interpreter.css';
import { drawPage, findButton } from './fixtures/draw-page.tsx';
import type { FakeHost } from './fixtures/fake-host.ts';
import { createFakeHost } from './fixtures/fake-host.ts';
import { screenPages } from './fixtures/screen-pages.ts';
import { inBothForms, interpreterView } from './fixtures/table-views.ts';

let clear = (): void => undefined;

beforeEach(() => page.viewport(1366, 768));
afterEach(() => clear());

async function show(change: Partial<InterpreterView> = {}): Promise<FakeHost> {
  const host = createFakeHost('interpreter', interpreterView(change));
  clear = await drawPage(<Interpreter />, host);
  await vi.waitFor(() =>
    expect(document.querySelector('.interpreter-one, .interpreter-middle')).not.toBeNull(),
  );
  return host;
}

function stageOf(text: string): string | undefined {
  const lines = [...document.querySelectorAll<HTMLElement>('.interpreter-line')];
  return lines.find((one) => one.textContent.includes(text))?.dataset['stage'];
}

function sizeOf(selector: string): number {
  const found = document.querySelector(selector);
  return found === null ? 0 : Number.parseFloat(getComputedStyle(found).fontSize);
}

function markedWord(): string {
  const [range] = CSS.highlights.get('spoken-word') ?? [];
  return range instanceof Range ? range.toString() : '';
}

/** What axe finds, and whatever stands out to the side. */
async function faults(): Promise<readonly string[]> {
  await document.fonts.ready;
  const { violations } = await axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  });
  const wide = document.documentElement.scrollWidth > window.innerWidth ? ['wider than the page'] : [];
  return [...violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`), ...wide];
}

describe("the interpreter's page", () => {
  it('has what is read in large, what comes in full, and what was read in small', async () => {
    await show();
    expect(stageOf('Jonas vil gjerne')).toBe('read');
    expect(stageOf('Treneren lar')).toBe('now');
    expect(stageOf('Helsesykepleieren snakker')).toBe('next');
    expect(stageOf('Far leser')).toBe('after');
    const [read, now, next] = ['read', 'now', 'next'].map((stage) => sizeOf(`[data-stage="${stage}"]`));
    expect(now).toBeGreaterThan(next ?? 0);
    expect(next).toBeGreaterThan(read ?? 0);
    expect(document.querySelector('[aria-current="true"]')?.textContent).toContain('Treneren lar');
    expect(document.body.textContent).toContain('Ny tekst');
    expect(document.body.textContent).toContain('Etterpå: Mål 2: Jonas sover godt om natten');
    expect(document.title).toBe('Stafettrom · Tolk');
  });

  it('marks the very words as they are said, in the text as it was written', async () => {
    const reading: InterpreterView['reading'] = {
      generation: 3,
      sentence: 'e1:1',
      timeline: {
        startedAt: Date.now() - 500,
        words: [
          [0, 8, 0],
          [9, 12, 400],
          [13, 18, 90_000],
        ],
      },
    };
    await show({ lines: inBothForms(), reading });
    await vi.waitFor(() => expect(markedWord()).toBe('lar'));
  });

  it('says everything that is on the wall is now, where nobody reads', () => {
    const lines = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id, shown: id === 'b' || id === 'c' }));
    expect(stagesOf(lines, undefined)).toEqual(['read', 'now', 'now', 'next', 'after']);
    expect(stagesOf(lines, 'a')).toEqual(['now', 'next', 'after', 'later', 'later']);
    expect(stagesOf(lines, 'elsewhere')).toEqual(['read', 'now', 'now', 'next', 'after']);
    const none = lines.map(({ id }) => ({ id, shown: false }));
    expect(stagesOf(none, undefined)).toEqual(['next', 'after', 'later', 'later', 'later']);
  });

  it('signals by button and by key, takes back by the same, and the keys can be switched off', async () => {
    const host = await show();
    findButton('Klar for neste1').click();
    await vi.waitFor(() => expect(host.calls).toHaveLength(1));
    host.change({ signal: 'ready' });
    await vi.waitFor(() => expect(document.body.textContent).toContain('Møtelederen ser at du er klar.'));
    await userEvent.keyboard('1');
    await vi.waitFor(() => expect(host.calls).toHaveLength(2));
    await userEvent.keyboard('3');
    await vi.waitFor(() => expect(host.calls).toHaveLength(3));
    host.change({ signal: 'wait' });
    await vi.waitFor(() => expect(document.body.textContent).toContain('Opplesingen venter på deg.'));
    document.querySelector<HTMLInputElement>('.interpreter-keys input')?.click();
    await vi.waitFor(() => expect(document.querySelector('.interpreter-buttons kbd')).toBeNull());
    await userEvent.keyboard('2');
    expect(host.calls.map((call) => call.input)).toEqual([
      { signal: 'ready' },
      { signal: 'none' },
      { signal: 'wait' },
    ]);
  });

  it('speaks its own language, size and colours, and keeps nothing of it anywhere', async () => {
    await show();
    expect(document.documentElement.dataset['colorScheme']).toBe('dark');
    findButton('Nynorsk').click();
    await vi.waitFor(() => expect(document.documentElement.lang).toBe('nn'));
    expect(document.querySelector('.interpreter-form')?.getAttribute('lang')).toBe('nb');
    expect(document.querySelector('dt')?.textContent).toBe('fadder');
    expect(document.body.textContent).toContain('passar litt ekstra');
    const before = sizeOf('[data-stage="next"]');
    findButton('A+ Større skrift').click();
    await vi.waitFor(() => expect(sizeOf('[data-stage="next"]')).toBeGreaterThan(before));
    findButton('A+ Større skrift').click();
    await vi.waitFor(() => expect(findButton('A+ Større skrift').disabled).toBe(true));
    findButton('Lys').click();
    await vi.waitFor(() => expect(document.documentElement.dataset['colorScheme']).toBe('light'));
    expect([localStorage.length, document.cookie]).toEqual([0, '']);
  });

  it('shows bokmål and nynorsk beside each other, and says in words who made it', async () => {
    await show({ lines: inBothForms() });
    const forms = document.querySelectorAll('.interpreter-forms');
    expect(forms).toHaveLength(7);
    const [left, right] = [...(forms[1]?.querySelectorAll('.interpreter-form') ?? [])];
    expect([left?.getAttribute('lang'), right?.getAttribute('lang')]).toEqual(['nb', 'nn']);
    expect(forms[1]?.textContent).toContain('Oversatt av maskin. Originalen gjelder.');
    expect(forms[2]?.textContent).toContain('Oversatt av en person.');
    expect(forms[4]?.textContent).toContain('Maskinen er usikker');
  });

  it('shows the wall itself where there are no lines, and nothing behind the cover', async () => {
    const host = await show({ lines: [], wall: screenPages.welcome, at: { kind: 'welcome' } });
    expect(document.querySelector('.interpreter-wall .stage')?.textContent).toContain('Velkommen');
    host.show(interpreterView({ covered: true, lines: [], words: [] }));
    await vi.waitFor(() => expect(document.body.textContent).toContain('Vi tar en pause'));
    expect(document.querySelector('.interpreter-middle')).toBeNull();
  });

  it.each([
    ['dark', 1366, 768, 'Mørk'],
    ['light', 1024, 768, 'Lys'],
    ['high contrast', 1024, 768, 'Sterk kontrast'],
    ['at 200 %', 683, 384, 'Mørk'],
    ['on a phone', 360, 640, 'Lys'],
  ] as const)('is clean for axe, holds in its width, and has what is read in sight: %s', async (...how) => {
    const [_name, width, height, scheme] = how;
    await page.viewport(width, height);
    await show({ lines: inBothForms() });
    const now = document.querySelector('[aria-current="true"]')?.getBoundingClientRect();
    expect([now === undefined || now.top < 0, (now?.bottom ?? height) > height]).toEqual([false, false]);
    findButton(scheme).click();
    await vi.waitFor(() => expect(findButton(scheme).getAttribute('aria-pressed')).toBe('true'));
    findButton('A+ Større skrift').click();
    expect(await faults()).toEqual([]);
    const low = [...document.querySelectorAll('button')].filter(
      (one) => one.getBoundingClientRect().height < 44,
    );
    expect(low.map((one) => one.textContent)).toEqual([]);
  });
});
