import { expect, it } from 'vitest';
import { signInSentSchema } from '#sync/home-messages.ts';
import { addPasswordLogin } from '#store/sign-in/password-login.ts';
import { inService } from '#store/store.ts';
import { meeting, plan } from '../central/ada.ts';
import { openFolder } from '../fixtures/test-database.ts';
import { openBrowser } from './browser.ts';
import { poll, showCode } from './room.ts';
import { openSignInStore, personNamed, phoneOf } from './sign-in-store.ts';

it('signs people and rooms in on the database to try out with as on PostgreSQL', async () => {
  const password = { name: 'Med passord', forWhom: 'both' as const };
  let store = await openSignInStore({ database: openFolder(), signIn: { password } });
  const person = await personNamed(store, 'Marit Lunde');
  const { store: inside } = store.central;
  const login = { userName: 'marit', password: 'blå hest på månen', person };
  await inService(inside, (within) => addPasswordLogin(inside, within, login));

  const codes = await showCode(store.central.address);
  const phone = openBrowser(store.central.address);
  const given = { userName: 'marit', returnTo: '/', language: 'nb' };
  expect((await phone.post('/sign-in/password', { ...given, password: 'feil' })).status).toBe(401);
  const sent = await phone.post('/sign-in/password', { ...given, password: login.password });
  const { tryoutCode: code } = signInSentSchema.parse(await sent.json());
  expect((await phone.post('/sign-in/code', { code })).status).toBe(200);
  const choice = { userCode: codes.user_code, plan, meeting };
  const phones = [phone, await phoneOf(store, 'Marit Lunde')];
  const answers = await Promise.all(phones.map((one) => one.post('/v1/home/device', choice)));
  expect(answers.map(({ status }) => status)).toContain(204);
  expect(answers.map(({ status }) => status)).toContain(404);

  store = await store.restart();
  const { access_token: token = '' } = await poll(store.central.address, codes.device_code);
  const found = await store.central.signIn.findRoom(token);
  expect(found).toMatchObject({ kind: 'room', person, plan, meeting });
  const again = await Promise.all([1, 2, 3].map(() => poll(store.central.address, codes.device_code)));
  expect(again.map(({ error }) => error)).toEqual(['invalid_grant', 'invalid_grant', 'invalid_grant']);
  expect(await store.central.signIn.findRoom(token)).toBeUndefined();
  expect(store.faults).toEqual([]);
  await store.stop();
}, 120_000);
