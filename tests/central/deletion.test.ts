import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Fact } from '#domain/fact.ts';
import { readFact } from '#domain/known-fact.ts';
import { administrate } from '#store/days/administrate.ts';
import { executeDeletion } from '#store/days/execute-deletion.ts';
import { tenantTables } from '#store/database/migrations/0004-row-level-security.ts';
import { passDay } from '#store/days/pass-day.ts';
import { inService, type Store } from '#store/store.ts';
import type { ChangedFact } from '#sync/messages.ts';
import { writeDigestText } from '#sync/digest.ts';
import { hashText } from '#store/database/hash.ts';
import { profileNamed } from '../fixtures/profile.ts';
import { startPostgres, tellSkipped } from '../fixtures/postgres-server.ts';
import { borrow, comment, device, makeFact, newId, numbered, plan, value } from './ada.ts';
import { openPgliteStore, type TryoutStore } from './tryout-store.ts';

const secret = 'Dette står ingen andre steder enn her.';
const profile = { ...profileNamed('try-out'), withdrawal: 'delete' as const, deletionMayBeDemanded: true };

async function deliver(store: TryoutStore, facts: readonly Fact[]): Promise<void> {
  const loan = await borrow(store.client);
  const push = { device, loan: loan.loan, facts: numbered(facts) };
  const { results } = value(await store.client.push(plan, push));
  expect(results.map(({ outcome }) => outcome)).toEqual(facts.map(() => 'applied'));
}

async function dump({ database }: Store): Promise<string> {
  return database.own(async (within) => {
    const texts: string[] = [];
    for (const table of tenantTables) {
      const rows = await sql<{ row: string }>`
        select to_json(one)::text as row from ${sql.table(table)} as one`.execute(within);
      texts.push(...rows.rows.map(({ row }) => row));
    }
    return texts.join('\n');
  });
}

async function receiptsOf(store: Store): Promise<readonly unknown[]> {
  const found = await inService(store, (within) =>
    sql`select fact, op_seq, hash, outcome, settled, subject, received_at::text from receipt
      where plan = ${plan} order by op_seq`.execute(within),
  );
  return found.rows;
}

async function pullAs(store: TryoutStore, reader: string, cursor?: string) {
  return value(await store.as(reader).changes(plan, cursor === undefined ? {} : { cursor }));
}

function digestOf(facts: readonly ChangedFact[]): string {
  return hashText(writeDigestText(facts.map(({ fact, outcome }) => ({ id: fact.id, outcome }))));
}

