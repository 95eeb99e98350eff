import { createServer } from 'node:net';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { signInNextSchema } from '#sync/home-messages.ts';
import { problemSchema } from '#sync/problems.ts';
import { tenantTables } from '#store/database/migrations/0004-row-level-security.ts';
import { type PeopleFile, peopleFileSchema, takePeople } from '#store/sign-in/people-file.ts';
import { findByIdentity } from '#store/sign-in/people.ts';
import { type MunicipalityIssuer, pids, startIssuer } from '../fakes/municipality-issuer.ts';
import { type Browser, openBrowser } from './browser.ts';
import { settingsFor } from './issuer-settings.ts';
import { change, openSignInStore, personNamed, type SignInStore } from './sign-in-store.ts';

let store: SignInStore;
let issuer: MunicipalityIssuer;
const home = '/plan/ada?fane=referat';

beforeAll(async () => {
  const port = await findPort();
  issuer = await startIssuer(`http://127.0.0.1:${port}`);
  store = await openSignInStore({ port, signIn: settingsFor(issuer) });
  await takePeople(store.central.store, people());
}, 120_000);
afterAll(async () => {
  await store.stop();
  await issuer.stop();
});
afterEach(() => {
  for (const key of ['says', 'change', 'forge', 'codeSeconds'] as const) delete issuer.next[key];
  Object.assign(issuer.next, { account: 'marit', acr: 'high' });
});

/** As the municipality gives it: who people of the plans are to its identity provider. */
function people(): PeopleFile {
  const identify = (account: string): object => ({ issuer: issuer.address, subject: pids[account] });
  return peopleFileSchema.parse({
    people: [
      {
        name: 'Marit Lunde',
        employee: true,
        identities: [identify('marit')],
        plans: [{ plan: 'ada', participant: 'kontaktlaerer' }],
      },
      {
        name: 'Ingrid Solheim',
        identities: [identify('ingrid')],
        plans: [{ plan: 'ada', participant: 'mor' }],
      },
    ],
  });
}

