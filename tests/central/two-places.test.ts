import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Fact } from '#domain/fact.ts';
import { borrow, day, device, makeFact, meeting, newId, numbered, plan, value } from './ada.ts';
import { openTryoutStore, type TryoutStore } from './tryout-store.ts';

const names = [{ participant: 'kontaktlaerer' }, { participant: 'helsesykepleier', topics: ['health'] }];
let store: TryoutStore;

beforeAll(async () => {
  store = await openTryoutStore();
}, 60_000);
afterAll(() => store.stop());

function signedBy(participant: string, consent: string): Fact {
  const body = { consent, participant, part: 'plan', on: day, form: 'paper' };
  return makeFact({ verb: 'consent.signed/1', body });
}

describe('a consent that two sign in different places', () => {
  it('is in force with the signature that came last, as it was drafted, though neither saw the other [SYNC-43]', async () => {
    const consent = newId();
    const draft = makeFact({ verb: 'consent.drafted/1', item: consent, body: { on: day, names } });
    const here = await borrow(store.client);
    const there = value(await store.client.borrow(plan, { purpose: 'meeting', device: 'rom-3', meeting }));
    const push = async (loan: string, from: string, facts: ReturnType<typeof numbered>) =>
      value(await store.client.push(plan, { device: from, loan, facts })).results;
    await push(here.loan, device, numbered([draft, signedBy('mor', consent)]));
    const before = value(await store.client.changes(plan, { loan: here.loan }));
    await push(there.loan, 'rom-3', numbered([signedBy('far', consent)]));
    const { facts } = value(await store.client.changes(plan, { loan: here.loan, cursor: before.cursor }));
    const given = facts.map(({ fact }) => fact).filter(({ item }) => item === consent);
    expect(given).toMatchObject([
      {
        verb: 'consent.given/1',
        writtenBy: 'system',
        body: { signedBy: ['mor', 'far'], names, form: 'paper' },
      },
    ]);
    expect(store.faults).toEqual([]);
  });
});
