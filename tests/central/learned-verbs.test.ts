import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { subjectOf } from '#domain/readers.ts';
import { lockState } from '#store/log/append-own.ts';
import { growLog } from '#store/log/grow-log.ts';
import { hashFact } from '#store/database/hash.ts';
import { learnVerbs } from '#store/log/learn-verbs.ts';
import { settleBatch } from '#store/log/settle-batch.ts';
import { inService } from '#store/store.ts';
import type { Fact } from '#domain/fact.ts';
import { borrow, comment, day, device, makeFact, newId, numbered, plan, value } from './ada.ts';
import { openTryoutStore, type TryoutStore } from './tryout-store.ts';

let store: TryoutStore;
let loan: string;

beforeAll(async () => {
  store = await openTryoutStore();
  loan = (await borrow(store.client)).loan;
}, 240_000);
afterAll(() => store.stop());

/** As a store would have kept them that knew no such verbs. */
async function deliverToOlder(facts: readonly Fact[], unknown: readonly string[]): Promise<void> {
  const { store: inner } = store.central;
  const snapshot = await inService(inner, async (within) => {
    const locked = await lockState(inner, within, plan);
    if (locked === undefined) throw new Error('There is no such plan');
    const { head, state } = locked;
    const judged = settleBatch(state, facts, {
      today: inner.today(),
      profile: inner.profile,
      plan,
      loan,
      meeting: 'ada-mote-1',
      earlier: new Map(),
      knows: (verb) => !unknown.includes(verb),
    });
    const rows = judged.facts.map(({ fact, reading, settled }, index) => {
      return { opSeq: head.opSeq + index + 1, fact, reading, hash: hashFact(fact), settled };
    });
    return growLog(inner, within, { plan, head, rows, state: judged.state, loan });
  });
  inner.snapshots.keep(plan, snapshot);
}

async function outcomesOf(ids: readonly string[]): Promise<readonly unknown[]> {
  const { store: inner } = store.central;
  const found = await inService(inner, (within) =>
    sql<{ fact: string; outcome: string; subject: string }>`
      select fact, outcome, subject from receipt where plan = ${plan}`.execute(within),
  );
  const rows = new Map(found.rows.map((row) => [row.fact, [row.outcome, row.subject]]));
  return ids.map((id) => rows.get(id));
}

describe('a store that learns a verb [SYNC-23]', () => {
  const learned = comment('Sagt før noen forsto det.');
  const command = newId();
  const pair = [comment('Den ene', { command }), comment('Den andre', { command })];
  const later = makeFact({ verb: 'goal.dreamtOf/9', body: { title: 'Noe nytt' } });

  it('held it whole before, for the holders alone', async () => {
    await deliverToOlder([learned, ...pair, later], ['comment.added/1']);
    const all = [learned, ...pair, later].map(({ id }) => id);
    expect(await outcomesOf(all)).toEqual(all.map(() => ['held', '#holders']));
    const { facts } = value(await store.as('sfo-leder').changes(plan));
    expect(facts.map(({ fact }) => fact.id)).not.toContain(learned.id);
  }, 120_000);

  it('settles it on the law of today, in the order of the log, and tells everybody who reads it', async () => {
    const holderBefore = value(await store.as('kontaktlaerer').changes(plan));
    const otherBefore = value(await store.as('sfo-leder').changes(plan));
    expect(await learnVerbs(store.central.store)).toEqual({ settled: 3 });
    const known = [learned, ...pair];
    expect(await outcomesOf(known.map(({ id }) => id))).toEqual(
      known.map((fact) => ['applied', subjectOf(fact, true)]),
    );
    for (const [reader, before] of [
      ['kontaktlaerer', holderBefore],
      ['sfo-leder', otherBefore],
    ] as const) {
      const pulled = value(await store.as(reader).changes(plan, { cursor: before.cursor }));
      expect(pulled.reset).toBe(true);
      const seen = new Map(pulled.facts.map(({ fact, outcome }) => [fact.id, outcome]));
      expect(known.map(({ id }) => seen.get(id))).toEqual(['applied', 'applied', 'applied']);
    }
  }, 120_000);

  it('leaves what it still does not know, and learns nothing twice, also after a restart', async () => {
    expect(await outcomesOf([later.id])).toEqual([['held', '#holders']]);
    expect(await learnVerbs(store.central.store)).toEqual({ settled: 0 });
    const digest = value(await store.as('kontaktlaerer').changes(plan)).digest;
    store.central.store.snapshots.forget(plan);
    const push = { device, loan, facts: numbered([comment('Etterpå', { at: `${day}T13:00:00.000Z` })]) };
    expect(value(await store.client.push(plan, push)).results).toMatchObject([{ outcome: 'applied' }]);
    expect(value(await store.as('kontaktlaerer').changes(plan)).digest).not.toBe(digest);
  }, 120_000);

  it('holds for a person what the law is against, now that it can judge', async () => {
    const stranger = comment('Ikke min plan', {
      writtenBy: 'fritidsleder',
      body: { activity: 'finnes-ikke', date: day, text: 'x' },
    });
    await deliverToOlder([stranger], ['comment.added/1']);
    expect(await learnVerbs(store.central.store)).toEqual({ settled: 1 });
    expect(await outcomesOf([stranger.id])).toEqual([['held', '#holders']]);
    expect(await learnVerbs(store.central.store)).toEqual({ settled: 0 });
  }, 120_000);
});
