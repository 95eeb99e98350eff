import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fact } from '#domain/fact.ts';
import type { ChangedFact } from '#sync/messages.ts';
import {
  borrow,
  comment,
  device,
  makeFact,
  newId,
  numbered,
  plan,
  problemOf,
  value,
} from '../central/ada.ts';
import type { OpenStore } from './open-store.ts';
import { createCopy } from './reader-copy.ts';
import { goal, limit, minutesVersion } from './reader-facts.ts';

const nurse = 'helsesykepleier';
const club = 'sfo-leder';
/** Ada's family has let them see one topic alone. */
const youthWorker = 'fritidsleder';

function idsOf(facts: readonly ChangedFact[]): readonly string[] {
  return facts.map(({ fact }) => fact.id);
}

/** What every central store promises about who is given what. Rules: shared/central/RULES.md. */
export function describeReaders(open: () => OpenStore): void {
  async function write(...facts: readonly Fact[]): Promise<void> {
    const { client } = open();
    const { loan } = await borrow(client);
    const { results } = value(await client.push(plan, { device, loan, facts: numbered(facts) }));
    expect(results.map(({ outcome }) => outcome)).toEqual(facts.map(() => 'applied'));
  }

  async function seenBy(reader: string): Promise<readonly string[]> {
    const copy = createCopy(open().as(reader), plan);
    await copy.catchUp();
    return idsOf(copy.facts());
  }

  describe('a pull', () => {
    it('is cut to what its reader may read, and nobody else reads anything [SYNC-15]', async () => {
      const forAll = goal();
      const forNurse = goal([nurse]);
      await write(forAll, forNurse);
      expect(await seenBy(nurse)).toEqual(expect.arrayContaining([forAll.id, forNurse.id]));
      expect(await seenBy(club)).toContain(forAll.id);
      expect(await seenBy(club)).not.toContain(forNurse.id);
      const ofTopic = await seenBy(youthWorker);
      expect(ofTopic).not.toContain(forAll.id);
      expect(ofTopic.length).toBeGreaterThan(0);
      const stranger = await open().as('ukjent').changes(plan);
      expect(stranger).toMatchObject({ ok: false, refusal: { type: 'access-ended', purge: true } });
    });

    it('names what its reader may read no more, and never what they never could [SYNC-17]', async () => {
      const once = goal();
      const never = goal([nurse]);
      await write(once, never);
      const copy = createCopy(open().as(club), plan);
      await copy.catchUp();
      await write(limit(once.item, [nurse]), limit(never.item, [nurse, 'miljoterapeut']));
      const [page] = await copy.catchUp();
      expect(page).toMatchObject({ withdrawn: [once.item], reset: false, facts: [] });
      expect(idsOf(copy.facts())).toEqual(await seenBy(club));
    });

    it('takes back a version of the minutes from who may no longer read what stands in it (R5, C4)', async () => {
      const told = goal();
      const readers = [nurse, club, youthWorker];
      const version = minutesVersion(readers, told.item);
      await write(told, version);
      expect(await seenBy(nurse)).toContain(version.id);
      expect(await seenBy(youthWorker)).not.toContain(version.id);
      const copy = createCopy(open().as(club), plan);
      await copy.catchUp();
      expect(idsOf(copy.facts())).toContain(version.id);
      await write(limit(told.item, [nurse]));
      const [page] = await copy.catchUp();
      expect(page?.withdrawn.toSorted()).toEqual([told.item, version.item].toSorted());
      expect(idsOf(copy.facts())).toEqual(await seenBy(club));
      expect(await seenBy(nurse)).toContain(version.id);
      expect(await seenBy('mor')).toContain(version.id);
    });

    it('begins anew, in the order of the log, when its reader may read more [SYNC-17]', async () => {
      const opened = goal([nurse]);
      await write(opened, comment());
      const copy = createCopy(open().as(club), plan);
      await copy.catchUp();
      await write(limit(opened.item, [nurse, club]));
      const [page] = await copy.catchUp();
      expect(page).toMatchObject({ reset: true, withdrawn: [] });
      expect(idsOf(copy.facts())).toEqual(await seenBy(club));
      expect(idsOf(copy.facts())).toContain(opened.id);
    });

    it('tells nothing of what changed and changed back since [SYNC-17]', async () => {
      const kept = goal();
      const hidden = goal([nurse]);
      await write(kept, hidden);
      const copy = createCopy(open().as(club), plan);
      await copy.catchUp();
      await write(limit(kept.item, [nurse]), limit(hidden.item, [nurse, club]));
      await write(limit(kept.item, [nurse, club]), limit(hidden.item, [nurse]));
      const [page] = await copy.catchUp();
      expect(page).toMatchObject({ withdrawn: [], reset: false });
      expect(page?.facts.every(({ fact }) => fact.item === kept.item)).toBe(true);
      expect(idsOf(copy.facts())).toEqual(await seenBy(club));
    });

    it('names nothing that was on a page which its reader has not had yet [SYNC-17]', async () => {
      const later = goal();
      await write(later);
      const copy = createCopy(open().as(club), plan);
      expect(await copy.pull(3)).toMatchObject({ more: true });
      await write(limit(later.item, [nurse]));
      expect(await copy.pull(3)).toMatchObject({ more: true, withdrawn: [], reset: false });
      await write(limit(later.item, [nurse, club]));
      expect(await copy.pull(3)).toMatchObject({ more: true, withdrawn: [], reset: false });
      await copy.catchUp();
      expect(idsOf(copy.facts())).toEqual(await seenBy(club));
    });

    it('ends at the same copy, whatever is narrowed and widened between its pages [SYNC-8, SYNC-17]', async () => {
      const step = fc.oneof(
        fc.record({ pages: fc.integer({ min: 1, max: 3 }) }),
        fc.record({ item: fc.nat(3), to: fc.constantFrom([nurse], [nurse, club]) }),
      );
      const steps = fc.array(step, { minLength: 4, maxLength: 10 });
      await fc.assert(
        fc.asyncProperty(steps, async (taken) => {
          const goals = [goal(), goal(), goal([nurse]), goal([nurse])];
          await write(...goals);
          const copy = createCopy(open().as(club), plan);
          for (const one of taken) {
            if ('pages' in one) for (let page = 0; page < one.pages; page += 1) await copy.pull(40);
            else await write(limit(goals[one.item]?.item ?? '', one.to));
          }
          await copy.catchUp(40);
          expect(idsOf(copy.facts())).toEqual(await seenBy(club));
        }),
        { numRuns: 5 },
      );
    }, 60_000);

    it('that waits is answered when something comes, and when the time is up [SYNC-18]', async () => {
      const { client } = open();
      const { loan } = await borrow(client);
      const { cursor } = value(await client.changes(plan, { loan }));
      const begun = performance.now();
      const waiting = client.changes(plan, { loan, cursor, wait: 20 });
      const fact = comment();
      await write(fact);
      const page = value(await waiting);
      expect(idsOf(page.facts)).toEqual([fact.id]);
      expect(performance.now() - begun).toBeLessThan(10_000);
      const from = performance.now();
      expect(value(await client.changes(plan, { loan, cursor: page.cursor, wait: 1 })).facts).toEqual([]);
      expect(performance.now() - from).toBeGreaterThan(900);
    }, 30_000);
  });

  describe('a loan', () => {
    it('reads as whoever chairs the meeting, until it is released [SYNC-16]', async () => {
      const { client } = open();
      const { loan, reader, meetingPlan } = await borrow(client);
      expect(reader).toBe(meetingPlan.chair);
      const { facts } = value(await client.changes(plan, { loan }));
      expect(idsOf(facts)).toEqual(await seenBy(reader));
      value(await client.release(loan, { facts: 0, blobs: [], at: new Date().toISOString() }));
      expect(problemOf(await client.changes(plan, { loan }))).toMatchObject({ type: 'loan-ended' });
      expect(problemOf(await client.changes(plan, { loan: newId() }))).toMatchObject({
        type: 'plan-not-found',
      });
    });

    it('lets nothing be read after its time, and takes what is delivered all the same [SYNC-12, SYNC-16]', async () => {
      const { client, move } = open();
      const { serverTime } = value(await client.meta()).meta;
      const { loan, offlineUntil } = await borrow(client);
      const hours = (Date.parse(offlineUntil) - Date.parse(serverTime)) / 3_600_000;
      expect(hours).toBeGreaterThan(3.99);
      expect(hours).toBeLessThan(24.01);
      move(24.1 * 3_600_000);
      expect(problemOf(await client.changes(plan, { loan }))).toMatchObject({ type: 'lease-expired' });
      const pushed = await client.push(plan, { device, loan, facts: numbered([comment()]) });
      expect(value(pushed).results).toMatchObject([{ outcome: 'applied' }]);
      expect((await client.changes(plan, { loan: (await borrow(client)).loan })).ok).toBe(true);
    });
  });

  describe('what else a reader may ask', () => {
    it('is which questions are open, of what they may see, until a person has answered [SYNC-19]', async () => {
      const { client, as } = open();
      const activity = makeFact({
        verb: 'activity.added/1',
        body: {
          goal: 'skoledagen',
          description: 'Leksehjelp',
          topic: 'school',
          responsible: [{ participant: club }],
          status: 'new',
          limitedTo: [club],
        },
      });
      const change = (to: string): Fact =>
        makeFact({
          verb: 'activity.changed/1',
          item: activity.item,
          base: activity.id,
          body: { field: 'deadline', value: to },
        });
      const [first, late, held] = [
        change('2027-01-15'),
        change('2027-02-01'),
        makeFact({ verb: 'weather.noted/3', body: {} }),
      ];
      const { loan, reader } = await borrow(client);
      const facts = numbered([activity, first, late, held]);
      const { results } = value(await client.push(plan, { device, loan, facts }));
      expect(results.map(({ outcome }) => outcome)).toEqual(['applied', 'applied', 'conflict', 'held']);
      const asked = async (who: string): Promise<readonly string[]> =>
        value(await as(who).questions(plan)).questions.map(({ fact }) => fact.id);
      const { questions } = value(await as(reader).questions(plan));
      expect(questions.find(({ fact }) => fact.id === late.id)).toMatchObject({
        outcome: 'conflict',
        conflict: { field: 'deadline', current: first.id },
        current: first,
      });
      expect(await asked(reader)).toContain(held.id);
      expect(await asked(club)).toContain(late.id);
      expect(await asked(club)).not.toContain(held.id);
      expect(await asked(nurse)).not.toContain(late.id);
      const body = { fact: late.id, choice: 'kept', item: activity.item };
      await write(makeFact({ verb: 'question.settled/1', item: activity.item, body }));
      expect(await asked(reader)).not.toContain(late.id);
      expect(await asked(reader)).toContain(held.id);
    });

    it('is who had the plan, for family and holders alone, by their place in it [SYNC-19]', async () => {
      const { client, as } = open();
      const { loan, reader } = await borrow(client);
      value(await client.changes(plan, { loan }));
      const { rows } = value(await as('mor').accessLog(plan));
      const mine = rows.filter((row) => row.loan === loan);
      expect(mine.map(({ action, reader: who }) => [action, who])).toEqual([
        ['pull', reader],
        ['loan', reader],
      ]);
      expect(value(await as(reader).accessLog(plan)).rows).toEqual(rows);
      expect(await as(club).accessLog(plan)).toMatchObject({ refusal: { type: 'plan-not-found' } });
    });
  });
}
