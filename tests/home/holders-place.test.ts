import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { isNumber, openNumber } from '#store/home/owner-number.ts';
import { homeKeptSchema } from '#sync/home-messages.ts';
import { type Asking, ask, openFamily, readPlan, refusedTo } from './home-plan.ts';
import { type HomeStore, openHomeStore, seedPerson, settleDown } from './home-store.ts';

let home: HomeStore;

beforeAll(async () => {
  home = await openHomeStore();
  await seedPerson(home, { id: 'p-holder', name: 'Siri Bakke', employee: true, mobile: '900 00 001' });
  await seedPerson(home, { id: 'p-mor', name: 'Hanne Fjeldberg', employee: false });
}, 60_000);
afterEach(() => settleDown(home));
afterAll(() => home.stop());

const png = Buffer.concat([
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  Buffer.from('bilde'),
]);
const jpeg = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from('bilde')]);
const paper = Buffer.from('%PDF-1.4 oppdiktet skjema');

function scan(
  plan: string,
  body: Buffer,
  change: Partial<Asking> & { readonly consent?: string } = {},
): Asking {
  const { consent = 'c1', ...rest } = change;
  const headers = { 'content-type': 'application/octet-stream' };
  const url = `/v1/home/plans/${plan}/papers/${consent}`;
  return { url, method: 'POST', as: 'holder', headers, body, ...rest };
}

describe('a scan of a form on paper (C9)', () => {
  it('is kept once, and the page says that it has come', async () => {
    const plan = await openFamily(home);
    const papers = async () => (await readPlan(home, plan, 'holder')).holderPlace?.papers;
    expect(await papers()).toEqual([{ consent: 'c1', signedOn: '2026-09-01', scanned: false }]);
    const first = await ask(home, scan(plan, paper));
    expect(first.statusCode).toBe(201);
    const again = await ask(home, scan(plan, paper));
    expect(homeKeptSchema.parse(again.json())).toEqual(homeKeptSchema.parse(first.json()));
    for (const one of [png, jpeg]) expect((await ask(home, scan(plan, one))).statusCode).toBe(201);
    expect(await papers()).toMatchObject([{ scanned: true }]);
    const rows = await home.store.database.own((within) =>
      sql<{ media_type: string; by_person: string }>`
        select media_type, by_person from paper_scan where plan = ${plan} order by media_type`.execute(
        within,
      ),
    );
    expect(rows.rows.map((row) => row.media_type)).toEqual(['application/pdf', 'image/jpeg', 'image/png']);
    expect((await readPlan(home, plan, 'mor')).holderPlace).toBeUndefined();
  });

  it('is what it begins with, whatever it says it is, and not too large', async () => {
    const plan = await openFamily(home);
    const headers = { 'content-type': 'image/png' };
    const script = Buffer.from('<svg onload="alert(1)">');
    expect(await refusedTo(home, scan(plan, script, { headers }))).toBe('body-invalid');
    expect(await refusedTo(home, scan(plan, Buffer.alloc(0)))).toBe('body-invalid');
    const most = Buffer.alloc(20 * 1024 * 1024);
    expect(await refusedTo(home, scan(plan, most))).toBe('body-invalid');
    expect(await refusedTo(home, scan(plan, Buffer.concat([paper, most])))).toBe('too-large');
    expect((await ask(home, scan(plan, Buffer.concat([paper, most.subarray(0, 300_000)])))).statusCode).toBe(
      201,
    );
  });

  it('is the holder’s alone to send, of a consent that was signed on paper', async () => {
    const plan = await openFamily(home);
    for (const as of ['mor', 'nurse'])
      expect(await refusedTo(home, scan(plan, paper, { as }))).toBe('read-only');
    expect(await refusedTo(home, scan(plan, paper, { as: 'stranger' }))).toBe('plan-not-found');
    expect(await refusedTo(home, scan(plan, paper, { consent: 'c2' }))).toBe('not-found');
    const headers = { 'content-type': 'application/pdf', 'x-private': '1' };
    expect(await refusedTo(home, scan(plan, paper, { headers }))).toBe('read-only');
    const foreign = { 'content-type': 'application/pdf', 'x-stafettrom': '' };
    expect(await refusedTo(home, scan(plan, paper, { headers: foreign }))).toBe('foreign-page');
  });
});

/** Made up: the month is 81 or later, which no person has. */
const synthetic = makeNumber('015817', 1);

function makeNumber(date: string, from: number): string {
  for (let individual = from; individual < 1000; individual += 1) {
    const nine = `${date}${String(individual).padStart(3, '0')}`;
    const first = controlOf(nine, [3, 7, 6, 1, 8, 9, 4, 5, 2]);
    const second = controlOf(`${nine}${first}`, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]);
    if (first < 10 && second < 10) return `${nine}${first}${second}`;
  }
  throw new Error('No number');
}

