import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CentralClient } from '#host/central/central-client.ts';
import { pullPlan } from '#host/central/pull-plan.ts';
import {
  borrow,
  comment,
  day,
  device,
  makeFact,
  meeting,
  newDeadline,
  newId,
  numbered,
  plan,
  problemOf,
  value,
} from '../central/ada.ts';
import { describeReaders } from './central-reader-suite.ts';
import { describeNewPlans } from './new-plan-suite.ts';
import type { OpenStore } from './open-store.ts';

/** What every central store promises to a room, whatever it keeps its facts in. Rules: shared/central/RULES.md. */
export function describeCentralStore(name: string, open: () => Promise<OpenStore>): void {
  describe(`the central store (${name})`, () => {
    let store: OpenStore;
    let client: CentralClient;

    beforeAll(async () => {
      store = await open();
      client = store.client;
    }, 60_000);
    afterAll(() => store.stop());

    async function loggedIds(): Promise<readonly string[]> {
      return value(await pullPlan(client, plan)).facts.map(({ fact }) => fact.id);
    }

    it('tells its protocol and its clock, and which plans may be taken in', async () => {
      const { meta, clockOffsetMs } = value(await client.meta());
      expect(meta).toMatchObject({ protocol: 'stafett-sync/1', tryout: true });
      expect(Math.abs(clockOffsetMs)).toBeLessThan(60_000);
      const rows = value(await client.plans());
      expect(rows.find(({ id }) => id === plan)).toMatchObject({
        firstName: 'Ada',
        holder: 'Marit',
        meeting: { id: meeting, date: day, chair: 'kontaktlaerer' },
      });
    });

    it('lends a plan for a meeting that was called, and answers alike for all others', async () => {
      const loan = await borrow(client);
      expect(loan).toMatchObject({ meeting, meetingPlan: { id: meeting, minuteTaker: 'miljoterapeut' } });
      expect(loan.meetingPlan.agenda.length).toBeGreaterThan(3);
      const unknownPlan = await client.borrow('finnes-ikke', { purpose: 'meeting', device, meeting });
      const unknownMeeting = await client.borrow(plan, { purpose: 'meeting', device, meeting: 'ukjent' });
      expect(problemOf(unknownPlan)).toEqual(problemOf(unknownMeeting));
      expect(problemOf(unknownPlan)).toMatchObject({ type: 'plan-not-found' });
    });

    it('keeps a fact that comes twice once, with the first answer again [SYNC-4]', async () => {
      const { loan } = await borrow(client);
      const facts = numbered([comment(), comment()]);
      const first = value(await client.push(plan, { device, loan, facts }));
      expect(first.results.map(({ outcome }) => outcome)).toEqual(['applied', 'applied']);
      const again = value(await client.push(plan, { device, loan, facts }));
      expect(again.results).toEqual(first.results.map((result) => ({ ...result, duplicate: true })));
      const longer = [...facts, ...numbered([comment()], 3)];
      const mixed = value(await client.push(plan, { device, loan, facts: longer }));
      expect(mixed.results.map(({ duplicate }) => duplicate)).toEqual([true, true, undefined]);
      const ids = await loggedIds();
      for (const { fact } of longer) expect(ids.filter((id) => id === fact.id)).toHaveLength(1);
    });

    it('refuses a number too early or too late, and names the one it waits for [SYNC-3]', async () => {
      const { loan } = await borrow(client);
      const facts = numbered([comment(), comment(), comment()]);
      const swapped = await client.push(plan, { device, loan, facts: facts.slice(1) });
      expect(problemOf(swapped)).toMatchObject({ type: 'out-of-order', expected: 1 });
      value(await client.push(plan, { device, loan, facts }));
      const reused = await client.push(plan, { device, loan, facts: numbered([comment()], 2) });
      expect(problemOf(reused)).toMatchObject({ type: 'out-of-order', expected: 4 });
    });

    it('refuses an id that comes back with other contents, and keeps nothing of that batch [SYNC-4]', async () => {
      const { loan } = await borrow(client);
      const kept = comment('Først');
      value(await client.push(plan, { device, loan, facts: numbered([kept]) }));
      const other = comment('Etterpå');
      const changed = { ...kept, body: { activity: 'lesing', date: day, text: 'Noe annet' } };
      const facts = [...numbered([changed]), ...numbered([other], 2)];
      const refused = await client.push(plan, { device, loan, facts });
      expect(problemOf(refused)).toMatchObject({ type: 'op-id-reuse', fact: kept.id });
      expect(await loggedIds()).not.toContain(other.id);
    });

    it('keeps the value that lost, and says which one is in force [SYNC-5]', async () => {
      const { loan } = await borrow(client);
      const made = value(await pullPlan(client, plan)).facts.findLast(
        ({ fact, outcome }) =>
          fact.item === 'lesing' &&
          outcome === 'applied' &&
          (fact.verb === 'activity.added/1' || fact.verb === 'activity.changed/1'),
      );
      const base = made?.fact.id ?? '';
      const first = newDeadline(base, '2027-01-15');
      const late = newDeadline(base, '2027-02-01');
      const answer = value(await client.push(plan, { device, loan, facts: numbered([first, late]) }));
      expect(answer.results).toMatchObject([
        { outcome: 'applied' },
        { outcome: 'conflict', conflict: { field: 'deadline', current: first.id } },
      ]);
      const pulled = value(await pullPlan(client, plan)).facts.find(({ fact }) => fact.id === late.id);
      expect(pulled).toMatchObject({ outcome: 'conflict', fact: { body: { value: '2027-02-01' } } });
    });

    it('settles the facts of one command as one [SYNC-5]', async () => {
      const { loan } = await borrow(client);
      const command = newId();
      const fine = comment('Denne alene er grei', { command });
      const stale = newDeadline(newId(), '2028-03-03', { command });
      const answer = value(await client.push(plan, { device, loan, facts: numbered([fine, stale]) }));
      expect(answer.results.map(({ outcome }) => outcome)).toEqual(['conflict', 'conflict']);
      const later = comment('Kom for sent til kommandoen', { command });
      const joined = value(await client.push(plan, { device, loan, facts: numbered([later], 3) }));
      expect(joined.results).toMatchObject([{ outcome: 'conflict' }]);
    });

    it('holds a verb that it does not know, whole, and goes on with the next number [SYNC-6]', async () => {
      const { loan } = await borrow(client);
      const newer = makeFact({ verb: 'weather.noted/3', body: { cloud: ['hvit', 2], 'a\u0000b': null } });
      const longer = makeFact({
        verb: 'comment.added/1',
        body: { activity: 'lesing', date: day, text: 'Hei', mood: 'ny' },
      });
      const facts = numbered([newer, longer, comment()]);
      const answer = value(await client.push(plan, { device, loan, facts }));
      expect(answer.results).toMatchObject([
        { outcome: 'held', why: 'unknown-verb' },
        { outcome: 'held', why: 'unknown-verb' },
        { outcome: 'applied' },
      ]);
      const pulled = value(await pullPlan(client, plan)).facts.find(({ fact }) => fact.id === newer.id);
      expect(pulled?.fact).toEqual(newer);
    });

    it('never trusts the room: not its law, not its name for itself [SYNC-6]', async () => {
      const { loan } = await borrow(client);
      const facts = numbered([
        comment('Fra en ukjent', { writtenBy: 'ukjent' }),
        makeFact({
          verb: 'access.ended/1',
          body: { participant: 'mor', on: day },
          writtenBy: 'system',
        }),
        makeFact({
          verb: 'holder.named/1',
          body: { participant: 'far', on: day },
          writtenBy: 'administrator',
        }),
        makeFact({
          verb: 'participant.added/1',
          item: 'administrator',
          body: { role: 'participant', name: 'En som lurer', access: 'read', employee: false },
        }),
        makeFact({ verb: 'deletion.decided/1', body: { on: day, granted: true } }),
        makeFact({ verb: 'holder.named/1', body: { participant: 'pp-raadgiver', on: day } }),
        comment('Under et annet lån', { loan: newId() }),
        comment('I en annen plan', { plan: 'isak' }),
        makeFact({ verb: 'comment.added/1', body: { text: '' } }),
      ]);
      const answer = value(await client.push(plan, { device, loan, facts }));
      expect(answer.results.map(({ outcome, why }) => [outcome, why])).toEqual([
        ['held', 'no-right'],
        ['held', 'no-right'],
        ['held', 'no-right'],
        ['rejected', 'malformed'],
        ['held', 'no-right'],
        ['held', 'no-right'],
        ['held', 'no-right'],
        ['rejected', 'malformed'],
        ['rejected', 'malformed'],
      ]);
    });

    it('gives after a cursor only what has come since, and knows a cursor of another plan [SYNC-8]', async () => {
      const { cursor } = value(await pullPlan(client, plan));
      const { loan } = await borrow(client);
      const fact = comment();
      value(await client.push(plan, { device, loan, facts: numbered([fact]) }));
      const page = value(await client.changes(plan, { cursor }));
      expect(page.facts.map((one) => one.fact)).toEqual([fact]);
      expect(page).toMatchObject({ more: false, reset: false, withdrawn: [] });
      expect(problemOf(await client.changes('isak', { cursor }))).toMatchObject({ type: 'cursor-expired' });
    });

    it('takes a document only under its own hash, and twice as once [SYNC-10]', async () => {
      const bytes = Buffer.from(`Referat ${newId()}`);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const { loan } = await borrow(client);
      const blob = { bytes, mediaType: 'application/json', loan };
      const wrong = await client.putBlob(plan, '0'.repeat(64), blob);
      expect(problemOf(wrong)).toMatchObject({ type: 'hash-mismatch' });
      expect((await client.putBlob(plan, sha256, blob)).ok).toBe(true);
      expect((await client.putBlob(plan, sha256, blob)).ok).toBe(true);
    });

    it('gives the receipt that lets a room forget only when it has everything [SYNC-11]', async () => {
      const { loan } = await borrow(client);
      const bytes = Buffer.from(`Referat ${newId()}`);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const purged = { facts: 1, blobs: [sha256], at: `${day}T13:00:00.000Z` };
      expect(problemOf(await client.release(loan, purged))).toMatchObject({
        type: 'not-delivered',
        missing: { facts: 1, blobs: [sha256] },
      });
      value(await client.push(plan, { device, loan, facts: numbered([comment()]) }));
      expect(problemOf(await client.release(loan, purged))).toMatchObject({ missing: { facts: 0 } });
      value(await client.putBlob(plan, sha256, { bytes, mediaType: 'application/pdf', loan }));
      const { receipt } = value(await client.release(loan, purged));
      expect(value(await client.release(loan, purged)).receipt).toBe(receipt);
      const late = await client.push(plan, { device, loan, facts: numbered([comment()], 2) });
      expect(problemOf(late)).toMatchObject({ type: 'loan-ended' });
    });

    describeNewPlans(() => client);
    describeReaders(() => store);
  });
}
