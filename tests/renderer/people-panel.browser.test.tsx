import { page, userEvent } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ChairView } from '#contract/views.ts';
import { PeoplePanel } from '#renderer/chair/PeoplePanel.tsx';
import { findButton } from './fixtures/draw-page.tsx';
import type { FakeHost } from './fixtures/fake-host.ts';
import {
  choose,
  drawPanel,
  expectText,
  findFaults,
  fill,
  findLabelled,
  pick,
  press,
  refuseWith,
  sentTo,
} from './fixtures/people-panel.tsx';
import { lawView } from './fixtures/people-views.ts';

let clear = (): void => undefined;

beforeEach(() => page.viewport(1366, 768));
afterEach(() => clear());

async function show(changed: Partial<ChairView> = {}): Promise<FakeHost> {
  const drawn = await drawPanel(PeoplePanel, lawView(changed));
  clear = drawn.clear;
  return drawn.host;
}

function cardOf(name: string): string {
  const cards = [...document.querySelectorAll('.plan-person')];
  return cards.find((one) => one.querySelector('h3')?.textContent === name)?.textContent ?? '';
}

describe('the list of everybody in the plan', () => {
  it('says role, access, how it is narrowed and when it ends, and is usable', async () => {
    await show();
    expect(cardOf('Per Lund')).toContain('plandeltaker');
    expect(cardOf('Per Lund')).toContain('lesetilgang');
    expect(cardOf('Per Lund')).toContain('Ser bare disse temaene: skole eller barnehage og helse');
    expect(cardOf('Kari Nordby')).toContain('Tilgangen slutter 31. juli 2027.');
    expect(cardOf('Liv Berg')).toContain('Neste steg: et nytt samtykke.');
    expect(cardOf('Mor · Sara')).toContain('ser alt i planen');
    expect(await findFaults()).toEqual([]);
  });

  it.each([
    { name: 'dark', width: 1366, scheme: 'dark' },
    { name: 'twice as large', width: 683, scheme: 'light' },
  ] as const)('is usable when it is $name', async ({ width, scheme }) => {
    await page.viewport(width, 768);
    await show({ look: { ...lawView().look, scheme } });
    expect(await findFaults()).toEqual([]);
  });

  it('offers nothing to change of the family, who always see everything', async () => {
    await show();
    expect(cardOf('Mor · Sara')).not.toContain('Endre tilgang');
    expect(cardOf('Jonas')).not.toContain('Avslutt tilgang');
  });

  it('says who holds the baton, or that nobody does', async () => {
    await show();
    await expectText('Kari Nordby (barnehagelærer) holder stafetten.');
    clear();
    await show({ people: lawView().people.filter((one) => one.id !== 'kari') });
    await expectText('Ingen holder stafetten nå.');
    expect(document.body.textContent).not.toContain('Familien ønsker en annen');
  });
});

describe('the access of one person', () => {
  it('is changed together with what it is narrowed to', async () => {
    const host = await show();
    await press('Endre tilgang: Siv Dahl');
    await expectText('Velg dette sammen med familien.');
    expect(findButton('Avslutt tilgang: Siv Dahl').checkVisibility()).toBe(false);
    await choose('Dokumenter');
    expect(await findFaults()).toEqual([]);
    await press('Lagre tilgangen');
    const input = { participant: 'siv', access: 'full', without: ['documents'] };
    await vi.waitFor(() => expect(sentTo(host)).toEqual([['person.access', input]]));
    await vi.waitFor(() => expect(document.activeElement).toBe(findButton('Endre tilgang: Siv Dahl')));
  });

  it('ends on a day that is chosen: 31 July is offered and never filled in', async () => {
    const host = await show();
    await press('Avslutt tilgang: Siv Dahl');
    await press('Avslutt tilgangen');
    await expectText('Velg en dag.');
    expect(host.calls).toEqual([]);
    await choose('31. juli 2027');
    await press('Avslutt tilgangen');
    await vi.waitFor(() =>
      expect(sentTo(host)).toEqual([['person.end', { participant: 'siv', on: '2027-07-31' }]]),
    );
  });

  it('has no 31 July for somebody from another service, and any other day can be written', async () => {
    const host = await show();
    await press('Avslutt tilgang: Per Lund');
    await findLabelled('I dag');
    expect(document.body.textContent).not.toContain('31. juli 2028');
    expect(document.querySelectorAll('.plan-form [type="radio"]')).toHaveLength(2);
    await choose('En annen dag');
    await fill('Hvilken dag?', '2027-06-18');
    await press('Avslutt tilgangen');
    await vi.waitFor(() =>
      expect(sentTo(host)).toEqual([['person.end', { participant: 'per', on: '2027-06-18' }]]),
    );
  });

  it('stays when the law says no, with the reason in the form', async () => {
    const host = await show();
    refuseWith(host, 'last-holder');
    await press('Avslutt tilgang: Kari Nordby');
    await choose('I dag');
    await press('Avslutt tilgangen');
    await expectText('Dette er den eneste stafettholderen.');
    expect(document.querySelector('.plan-form')).not.toBeNull();
  });

  it('waits for the declaration, whose day the chair reads from the form', async () => {
    const host = await show();
    await press('Taushetserklæringen er skrevet under: Ole Vik');
    await choose('I dag');
    await press('Lagre');
    await vi.waitFor(() =>
      expect(sentTo(host)).toEqual([['person.declare', { participant: 'ole', on: '2027-03-16' }]]),
    );
  });
});

