import { page } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ReactNode } from 'react';
import { viewSchemas } from '#contract/views.ts';
import type { ChairView } from '#contract/views.ts';
import { GoalPanel } from '#renderer/components/plan/GoalPanel.tsx';
import { Minutes } from '#renderer/minutes/Minutes.tsx';
import { drawPage } from './fixtures/draw-page.tsx';
import type { FakeHost } from './fixtures/fake-host.ts';
import { createFakeHost } from './fixtures/fake-host.ts';
import {
  choose,
  drawPanel,
  expectText,
  findFaults,
  fill,
  findLabelled,
  pick,
  press,
  sentTo,
} from './fixtures/people-panel.tsx';
import { goal, lawView, minuteTakersView } from './fixtures/people-views.ts';

let clear = (): void => undefined;
const activity = 'Kontaktlæreren finner en fadder til Jonas.';

beforeEach(() => page.viewport(1366, 768));
afterEach(() => clear());

function ChairsGoal({ view }: { view: ChairView }): ReactNode {
  const { today, people } = view;
  const present = people.filter((one) => one.here !== 'no');
  return <GoalPanel goal={goal} owner="Jonas" today={today} people={people} present={present} mayCloseGoal />;
}

async function showChair(): Promise<FakeHost> {
  const drawn = await drawPanel(ChairsGoal, lawView());
  clear = drawn.clear;
  return drawn.host;
}

async function showMinutes(view: object): Promise<FakeHost> {
  const host = createFakeHost('minute-taker', viewSchemas['minute-taker'].parse(view));
  clear = await drawPage(<Minutes />, host);
  await vi.waitFor(() => expect(document.querySelector('h1')).not.toBeNull());
  return host;
}

describe("the chair's goal", () => {
  it('gets a new one beside it, with its topic and who sees it', async () => {
    const host = await showChair();
    await press('Nytt mål');
    await press('Lagre målet');
    await expectText('Skriv målet først.');
    await fill('Hva vil vi få til?', 'Jonas sover godt');
    await pick('Hva handler det om?', 'health');
    await expectText('Foresatte ser alt. Skal dette stå her?');
    await choose('Bare noen av plandeltakerne');
    await press('Lagre målet');
    await expectText('Velg minst én plandeltaker.');
    expect(host.calls).toEqual([]);
    await choose('Per Lund');
    expect(await findFaults()).toEqual([]);
    await press('Lagre målet');
    const input = { title: 'Jonas sover godt', topic: 'health', limitedTo: ['per'], saidBy: [] };
    await vi.waitFor(() => expect(sentTo(host)).toEqual([['goal.add', input]]));
  });

  it('is of «annet» and seen by all when nothing else is said', async () => {
    const host = await showChair();
    await press('Nytt mål');
    await fill('Hva vil vi få til?', 'Jonas sover godt');
    await press('Lagre målet');
    const input = { title: 'Jonas sover godt', topic: 'other', saidBy: [] };
    await vi.waitFor(() => expect(sentTo(host)).toEqual([['goal.add', input]]));
  });

  it('takes a comment beside the evaluations, with who said it', async () => {
    const host = await showChair();
    await press(`Kommentar: ${activity}`);
    await expectText('En kommentar er ikke en evaluering.');
    await fill('Hva vil du si om aktiviteten?', 'Fadderen er syk.');
    await choose('Mor · Sara');
    expect(await findFaults()).toEqual([]);
    await press('Lagre kommentaren');
    const input = { activity: 'a1', text: 'Fadderen er syk.', saidBy: ['sara'] };
    await vi.waitFor(() => expect(sentTo(host)).toEqual([['comment.add', input]]));
  });

  it('limits an activity to participants, never from the family, and lifts it again', async () => {
    const host = await showChair();
    await press(`Hvem ser dette?: ${activity}`);
    await choose('Bare noen av plandeltakerne');
    const boxes = [...document.querySelectorAll('.plan-form [type="checkbox"]')];
    expect(boxes.map((one) => one.getAttribute('value'))).toEqual(['per', 'siv', 'ole', 'liv']);
    await choose('Siv Dahl');
    expect(await findFaults()).toEqual([]);
    await press('Lagre hvem som ser det');
    await vi.waitFor(() => expect(sentTo(host)).toEqual([['item.limit', { item: 'a1', to: ['siv'] }]]));
    await press('Hvem ser målet?');
    await findLabelled('Alle som samtykket åpner for');
    await press('Lagre hvem som ser det');
    await vi.waitFor(() => expect(sentTo(host)[1]).toEqual(['item.limit', { item: 'g1' }]));
  });
});

describe("the minute-taker's page", () => {
  it('takes comments and new goals, and does not say who sees what', async () => {
    const host = await showMinutes(minuteTakersView());
    await vi.waitFor(() => expect(document.querySelector('.goal-panel')).not.toBeNull());
    expect(document.body.textContent).not.toContain('Hvem ser');
    expect(document.body.textContent).not.toContain('Lukk målet');
    await press('Nytt mål');
    await fill('Hva vil vi få til?', 'Jonas sover godt');
    expect(await findFaults()).toEqual([]);
    await press('Lagre målet');
    const input = { title: 'Jonas sover godt', topic: 'other', saidBy: [] };
    await vi.waitFor(() => expect(sentTo(host)).toEqual([['goal.add', input]]));
  });

  it('sends a message to all, which the family and the relay holder see', async () => {
    const host = await showMinutes(minuteTakersView());
    await press('Skriv en melding');
    await expectText('Familien og stafettholder ser alle meldinger.');
    await fill('Melding', 'Vi ses.');
    expect(await findFaults()).toEqual([]);
    await press('Send meldingen');
    const input = { topic: 'other', text: 'Vi ses.' };
    await vi.waitFor(() => expect(sentTo(host)).toEqual([['message.send', input]]));
  });

  it('takes the first goal of a plan that has none', async () => {
    const { goal: _goal, ...view } = minuteTakersView();
    await showMinutes(view);
    await press('Nytt mål');
    await findLabelled('Hva vil vi få til?');
    expect(document.querySelector('.goal-panel')).toBeNull();
  });
});
