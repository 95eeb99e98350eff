import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { homeDeviceSchema, homeRoomsSchema } from '#sync/home-messages.ts';
import { metaSchema, planListSchema } from '#sync/messages.ts';
import { problemSchema } from '#sync/problems.ts';
import { device, meeting, plan } from '../central/ada.ts';
import { openBrowser } from './browser.ts';
import { askForCode, type Codes, poll, showCode } from './room.ts';
import { change, openSignInStore, personNamed, phoneOf, type SignInStore } from './sign-in-store.ts';

let store: SignInStore;

beforeAll(async () => {
  store = await openSignInStore();
}, 120_000);
afterAll(() => store.stop());

const address = (): string => store.central.address;
const kindOf = async (answer: Response): Promise<string> => problemSchema.parse(await answer.json()).type;

async function letIn(codes: Codes, name = 'Marit Lunde'): Promise<string> {
  const phone = await phoneOf(store, name);
  const answer = await phone.post('/v1/home/device', { userCode: codes.user_code, plan, meeting });
  expect(answer.status).toBe(204);
  const { access_token: token } = await poll(address(), codes.device_code);
  if (token === undefined) throw new Error('The room was given no token');
  return token;
}

async function ask(token: string, path: string, body?: unknown): Promise<Response> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const init = body === undefined ? { headers } : { headers, method: 'POST', body: JSON.stringify(body) };
  return fetch(new URL(path, address()), init);
}

