import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fastify from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemSchema } from '#sync/problems.ts';
import { readArguments } from '#store/read-arguments.ts';
import { writeCookie } from '#store/sign-in/cookies.ts';
import { findOrigin } from '#store/sign-in/origin.ts';
import { checkSignInFile, type SignInSettings } from '#store/sign-in/sign-in-file.ts';
import { type Browser, openBrowser } from './browser.ts';
import { change, openSignInStore, personNamed, phoneOf, type SignInStore } from './sign-in-store.ts';

let store: SignInStore;

beforeAll(async () => {
  store = await openSignInStore();
}, 120_000);
afterAll(() => store.stop());

const kindOf = async (answer: Response): Promise<string> => problemSchema.parse(await answer.json()).type;
const isIn = async (browser: Browser): Promise<boolean> =>
  (await browser.get('/v1/home/rooms')).status === 200;

describe('a session of a page at home', { timeout: 30_000 }, () => {
  it('is new at every sign-in, and one that was brought along opens nothing [SYNC-28]', async () => {
    const fixed = 'A'.repeat(43);
    const browser = openBrowser(store.central.address);
    browser.cookies.set('stafettrom', fixed);
    const person = await personNamed(store, 'Ingrid Solheim');
    await browser.post('/sign-in/tryout', { person, returnTo: '/' });
    const first = browser.cookies.get('stafettrom') ?? '';
    expect(first).toMatch(/^[\w-]{43}$/);
    expect(first).not.toBe(fixed);
    await browser.post('/sign-in/tryout', { person, returnTo: '/' });
    expect(browser.cookies.get('stafettrom')).not.toBe(first);
    for (const old of [fixed, first]) {
      const thief = openBrowser(store.central.address);
      thief.cookies.set('stafettrom', old);
      expect(await isIn(thief)).toBe(false);
    }
    expect(JSON.stringify(await change(store, sql`select * from session`))).not.toContain(first);
  });

  it('ends with the person’s word, after half an hour of nothing, and after two hours', async () => {
    const out = await phoneOf(store, 'Ingrid Solheim');
    const cookie = out.cookies.get('stafettrom') ?? '';
    expect((await out.post('/sign-in/out', {})).status).toBe(204);
    out.cookies.set('stafettrom', cookie);
    expect(await isIn(out)).toBe(false);

    const busy = await phoneOf(store, 'Ingrid Solheim');
    const seen: boolean[] = [];
    for (let minutes = 25; minutes <= 125; minutes += 25) {
      store.pass(25);
      seen.push(await isIn(busy));
    }
    expect(seen).toEqual([true, true, true, true, false]);
    const idle = await phoneOf(store, 'Ingrid Solheim');
    store.pass(31);
    expect(await isIn(idle)).toBe(false);
  });

  it.each<[string, Record<string, string>]>([
    ['another origin', { origin: 'https://ond.example' }],
    ['a neighbour on another port', { origin: 'http://127.0.0.1:1' }],
    ['a page of nowhere', { origin: 'null' }],
    ['another site, as the browser says', { 'sec-fetch-site': 'cross-site' }],
    ['the same site, and not the same origin', { 'sec-fetch-site': 'same-site' }],
    ['a form, which can set no header', { 'x-stafettrom': '' }],
  ])('does nothing for %s [SYNC-28]', async (_what, headers) => {
    const browser = await phoneOf(store, 'Marit Lunde');
    for (const address of ['/sign-in/out', '/sign-in/start', '/v1/home/device', '/v1/home/device/end'])
      expect(await kindOf(await browser.post(address, {}, headers))).toBe('foreign-page');
    expect(await isIn(browser)).toBe(true);
  });

  it.each([
    'https://ond.example/',
    '//ond.example/',
    '/\\ond.example',
    '\\\\ond.example',
    '/\t/ond.example',
    '/ /ond.example',
    'javascript:alert(1)',
    'plan',
    `/${'a'.repeat(400)}`,
    '',
  ])('is taken nowhere but to a path of the store: %j [SYNC-28]', async (returnTo) => {
    const browser = openBrowser(store.central.address);
    const person = await personNamed(store, 'Ingrid Solheim');
    expect(await kindOf(await browser.post('/sign-in/tryout', { person, returnTo }))).toBe('body-invalid');
    expect(browser.cookies.size).toBe(0);
  });

  it('knows no made-up person that is not there', async () => {
    const browser = openBrowser(store.central.address);
    const answer = await browser.post('/sign-in/tryout', { person: 'ingen', returnTo: '/' });
    expect(await kindOf(answer)).toBe('not-found');
  });

  it('has a cookie that only this host can set, and no script can read, where there is https', async () => {
    const app = fastify();
    const origin = findOrigin('https://stafett.eksempel.no', () => app);
    app.get('/', async (_request, reply) => {
      writeCookie(origin, reply, { kind: 'session', value: 'A'.repeat(43) });
      return '';
    });
    const answer = await app.inject('/');
    const cookie = `__Host-stafettrom=${'A'.repeat(43)}; Path=/; HttpOnly; SameSite=Lax; Secure`;
    expect(answer.headers['set-cookie']).toBe(cookie);
    await app.close();
  });
});

