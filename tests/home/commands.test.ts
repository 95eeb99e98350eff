import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  ask,
  countFacts,
  doing,
  done,
  draftFact,
  factsOf,
  familyFacts,
  makeFact,
  newId,
  openFamily,
  readPlan,
  refusedTo,
} from './home-plan.ts';
import { type HomeStore, openHomeStore, settleDown } from './home-store.ts';

let home: HomeStore;

beforeAll(async () => {
  home = await openHomeStore();
}, 60_000);
afterEach(() => settleDown(home));
afterAll(() => home.stop());

const sign = { kind: 'consent.sign', consent: 'c2', part: 'plan' } as const;
const withdrawAll = { kind: 'consent.withdraw' } as const;
const remark = { kind: 'remark.add', meeting: 'm1', text: 'Vi husker det annerledes.' } as const;
const view = (plan: string, as: string) => ({ url: `/v1/home/plans/${plan}`, as });

describe('minutes at home', () => {
  it('are answered by each of the family for themselves (D4)', async () => {
    const plan = await openFamily(home);
    const answer = { kind: 'minutes.answer', meeting: 'm1', answer: 'disagrees' } as const;
    const command = newId();
    await done(home, doing(plan, 'mor', { ...answer, command }));
    expect(await factsOf(home, { plan, command })).toMatchObject([
      { body: { participant: 'mor', spoken: false } },
    ]);
    expect((await readPlan(home, plan, 'mor')).minutes[0]?.myAnswer).toBe('disagrees');
    expect((await readPlan(home, plan, 'far')).minutes[0]?.myAnswer).toBeUndefined();
    expect(JSON.stringify(await readPlan(home, plan, 'far'))).not.toContain('disagrees');
    await done(home, doing(plan, 'mor', { ...answer, answer: 'agrees' }));
    expect((await readPlan(home, plan, 'mor')).minutes[0]?.myAnswer).toBe('agrees');
    expect(await refusedTo(home, doing(plan, 'nurse', answer))).toBe('refused-by-law may-not-write');
    const other = { ...answer, meeting: 'm9' };
    expect(await refusedTo(home, doing(plan, 'mor', other))).toMatch(/^refused-by-law /u);
  });

  it('take a remark at any later time, also when the plan is closed, and it follows every version (D4)', async () => {
    const plan = await openFamily(home);
    await done(home, doing(plan, 'mor', remark));
    const nurse = await readPlan(home, plan, 'nurse');
    expect(nurse.minutes[0]?.remarks).toMatchObject([
      { by: 'Hanne Fjeldberg', mine: false, text: remark.text },
    ]);
    await done(home, doing(plan, 'far', withdrawAll));
    home.set({ today: '2028-01-01' });
    await done(home, doing(plan, 'mor', { ...remark, text: 'Også nå.' }));
    const father = await readPlan(home, plan, 'far');
    expect(father.minutes[0]?.remarks.map(({ text }) => text)).toEqual([remark.text, 'Også nå.']);
    expect((await readPlan(home, plan, 'mor')).minutes[0]).toMatchObject({
      mayRemark: true,
      remarks: [{ mine: true }, {}],
    });
  });
});

describe('another holder', () => {
  it('is asked for without a reason, and only family and holder know (R11)', async () => {
    const plan = await openFamily(home);
    expect((await readPlan(home, plan, 'mor')).mayAskForHolder).toBe(true);
    await done(home, doing(plan, 'far', { kind: 'holder.ask' }));
    for (const one of ['mor', 'holder'])
      expect(await readPlan(home, plan, one)).toMatchObject({
        holderAskedFor: '2026-11-22',
        mayAskForHolder: false,
      });
    expect((await readPlan(home, plan, 'nurse')).holderAskedFor).toBeUndefined();
    expect(await refusedTo(home, doing(plan, 'holder', { kind: 'holder.ask' }))).toBe(
      'refused-by-law may-not-write',
    );
  });
});