describe('a room that shows a code (RFC 8628)', { timeout: 30_000 }, () => {
  it('is let in from the phone, for one person, one plan and one meeting [SYNC-26]', async () => {
    const meta = metaSchema.parse(await (await fetch(new URL('/v1/meta', address()))).json());
    expect(meta).toMatchObject({ signIn: 'device', issuer: `${address()}/oidc` });
    const codes = await showCode(address());
    expect(codes.user_code).toMatch(/^[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}$/);
    expect(codes).toMatchObject({ verification_uri: `${address()}/device`, expires_in: 600, interval: 5 });
    expect(codes.verification_uri_complete).toBe(`${address()}/device?user_code=${codes.user_code}`);
    expect(await poll(address(), codes.device_code)).toMatchObject({ error: 'authorization_pending' });

    const phone = await phoneOf(store, 'Marit Lunde');
    const shown = await phone.get(`/v1/home/device?user_code=${codes.user_code.toLowerCase()}`);
    const found = homeDeviceSchema.parse(await shown.json());
    expect(found).toMatchObject({ userCode: codes.user_code, room: 'Møterom 214', mayOpenPlan: true });
    expect(found.meetings.map((one) => one.meeting)).toContain(meeting);

    const chosen = await phone.post('/v1/home/device', { userCode: codes.user_code, plan, meeting });
    expect(chosen.status).toBe(204);
    const { access_token: token = '', expires_in: seconds } = await poll(address(), codes.device_code);
    expect(seconds).toBe(36_000);
    const plans = planListSchema.parse(await (await ask(token, '/v1/plans?for=meeting')).json());
    expect(plans.plans.map(({ id }) => id)).toEqual([plan]);
    const lent = await ask(token, `/v1/plans/${plan}/leases`, { purpose: 'meeting', device, meeting });
    expect(lent.status).toBe(201);
    const elsewhere = await ask(token, '/v1/plans/selma/leases', { purpose: 'meeting', device, meeting });
    expect(elsewhere.status).toBe(404);
    const other = { purpose: 'meeting', device: 'rom-215', meeting };
    expect((await ask(token, `/v1/plans/${plan}/leases`, other)).status).toBe(404);
    expect(store.faults).toEqual([]);
  });

  it('is told to slow down when it asks too often', async () => {
    const { device_code: code } = await showCode(address());
    expect(await poll(address(), code)).toMatchObject({ error: 'authorization_pending' });
    expect(await poll(address(), code)).toMatchObject({ error: 'slow_down' });
  });

  it('is given one token for one device code, also when it asks twice at once [SYNC-26]', async () => {
    const codes = await showCode(address());
    const phone = await phoneOf(store, 'Marit Lunde');
    await phone.post('/v1/home/device', { userCode: codes.user_code, plan, meeting });
    const all = await Promise.all([1, 2, 3].map(() => poll(address(), codes.device_code)));
    expect(all.filter((one) => one.access_token !== undefined).length).toBeLessThanOrEqual(1);
    expect(await poll(address(), codes.device_code)).toMatchObject({ error: 'invalid_grant' });
  });

  it('loses its token when the same device code is brought again: somebody else may have it [SYNC-26]', async () => {
    const codes = await showCode(address());
    const token = await letIn(codes);
    expect((await ask(token, '/v1/plans?for=meeting')).status).toBe(200);
    expect(await poll(address(), codes.device_code)).toMatchObject({ error: 'invalid_grant' });
    expect(await kindOf(await ask(token, '/v1/plans?for=meeting'))).toBe('token-rejected');
  });

  it('opens nothing any more when the person it is bound to is taken out of the store', async () => {
    const token = await letIn(await showCode(address()));
    const id = await personNamed(store, 'Marit Lunde');
    await change(store, sql`update person set id = 'borte' where id = ${id}`);
    expect(await kindOf(await ask(token, '/v1/plans?for=meeting'))).toBe('token-rejected');
    await change(store, sql`update person set id = ${id} where id = 'borte'`);
    expect((await ask(token, '/v1/plans?for=meeting')).status).toBe(200);
  });

  it('is let in by the first of two phones, and the second hears that there is no such code', async () => {
    const codes = await showCode(address());
    const phones = await Promise.all([phoneOf(store, 'Marit Lunde'), phoneOf(store, 'Marit Lunde')]);
    const choice = { userCode: codes.user_code, plan, meeting };
    const answers = await Promise.all(phones.map((phone) => phone.post('/v1/home/device', choice)));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.toSorted((one, other) => one - other)).toEqual([204, 404]);
  });

  it('is not let in after ten minutes: its code is as one that never was [SYNC-25]', async () => {
    const codes = await showCode(address());
    await change(
      store,
      sql`update oidc_record set payload = regexp_replace(payload, '"exp":[0-9]+', '"exp":1000')
        where kind = 'DeviceCode'`,
    );
    const phone = await phoneOf(store, 'Marit Lunde');
    const unknown = await phone.get('/v1/home/device?user_code=BCDF-GHJK');
    const expired = await phone.get(`/v1/home/device?user_code=${codes.user_code}`);
    expect([expired.status, await expired.text()]).toEqual([unknown.status, await unknown.text()]);
    expect(await poll(address(), codes.device_code)).toMatchObject({ error: 'expired_token' });
  });

  it('shows its code to nobody who has not signed in, and to nobody from another page [SYNC-28]', async () => {
    const { user_code: userCode } = await showCode(address());
    const stranger = openBrowser(address());
    expect(await kindOf(await stranger.get(`/v1/home/device?user_code=${userCode}`))).toBe(
      'sign-in-required',
    );
    const phone = await phoneOf(store, 'Marit Lunde');
    const foreign = { origin: 'https://ondt.example' };
    const crossing = await phone.post('/v1/home/device', { userCode, plan, meeting }, foreign);
    expect(await kindOf(crossing)).toBe('foreign-page');
  });

  it('is not let in by somebody who is not in the plan, nor by one who does not lead the meeting', async () => {
    const codes = await showCode(address());
    const choice = { userCode: codes.user_code, plan, meeting };
    for (const name of ['Torunn Hauge', 'Ingrid Solheim', 'Jonas Berg']) {
      const phone = await phoneOf(store, name);
      expect(await kindOf(await phone.post('/v1/home/device', choice))).toBe('plan-not-found');
    }
    const family = await phoneOf(store, 'Ingrid Solheim');
    const opening = await family.post('/v1/home/device', { userCode: codes.user_code, newPlan: true });
    expect(await kindOf(opening)).toBe('read-only');
    expect(await poll(address(), codes.device_code)).toMatchObject({ error: 'authorization_pending' });
  });

  it('opens one new plan for an approved employee, and is bound to it from then on [SYNC-26]', async () => {
    const codes = await showCode(address());
    const phone = await phoneOf(store, 'Marit Lunde');
    await phone.post('/v1/home/device', { userCode: codes.user_code, newPlan: true });
    const { access_token: token = '' } = await poll(address(), codes.device_code);
    const none = planListSchema.parse(await (await ask(token, '/v1/plans?for=meeting')).json());
    expect(none.plans).toEqual([]);
    const opened = await ask(token, '/v1/plans', {
      plan: 'ny-plan',
      device,
      about: 'child',
      language: 'nb',
      owner: { name: 'Nora', born: '2018-02-03' },
      guardians: [{ name: 'Per' }],
      meeting: { id: 'ny-plan-mote', time: '12:00', place: 'Møterom 214' },
    });
    expect([opened.status, opened.status === 201 ? '' : await opened.text()]).toEqual([201, '']);
    const own = planListSchema.parse(await (await ask(token, '/v1/plans?for=meeting')).json());
    expect(own.plans.map(({ id }) => id)).toEqual(['ny-plan']);
  });

  it('is sent away from the phone that let it in, and from no other', async () => {
    const token = await letIn(await showCode(address()));
    const phone = await phoneOf(store, 'Marit Lunde');
    const { rooms } = homeRoomsSchema.parse(await (await phone.get('/v1/home/rooms')).json());
    const grant = rooms[0]?.grant ?? '';
    expect(rooms[0]).toMatchObject({ room: 'Møterom 214', owner: 'Ada' });
    const other = await phoneOf(store, 'Torunn Hauge');
    expect((await other.post('/v1/home/device/end', { grant })).status).toBe(404);
    expect((await ask(token, '/v1/plans?for=meeting')).status).toBe(200);
    expect((await phone.post('/v1/home/device/end', { grant })).status).toBe(204);
    expect(await kindOf(await ask(token, '/v1/plans?for=meeting'))).toBe('token-rejected');
  });

  it('goes on where it was when the store ends and begins again in the middle', async () => {
    const codes = await showCode(address());
    store = await store.restart();
    const phone = await phoneOf(store, 'Marit Lunde');
    const choice = { userCode: codes.user_code, plan, meeting };
    expect((await phone.post('/v1/home/device', choice)).status).toBe(204);
    store = await store.restart();
    const { access_token: token = '' } = await poll(address(), codes.device_code);
    store = await store.restart();
    expect((await ask(token, '/v1/plans?for=meeting')).status).toBe(200);
  }, 30_000);

  it('keeps no token in the clear', async () => {
    const token = await letIn(await showCode(address()));
    const rows = await change(store, sql`select * from oidc_record where kind <> 'DeviceCode'`);
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  it.each([
    ['no name of a room', { room: '' }],
    ['a name that would be markup', { room: '<b>Møterom</b>' }],
    ['a name that is too long', { room: 'a'.repeat(61) }],
    ['no device', { device: '' }],
    ['another client', { client_id: 'noen-andre' }],
  ])('is given no code with %s', async (_what, wrong) => {
    const answer = await askForCode(address(), wrong);
    expect([400, 401]).toContain(answer.status);
  });

  it('finds no page of the library, and no endpoint beside those it needs', async () => {
    for (const path of ['/oidc/device', '/oidc/auth', '/oidc/session/end', '/oidc/me', '/oidc/reg'])
      expect((await fetch(new URL(path, address()))).status).toBe(404);
  });
});
