import { page } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ChairView } from '#contract/views.ts';
import { MessagesPanel } from '#renderer/chair/MessagesPanel.tsx';
import { Reminders } from '#renderer/chair/Reminders.tsx';
import type { FakeHost } from './fixtures/fake-host.ts';
import type { Panel } from './fixtures/people-panel.tsx';
import {
  choose,
  drawPanel,
  expectText,
  findFaults,
  fill,
  pick,
  press,
  refuseWith,
  sentTo,
} from './fixtures/people-panel.tsx';
import { lawView, reminders } from './fixtures/people-views.ts';

let clear = (): void => undefined;

beforeEach(() => page.viewport(1366, 768));
afterEach(() => clear());

async function show(panel: Panel, changed: Partial<ChairView> = {}): Promise<FakeHost> {
  const drawn = await drawPanel(panel, lawView(changed));
  clear = drawn.clear;
  return drawn.host;
}

describe('the messages', () => {
  it('show what came since last time, and put what was there before behind a line', async () => {
    await show(MessagesPanel);
    const visible = [...document.querySelectorAll('.message')].filter((one) => one.checkVisibility());
    expect(visible.map((one) => one.textContent)).toEqual([
      'Mor til alle10. mars 2027Jonas har sovet bedre denne uken.',
    ]);
    expect(await findFaults()).toEqual([]);
  });

  it('say who sees them before they are sent, also to chosen people', async () => {
    const host = await show(MessagesPanel);
    await press('Skriv en melding');
    await expectText('Familien og stafettholder ser alle meldinger.');
    await press('Send meldingen');
    await expectText('Skriv meldingen først.');
    await choose('Noen');
    await fill('Melding', 'Vi ses på Fjellheim.');
    await press('Send meldingen');
    await expectText('Velg minst én mottaker.');
    expect(host.calls).toEqual([]);
    await choose('Siv Dahl');
    await pick('Hva handler det om?', 'school');
    expect(await findFaults()).toEqual([]);
    await press('Send meldingen');
    const input = { to: ['siv'], topic: 'school', text: 'Vi ses på Fjellheim.' };
    await vi.waitFor(() => expect(sentTo(host)).toEqual([['message.send', input]]));
  });

  it('go to everybody under «annet» when nothing else is said, and stay typed after a no', async () => {
    const host = await show(MessagesPanel);
    refuseWith(host, 'plan-ended');
    await press('Skriv en melding');
    await fill('Melding', 'Vi ses.');
    await press('Send meldingen');
    await vi.waitFor(() =>
      expect(sentTo(host)).toEqual([['message.send', { topic: 'other', text: 'Vi ses.' }]]),
    );
    await vi.waitFor(() => expect(document.querySelector('.ds-alert')).not.toBeNull());
    expect(document.querySelector('textarea')?.value).toBe('Vi ses.');
  });

  it('are deleted by who wrote them, and by nobody else', async () => {
    const host = await show(MessagesPanel);
    document.querySelector<HTMLElement>('summary')?.click();
    expect(document.querySelectorAll('[aria-label^="Slett meldingen din"]')).toHaveLength(1);
    await press('Slett meldingen din fra 2. februar 2027');
    await press('Ja, slett meldingen');
    await vi.waitFor(() => expect(sentTo(host)).toEqual([['message.delete', { message: 'm1' }]]));
  });
});

describe('the calendar', () => {
  it('stands in the order the days come', async () => {
    await show(MessagesPanel);
    const text = document.body.textContent;
    expect(text.indexOf('Besøk på skolen')).toBeLessThan(text.indexOf('Samarbeidsmøte'));
  });

  it('says that it is not archived before an appointment is saved', async () => {
    const host = await show(MessagesPanel);
    await press('Ny avtale');
    await expectText('Kommunen arkiverer ikke kalenderen.');
    await fill('Hva gjelder avtalen?', 'Besøk i SFO');
    await press('Lagre avtalen');
    await expectText('Velg en dag.');
    await fill('Dag', '2027-04-02');
    expect(await findFaults()).toEqual([]);
    await press('Lagre avtalen');
    const input = { title: 'Besøk i SFO', topic: 'other', date: '2027-04-02' };
    await vi.waitFor(() => expect(sentTo(host)).toEqual([['appointment.add', input]]));
  });

  it('calls the next meeting with those who are left chosen', async () => {
    const host = await show(MessagesPanel);
    await press('Kall inn til neste møte');
    await fill('Dag', '2027-05-11');
    await fill('Klokkeslett', '13:00');
    await choose('Liv Berg');
    await choose('Ole Vik');
    expect(await findFaults()).toEqual([]);
    await press('Send innkallingen');
    const invited = ['jonas', 'sara', 'ali', 'kari', 'per', 'siv'];
    const input = { date: '2027-05-11', time: '13:00', place: 'Fjellheim', invited };
    await vi.waitFor(() => expect(sentTo(host)).toEqual([['meeting.call', input]]));
  });
});

describe('the reminders', () => {
  function inSight(): number {
    return document.querySelectorAll('.reminders li').length;
  }

  it('are six at most until all are asked for, and nothing is counted', async () => {
    await show(Reminders);
    expect(inSight()).toBe(6);
    expect(document.body.textContent).not.toMatch(/\b[26-9]\b/u);
    await press('Vis alle');
    await vi.waitFor(() => expect(inSight()).toBe(reminders.length));
    expect(await findFaults()).toEqual([]);
  });

  it('have no button where all are in sight, and say when there is nothing', async () => {
    await show(Reminders, { reminders: reminders.slice(0, 6) });
    expect(document.querySelector('.reminders button')).toBeNull();
    clear();
    await show(Reminders, { reminders: [] });
    await expectText('Ingenting å huske akkurat nå.');
  });
});
