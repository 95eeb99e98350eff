import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { fold } from '#domain/evolve.ts';
import { emptyState } from '#domain/state.ts';
import { consentText } from '#language/consent-text.ts';
import { consentWordingOf } from '#domain/consent-wording.ts';
import { readLawTexts } from '#host/documents/law-texts.ts';
import { homeSelfSchema } from '#sync/home-messages.ts';
import { tryOutProfile } from '../fixtures/profile.ts';
import { ask, draftFact, familyFacts, makeFact, openFamily, pdf, readPlan, refusedTo } from './home-plan.ts';
import { day, type HomeStore, openHomeStore, seedPerson, settleDown } from './home-store.ts';

let home: HomeStore;

beforeAll(async () => {
  home = await openHomeStore();
  const mobile = '900 00 001';
  await seedPerson(home, { id: 'p-holder', name: 'Siri Bakke', employee: true, mobile });
  await seedPerson(home, { id: 'p-mor', name: 'Hanne Fjeldberg', employee: false, mobile: '900 00 002' });
  await seedPerson(home, { id: 'p-far', name: 'Jon Fjeldberg', employee: false, mobile: '900 00 003' });
}, 60_000);
afterEach(() => settleDown(home));
afterAll(() => home.stop());

const linesOf = (plan: Awaited<ReturnType<typeof readPlan>>): string[] =>
  plan.minutes.flatMap(({ sections }) => sections.flatMap(({ lines }) => lines));

