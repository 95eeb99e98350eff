import { page } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ChairView } from '#contract/views.ts';
import { HandoverPanel } from '#renderer/chair/HandoverPanel.tsx';
import { findButton } from './fixtures/draw-page.tsx';
import type { FakeHost } from './fixtures/fake-host.ts';
import { choose, drawPanel, expectText, findFaults, press, sentTo } from './fixtures/people-panel.tsx';
import { lawView, openHandover } from './fixtures/people-views.ts';

let clear = (): void => undefined;

beforeEach(() => page.viewport(1366, 768));
afterEach(() => clear());

async function show(handover: Partial<ChairView['handover']> = {}): Promise<FakeHost> {
  const view = lawView();
  const drawn = await drawPanel(HandoverPanel, { ...view, handover: { ...view.handover, ...handover } });
  clear = drawn.clear;
  return drawn.host;
}

describe('passing the baton on', () => {
  it('goes step by step from kindergarten to school: the outgoing holder leaves, on a day that is chosen', async () => {
    const host = await show();
    await press('Forbered en overlevering');
    await expectText('Steg 1: Hvem tar imot stafetten?');
    await vi.waitFor(() => expect(document.activeElement?.tagName).toBe('H3'));
    await press('Neste');
    await expectText('Velg en person.');
    await choose('Siv Dahl');
    await press('Neste');
    await expectText('Steg 2: Skifter Jonas barnehage eller skole?');
    await choose('Ja, fra barnehage til skole');
    await expectText('Da trenger dere et nytt samtykke før stafetten skifter hender.');
    expect(await findFaults()).toEqual([]);
    await press('Neste');
    await expectText('går den som gir fra seg stafetten, ut av planen');
    await press('Neste');
    await expectText('Velg en dag.');
    await choose('31. juli 2027');
    await press('Neste');
    await expectText('Du går ut av planen 31. juli 2027.');
    expect(await findFaults()).toEqual([]);
    expect(host.calls).toEqual([]);
    await press('Lagre overleveringen');
    const input = {
      incoming: 'siv',
      transition: 'kindergarten-to-school',
      after: 'removed',
      ends: '2027-07-31',
    };
    await vi.waitFor(() => expect(sentTo(host)).toEqual([['handover.prepare', input]]));
  });

  it('without a move lets the outgoing holder stay, and goes back to an answer that is kept', async () => {
    const host = await show();
    await press('Forbered en overlevering');
    await choose('Per Lund');
    await press('Neste');
    await choose('Nei');
    await press('Tilbake');
    await expectText('Steg 1');
    await press('Neste');
    await press('Neste');
    await choose('Er fortsatt med som plandeltaker');
    await press('Neste');
    await press('Lagre overleveringen');
    const input = { incoming: 'per', transition: 'none', after: 'participant' };
    await vi.waitFor(() => expect(sentTo(host)).toEqual([['handover.prepare', input]]));
  });

  it('says what is missing and what to do next, and offers no way past it', async () => {
    await show({ open: openHandover });
    await expectText('Det mangler et nytt samtykke. Neste steg:');
    expect(document.body.textContent).not.toContain('Siv Dahl tar imot stafetten');
    expect(await findFaults()).toEqual([]);
  });

  it('is taken over when the consent is there, asked once more', async () => {
    const host = await show({ open: { ...openHandover, needsConsent: false } });
    await press('Siv Dahl tar imot stafetten');
    await vi.waitFor(() => expect(document.activeElement).toBe(findButton('Nei, la det være')));
    await press('Ja, stafetten er tatt imot');
    await vi.waitFor(() => expect(sentTo(host)).toEqual([['handover.accept', { handover: 'h1' }]]));
  });

  it('has a sheet with each part once, and every activity under its goal', async () => {
    await show();
    const parts = [...document.querySelectorAll('.slip h4')].map((one) => one.textContent);
    expect(parts).toEqual([
      'Stafettholder',
      'Samtykke',
      'Tilgang som slutter',
      'Mål og aktiviteter',
      'Mangler ennå',
    ]);
    await expectText('Siv Dahlkontaktlærerfra 31. juli 2027');
    await expectText('Underskrift på det nye samtykket:Mor, Far');
    await expectText('Neste møte er ikke avtalt.');
    expect(await findFaults()).toEqual([]);
  });

  it('says what to do first where nobody can take it', async () => {
    await show({ candidates: [] });
    await expectText('Legg først til en ansatt i planen.');
    expect(document.body.textContent).not.toContain('Forbered en overlevering');
  });
});
