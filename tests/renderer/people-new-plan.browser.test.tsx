import { page } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ChairView } from '#contract/views.ts';
import { ChoosePlan } from '#renderer/chair/ChoosePlan.tsx';
import { findButton } from './fixtures/draw-page.tsx';
import type { FakeHost } from './fixtures/fake-host.ts';
import {
  choose,
  drawPanel,
  expectText,
  findFaults,
  fill,
  findLabelled,
  press,
  refuseWith,
  sentTo,
} from './fixtures/people-panel.tsx';
import { lawView } from './fixtures/people-views.ts';

let clear = (): void => undefined;

beforeEach(() => page.viewport(1366, 768));
afterEach(() => clear());

async function show(changed: Partial<ChairView['offers']> = {}): Promise<FakeHost> {
  const view = lawView();
  const drawn = await drawPanel(ChoosePlan, { ...view, offers: { ...view.offers, ...changed } });
  clear = drawn.clear;
  await press('Lag en ny plan');
  return drawn.host;
}

describe('a new plan', () => {
  it('is voluntary, and the national identity number is never written here', async () => {
    const host = await show();
    await expectText('En stafettlogg er frivillig. Familien kan si nei.');
    await expectText('Skriv aldri fødselsnummeret her.');
    await fill('Fornavn', 'Jonas 1');
    await expectText('Skriv bare fornavnet, uten tall.');
    await choose('Et barn');
    await press('Åpne den nye planen');
    expect(host.calls).toEqual([]);
  });

  it('is made of a first name, a day, a language and those with parental responsibility', async () => {
    const host = await show();
    await press('Åpne den nye planen');
    await expectText('Velg hvem planen er for.');
    await expectText('Skriv fornavnet først.');
    expect(host.calls).toEqual([]);
    await choose('Et barn');
    await fill('Fornavn', 'Alma');
    await fill('Fødselsdag (kan stå tom)', '2019-02-11');
    await choose('Nynorsk');
    await press('Legg til en foresatt til');
    await fill('Fornavn på foresatt 1', 'Sara');
    await fill('Familien sier (for eksempel mor)', 'mor');
    await fill('Fornavn på foresatt 2', 'Ali');
    await press('Åpne den nye planen');
    const guardians = [{ name: 'Sara', familyWord: 'mor' }, { name: 'Ali' }];
    const input = { about: 'child', name: 'Alma', born: '2019-02-11', language: 'nn', guardians };
    await vi.waitFor(() => expect(sentTo(host)).toEqual([['plan.create', input]]));
  });

  it('for a pregnant woman has no guardians, and is asked about only where it is offered', async () => {
    const host = await show();
    await fill('Fornavn på foresatt 1', 'Sara');
    await choose('En gravid');
    await vi.waitFor(() => expect(document.body.textContent).not.toContain('Foresatte'));
    await fill('Fornavn', 'Ida');
    expect(await findFaults()).toEqual([]);
    await press('Åpne den nye planen');
    const input = { about: 'pregnant', name: 'Ida', language: 'nb', guardians: [] };
    await vi.waitFor(() => expect(sentTo(host)).toEqual([['plan.create', input]]));
    clear();
    await show({ pregnant: false });
    expect(document.body.textContent).not.toContain('En gravid');
  });

  it('waits for contact, and what was typed stays on the page', async () => {
    const host = await show({ newPlan: false });
    await choose('En ungdom');
    await fill('Fornavn', 'Nora');
    await expectText('Dere kan åpne planen når vi får kontakt.');
    expect(findButton('Åpne den nye planen').disabled).toBe(true);
    expect(await findFaults()).toEqual([]);
    host.change({ offers: { ...lawView().offers, newPlan: true } });
    await vi.waitFor(() => expect(findButton('Åpne den nye planen').disabled).toBe(false));
    refuseWith(host, 'store-away');
    await press('Åpne den nye planen');
    await vi.waitFor(() => expect(document.querySelector('.ds-alert')).not.toBeNull());
    expect(await findLabelled('Fornavn')).toHaveProperty('value', 'Nora');
  });
});
