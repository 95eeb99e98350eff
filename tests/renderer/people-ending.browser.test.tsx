import { page } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ChairView } from '#contract/views.ts';
import { EndingPanel } from '#renderer/chair/EndingPanel.tsx';
import { findButton } from './fixtures/draw-page.tsx';
import type { FakeHost } from './fixtures/fake-host.ts';
import {
  choose,
  drawPanel,
  expectText,
  findFaults,
  press,
  refuseWith,
  sentTo,
} from './fixtures/people-panel.tsx';
import { lawView } from './fixtures/people-views.ts';

let clear = (): void => undefined;

beforeEach(() => page.viewport(1366, 768));
afterEach(() => clear());

async function show(changed: Partial<ChairView> = {}): Promise<FakeHost> {
  const drawn = await drawPanel(EndingPanel, lawView(changed));
  clear = drawn.clear;
  return drawn.host;
}

function openEndings(): void {
  document.querySelector<HTMLElement>('summary')?.click();
}

describe('whether cooperation is still needed', () => {
  it('has four answers of one weight, and none of them closes the plan', async () => {
    const host = await show({ need: 'as-now' });
    expect(findButton('Ja, som nå').ariaPressed).toBe('true');
    await press('Nei, ikke lenger');
    const input = { extent: 'ended', saidBy: [] };
    await vi.waitFor(() => expect(sentTo(host)).toEqual([['need.assess', input]]));
    host.change({ need: 'ended' });
    await expectText('Ingenting skjer før dere gjør det.');
    expect(await findFaults()).toEqual([]);
  });
});

describe('the ending of a plan', () => {
  it('is never one touch away, and the focus stands on leaving it', async () => {
    const host = await show();
    expect(findButton('Behovet er over').checkVisibility()).toBe(false);
    openEndings();
    await press('Behovet er over');
    await vi.waitFor(() => expect(document.activeElement).toBe(findButton('Nei, la det være')));
    await press('Nei, la det være');
    await vi.waitFor(() => expect(document.activeElement).toBe(findButton('Behovet er over')));
    expect(host.calls).toEqual([]);
  });

  it('by the wish of the family needs no reason', async () => {
    const host = await show();
    openEndings();
    await press('Familien ønsker det');
    await choose('Mor · Sara');
    expect(await findFaults()).toEqual([]);
    await press('Ja, avslutt planen');
    const input = { why: 'family-wish', saidBy: ['sara'] };
    await vi.waitFor(() => expect(sentTo(host)).toEqual([['plan.close', input]]));
  });

  it('by an individual plan asks whether the content goes along, and promises nobody a right', async () => {
    const host = await show();
    openEndings();
    await press('En individuell plan tar over');
    await expectText('Stafettrom sier aldri at noen har rett til en individuell plan.');
    await press('Ja, avslutt planen');
    await expectText('Velg ja eller nei.');
    expect(host.calls).toEqual([]);
    await choose('Nei');
    await press('Ja, avslutt planen');
    const input = { why: 'individual-plan', transfer: false, saidBy: [] };
    await vi.waitFor(() => expect(sentTo(host)).toEqual([['plan.close', input]]));
  });

  it('stays asked when the law says no', async () => {
    const host = await show();
    refuseWith(host, 'plan-ended');
    openEndings();
    await press('Gjør planen inaktiv');
    await press('Ja, gjør planen inaktiv');
    await vi.waitFor(() => expect(document.querySelector('.ds-alert')).not.toBeNull());
    expect(sentTo(host)).toEqual([['plan.deactivate', { saidBy: [] }]]);
    expect(document.querySelector('.plan-form')).not.toBeNull();
  });
});

describe('a plan that has ended', () => {
  const closed: ChairView['ending'] = {
    kind: 'closed',
    why: 'need-ended',
    on: '2027-02-01',
    deletion: 'not-offered',
  };

  it('says when and why, and that a new consent is what opens it', async () => {
    await show({ ending: closed });
    await expectText('Planen tok slutt 1. februar 2027. Grunn: behovet er over.');
    await expectText('Først trenger dere et nytt samtykke.');
    expect(document.body.textContent).not.toContain('Sletting');
    expect(await findFaults()).toEqual([]);
  });

  it('is opened by that consent', async () => {
    const host = await show({ ending: { ...closed, reopenWith: 'consent-2' } });
    await press('Åpne planen igjen');
    await press('Ja, åpne planen');
    await vi.waitFor(() => expect(sentTo(host)).toEqual([['plan.reopen', { consent: 'consent-2' }]]));
  });

  it('is demanded deleted only where that is offered, and nothing is deleted in the room', async () => {
    const host = await show({ ending: { ...closed, deletion: 'offered' } });
    await press('Familien krever sletting');
    await expectText('Vi sletter ingenting i dette møtet.');
    await press('Ja, send kravet');
    await vi.waitFor(() => expect(sentTo(host)).toEqual([['deletion.demand', { saidBy: [] }]]));
    host.change({ ending: { ...closed, deletion: 'demanded' } });
    await expectText('Familien har krevd sletting. Kommunen svarer familien.');
  });
});