describe('a plan at home', () => {
  it('gives family and holder all of the minutes, and a participant what the consent names them for [SYNC-29]', async () => {
    const plan = await openFamily(home);
    const all = ['Tekst om school', 'Tekst om health', 'Tekst om family'];
    for (const one of ['child', 'mor', 'far', 'holder'])
      expect(linesOf(await readPlan(home, plan, one))).toEqual(all);
    expect(linesOf(await readPlan(home, plan, 'nurse'))).toEqual(['Tekst om health']);
  });

  it('tells the family who sees what, and a participant of themselves alone (R6)', async () => {
    const plan = await openFamily(home);
    const mother = await readPlan(home, plan, 'mor');
    expect(mother.isFamily).toBe(true);
    expect(mother.whoSees.map(({ person, all, topics }) => [person.name, all, topics.length])).toEqual([
      ['Siri Bakke', true, 5],
      ['Tone Lid', false, 1],
    ]);
    const nurse = await readPlan(home, plan, 'nurse');
    expect(nurse.whoSees.map(({ person }) => person.name)).toEqual(['Tone Lid']);
    expect([nurse.consents, nurse.mayWithdraw, nurse.mayAskForHolder]).toEqual([[], false, false]);
    expect(JSON.stringify(nurse)).not.toMatch(/Frode|Hanne|Jon /u);
  });

  it('says how the holder is reached, and of nobody else how (R10, R12)', async () => {
    const plan = await openFamily(home);
    for (const one of ['mor', 'far', 'nurse', 'holder']) {
      const view = await readPlan(home, plan, one);
      expect(view.holders).toMatchObject([{ name: 'Siri Bakke', mobile: '900 00 001' }]);
      expect(JSON.stringify(view)).not.toMatch(/900 00 00[23]/u);
    }
  });

  it('shows the family the very text of the wall, in the language that is asked for (C2, C9)', async () => {
    const plan = await openFamily(home);
    const state = fold(emptyState, [...familyFacts(plan), draftFact(plan)]);
    const draft = [...state.drafts.values()][0];
    if (draft === undefined) throw new Error('There is no draft');
    const texts = readLawTexts('resources');
    for (const language of ['nb', 'nn'] as const) {
      const answer = await ask(home, { url: `/v1/home/plans/${plan}?language=${language}`, as: 'far' });
      const { consents } = answer.json<Awaited<ReturnType<typeof readPlan>>>();
      const text = consents.find(({ kind }) => kind === 'draft')?.text;
      const said = text?.blocks.flatMap((block) => (block.kind === 'list' ? block.items : [block.text]));
      const wording = consentWordingOf(state, draft, { today: day, profile: tryOutProfile });
      expect(said).toEqual(consentText(texts, { ...wording, language }).map((line) => line.text));
      expect(text?.blocks[0]).toMatchObject({ kind: 'heading', level: 1 });
      expect(text?.blocks.filter(({ kind }) => kind === 'list').length).toBeGreaterThanOrEqual(2);
    }
    expect(await refusedTo(home, { url: `/v1/home/plans/${plan}?language=en`, as: 'far' })).toBe(
      'body-invalid',
    );
  });

  it('says what each can sign and whom it waits for (C6)', async () => {
    const plan = await openFamily(home);
    for (const [one, toSign] of [
      ['mor', ['plan']],
      ['child', []],
      ['holder', []],
    ] as const) {
      const [draft] = (await readPlan(home, plan, one)).consents;
      expect(draft).toMatchObject({ kind: 'draft', toSign, waitsFor: ['Hanne Fjeldberg', 'Jon Fjeldberg'] });
    }
  });

  it('asks for no signature where the municipality signs on paper (C9)', async () => {
    const plan = await openFamily(home);
    home.set({ profile: { consentForm: 'written' } });
    expect((await readPlan(home, plan, 'mor')).consents[0]?.toSign).toEqual([]);
  });

  it('writes who was given the plan at home [SYNC-29]', async () => {
    const plan = await openFamily(home);
    await readPlan(home, plan, 'mor');
    await readPlan(home, plan, 'nurse');
    const rows = await home.store.database.own((within) =>
      sql<{ action: string; reader: string }>`
        select action, reader from access_log where plan = ${plan} order by at, reader`.execute(within),
    );
    expect(rows.rows).toEqual([
      { action: 'home', reader: 'mor' },
      { action: 'home', reader: 'nurse' },
    ]);
  });

  it('answers a stranger, and one whom no consent names yet, as if there were no such plan (C3) [SYNC-29]', async () => {
    const plan = await openFamily(home);
    const unknown = await ask(home, { url: '/v1/home/plans/finnes-ikke', as: 'mor' });
    for (const one of ['stranger', 'newcomer']) {
      const answer = await ask(home, { url: `/v1/home/plans/${plan}`, as: one });
      expect([answer.statusCode, answer.body]).toEqual([unknown.statusCode, unknown.body]);
    }
    expect(await refusedTo(home, { url: `/v1/home/plans/${plan}` })).toBe('sign-in-required');
  });

  it('tells whom a withdrawal left out calmly that the access has ended, and the family sees all', async () => {
    const plan = await openFamily(home, (of) => [...familyFacts(of)]);
    const url = `/v1/home/plans/${plan}/commands`;
    const body = { kind: 'consent.withdraw', command: home.store.newId(), participant: 'nurse' };
    expect((await ask(home, { url, method: 'POST', as: 'mor', body })).statusCode).toBe(200);
    expect(await refusedTo(home, { url: `/v1/home/plans/${plan}`, as: 'nurse' })).toBe('access-ended');
    expect(linesOf(await readPlan(home, plan, 'far'))).toHaveLength(3);
  });

  it('leaves a holder the consent dialogue alone once a consent has run out (C7)', async () => {
    const plan = await openFamily(home, (of) => [
      ...familyFacts(of),
      makeFact(of, { verb: 'consent.expired/1', item: 'e1', body: { consent: 'c1', on: '2026-11-01' } }),
      draftFact(of),
    ]);
    const holder = await readPlan(home, plan, 'holder');
    expect(linesOf(holder)).toEqual([]);
    expect(holder.consents.map(({ kind }) => kind)).toEqual(['draft']);
  });

  it('opens a document only through an item that this person sees, and shows it without guessing (D3)', async () => {
    const plan = await openFamily(home);
    const at = (item: string): string => `/v1/home/plans/${plan}/documents/${item}`;
    const whole = await ask(home, { url: at('d-whole'), as: 'mor' });
    expect(whole.rawPayload.equals(pdf)).toBe(true);
    expect(whole.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': 'inline; filename="stafettlogg.pdf"',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    expect((await ask(home, { url: at('d-health'), as: 'nurse' })).statusCode).toBe(200);
    for (const [item, as] of [
      ['d-whole', 'nurse'],
      ['s-school', 'mor'],
      ['finnes-ikke', 'mor'],
    ] as const)
      expect(await refusedTo(home, { url: at(item), as })).toBe('not-found');
    expect(await refusedTo(home, { url: at('d-whole'), as: 'stranger' })).toBe('plan-not-found');
    expect((await readPlan(home, plan, 'nurse')).minutes[0]?.documents).toEqual([
      { item: 'd-health', title: 'Referat health', mediaType: 'application/pdf' },
    ]);
  });

  it('says before the sign-in where one is, and after it what waits', async () => {
    const plan = await openFamily(home);
    const before = homeSelfSchema.parse((await ask(home, { url: '/v1/home/self' })).json());
    expect(before).toMatchObject({ tryout: true, ways: [{ id: 'tryout' }], people: [{ person: 'p-mor' }] });
    expect(before.signedIn).toBeUndefined();
    const mother = homeSelfSchema.parse((await ask(home, { url: '/v1/home/self', as: 'mor' })).json());
    const row = mother.signedIn?.plans.find((one) => one.plan === plan);
    expect(row).toEqual({ plan, owner: 'Ada', role: 'guardian', waits: ['sign', 'answer'] });
    expect(mother.signedIn?.contact).toBeUndefined();
    const holder = homeSelfSchema.parse((await ask(home, { url: '/v1/home/self', as: 'holder' })).json());
    expect(holder.signedIn).toMatchObject({ employee: true, contact: { mobile: '900 00 001' } });
    const headers = { 'x-private': '1' };
    const alone = homeSelfSchema.parse(
      (await ask(home, { url: '/v1/home/self', as: 'holder', headers })).json(),
    );
    expect(alone.signedIn?.employee).toBe(false);
  }, 60_000);
});
