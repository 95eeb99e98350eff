import { page, userEvent } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { viewSchemas } from '#contract/views.ts';
import { Chair } from '#renderer/chair/Chair.tsx';
import { Minutes } from '#renderer/minutes/Minutes.tsx';
import type { Moment } from './fixtures/chair-views.ts';
import { chairView, choosingView, minutesView } from './fixtures/chair-views.ts';
import { drawPage, findButton, typeInto } from './fixtures/draw-page.tsx';
import type { FakeHost } from './fixtures/fake-host.ts';
import { createFakeHost } from './fixtures/fake-host.ts';
import { look } from './fixtures/screen-pages.ts';

let clear = (): void => undefined;
const moments: readonly Moment[] = ['roll-call', 'goal', 'topic', 'read-back', 'next-meeting'];

beforeEach(() => page.viewport(1366, 768));
afterEach(() => clear());

async function showChair(view: object): Promise<FakeHost> {
  const host = createFakeHost('chair', view);
  clear = await drawPage(<Chair />, host);
  await vi.waitFor(() => expect(document.querySelector('h1')).not.toBeNull());
  return host;
}

function sent(host: FakeHost): unknown[] {
  return host.calls.map((call) => [call.command, call.input]);
}

function field(selector: string): HTMLTextAreaElement {
  const found = document.querySelector(selector);
  if (!(found instanceof HTMLTextAreaElement)) throw new Error(`No field ${selector}`);
  return found;
}

