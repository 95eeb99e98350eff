import { page, userEvent } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ChairView } from '#contract/views.ts';
import { noticeSchema } from '#contract/console-rows.ts';
import { findButton } from './fixtures/draw-page.tsx';
import type { FakeHost } from './fixtures/fake-host.ts';
import { findAnswer, openLawConsole, sentBy, shows, tick, useLaptop } from './fixtures/law-console.tsx';
import { lawParts } from './fixtures/law-parts.ts';

let clear = (): void => undefined;

beforeEach(() => useLaptop());
afterEach(() => clear());

async function show(changed: Partial<ChairView> = {}): Promise<FakeHost> {
  const opened = await openLawConsole(changed);
  ({ clear } = opened);
  return opened.host;
}

describe('the roll call', () => {
  it('asks in place whether the one by telephone is alone', async () => {
    const host = await show();
    findAnswer('Er Per Lund alene?', 'Nei').click();
    expect(await sentBy(host, 1)).toEqual([
      ['rollCall.enter', { participant: 'per', by: 'phone', alone: false }],
    ]);
    expect(findAnswer('Er Far · Ali alene?', 'Ja').getAttribute('aria-pressed')).toBe('true');
    expect(() => findAnswer('Er Kari Nordby alene?', 'Ja')).toThrow('Nobody asks');
  });

  it('says in words what the consent says of each person', async () => {
    await show();
    const notes = [...document.querySelectorAll('.roll-call .consent-note')].map((one) => one.textContent);
    expect(notes).toEqual(['Ser bare skole eller barnehage og helse', 'Står ikke i samtykket']);
  });

  it('lets only a guardian who is here say yes for a brother or sister', async () => {
    const host = await show({
      rollCall: { ...lawParts.rollCall, sibling: 'here', guardianIsHere: false },
    });
    expect(findAnswer('Bror eller søster', 'Foresatte sier ja for i dag').disabled).toBe(true);
    findAnswer('Bror eller søster', 'For liten til å følge med').click();
    expect(await sentBy(host, 1)).toEqual([['rollCall.sibling', { is: 'small' }]]);
  });

  it('asks about duty and trust of an interpreter, and keeps what was said before', async () => {
    const host = await show();
    findAnswer('Er familien trygg på denne tolken?', 'Ja').click();
    expect(await sentBy(host, 1)).toEqual([
      ['rollCall.interpreter', { language: 'tigrinja', by: 'room', bound: true, familyAgrees: true }],
    ]);
  });

  it('asks whether the family knows only when nobody of it is here', async () => {
    const host = await show({ rollCall: { ...lawParts.rollCall, family: 'ask' } });
    findAnswer('Vet familien om møtet?', 'Nei').click();
    expect(await sentBy(host, 1)).toEqual([['rollCall.family', { informed: false }]]);
    host.change({ rollCall: lawParts.rollCall });
    await vi.waitFor(() => expect(document.body.textContent).not.toContain('Vet familien om møtet?'));
  });

  it('offers the child the word, and a no is an answer like the others', async () => {
    const host = await show();
    findAnswer('Hvordan får Jonas sagt sitt?', 'Vil ikke nå').click();
    expect(await sentBy(host, 1)).toEqual([['rollCall.child', { way: 'said-no' }]]);
  });

  it('offers to confirm only while confirming would change the wall', async () => {
    const host = await show();
    expect(document.body.textContent).not.toContain('Vis det de som er her nå, kan se');
    host.change({ rollCall: { ...lawParts.rollCall, waitsForConfirm: true } });
    await shows('Vis det de som er her nå, kan se');
    findButton('Vis det de som er her nå, kan se').click();
    expect(await sentBy(host, 1)).toEqual([['rollCall.confirm', {}]]);
  });
});

describe('what the wall may show', () => {
  it('is covered by one key from inside a field, and never uncovered by it', async () => {
    const host = await show();
    const field = document.querySelector<HTMLInputElement>('.interpreter input');
    field?.focus();
    await userEvent.keyboard('{F9}');
    expect(await sentBy(host, 1)).toEqual([['screen.cover', {}]]);
    host.change({ covered: true });
    await shows('Vis skjermen igjen');
    await userEvent.keyboard('{F9}');
    expect(await sentBy(host, 2)).toEqual([
      ['screen.cover', {}],
      ['screen.cover', {}],
    ]);
  });

  it('keeps cover, previous, next and reading in sight while the roll call scrolls', async () => {
    await show();
    window.scrollTo(0, document.documentElement.scrollHeight);
    await vi.waitFor(() => expect(window.scrollY).toBeGreaterThan(100));
    for (const name of ['Dekk tilF9', 'Forrige', 'Neste', 'Les høyt']) {
      const { top, bottom } = findButton(name).getBoundingClientRect();
      expect(top).toBeGreaterThanOrEqual(0);
      expect(bottom).toBeLessThanOrEqual(window.innerHeight);
    }
  });

  it('keeps them in sight at twice the size too', async () => {
    await page.viewport(683, 384);
    await show();
    const middle = document.querySelector('.console-middle');
    window.scrollBy(0, (middle?.getBoundingClientRect().bottom ?? 0) - window.innerHeight);
    await vi.waitFor(() => expect(window.scrollY).toBeGreaterThan(100));
    for (const name of ['Dekk tilF9', 'Forrige', 'Neste', 'Les høyt']) {
      const { top, bottom } = findButton(name).getBoundingClientRect();
      expect(top).toBeGreaterThanOrEqual(0);
      expect(bottom).toBeLessThanOrEqual(120);
    }
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(window.innerWidth);
  });

  it('lets a goal wait with one touch', async () => {
    const host = await show();
    findAnswer('Jonas trives på skolen og har noen å leke med i friminuttene', 'Venter').click();
    expect(await sentBy(host, 1)).toEqual([['goal.wait', { goal: 'g1', waits: true }]]);
  });

  it('is shown for other people on the console alone, with the reason when it would show nothing', async () => {
    const host = await show();
    findButton('Vis slik for …').click();
    await shows('Hvem tenker du på?');
    tick('Noen som ikke står i samtykket');
    findButton('Vis bare her').click();
    const people = ['jonas', 'sara', 'ali', 'kari', 'per'];
    expect(await sentBy(host, 1)).toEqual([['rollCall.preview', { people, stranger: true }]]);
    host.change({ preview: { people: ['sara'], stranger: true, covered: 'stranger', goals: [] } });
    await shows('Skjermen ville ikke vise noe.');
    findButton('Lukk visningen').click();
    await vi.waitFor(() => expect(host.calls.at(-1)?.input).toEqual({}));
  });

  it.each(noticeSchema.shape.kind.options)('the notice «%s» says something of its own', async (kind) => {
    await show({ notices: [{ kind, person: 'Per Lund' }] });
    const said = document.querySelector('.notices li')?.textContent ?? '';
    expect(said.split(' ').length).toBeGreaterThan(4);
    expect(said).not.toContain('{{');
  });
});