describe('the people of the demonstration', () => {
  it('are one person each, whatever plans they are in, and told apart by what they are', async () => {
    const people = await store.central.signIn.listTryoutPeople();
    expect(new Set(people.map(({ name }) => name)).size).toBe(people.length);
    expect(people).toContainEqual(expect.objectContaining({ name: 'Ingrid Solheim', is: 'mor · Ada' }));
    expect(people.find(({ name }) => name === 'Marit Lunde')?.is).toContain('kontaktlærer');
  });
});

describe('the file of the ways to sign in', () => {
  const provider = {
    id: 'kommunen',
    name: 'Kommunen',
    issuer: 'https://id.eksempel.no',
    clientId: 'x',
    clientAuth: { kind: 'none' as const },
    acrAccepted: ['high'],
    forWhom: 'both' as const,
  };

  it.each<[string, SignInSettings, boolean]>([
    ['an open line for real people', { providers: [{ ...provider, issuer: 'http://127.0.0.1:1' }] }, false],
    [
      'an open line to another machine',
      { providers: [{ ...provider, issuer: 'http://id.eksempel.no' }] },
      true,
    ],
    ['no level of assurance', { providers: [{ ...provider, acrAccepted: [] }] }, true],
    ['the same way twice', { providers: [provider, provider] }, true],
    ['a way with the store’s own name', { providers: [{ ...provider, id: 'tryout' }] }, true],
    ['codes that nobody could get', { password: { name: 'Passord', forWhom: 'family' } }, false],
  ])('is refused with %s', (_what, settings, tryout) => {
    expect(() => checkSignInFile(settings, tryout)).toThrow(/./u);
    expect(checkSignInFile({ providers: [provider] }, false).providers).toHaveLength(1);
  });

  it('comes in by the command line, with the public address, and is read whole or not at all', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'stafettrom-ways-'));
    const file = path.join(folder, 'innlogging.json');
    const read = (address: string): ReturnType<typeof readArguments> =>
      readArguments(['--data', folder, '--origin', address, '--identity-providers', file]);
    writeFileSync(file, JSON.stringify({ providers: [provider] }));
    const given = read('https://stafett.eksempel.no/');
    expect(given.origin).toBe('https://stafett.eksempel.no');
    expect(given.signIn?.providers).toHaveLength(1);
    expect(() => read('ftp://stafett.eksempel.no')).toThrow(/./u);
    writeFileSync(file, JSON.stringify({ providers: [{ ...provider, clientId: '' }] }));
    expect(() => read('https://stafett.eksempel.no')).toThrow(/./u);
    rmSync(folder, { recursive: true, force: true });
  });
});
