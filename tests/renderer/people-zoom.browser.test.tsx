import { page } from 'vitest/browser';
import { afterEach, describe, expect, it } from 'vitest';
import { ChoosePlan } from '#renderer/chair/ChoosePlan.tsx';
import { EndingPanel } from '#renderer/chair/EndingPanel.tsx';
import { HandoverPanel } from '#renderer/chair/HandoverPanel.tsx';
import { MessagesPanel } from '#renderer/chair/MessagesPanel.tsx';
import { PeoplePanel } from '#renderer/chair/PeoplePanel.tsx';
import { Reminders } from '#renderer/chair/Reminders.tsx';
import type { Panel } from './fixtures/people-panel.tsx';
import { drawPanel, expectText, findFaults, press } from './fixtures/people-panel.tsx';
import { lawView, openHandover } from './fixtures/people-views.ts';

let clear = (): void => undefined;

afterEach(() => clear());

const panels: readonly (readonly [name: string, panel: Panel, button: string])[] = [
  ['people', PeoplePanel, 'Legg til ein person'],
  ['ending', EndingPanel, 'Familien krev sletting'],
  ['messages', MessagesPanel, 'Kall inn til neste møte'],
  ['reminders', Reminders, 'Vis alle'],
  ['new plan', ChoosePlan, 'Lag ein ny plan'],
];

/** A window of 1366 × 768, enlarged twice, is one of 683 × 384. */
describe('in nynorsk, dark, and twice as large', () => {
  it.each(panels)('%s holds in the width, with its form open', async (_name, panel, button) => {
    await page.viewport(683, 384);
    const drawn = await drawPanel(
      panel,
      lawView({ look: { ...lawView().look, language: 'nn', scheme: 'dark' } }),
    );
    clear = drawn.clear;
    await expectText(button);
    await press(button);
    expect(await findFaults()).toEqual([]);
  });

  it('an open handover holds in the width, with its sheet', async () => {
    await page.viewport(683, 384);
    const view = lawView({ look: { ...lawView().look, language: 'nn', scheme: 'dark' } });
    const handover = { ...view.handover, open: openHandover };
    clear = (await drawPanel(HandoverPanel, { ...view, handover })).clear;
    await expectText('Det manglar eit nytt samtykke.');
    expect(await findFaults()).toEqual([]);
  });
});