describe("the chair's console", () => {
  it.each(moments)(
    'at %s is a view that the contract knows, and every button is large enough',
    async (moment) => {
      viewSchemas.chair.parse(chairView(moment));
      await showChair(chairView(moment));
      await vi.waitFor(() => expect(document.querySelectorAll('button').length).toBeGreaterThan(6));
      const low = [...document.querySelectorAll('button')].filter(
        (one) => one.checkVisibility() && one.getBoundingClientRect().height < 44,
      );
      expect(low.map((one) => one.textContent)).toEqual([]);
      expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(window.innerWidth);
      expect(document.title).toBe('Stafettrom · Møteleder');
    },
  );

  it('opens the plan that is chosen', async () => {
    const host = await showChair(choosingView());
    findButton('Åpne planen til Alma').click();
    await vi.waitFor(() => expect(sent(host)).toEqual([['meeting.choose', { plan: 'alma' }]]));
  });

  it('rests without a name when nobody touched it between meetings, and any key wakes it', async () => {
    const host = createFakeHost('chair', choosingView());
    clear = await drawPage(<Chair restAfter={300} />, host);
    await vi.waitFor(() => expect(document.body.textContent).toContain('Alma'));
    await vi.waitFor(() => expect(sent(host)).toEqual([['room.rest', {}]]));
    const view = choosingView();
    host.change({ state: { ...view.state, rests: true }, plans: [] });
    await vi.waitFor(() => expect(document.querySelector('h1')?.textContent).toBe('Rommet er ledig'));
    expect(document.body.textContent).not.toMatch(/Alma|Jonas/u);
    expect(document.querySelectorAll('button')).toHaveLength(0);
    await userEvent.keyboard('x');
    await vi.waitFor(() => expect(sent(host).at(-1)).toEqual(['room.wake', {}]));
  });

  it('never rests in a meeting', async () => {
    const host = createFakeHost('chair', chairView('goal'));
    clear = await drawPage(<Chair restAfter={50} />, host);
    await vi.waitFor(() => expect(document.querySelectorAll('button').length).toBeGreaterThan(6));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(sent(host)).not.toContainEqual(['room.rest', {}]);
  });

  it('keeps the focus on the button that was pressed, so that a keyboard goes on from there', async () => {
    const host = await showChair(chairView('goal'));
    host.answer = () => undefined;
    const next = findButton('Neste');
    next.focus();
    await userEvent.keyboard('{Enter}');
    await vi.waitFor(() => expect(next.disabled).toBe(true));
    const [call] = host.calls;
    host.sendText(JSON.stringify({ kind: 'answer', call: call?.call, ok: true, value: {} }));
    await vi.waitFor(() => expect(document.activeElement).toBe(next));
  });

  it('notes a person with one touch, and that somebody left with another', async () => {
    const host = await showChair(chairView('roll-call'));
    const choices = document.querySelector('[aria-label="Ole Vik er med"]');
    choices?.querySelector('button')?.click();
    await vi.waitFor(() =>
      expect(sent(host)).toEqual([['rollCall.enter', { participant: 'ole', by: 'room' }]]),
    );
  });

  it('says what undo takes back', async () => {
    const host = await showChair(chairView('goal'));
    findButton('Angre: evalueringen').click();
    await vi.waitFor(() => expect(sent(host)).toEqual([['undo.newest', {}]]));
  });

  it('writes an evaluation by keyboard alone, and asks for text first', async () => {
    const host = await showChair(chairView('goal'));
    findButton('Legg til evaluering: Kontaktlæreren finner en fadder til Jonas i friminuttene.').click();
    await vi.waitFor(() => expect(document.querySelector('.plan-form')).not.toBeNull());
    findButton('Lagre evalueringen').click();
    await vi.waitFor(() => expect(document.body.textContent).toContain('Skriv noe først.'));
    expect(host.calls).toEqual([]);
    expect(document.activeElement).toBe(field('.plan-form textarea'));
    await userEvent.keyboard('Det går fint.');
    findButton('Lagre evalueringen').click();
    const input = { activity: 'a1', text: 'Det går fint.', saidBy: [] };
    await vi.waitFor(() => expect(sent(host)).toEqual([['evaluation.add', input]]));
    await vi.waitFor(() => expect(document.querySelector('.plan-form')).toBeNull());
  });

  it('keeps what is typed when the host says no, with the reason beside it', async () => {
    const host = await showChair(chairView('goal'));
    host.answer = (call) => ({
      kind: 'answer',
      call: call.call,
      ok: false,
      refusal: { kind: 'changed-meanwhile' },
    });
    findButton('Legg til evaluering: Kontaktlæreren finner en fadder til Jonas i friminuttene.').click();
    await vi.waitFor(() => expect(document.querySelector('.plan-form')).not.toBeNull());
    typeInto(field('.plan-form textarea'), 'Det går fint.');
    findButton('Lagre evalueringen').click();
    await vi.waitFor(() => expect(document.body.textContent).toContain('Noen endret dette samtidig.'));
    expect(field('.plan-form textarea').value).toBe('Det går fint.');
  });

  it('asks once more before the meeting ends, with the focus on staying', async () => {
    const host = await showChair(chairView('next-meeting'));
    findButton('Avslutt og send').click();
    await vi.waitFor(() => expect(document.activeElement).toBe(findButton('Nei, vi fortsetter')));
    findButton('Ja, avslutt og send').click();
    await vi.waitFor(() => expect(sent(host)).toEqual([['meeting.finish', {}]]));
  });

  it('says that everybody invited finds the next meeting at home, when it can stand in a calendar (K1)', async () => {
    const host = await showChair(chairView('next-meeting'));
    const said = (): string => document.querySelector('[aria-labelledby="next-meeting"]')?.textContent ?? '';
    expect(said()).not.toContain('sin egen side');
    host.change({ next: { agreed: true, date: '2027-05-14' } });
    await vi.waitFor(() =>
      expect(said()).toContain('Når vi har avtalt klokkeslett og sted også, finner alle'),
    );
    host.change({ next: { agreed: true, date: '2027-05-14', time: '13:00', place: 'Furua' } });
    await vi.waitFor(() => expect(said()).toContain('Alle vi har invitert, finner møtet på sin egen side.'));
    expect(said()).toContain('I kalenderen deres står det ikke hvem stafettloggen gjelder.');
  });

  it('says when everything is received and the plan is gone', async () => {
    const { plan: _plan, ...view } = chairView('next-meeting');
    const state = { ...view.state, phase: 'delivered' };
    await showChair({ ...view, state, delivery: { step: 'forgotten', facts: 12 } });
    await vi.waitFor(() =>
      expect(document.querySelector('h1')?.textContent).toBe(
        'Alt er framme. Planen er fjernet fra dette rommet.',
      ),
    );
  });

  it('changes language in one touch, for the whole room', async () => {
    const host = await showChair(chairView('goal'));
    document.querySelector<HTMLElement>('.look summary')?.click();
    findButton('Nynorsk').click();
    await vi.waitFor(() => expect(sent(host)).toEqual([['room.look', { language: 'nn' }]]));
    host.change({ look: { ...look, language: 'nn' } });
    await vi.waitFor(() => expect(document.body.textContent).toContain('På storskjermen no'));
  });
});

describe("the minute-taker's page", () => {
  it('is a view that the contract knows', () => {
    expect(viewSchemas['minute-taker'].parse(minutesView()).sections).toHaveLength(3);
  });

  it('knows nothing before the chair has let it in', async () => {
    const host = createFakeHost('waiting', { look, waiting: true });
    clear = await drawPage(<Minutes />, host);
    await vi.waitFor(() => expect(document.body.textContent).toContain('Møtelederen slipper deg inn.'));
    expect(document.body.textContent).not.toContain('Jonas');
  });
});
