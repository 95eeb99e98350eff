import process from 'node:process';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pullChanges } from '#store/reading/pull-changes.ts';
import { today } from '../domain/random-room.ts';
import { pullAtOnce } from './many-readers.ts';
import { factsFor, keepRandomPlan, people } from './random-plans.ts';
import { openPgliteStore, type TryoutStore } from './tryout-store.ts';

export interface IdentityRounds {
  readonly plans: number;
  readonly crowds: number;
}

type Place = Parameters<typeof openPgliteStore>[0];

/** Issue 4, shows 3: what the store gives out is what the domain's audience says, to everybody, whoever else asks. */
export function describeIdentity(name: string, place: () => Promise<Place>, rounds: IdentityRounds): void {
  describe(`who is given what (${name})`, () => {
    let store: TryoutStore;
    beforeAll(async () => {
      store = await openPgliteStore({ ...(await place()), date: today });
    }, 60_000);
    afterAll(() => store.stop());

    it('is exactly what the audience of the domain says, for every role of every plan [SYNC-15]', async () => {
      const given: string[] = [];
      const seed = Date.now() % 2 ** 31;
      process.stdout.write(`store identity (${name}) seed ${seed}\n`);
      await fc.assert(
        fc.asyncProperty(fc.nat(), async (drawn) => {
          const plan = await keepRandomPlan(store.central.store, drawn);
          for (const reader of people) {
            const theirs = factsFor(store.central.store, plan, reader);
            const pulled = await pullChanges(store.central.store, { plan: plan.id, reader });
            const told = pulled.ok ? pulled.value.facts.map(({ fact }) => fact) : pulled.refusal.type;
            given.push(theirs === undefined ? 'nothing' : 'something');
            expect(told).toEqual(theirs ?? 'access-ended');
          }
        }),
        { numRuns: rounds.plans, seed },
      );
      expect(new Set(given)).toEqual(new Set(['nothing', 'something']));
    }, 0);

    it("is never what is another person's, when 200 ask at once in one process [SYNC-15]", async () => {
      for (let round = 0; round < rounds.crowds; round += 1) {
        const seed = (Date.now() + round) % 2 ** 31;
        const { answers, wrong, different } = await pullAtOnce(store.central, seed);
        expect({ seed, answers, wrong }).toEqual({ seed, answers: 200, wrong: 0 });
        expect(different).toBeGreaterThanOrEqual(10);
      }
    }, 0);
  });
}