describe('somebody new', () => {
  it('sees nothing before a new consent, and the page says so first', async () => {
    const host = await show();
    await press('Legg til en person');
    await expectText('Personen ser ingenting før familien har skrevet under på et nytt samtykke.');
    await press('Legg til personen');
    await expectText('Skriv navnet først.');
    await fill('Fullt navn', 'Eva Moe');
    await fill('Stilling', 'logoped');
    await choose('Utenfor kommunen');
    await expectText('taushetserklæring før hun eller han ser noe');
    expect(await findFaults()).toEqual([]);
    await press('Legg til personen');
    const input = {
      name: 'Eva Moe',
      role: 'participant',
      position: 'logoped',
      access: 'read',
      employee: false,
      outside: true,
    };
    await vi.waitFor(() => expect(sentTo(host)).toEqual([['person.add', input]]));
  });

  it('is not asked about coming from outside where the municipality lets nobody in', async () => {
    await show({ offers: { ...lawView().offers, outside: 'no' } });
    await press('Legg til en person');
    await expectText('Kommunen åpner ikke for plandeltakere utenfra.');
    expect(document.body.textContent).not.toContain('Utenfor kommunen');
  });

  it('is a guardian by the word of the family', async () => {
    const host = await show();
    await press('Legg til en person');
    await choose('Foresatt');
    await expectText('Legg bare til den som har foreldreansvar.');
    await fill('Fullt navn', 'Ada Holm');
    await fill('Hva kaller familien personen?', 'mormor');
    await press('Legg til personen');
    const input = { name: 'Ada Holm', role: 'guardian', familyWord: 'mormor' };
    const never = { access: 'read', employee: false, outside: false };
    await vi.waitFor(() => expect(sentTo(host)).toEqual([['person.add', { ...input, ...never }]]));
  });
});

describe('the relay holder', () => {
  it('can be asked to be another, without a reason, and the focus stands on leaving it', async () => {
    const host = await show();
    await press('Familien ønsker en annen stafettholder');
    await vi.waitFor(() => expect(document.activeElement).toBe(findButton('Nei, la det være')));
    expect(document.querySelector('.plan-form textarea')).toBeNull();
    await choose('Mor · Sara');
    expect(await findFaults()).toEqual([]);
    await press('Ja, skriv ned ønsket');
    await vi.waitFor(() => expect(sentTo(host)).toEqual([['holder.askFor', { saidBy: ['sara'] }]]));
  });

  it('lets an employee whom the consent names chair this meeting', async () => {
    const host = await show();
    await press('Velg stedfortreder for dette møtet');
    const list = await findLabelled('Hvem leder møtet fra nå av?');
    expect([...list.querySelectorAll('option')].map((one) => one.value)).toEqual(['', 'per', 'siv']);
    await press('La stedfortrederen lede møtet');
    await expectText('Velg en person.');
    await pick('Hvem leder møtet fra nå av?', 'siv');
    await press('La stedfortrederen lede møtet');
    await vi.waitFor(() => expect(sentTo(host)).toEqual([['standIn.name', { participant: 'siv' }]]));
  });

  it('closes a form by the Escape key, and the focus is where it was', async () => {
    await show();
    await press('Legg til en person');
    await vi.waitFor(() => expect(document.querySelector('.plan-form')).not.toBeNull());
    await userEvent.keyboard('{Escape}');
    await vi.waitFor(() => expect(document.activeElement).toBe(findButton('Legg til en person')));
  });
});
