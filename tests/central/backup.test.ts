import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pullPlan } from '#host/central/pull-plan.ts';
import type { Fact } from '#domain/fact.ts';
import type { Loan } from '#sync/messages.ts';
import { dumpDatabase, restoreDatabase } from '../fixtures/copy-database.ts';
import { createDatabase } from '../fixtures/postgres-server.ts';
import { onPostgres } from '../support/postgres-suites.ts';
import { borrow, comment, day, device, meeting, numbered, plan, problemOf, value } from './ada.ts';
import { openTryoutStore, type TryoutStore } from './tryout-store.ts';

await onPostgres('backup and restore', ({ url }) => {
  let before: TryoutStore;
  let back: TryoutStore;
  let loan: Loan;
  let kept: readonly Fact[];
  let lost: readonly Fact[];
  let cursor: string;

  beforeAll(async () => {
    before = await openTryoutStore({ place: { databaseUrl: await createDatabase(url, 'the_first') } });
    loan = await borrow(before.client);
    kept = [comment('Skrevet før kopien'), comment()];
    value(await before.client.push(plan, { device, loan: loan.loan, facts: numbered(kept) }));
    const copy = dumpDatabase(Object.assign(new URL(url), { pathname: '/the_first' }).href);
    lost = [comment('Skrevet etter kopien'), comment()];
    value(await before.client.push(plan, { device, loan: loan.loan, facts: numbered(lost, 3) }));
    ({ cursor } = value(await pullPlan(before.client, plan)));
    await before.stop();
    const databaseUrl = await createDatabase(url, 'put_back');
    restoreDatabase(databaseUrl, copy.file);
    copy.remove();
    back = await openTryoutStore({ place: { databaseUrl }, operation: { restored: true } });
  }, 180_000);
  afterAll(() => back.stop());

  describe('a store that was put back from a copy', () => {
    it('keeps everything that was in it, its policies too', async () => {
      const ids = value(await pullPlan(back.client, plan)).facts.map(({ fact }) => fact.id);
      expect(kept.every(({ id }) => ids.includes(id))).toBe(true);
      expect(lost.some(({ id }) => ids.includes(id))).toBe(false);
      const other = value(await back.as('fritidsleder').changes(plan));
      expect(other.facts.length).toBeLessThan(ids.length);
      const forced = await back.central.store.database.own((within) =>
        sql<{
          forced: boolean;
        }>`select relforcerowsecurity as forced from pg_class where relname = 'fact'`.execute(within),
      );
      expect(forced.rows).toEqual([{ forced: true }]);
    });

    it('refuses every cursor from before, also when it has grown past it, and gives the plan whole [SYNC-41]', async () => {
      expect(problemOf(await back.client.changes(plan, { cursor }))).toMatchObject({
        type: 'cursor-expired',
      });
      const other = value(await back.client.borrow(plan, { purpose: 'meeting', device: 'rom-215', meeting }));
      const more = numbered(Array.from({ length: 6 }, () => comment()));
      value(await back.client.push(plan, { device: 'rom-215', loan: other.loan, facts: more }));
      expect(problemOf(await back.client.changes(plan, { cursor }))).toMatchObject({
        type: 'cursor-expired',
      });
      const whole = value(await pullPlan(back.client, plan));
      expect(whole.facts.length).toBeGreaterThan(8);
    });

    it('says from which number it has lost, takes that again, and gives each fact once [SYNC-3] [SYNC-41]', async () => {
      const later = numbered([comment('Skrevet etterpå')], 5);
      const push = { device, loan: loan.loan };
      expect(problemOf(await back.client.push(plan, { ...push, facts: later }))).toMatchObject({
        type: 'out-of-order',
        expected: 3,
      });
      const all = [...numbered([...kept, ...lost]), ...later];
      const { results } = value(await back.client.push(plan, { ...push, facts: all }));
      expect(results.map(({ duplicate = false }) => duplicate)).toEqual([true, true, false, false, false]);
      const ids = value(await pullPlan(back.client, plan)).facts.map(({ fact }) => fact.id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(all.every(({ fact }) => ids.includes(fact.id))).toBe(true);
    });

    it('gives the receipt of the loan only when nothing is missing any more [SYNC-11]', async () => {
      const purged = { facts: 5, blobs: [], at: `${day}T12:00:00.000Z` };
      const released = await back.client.release(loan.loan, purged);
      expect(released.ok).toBe(true);
    });
  });
});