function findPort(): Promise<number> {
  return new Promise((found) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => found(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

async function begin(browser: Browser, way = 'kommunen'): Promise<string> {
  const answer = await browser.post('/sign-in/start', { way, returnTo: home });
  return signInNextSchema.parse(await answer.json()).redirect;
}

/** To the identity provider and back to the door of the store, which is not opened yet. */
async function goThere(browser: Browser, way?: string): Promise<URL> {
  const { at } = await browser.follow(await begin(browser, way), '/sign-in/callback');
  return at;
}

async function comeBack(browser: Browser, at: URL): Promise<string> {
  const answer = await browser.get(at.href);
  expect(answer.status).toBe(302);
  return answer.headers.get('location') ?? '';
}

async function isIn(browser: Browser): Promise<boolean> {
  return (await browser.get('/v1/home/rooms')).status === 200;
}

async function tryWith(next: Partial<MunicipalityIssuer['next']>, way?: string): Promise<string> {
  Object.assign(issuer.next, next);
  const browser = openBrowser(store.central.address);
  const to = await comeBack(browser, await goThere(browser, way));
  expect(await isIn(browser)).toBe(to === home);
  return to;
}

describe('signing in through the municipality’s identity provider', { timeout: 30_000 }, () => {
  it('lets somebody in whom the municipality has put in, and takes them where they were going', async () => {
    const browser = openBrowser(store.central.address);
    expect(await comeBack(browser, await goThere(browser))).toBe(home);
    expect(await isIn(browser)).toBe(true);
    const asked = issuer.asked();
    expect(asked?.get('code_challenge_method')).toBe('S256');
    expect(asked?.get('acr_values')).toBe('high substantial');
    expect(asked?.get('prompt')).toBe('login');
    expect(asked?.get('ui_locales')).toBe('nb');
    expect(asked?.get('nonce')).toMatch(/^[\w-]{43}$/);
  });

  it('lets employees in through a provider of their own, where the store signs its requests', async () => {
    expect(await tryWith({}, 'ansatte')).toBe(home);
    expect(await tryWith({ account: 'ingrid' }, 'ansatte')).toBe('/?refused=not-for-you');
    expect(await tryWith({ account: 'ingrid' })).toBe(home);
  });

  it('takes an identity token that the provider itself wrote anew', async () => {
    expect(await tryWith({ change: (claims) => ({ ...claims }) })).toBe(home);
  });

  it('keeps and logs no national identity number [SYNC-27]', async () => {
    expect(await tryWith({})).toBe(home);
    for (const table of [...tenantTables, 'store_key']) {
      const rows = JSON.stringify(await change(store, sql`select * from ${sql.table(table)}`));
      for (const pid of Object.values(pids)) expect(rows).not.toContain(pid);
    }
    expect(store.faults).toEqual([]);
  });

  it('makes nobody: a stranger is refused, and is as unknown afterwards [SYNC-27]', async () => {
    const count = (): Promise<unknown[]> => change(store, sql`select count(*) from person`);
    const before = await count();
    expect(await tryWith({ account: 'fremmed' })).toBe('/?refused=not-known');
    expect(await count()).toEqual(before);
  });

  it('puts nobody in twice, and finds those who are in a plan already', async () => {
    const count = (): Promise<unknown[]> => change(store, sql`select count(*) from person`);
    const before = await count();
    await takePeople(store.central.store, people());
    expect(await count()).toEqual(before);
    const identity = { issuer: issuer.address, subject: pids['marit'] ?? '' };
    const found = await findByIdentity(store.central.store, identity);
    expect(found?.person).toBe(await personNamed(store, 'Marit Lunde'));
    const elsewhere = { ...identity, issuer: 'https://id.eksempel.no' };
    expect(await findByIdentity(store.central.store, elsewhere)).toBeUndefined();
    const fresh = {
      people: [
        { name: 'Nina Ny', identities: [elsewhere], login: { userName: 'nina', password: 'lang nok' } },
      ],
    };
    await takePeople(store.central.store, peopleFileSchema.parse(fresh));
    expect(await findByIdentity(store.central.store, elsewhere)).toMatchObject({
      name: 'Nina Ny',
      employee: false,
    });
    const approved = { people: fresh.people.map((row) => ({ ...row, employee: true })) };
    await takePeople(store.central.store, peopleFileSchema.parse(approved));
    expect(await findByIdentity(store.central.store, elsewhere)).toMatchObject({
      name: 'Nina Ny',
      employee: true,
    });
  });

  it.each<[string, Partial<MunicipalityIssuer['next']>, string]>([
    ['a level of assurance that is too low', { acr: 'substantial' }, 'assurance-too-low'],
    ['no level of assurance', { change: ({ acr: _acr, ...rest }) => rest }, 'assurance-too-low'],
    ['a key that is not the provider’s', { forge: 'other-key' }, 'sign-in-failed'],
    ['no signature', { forge: 'none' }, 'sign-in-failed'],
    ['another audience', { change: (claims) => ({ ...claims, aud: 'noen-andre' }) }, 'sign-in-failed'],
    ['another issuer', { change: (claims) => ({ ...claims, iss: 'https://ond.example' }) }, 'sign-in-failed'],
    ['another nonce', { change: (claims) => ({ ...claims, nonce: 'x' }) }, 'sign-in-failed'],
    ['no nonce', { change: ({ nonce: _nonce, ...rest }) => rest }, 'sign-in-failed'],
    [
      'an identity token that has run out',
      { change: (claims) => ({ ...claims, exp: 1000 }) },
      'sign-in-failed',
    ],
    ['no word for who it is', { change: ({ pid: _pid, ...rest }) => rest }, 'sign-in-failed'],
    ['a no from the person', { says: 'no' }, 'sign-in-cancelled'],
  ])('refuses %s [SYNC-27]', async (_what, next, kind) => {
    expect(await tryWith(next)).toBe(`/?refused=${kind}`);
  });

  it('refuses a state that is not the one that was sent [SYNC-27]', async () => {
    const browser = openBrowser(store.central.address);
    const at = await goThere(browser);
    at.searchParams.set('state', 'en-annen');
    expect(await comeBack(browser, at)).toBe('/?refused=sign-in-failed');
    expect(await isIn(browser)).toBe(false);
  });

  it.each(['verifier', 'nonce', 'state'])('refuses a %s of another sign-in [SYNC-27]', async (name) => {
    const browser = openBrowser(store.central.address);
    const at = await goThere(browser);
    const other = 'A'.repeat(43);
    await change(
      store,
      sql`update sign_in set checks = regexp_replace(checks, ${`"${name}":"[^"]*"`}, ${`"${name}":"${other}"`})`,
    );
    expect(await comeBack(browser, at)).toBe('/?refused=sign-in-failed');
    expect(await isIn(browser)).toBe(false);
  });

  it('takes an authorization code once: the same address again opens nothing [SYNC-27]', async () => {
    const browser = openBrowser(store.central.address);
    const at = await goThere(browser);
    expect(await comeBack(browser, at)).toBe(home);
    await browser.post('/sign-in/out', {});
    expect(await comeBack(browser, at)).toBe('/?refused=sign-in-expired');
    const again = await goThere(browser);
    again.searchParams.set('code', at.searchParams.get('code') ?? '');
    expect(await comeBack(browser, again)).toBe('/?refused=sign-in-failed');
    expect(await isIn(browser)).toBe(false);
  });

  it('finishes only in the browser that began, and within ten minutes', async () => {
    const browser = openBrowser(store.central.address);
    const at = await goThere(browser);
    const stranger = openBrowser(store.central.address);
    expect(await comeBack(stranger, at)).toBe('/?refused=sign-in-expired');
    store.pass(11);
    expect(await comeBack(browser, at)).toBe('/?refused=sign-in-expired');
  });

  it('refuses an authorization code that has run out over there', async () => {
    issuer.next.codeSeconds = 1;
    const browser = openBrowser(store.central.address);
    const at = await goThere(browser);
    await new Promise((waited) => setTimeout(waited, 2500));
    expect(await comeBack(browser, at)).toBe('/?refused=sign-in-failed');
  });

  it('goes on when the store ends and begins again while somebody is over there', async () => {
    const browser = openBrowser(store.central.address);
    const at = await goThere(browser);
    store = await store.restart();
    expect(await comeBack(browser, at)).toBe(home);
  }, 30_000);

  it('says calmly that a provider is away, and knows no way that is not there', async () => {
    const browser = openBrowser(store.central.address);
    const away = await browser.post('/sign-in/start', { way: 'borte', returnTo: '/' });
    expect([away.status, away.headers.get('retry-after')]).toEqual([429, '30']);
    const none = await browser.post('/sign-in/start', { way: 'ingen', returnTo: '/' });
    expect(problemSchema.parse(await none.json()).type).toBe('not-found');
  });
});
