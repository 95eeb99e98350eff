import axe from 'axe-core';
import { page, userEvent } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { MinutesView } from '#contract/views.ts';
import { viewSchemas } from '#contract/views.ts';
import { Chair } from '#renderer/chair/Chair.tsx';
import { lineChoices } from '#renderer/components/lines/line-choices.ts';
import { Minutes } from '#renderer/minutes/Minutes.tsx';
import { chairView, minutesView } from './fixtures/chair-views.ts';
import { drawPage, findButton } from './fixtures/draw-page.tsx';
import type { FakeHost } from './fixtures/fake-host.ts';
import { createFakeHost } from './fixtures/fake-host.ts';
import { lines } from './fixtures/line-rows.ts';

let clear = (): void => undefined;

beforeEach(() => page.viewport(1366, 768));
afterEach(() => clear());

async function show(changed: Partial<MinutesView> = {}): Promise<FakeHost> {
  const view = minutesView(changed);
  viewSchemas['minute-taker'].parse(view);
  const host = createFakeHost('minute-taker', view);
  clear = await drawPage(<Minutes />, host);
  await vi.waitFor(() => expect(document.querySelector('.line-strip')).not.toBeNull());
  return host;
}

function written(host: FakeHost): unknown[] {
  return host.calls.filter(({ command }) => command === 'line.add').map(({ input }) => input);
}

function fields(): HTMLTextAreaElement[] {
  return [...document.querySelectorAll<HTMLTextAreaElement>('.line-strip textarea')];
}

async function press(keys: string): Promise<void> {
  await userEvent.keyboard(keys);
}

const form = (): Element | null => document.querySelector('.line-strip form');
const formIsOpen = (): Promise<void> => vi.waitFor(() => expect(form()).not.toBeNull());
const formIsGone = (): Promise<void> => vi.waitFor(() => expect(form()).toBeNull());

describe('the lines of the minutes', () => {
  it('open by one key each from the middle of writing; Escape closes, and the writing goes on', async () => {
    await show();
    const focusable = 'section.section-editor :is(textarea, [contenteditable="true"])';
    // The editor comes in a file of its own.
    const drawn = (): void => expect(document.querySelector(focusable)).not.toBeNull();
    await vi.waitFor(drawn, { timeout: 10_000 });
    const writing = document.querySelector<HTMLElement>(focusable);
    for (const { key } of lineChoices) {
      writing?.focus();
      await press(`{Alt>}${key.toLowerCase()}{/Alt}`);
      await formIsOpen();
      expect(form()?.contains(document.activeElement)).toBe(true);
      await press('{Escape}');
      await formIsGone();
      await vi.waitFor(() => expect(document.activeElement).toBe(writing));
    }
    const shown = [...document.querySelectorAll('.line-strip [aria-keyshortcuts]')];
    expect(shown.map((one) => one.getAttribute('aria-keyshortcuts'))).toEqual(
      lineChoices.map(({ key }) => `Alt+${key}`),
    );
  });

  it('keep a disagreement until somebody is named, by a first letter, and are saved with Ctrl and Enter', async () => {
    const host = await show();
    await press('{Alt>}u{/Alt}');
    await formIsOpen();
    await press('Det går for fort.{Control>}{Enter}{/Control}');
    await vi.waitFor(() => expect(form()?.textContent).toContain('Velg hvem som sier det.'));
    form()?.querySelector<HTMLInputElement>('input[type="checkbox"]')?.focus();
    await press('m');
    await press('{Control>}{Enter}{/Control}');
    await formIsGone();
    expect(written(host)).toEqual([
      { line: 'disagreement', agenda: 'goal-1', text: 'Det går for fort.', saidBy: ['sara'] },
    ]);
  });

  it('say on the button who sees a line that is limited, and to the writer who will not (R5, R6)', async () => {
    const host = await show();
    await press('{Alt>}b{/Alt}');
    await formIsOpen();
    await press('Vi venter.');
    const ppt = form()?.querySelector<HTMLInputElement>('input[value="PP-tjenesten"]');
    ppt?.click();
    const label = 'Lagre – Jonas, mor, far, Kari Nordby og PP-tjenesten ser dette';
    await vi.waitFor(() => expect(findButton(label).type).toBe('submit'));
    expect(form()?.textContent).toContain('Du ser det ikke selv');
    findButton(label).click();
    await formIsGone();
    expect(written(host)).toMatchObject([{ line: 'decision', limitedToServices: ['PP-tjenesten'] }]);
  });

  it('have a field for the child and each guardian, the same size, and one line for each who spoke (D4)', async () => {
    const host = await show();
    await press('{Alt>}o{/Alt}');
    await formIsOpen();
    expect(fields()).toHaveLength(3);
    const sizes = fields().map((one) => one.getBoundingClientRect());
    expect(new Set(sizes.map(({ width, height }) => `${Math.round(width)} ${height}`)).size).toBe(1);
    expect(new Set(sizes.map(({ top }) => top)).size).toBe(1);
    await press('Jeg liker ro.{Tab}{Tab}Vi er enige.');
    await press('{Control>}{Enter}{/Control}');
    await formIsGone();
    expect(written(host)).toMatchObject([
      { line: 'words', text: 'Jeg liker ro.', saidBy: ['jonas'] },
      { line: 'words', text: 'Vi er enige.', saidBy: ['ali'] },
    ]);
    await press('{Alt>}o{/Alt}');
    await formIsOpen();
    findButton('Vil ikke nå').click();
    await vi.waitFor(() =>
      expect(host.calls.at(-1)).toMatchObject({ command: 'rollCall.child', input: { way: 'said-no' } }),
    );
  });

  it('ask which activity where there are several, and offer nothing that is refused', async () => {
    await show({ lines: { ...lines, isLocked: true } });
    await press('{Alt>}b{/Alt}');
    expect(form()).toBeNull();
    expect(document.body.textContent).toContain('Referatet er godkjent.');
    await press('{Alt>}l{/Alt}');
    await formIsOpen();
    await press('{Enter}');
    await vi.waitFor(() => expect(form()?.textContent).toContain('Hvorfor?'));
  });

  it('are on the chair’s console too, with an undo on one’s newest, faultless to axe in both languages', async () => {
    const host = createFakeHost('chair', chairView('goal'));
    clear = await drawPage(<Chair />, host);
    await vi.waitFor(() => expect(document.querySelector('.line-strip')).not.toBeNull());
    findButton('Angre: Jeg liker friminuttene når Ole er der.').click();
    await vi.waitFor(() => expect(host.calls.map(({ command }) => command)).toEqual(['undo.newest']));
    for (const language of ['nb', 'nn'] as const) {
      host.change({ look: { ...chairView('goal').look, language } });
      await press('{Alt>}o{/Alt}');
      await formIsOpen();
      const { violations } = await axe.run('.line-strip');
      expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
      await press('{Escape}');
      await formIsGone();
    }
  });
});