function describeDeletion(name: string, place: () => Parameters<typeof openPgliteStore>[0]): void {
  describe(`a deletion (${name})`, () => {
    let store: TryoutStore;
    beforeAll(async () => {
      store = await openPgliteStore({ ...place(), profile });
      await deliver(store, [comment(secret)]);
    }, 240_000);
    afterAll(() => store.stop());

    it('is refused until it was demanded and granted, and nothing is gone by the asking (S5)', async () => {
      const { central } = store;
      const request = { kind: 'deletion.execute', fact: newId() } as const;
      const refused = { ok: false, refusal: { type: 'refused-by-law', refusal: 'deletion-not-demanded' } };
      expect(await administrate(central.store, { plan, request })).toMatchObject(refused);
      expect(await dump(central.store)).toContain(secret);
      await deliver(store, [
        makeFact({ verb: 'deletion.demanded/1', writtenBy: 'mor', body: { on: '2026-11-22' } }),
      ]);
      expect(await administrate(central.store, { plan, request })).toMatchObject(refused);
    }, 120_000);

    it('that is broken off leaves everything as it was, and can be asked again [SYNC-21]', async () => {
      const { central } = store;
      const decide = { kind: 'deletion.decide', fact: newId(), granted: true } as const;
      value(await administrate(central.store, { plan, request: decide }));
      const before = await dump(central.store);
      const broken: Store = {
        ...central.store,
        profile,
        database: {
          ...central.store.database,
          within: (as, work) =>
            central.store.database.within(as, async (within) => {
              await work(within);
              throw new Error('The process was killed');
            }),
        },
      };
      await expect(executeDeletion(broken, { plan, reason: 'deletion-granted' })).rejects.toThrow('killed');
      expect(await dump(central.store)).toBe(before);
    }, 120_000);

    it('takes the content for good, once, and leaves envelopes, receipts and digest valid (S5) [SYNC-21]', async () => {
      const { central } = store;
      const before = await receiptsOf(central.store);
      const copy = await pullAs(store, 'mor');
      const request = { kind: 'deletion.execute', fact: newId() } as const;
      const receipt = value(await administrate(central.store, { plan, request }));
      expect(receipt).toMatchObject({ id: request.fact, outcome: 'applied' });
      expect(value(await administrate(central.store, { plan, request }))).toEqual(receipt);
      expect(await receiptsOf(central.store)).toEqual([
        ...before,
        expect.objectContaining({ fact: request.fact }),
      ]);
      expect(await dump(central.store)).not.toContain(secret);
      expect(await dump(central.store)).not.toContain(goalOf(copy.facts));

      const pulled = await pullAs(store, 'mor', copy.cursor);
      expect(pulled.reset).toBe(true);
      expect(pulled.facts.map(({ fact }) => fact.id)).toEqual([
        ...copy.facts.map(({ fact }) => fact.id),
        request.fact,
      ]);
      expect(pulled.digest).toBe(digestOf(pulled.facts));
      const gone = pulled.facts.filter(({ fact }) => readFact(fact).kind === 'emptied');
      expect(gone.map(({ fact }) => fact.verb)).toContain('comment.added/1');
      expect(gone.every(({ fact }) => fact.removed?.reason === 'deletion-granted')).toBe(true);
      const left = pulled.facts.filter(({ fact }) => fact.body !== undefined).map(({ fact }) => fact.verb);
      expect(left).toEqual(expect.arrayContaining(['consent.given/1', 'deletion.decided/1']));
    }, 120_000);

    it('tells a professional no more of what was emptied, and is the same after a restart', async () => {
      const family = await pullAs(store, 'mor');
      const other = await pullAs(store, 'sfo-leder');
      const isEmptied = ({ fact }: ChangedFact): boolean => /^(?:goal|activity|comment)\./u.test(fact.verb);
      expect(family.facts.some((one) => isEmptied(one))).toBe(true);
      expect(other.facts.some((one) => isEmptied(one))).toBe(false);
      store.central.store.snapshots.forget(plan);
      expect((await pullAs(store, 'mor')).digest).toBe(family.digest);
    }, 120_000);
  });

  describe(`everything withdrawn where the profile deletes (${name})`, () => {
    let store: TryoutStore;
    beforeAll(async () => {
      store = await openPgliteStore({ ...place(), profile, tenant: 'annen' });
    }, 240_000);
    afterAll(() => store.stop());

    it('is deleted when the day passes, once (C5) [SYNC-21]', async () => {
      const { store: inner } = store.central;
      await deliver(store, [
        comment(secret),
        makeFact({
          verb: 'consent.withdrawn/1',
          writtenBy: 'mor',
          body: { on: '2026-11-22', form: 'spoken' },
        }),
      ]);
      expect(await dump(inner)).toContain(secret);
      expect(await passDay(inner)).toEqual({ written: 1 });
      expect(await passDay(inner)).toEqual({ written: 0 });
      expect(await dump(inner)).not.toContain(secret);
      const { facts } = await pullAs(store, 'mor');
      expect(facts.at(-1)?.fact).toMatchObject({ verb: 'deletion.executed/1', writtenBy: 'system' });
    }, 120_000);
  });
}

function goalOf(facts: readonly ChangedFact[]): string {
  const goal = facts.find(({ fact }) => fact.verb === 'goal.added/1')?.fact.body?.['title'];
  if (typeof goal !== 'string') throw new Error('The plan has no goal');
  return goal;
}

describeDeletion('PGlite', () => ({}));
const server = await startPostgres();
if (server.kind === 'missing') tellSkipped('deletion on PostgreSQL', server);
else {
  afterAll(() => server.stop());
  describeDeletion('PostgreSQL', () => ({ place: { databaseUrl: server.url } }));
}
