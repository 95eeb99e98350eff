import { page, userEvent } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { homeDeviceChoiceSchema } from '#sync/home-messages.ts';
import { homeRooms, homeSelf } from '../fixtures/home-answers.ts';
import { createFakeHome, drawHome, type FakeHome } from './fixtures/draw-home.tsx';
import { findButton } from './fixtures/draw-page.tsx';
import { headingIsThere, plan, press, said } from './fixtures/home-steps.ts';

let clear = (): void => undefined;

beforeEach(() => page.viewport(360, 740));
afterEach(() => clear());

async function open(home: FakeHome, address: string): Promise<void> {
  clear = await drawHome(home, address);
  await headingIsThere();
}

describe('signing in', () => {
  it('offers the ways of the municipality, and leaves for the one that was chosen', async () => {
    const home = createFakeHome({ self: homeSelf({ people: [] }) });
    home.answer = () => Response.json({ redirect: 'https://id.example/authorize?state=1' });
    await open(home, plan());
    await press('Logg inn med ID-porten');
    await vi.waitFor(() => expect(home.left).toEqual(['https://id.example/authorize?state=1']));
    expect(home.sent).toEqual([
      { method: 'POST', path: '/sign-in/start', body: { way: 'id-porten', returnTo: plan() } },
    ]);
  });

  it('never follows an answer that is code', async () => {
    const home = createFakeHome({ self: homeSelf() });
    home.answer = () => Response.json({ redirect: 'javascript:alert(1)' });
    await open(home, '/');
    await press('Logg inn med ID-porten');
    await vi.waitFor(() => expect(home.sent).toHaveLength(1));
    expect(home.left).toEqual([]);
  });

  it('takes user name, password and then a code, and says calmly when one is wrong', async () => {
    const home = createFakeHome({ self: homeSelf() });
    home.answer = ({ path }) =>
      path === '/sign-in/password'
        ? Response.json({ minutes: 10 })
        : Response.json({ type: 'sign-in-refused' }, { status: 401 });
    await open(home, '/');
    await press('Logg inn med brukernavn og passord');
    await userEvent.fill(page.getByLabelText('Brukernavn'), 'ada');
    await userEvent.fill(page.getByLabelText('Passord'), 'rødt tre');
    await userEvent.keyboard('{Enter}');
    await userEvent.fill(page.getByLabelText('Kode'), '12 34 56');
    await userEvent.keyboard('{Enter}');
    await vi.waitFor(() => expect(said()).toContain('Koden stemmer ikke, eller den er for gammel.'));
    expect(home.sent.map(({ body }) => body)).toEqual([
      { userName: 'ada', password: 'rødt tre', returnTo: '/', language: 'nb' },
      { code: '123456' },
    ]);
  });

  it('lets a made-up person in, to the page that was asked for', async () => {
    const home = createFakeHome({ self: homeSelf() });
    const inside = createFakeHome().self;
    home.answer = () => {
      home.self = inside;
      return new Response(null, { status: 204 });
    };
    await open(home, plan());
    await vi.waitFor(() => findButton('Marit Eksempelmor til Ada').click());
    await vi.waitFor(() => expect(said()).toContain('Stafettlogg for Ada'));
  });
});

describe('the room that shows a code', () => {
  it('is shown with its name and its code, and gets the meeting that was chosen', async () => {
    const home = createFakeHome();
    await open(home, '/device?user_code=abcdefgh');
    await vi.waitFor(() => expect(said()).toContain('Rommet «Furua» vil ha et møte'));
    expect(document.querySelector('.home-code')?.textContent).toBe('ABCD-EFGH');
    await press('Koden er den samme. Vis møtet i rommet');
    await vi.waitFor(() => expect(said()).toContain('Velg et møte først.'));
    await userEvent.click(page.getByLabelText(/^Isak/u));
    await press('Koden er den samme. Vis møtet i rommet');
    await vi.waitFor(() => expect(said()).toContain('Du kan legge bort telefonen'));
    expect(homeDeviceChoiceSchema.parse(home.sent[0]?.body)).toMatchObject({ userCode: 'ABCD-EFGH' });
  });

  it('is listed with what it has, and can be sent away', async () => {
    const home = createFakeHome({ rooms: homeRooms });
    await open(home, '/');
    await vi.waitFor(() => expect(said()).toContain('Rommet «Furua» har møtet om Ada, fra klokken 12.58.'));
    home.rooms = [];
    await press('Koble fra «Furua»');
    await vi.waitFor(() => expect(said()).not.toContain('Rommet «Furua»'));
    expect(home.sent).toEqual([{ method: 'POST', path: '/v1/home/device/end', body: { grant: 'grant-1' } }]);
  });

  it('gets nothing when the codes differ', async () => {
    const home = createFakeHome();
    await open(home, '/device?user_code=ABCD-EFGH');
    await press('Koden er en annen');
    await vi.waitFor(() => expect(said()).toContain('Vi har ikke koblet til noe'));
    expect(home.sent).toEqual([]);
  });
});

describe('every page at home', () => {
  it('changes language without asking the store who is here', async () => {
    await open(createFakeHome(), '/');
    await press('Nynorsk');
    await vi.waitFor(() => expect(said()).toContain('Stafettloggane dine'));
    expect(document.documentElement.lang).toBe('nn');
    expect(said()).toContain('Prøvedata. Alle personane er oppdikta.');
  });

  it('shows first names at the start, and says where the store is lost', async () => {
    await open(createFakeHome(), '/');
    await vi.waitFor(() => expect(said()).toContain('Hei, Marit'));
    expect(said()).not.toContain('Eksempel');
  });
});
