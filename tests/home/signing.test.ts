import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { profileNamed } from '../fixtures/profile.ts';
import {
  countFacts,
  doing,
  done,
  draftFact,
  factsOf,
  familyFacts,
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
const view = (plan: string, as: string) => ({ url: `/v1/home/plans/${plan}`, as });

describe('signing at home', () => {
  it('waits for the other guardian, and the last one puts the consent in force (C6, C9)', async () => {
    const plan = await openFamily(home);
    await done(home, doing(plan, 'mor', sign));
    const between = await readPlan(home, plan, 'far');
    expect(between.consents[0]).toMatchObject({
      kind: 'draft',
      toSign: ['plan'],
      signed: [{ person: 'Hanne Fjeldberg', part: 'plan', on: '2026-11-22' }],
      waitsFor: ['Jon Fjeldberg'],
    });
    expect(await refusedTo(home, view(plan, 'newcomer'))).toBe('plan-not-found');
    const command = newId();
    home.rung.length = 0;
    const answer = await done(home, doing(plan, 'far', { ...sign, command }));
    expect(home.rung).toEqual([plan]);
    const facts = await factsOf(home, { plan, command });
    expect(facts.map(({ verb, writtenBy, proof }) => [verb, writtenBy, proof])).toEqual([
      ['consent.signed/1', 'far', 'eid'],
      ['consent.given/1', 'far', 'eid'],
    ]);
    expect(facts[0]?.id).toBe(answer.receipt);
    expect(facts[1]).toMatchObject({ item: 'c2', body: { signedBy: ['mor', 'far'], form: 'eid' } });
    const newcomer = await readPlan(home, plan, 'newcomer');
    expect(newcomer.minutes.flatMap(({ sections }) => sections.flatMap(({ lines }) => lines))).toEqual([
      'Tekst om school',
    ]);
    expect((await readPlan(home, plan, 'mor')).consents.map(({ kind, id }) => [kind, id])).toEqual([
      ['standing', 'c2'],
    ]);
  });

  it('writes down who vouched: a password and a code is not an eID', async () => {
    const plan = await openFamily(home);
    const command = newId();
    const headers = { 'x-issuer': 'password' };
    await done(home, { ...doing(plan, 'mor', { ...sign, command }), headers });
    expect(await factsOf(home, { plan, command })).toMatchObject([{ proof: 'code', saidBy: ['mor'] }]);
  });

  it('is of nobody but the signers, for themselves (C9, R14)', async () => {
    const plan = await openFamily(home);
    const before = await countFacts(home, plan);
    expect(await refusedTo(home, doing(plan, 'child', sign))).toBe('refused-by-law does-not-sign');
    for (const one of ['holder', 'nurse'])
      expect(await refusedTo(home, doing(plan, one, sign))).toBe('refused-by-law may-not-write');
    expect(await refusedTo(home, doing(plan, 'mor', { ...sign, consent: 'c1' }))).toBe(
      'refused-by-law draft-gone',
    );
    home.set({ today: '2027-01-15' });
    expect(await refusedTo(home, doing(plan, 'mor', sign))).toBe('refused-by-law draft-gone');
    home.set({ profile: { consentForm: 'written' } });
    expect(await refusedTo(home, doing(plan, 'mor', sign))).toBe('refused-by-law may-not-write');
    expect(await countFacts(home, plan)).toBe(before);
  });

  it('asks a youth for health first, so that it is part of what comes in force (C6e)', async () => {
    const plan = await openFamily(home, (of) => [
      ...familyFacts(of, { born: '2009-03-01' }),
      draftFact(of, { names: [{ participant: 'holder' }, { participant: 'nurse' }] }),
    ]);
    home.set({ profile: { ...profileNamed('hustadvika'), youthSigns: { mode: 'instead', from: 16 } } });
    const [draft] = (await readPlan(home, plan, 'child')).consents;
    expect(draft?.toSign).toEqual(['health', 'plan']);
    for (const part of draft?.toSign ?? []) await done(home, doing(plan, 'child', { ...sign, part }));
    const [standing] = (await readPlan(home, plan, 'child')).consents;
    expect(standing).toMatchObject({ kind: 'standing', signed: [{ part: 'plan' }, { part: 'health' }] });
    expect(standing?.names.at(-1)).toMatchObject({ all: true });
  });

  it('is of one text: a consent that is written anew takes the place of the one that waited (C1)', async () => {
    const plan = await openFamily(home, (of) => [...familyFacts(of), draftFact(of), draftFact(of, {}, 'c3')]);
    const { consents } = await readPlan(home, plan, 'mor');
    expect(consents.map(({ kind, id }) => [kind, id])).toEqual([
      ['draft', 'c3'],
      ['standing', 'c1'],
    ]);
    expect(await refusedTo(home, doing(plan, 'mor', sign))).toBe('refused-by-law draft-gone');
  });

  it('is no longer a guardian’s once the plan owner decides alone (R13)', async () => {
    const plan = await openFamily(home, (of) => [...familyFacts(of, { born: '2008-11-22' }), draftFact(of)]);
    expect(await refusedTo(home, doing(plan, 'mor', sign))).toBe('plan-not-found');
    await done(home, doing(plan, 'child', sign));
    expect((await readPlan(home, plan, 'child')).consents[0]).toMatchObject({ kind: 'standing', id: 'c2' });
  });
});

describe('withdrawing from home', () => {
  it('of one topic or one person narrows at once, and what waits is written anew (C4)', async () => {
    const plan = await openFamily(home);
    await done(home, doing(plan, 'mor', { ...withdrawAll, topic: 'health' }));
    expect(await refusedTo(home, view(plan, 'nurse'))).toBe('access-ended');
    const mother = await readPlan(home, plan, 'mor');
    expect([mother.consents.map(({ kind }) => kind), mother.ended]).toEqual([['standing'], undefined]);
    const other = { ...withdrawAll, participant: 'newcomer' };
    expect(await refusedTo(home, doing(plan, 'far', other))).toBe('refused-by-law nothing-to-withdraw');
  });

  it('of everything closes the plan in the same command, and only the family reads on (C4, C5)', async () => {
    const plan = await openFamily(home);
    const command = newId();
    await done(home, doing(plan, 'far', { ...withdrawAll, command }));
    expect((await factsOf(home, { plan, command })).map(({ verb }) => verb)).toEqual([
      'consent.withdrawn/1',
      'plan.closed/1',
    ]);
    const mother = await readPlan(home, plan, 'mor');
    expect(mother).toMatchObject({
      ended: { kind: 'closed', on: '2026-11-22' },
      mayWithdraw: false,
      consents: [],
    });
    expect(mother.minutes[0]?.sections).toHaveLength(3);
    expect((await readPlan(home, plan, 'holder')).minutes).toEqual([]);
    expect(await refusedTo(home, view(plan, 'nurse'))).toBe('access-ended');
    expect(await refusedTo(home, doing(plan, 'mor', withdrawAll))).toBe('refused-by-law nothing-to-withdraw');
    expect(await refusedTo(home, doing(plan, 'mor', sign))).toBe('refused-by-law draft-gone');
  });

  it('wins against a signature that did not know of it (C8)', async () => {
    const plan = await openFamily(home);
    await done(home, doing(plan, 'mor', sign));
    await done(home, doing(plan, 'mor', { ...withdrawAll, participant: 'nurse' }));
    expect(await refusedTo(home, doing(plan, 'far', sign))).toBe('refused-by-law draft-gone');
  });
});
