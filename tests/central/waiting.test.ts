import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Fact } from '#domain/fact.ts';
import { writeLoan } from '#store/loans/loan-rows.ts';
import { inService } from '#store/store.ts';
import { changesSchema } from '#sync/messages.ts';
import { onPostgres } from '../support/postgres-suites.ts';
import { borrow, comment, day, device, makeFact, numbered, plan, problemOf, value } from './ada.ts';
import { openTryoutStore, token, type TryoutStore } from './tryout-store.ts';

let store: TryoutStore;

beforeAll(async () => {
  store = await openTryoutStore();
}, 60_000);
afterAll(() => store.stop());

async function write(to: TryoutStore, fact: Fact): Promise<void> {
  const { loan } = await borrow(to.client);
  const pushed = value(await to.client.push(plan, { device, loan, facts: numbered([fact]) }));
  expect(pushed.results).toMatchObject([{ outcome: 'applied' }]);
}

function ask(
  from: TryoutStore,
  wait: { readonly cursor: string; readonly signal?: AbortSignal },
): Promise<Response> {
  const { cursor, ...rest } = wait;
  const address = new URL(`/v1/plans/${plan}/changes?wait=25&cursor=${cursor}`, from.central.address);
  return fetch(address, { headers: { authorization: `Bearer ${token}` }, ...rest });
}

async function waitUntilWaiting(count: number): Promise<void> {
  await expect.poll(() => store.central.store.bells.countWaiting(), { timeout: 20_000 }).toBe(count);
}

describe('a pull that waits', () => {
  it('is forgotten when whoever asked has gone [SYNC-18]', async () => {
    const { cursor } = value(await store.client.changes(plan));
    const leaves = new AbortController();
    const asking = ask(store, { cursor, signal: leaves.signal });
    await waitUntilWaiting(1);
    leaves.abort();
    await expect(asking).rejects.toThrow(/abort/u);
    await waitUntilWaiting(0);
  }, 60_000);

  it('is answered at once when its reader has lost the plan in the meantime [SYNC-15, SYNC-18]', async () => {
    const { store: central } = store.central;
    const offlineUntil = new Date(Date.now() + 3_600_000).toISOString();
    const lent = { plan, meeting: 'm', device, reader: 'sfo-leder', offlineUntil };
    const { loan } = await inService(central, (within) => writeLoan(central, within, lent));
    const { cursor } = value(await store.client.changes(plan, { loan }));
    const waiting = store.client.changes(plan, { loan, cursor, wait: 25 });
    await waitUntilWaiting(1);
    await write(store, makeFact({ verb: 'access.ended/1', body: { participant: 'sfo-leder', on: day } }));
    const given = await waiting;
    const last = given.ok ? await store.client.changes(plan, { loan, cursor: given.value.cursor }) : given;
    expect(problemOf(last)).toMatchObject({ type: 'access-ended', purge: true });
  }, 60_000);

  it('is refused where too many wait already, and told when to come again [SYNC-18]', async () => {
    const { cursor } = value(await store.client.changes(plan));
    const asking = Array.from({ length: 43 }, () => ask(store, { cursor }));
    await waitUntilWaiting(40);
    await write(store, comment());
    const answers = await Promise.all(asking);
    const busy = answers.filter(({ status }) => status === 429);
    expect(busy.map(({ headers }) => headers.get('retry-after'))).toEqual(['5', '5', '5']);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(40);
    expect(store.central.store.bells.countWaiting()).toBe(0);
  }, 60_000);

  it('is answered with nothing when the store stops', async () => {
    const { cursor } = value(await store.client.changes(plan));
    const asking = ask(store, { cursor });
    await waitUntilWaiting(1);
    const begun = performance.now();
    store = await store.restart();
    const answer = await asking;
    expect(changesSchema.parse(await answer.json())).toMatchObject({ facts: [], withdrawn: [], more: false });
    expect(performance.now() - begun).toBeLessThan(20_000);
  }, 60_000);
});

await onPostgres('a pull that waits, beside another process of the store', ({ url }) => {
  it('hears within seconds what was written through the other [SYNC-18]', async () => {
    const place = { databaseUrl: url };
    const one = await openTryoutStore({ place });
    const other = await openTryoutStore({ place });
    const { cursor } = value(await other.client.changes(plan));
    const asking = ask(other, { cursor });
    await expect.poll(() => other.central.store.bells.countWaiting()).toBe(1);
    const fact = comment();
    const begun = performance.now();
    await write(one, fact);
    const { facts } = changesSchema.parse(await (await asking).json());
    expect(facts.map((changed) => changed.fact)).toEqual([fact]);
    expect(performance.now() - begun).toBeLessThan(10_000);
    await Promise.all([one.stop(), other.stop()]);
  }, 60_000);
});