describe('a command from home', () => {
  it('asked twice, or five times at once, is done once and answered the same [SYNC-30]', async () => {
    const plan = await openFamily(home);
    const before = await countFacts(home, plan);
    const asking = doing(plan, 'mor', remark);
    const answers = await Promise.all(Array.from({ length: 5 }, () => done(home, asking)));
    expect(new Set(answers.map((one) => JSON.stringify(one))).size).toBe(1);
    home.rung.length = 0;
    expect(await done(home, asking)).toEqual(answers[0]);
    expect(home.rung).toEqual([]);
    expect(await countFacts(home, plan)).toBe(before + 1);
  });

  it('is refused when its id was that of another, whoever asked [SYNC-30]', async () => {
    const plan = await openFamily(home);
    const command = newId();
    await done(home, doing(plan, 'mor', { ...remark, command }));
    const other = { ...remark, text: 'Noe annet.', command };
    expect(await refusedTo(home, doing(plan, 'mor', other))).toBe('op-id-reuse');
    expect(await refusedTo(home, doing(plan, 'far', { ...remark, command }))).toBe('op-id-reuse');
    const plain = await openFamily(home);
    await done(home, doing(plain, 'mor', other));
  });

  it('is answered again also to a guardian whose access has ended since [SYNC-30]', async () => {
    const plan = await openFamily(home);
    const asking = doing(plan, 'mor', remark);
    const first = await done(home, asking);
    home.set({ today: '2035-03-01' });
    expect(await refusedTo(home, view(plan, 'mor'))).toBe('access-ended');
    expect(await done(home, asking)).toEqual(first);
    expect(await refusedTo(home, doing(plan, 'mor', remark))).toBe('access-ended');
  });

  it('of a stranger is answered as if there were no such plan', async () => {
    const plan = await openFamily(home);
    const unknown = await ask(home, doing('finnes-ikke', 'mor', remark));
    for (const one of ['stranger', 'newcomer']) {
      const answer = await ask(home, doing(plan, one, remark));
      expect([answer.statusCode, answer.body]).toEqual([unknown.statusCode, unknown.body]);
    }
    const { as: _as, ...nobody } = doing(plan, 'mor', remark);
    expect(await refusedTo(home, nobody)).toBe('sign-in-required');
  });

  it('is taken from the store’s own pages alone, and only in its own shape', async () => {
    const plan = await openFamily(home);
    const before = await countFacts(home, plan);
    const foreign = { ...doing(plan, 'mor', remark), headers: { 'x-stafettrom': '0' } };
    expect(await refusedTo(home, foreign)).toBe('foreign-page');
    const odd = { ...doing(plan, 'mor', remark), body: { ...remark, command: newId(), by: 'far' } };
    expect(await refusedTo(home, odd)).toBe('body-invalid');
    expect(await countFacts(home, plan)).toBe(before);
  });

  it('leaves the same log to a room as what is written there: every fact has its receipt and its readers', async () => {
    const plan = await openFamily(home, (of) => [
      ...familyFacts(of),
      makeFact(of, { verb: 'goal.added/1', item: 'g1', body: { title: 'Lese', topic: 'school' } }),
      draftFact(of),
    ]);
    for (const one of ['mor', 'far']) await done(home, doing(plan, one, sign));
    const rows = await home.store.database.own((within) =>
      sql<{ facts: number; receipts: number; readers: string[] }>`
        select (select count(*)::integer from fact where plan = ${plan}) as facts,
          (select count(*)::integer from receipt where plan = ${plan} and outcome = 'applied') as receipts,
          (select readers from item_reader where plan = ${plan} and subject = 'g1') as readers`.execute(
        within,
      ),
    );
    expect(rows.rows[0]?.receipts).toBe(rows.rows[0]?.facts);
    expect(rows.rows[0]?.readers).toEqual(['child', 'far', 'holder', 'mor', 'newcomer']);
  });
});
