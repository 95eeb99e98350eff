import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lockState } from '#store/log/append-own.ts';
import { type Within } from '#store/database/database.ts';
import { listPlans } from '#store/reading/list-plans.ts';
import { openPlan } from '#store/loans/open-plan.ts';
import { passDay } from '#store/days/pass-day.ts';
import { profileOf } from '#store/log/profile-versions.ts';
import { pushFacts } from '#store/log/push-facts.ts';
import { inService, type Store } from '#store/store.ts';
import { findLoan } from '#store/loans/loan-rows.ts';
import { borrow, comment, day, device, makeFact, newId, numbered, plan, value } from './ada.ts';
import { openTryoutStore, type TryoutStore } from './tryout-store.ts';

let store: TryoutStore;
let inner: Store;
const caller = { kind: 'tryout' } as const;

beforeAll(async () => {
  store = await openTryoutStore();
  inner = store.central.store;
}, 240_000);
afterAll(() => store.stop());

function onDay(today: string): Store {
  return { ...inner, profile: inner.profile, today: () => today };
}

/** The store with its transactions counted. */
function counting(of: Store): { readonly store: Store; readonly count: () => number } {
  let asked = 0;
  const within: Store['database']['within'] = (as, work, isolation) => {
    asked += 1;
    return of.database.within(as, work, isolation);
  };
  const counted = { ...of, profile: of.profile, database: { ...of.database, within } };
  return { store: counted, count: () => asked };
}

async function writeEmptyRows(within: Within, plans: number): Promise<void> {
  await sql`insert into plan (tenant, id, op_seq, vis_seq, first_name, language, due_on)
    select 'tryout', 'rest-' || number, 0, 0, '', 'nb', null from generate_series(1, ${plans}) as number`.execute(
    within,
  );
}

describe('a day that passes [SYNC-24]', () => {
  it('costs one question where nothing is due in 2,000 plans, and one for what is left lying', async () => {
    await passDay(inner);
    await inner.database.own((within) => writeEmptyRows(within, 2000));
    const { store: counted, count } = counting(inner);
    expect(await passDay(counted)).toEqual({ written: 0 });
    expect(count()).toBe(2);
    await inner.database.own((within) => sql`delete from plan where id like 'rest-%'`.execute(within));
  }, 120_000);

  it('empties a plan that nobody signed for when the days of the profile are over, and lists it no more (C1)', async () => {
    const request = {
      plan: 'ny-plan',
      device,
      about: 'child' as const,
      language: 'nb' as const,
      owner: { name: 'Storm Eksempel' },
      guardians: [{ name: 'Mor Eksempel' }],
      meeting: { id: 'ny-mote', time: '10:00', place: 'Furua' },
    };
    const { loan, reader } = value(await openPlan(inner, request));
    const names = [{ participant: reader }];
    const draft = makeFact({
      plan: 'ny-plan',
      verb: 'consent.drafted/1',
      writtenBy: reader,
      body: { on: day, names, reminder: 'Husk Storm' },
    });
    const push = { device, loan, facts: numbered([draft]) };
    const pushed = value(await pushFacts(inner, { caller, plan: 'ny-plan', push }));
    expect(pushed.results).toMatchObject([{ outcome: 'applied' }]);
    const listed = async (): Promise<boolean> =>
      (await listPlans(inner, caller)).some(({ id }) => id === 'ny-plan');
    await passDay(onDay('2026-12-22'));
    expect(await listed()).toBe(true);
    await passDay(onDay('2026-12-23'));
    expect(await listed()).toBe(false);
    const left = await inner.database.own((within) =>
      sql<{ text: string }>`
        select body as text from fact_body where plan = 'ny-plan'
        union all select meeting_plan from meeting where plan = 'ny-plan'
        union all select first_name from plan where id = 'ny-plan' and first_name <> ''`.execute(within),
    );
    expect(left.rows).toEqual([]);
    const state = await inService(
      inner,
      async (within) => (await lockState(inner, within, 'ny-plan'))?.state,
    );
    expect(state?.participants.size).toBe(0);
    const purged = await store.as(reader).changes('ny-plan');
    expect(purged).toMatchObject({ ok: false, refusal: { type: 'access-ended' } });
  }, 120_000);
});

describe('a delivery [SYNC-22]', () => {
  it('is judged by the profile that came with its loan, and by the one in force where that is gone', async () => {
    const { loan } = await borrow(store.client);
    const given = inner.profile.version;
    const stricter = { ...inner.profile, version: 'nyere-1', deletionMayBeDemanded: false };
    const newer: Store = { ...inner, profile: stricter };
    const demand = () => makeFact({ verb: 'deletion.demanded/1', writtenBy: 'mor', body: { on: day } });
    const push = (first: number) => ({ device, loan, facts: numbered([demand()], first) });
    const kept = value(await pushFacts(newer, { caller, plan, push: push(1) }));
    expect(kept.results).toMatchObject([{ outcome: 'applied' }]);
    await inner.database.own((within) => sql`delete from profile_version`.execute(within));
    const strict = value(await pushFacts(newer, { caller, plan, push: push(2) }));
    expect(strict.results).toMatchObject([{ outcome: 'held', why: 'no-right' }]);
    const row = await inService(inner, (within) => findLoan(inner, within, { plan, loan, caller, device }));
    expect(row?.profileVersion).toBe(given);
    const read = await inService(newer, (within) => profileOf(newer, within, given));
    expect(read).toEqual(stricter);
  }, 120_000);
});

describe('a large plan', () => {
  it('answers a whole batch as it answers its facts one by one [SYNC-20]', async () => {
    const { loan } = await borrow(store.client);
    const command = newId();
    const facts = [
      comment('Alene'),
      comment('Sammen', { command }),
      makeFact({ command, verb: 'goal.dreamtOf/9', body: { title: 'Nytt' } }),
      comment('Etter'),
      comment('På noe ukjent', { body: { activity: 'finnes-ikke', date: day, text: 'x' } }),
    ];
    const push = { device, loan, facts: numbered(facts) };
    const { results } = value(await pushFacts(inner, { caller, plan, push }));
    expect(results.map(({ outcome, why }) => [outcome, why])).toEqual([
      ['applied', undefined],
      ['held', 'unknown-verb'],
      ['held', 'unknown-verb'],
      ['applied', undefined],
      ['held', 'not-visible'],
    ]);
    const before = value(await store.as('mor').changes(plan));
    inner.snapshots.forget(plan);
    const more = { device, loan, facts: numbered([comment('Sist')], 6) };
    expect(value(await pushFacts(inner, { caller, plan, push: more })).results).toMatchObject([
      { outcome: 'applied' },
    ]);
    const after = value(await store.as('mor').changes(plan, { cursor: before.cursor }));
    expect([after.reset, after.withdrawn, after.facts.length]).toEqual([false, [], 1]);
  }, 120_000);
});