function controlOf(digits: string, weights: readonly number[]): number {
  const sum = weights.reduce((all, weight, index) => all + weight * Number(digits[index]), 0);
  return (11 - (sum % 11)) % 11;
}

describe('the identity number of the plan owner (R10) [SYNC-31]', () => {
  const madeUp = makeNumber('018317', 1);
  const put = (plan: string, number: string, change: Partial<Asking> = {}): Asking => {
    const url = `/v1/home/plans/${plan}/number`;
    return { url, method: 'PUT', as: 'holder', body: { number }, ...change };
  };

  it('has control digits, a day and a month, also of a D number and a made-up one', () => {
    for (const date of ['010317', '410317', '018317', '014317', '311299'])
      expect(isNumber(makeNumber(date, 1))).toBe(true);
    for (const date of ['001217', '321217', '010017', '011317'])
      expect(isNumber(makeNumber(date, 1))).toBe(false);
    expect(isNumber(synthetic)).toBe(false);
    for (let place = 0; place < 11; place += 1) {
      const digit = (Number(madeUp[place]) + 1) % 10;
      expect(isNumber(`${madeUp.slice(0, place)}${digit}${madeUp.slice(place + 1)}`)).toBe(false);
    }
  });

  it('is kept sealed, bound to its plan, and never given back', async () => {
    const plan = await openFamily(home);
    expect((await readPlan(home, plan, 'holder')).holderPlace?.hasNumber).toBe(false);
    const answer = await ask(home, put(plan, madeUp));
    expect([answer.statusCode, answer.body]).toEqual([204, '']);
    const seen = await ask(home, { url: `/v1/home/plans/${plan}`, as: 'holder' });
    expect(seen.body).toContain('"hasNumber":true');
    expect(seen.body).not.toContain(madeUp);
    const rows = await home.store.database.own((within) =>
      sql<{ sealed: string }>`select sealed from owner_number where plan = ${plan}`.execute(within),
    );
    const sealed = rows.rows[0]?.sealed ?? '';
    expect(sealed).not.toContain(madeUp);
    expect(Buffer.from(sealed.slice(3), 'base64url').includes(madeUp)).toBe(false);
    expect(openNumber(home.store, { plan, sealed })).toBe(madeUp);
    expect(() => openNumber(home.store, { plan: 'en-annen', sealed })).toThrow();
    const other = makeNumber('028317', 1);
    await ask(home, put(plan, other));
    const changed = await home.store.database.own((within) =>
      sql<{ sealed: string }>`select sealed from owner_number where plan = ${plan}`.execute(within),
    );
    expect(changed.rows.map((row) => openNumber(home.store, { plan, sealed: row.sealed }))).toEqual([other]);
  });

  it('is refused when it is wrong, or somebody’s own in a store to try out, and never repeated in the answer', async () => {
    const plan = await openFamily(home);
    const own = makeNumber('010317', 1);
    for (const number of [own, `${madeUp.slice(0, 10)}x`, madeUp.slice(1), synthetic]) {
      const answer = await ask(home, put(plan, number));
      expect([answer.statusCode, answer.body.includes(number)]).toEqual([422, false]);
    }
    for (const as of ['mor', 'nurse'])
      expect(await refusedTo(home, put(plan, madeUp, { as }))).toBe('read-only');
    expect(await refusedTo(home, put(plan, madeUp, { as: 'stranger' }))).toBe('plan-not-found');
    expect((await readPlan(home, plan, 'holder')).holderPlace?.hasNumber).toBe(false);
  });
});

describe('how a holder is reached (R10, R12)', () => {
  const put = (body: object, as = 'holder'): Asking => ({ url: '/v1/home/contact', method: 'PUT', as, body });

  it('is changed by the holder, and the family reads it', async () => {
    const plan = await openFamily(home);
    const contact = { mobile: '+47 900 00 009', email: 'siri@eksempel.test' };
    expect((await ask(home, put(contact))).statusCode).toBe(204);
    expect((await readPlan(home, plan, 'far')).holders).toMatchObject([contact]);
    await ask(home, put({ mobile: contact.mobile }));
    expect((await readPlan(home, plan, 'far')).holders[0]?.email).toBeUndefined();
  });

  it('is nobody else’s to change, and has the shape of a number and an address', async () => {
    expect(await refusedTo(home, put({ mobile: '900 00 002' }, 'mor'))).toBe('read-only');
    for (const body of [{ mobile: 'ring meg' }, { email: 'siri' }, { name: 'En annen' }])
      expect(await refusedTo(home, put(body))).toBe('body-invalid');
  });
});
