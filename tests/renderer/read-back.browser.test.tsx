import axe from 'axe-core';
import { page } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ChairView } from '#contract/views.ts';
import { viewSchemas } from '#contract/views.ts';
import { Chair } from '#renderer/chair/Chair.tsx';
import { chairView } from './fixtures/chair-views.ts';
import { drawPage, findButton } from './fixtures/draw-page.tsx';
import type { FakeHost } from './fixtures/fake-host.ts';
import { createFakeHost } from './fixtures/fake-host.ts';
import { look, screenPages } from './fixtures/screen-pages.ts';

let clear = (): void => undefined;

beforeEach(() => page.viewport(1366, 768));
afterEach(() => clear());

const decisions: NonNullable<ChairView['decisions']> = [
  {
    id: 'd1',
    text: 'Kontaktlæreren ringer mor hver fredag. Frist: 1. mars 2027.',
    language: 'nb',
    isConfirmed: false,
    isOnWall: true,
    agenda: 'p2',
  },
  {
    id: 'd2',
    text: 'Vi møtes 3. mai 2027.',
    language: 'nb',
    isConfirmed: true,
    isOnWall: true,
    agenda: 'p5',
  },
  { id: 'd3', text: 'Helsesykepleier ringer far.', language: 'nb', isConfirmed: false, isOnWall: false },
];

const conclusions: NonNullable<ChairView['conclusions']> = [
  {
    service: 'Fjellheim skole',
    text: 'Til Fjellheim skole.\nDette ble vi enige om.',
    mayShow: true,
    isShown: false,
  },
  { service: 'Helsestasjonen', text: 'Til Helsestasjonen.', mayShow: false, isShown: false },
  { service: 'SFO', text: 'Til SFO.', mayShow: true, isShown: true },
];

const reading = { readBack: 'reading', decisions, screen: screenPages.decision } as const;

async function show(
  moment: 'read-back' | 'next-meeting' | 'goal',
  changed: Partial<ChairView>,
  language: 'nb' | 'nn' = 'nb',
): Promise<FakeHost> {
  const view = chairView(moment, { ...changed, look: { ...look, language } });
  viewSchemas.chair.parse(view);
  const host = createFakeHost('chair', view);
  clear = await drawPage(<Chair />, host);
  await vi.waitFor(() => expect(document.querySelector('.decisions, #finish')).not.toBeNull());
  return host;
}

function sent(host: FakeHost): unknown[] {
  return host.calls.map((call) => [call.command, call.input]);
}

function textOf(selector: string): string {
  return document.querySelector(selector)?.textContent ?? '';
}

async function expectNoFaults(selector: string): Promise<void> {
  const { violations } = await axe.run(selector);
  expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(window.innerWidth);
}

describe('reading back on the console (D4)', () => {
  it.each(['nb', 'nn'] as const)(
    'lists each decision and says which nobody has said yes to, in %s',
    async (language) => {
      await show('read-back', reading, language);
      const rows = [...document.querySelectorAll('.decision')].map((one) => one.textContent);
      const notYet = language === 'nb' ? 'Ikke bekreftet ennå.' : 'Ikkje stadfesta enno.';
      expect(rows.map((one) => one.includes(notYet))).toEqual([true, false, true]);
      expect(rows[2]).toContain(language === 'nb' ? 'Rommet ser ikke denne.' : 'Rommet ser ikkje denne.');
      expect(document.querySelectorAll('.decision[aria-current]')).toHaveLength(1);
      await expectNoFaults('.read-back');
    },
  );

  it('asks for a yes, shows one on the wall, and lets the chair approve without all of them', async () => {
    const host = await show('read-back', reading);
    findButton('Ja, stemmer').click();
    await vi.waitFor(() =>
      expect(sent(host)).toEqual([['decision.confirm', { decision: 'd1', confirmed: true }]]),
    );
    expect(textOf('.read-back')).toContain('Noen av avtalene er ikke bekreftet ennå.');
    expect(findButton('Godkjenn referatet').disabled).toBe(false);
  });

  it('goes to where a decision is put right, and back to that decision', async () => {
    const host = await show('read-back', reading);
    findButton('Rett').click();
    await vi.waitFor(() => expect(sent(host)).toEqual([['agenda.go', { agenda: 'p2' }]]));
    const { agenda, goal } = chairView('goal');
    host.change({ agenda, goal, screen: screenPages.goal });
    await vi.waitFor(() =>
      expect(textOf('.decision-back')).toContain('Kontaktlæreren ringer mor hver fredag.'),
    );
    await expectNoFaults('.decision-back');
    findButton('Tilbake til opplesingen').click();
    await vi.waitFor(() => expect(sent(host).at(-1)).toEqual(['decision.show', { decision: 'd1' }]));
    await vi.waitFor(() => expect(document.querySelector('.decision-back')).toBeNull());
  });

  it('says which character stands in the way, and where', async () => {
    const host = await show('read-back', reading);
    host.answer = ({ call }) => ({
      kind: 'answer',
      call,
      ok: false,
      refusal: {
        kind: 'characters-missing',
        values: { place: 'Lese hjemme', characters: '«😀»', how: 'one' },
      },
    });
    findButton('Godkjenn referatet').click();
    await vi.waitFor(() =>
      expect(textOf('.read-back')).toContain(
        'Tegnet «😀» under «Lese hjemme» kan ikke stå i referatet. Skriv det med ord.',
      ),
    );
  });
});

describe('the cards before the meeting ends (M8)', () => {
  it('are put on the wall one by one, and the question at the end names those that nobody has seen', async () => {
    const host = await show('next-meeting', { readBack: 'approved', conclusions });
    expect(textOf('.conclusions')).toContain('Noen her kan ikke se alt i denne teksten.');
    await expectNoFaults('.finish');
    findButton('Vis på storskjermen: Fjellheim skole').click();
    await vi.waitFor(() => expect(sent(host)).toEqual([['card.show', { service: 'Fjellheim skole' }]]));
    findButton('Avslutt og send').click();
    await vi.waitFor(() =>
      expect(textOf('.finish')).toContain('Familien har ikke sett teksten til disse tjenestene:'),
    );
    expect(textOf('.finish')).toContain('Dere har ikke skrevet om dere trenger å samarbeide videre.');
    findButton('Ja, avslutt og send').click();
    await vi.waitFor(() => expect(sent(host).at(-1)).toEqual(['meeting.finish', {}]));
  });
});
