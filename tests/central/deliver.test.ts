import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Fact } from '#domain/fact.ts';
import { no } from '#domain/result.ts';
import type { CentralClient } from '#host/central/central-client.ts';
import { deliverFacts, deliverMeeting, type DeliveryNeeds } from '#host/central/deliver.ts';
import { pullPlan } from '#host/central/pull-plan.ts';
import { splitBatch } from '#host/central/split-batch.ts';
import type { WritableJournal } from '#host/journal/journal-ports.ts';
import { openJournal } from '#host/journal/journal.ts';
import { begin, makeFolder, type MeetingFolder } from '../host/journal/meeting-folder.ts';
import { borrow, comment, device, makeFact, newDeadline, newId, plan, value } from './ada.ts';
import { openTryoutStore, type TryoutStore } from './tryout-store.ts';
import type { Database } from '#store/database/database.ts';
import { readWholeLog } from '../fixtures/store-log.ts';

let store: TryoutStore;
let folder: MeetingFolder;
let journal: WritableJournal;

beforeAll(async () => {
  store = await openTryoutStore();
}, 60_000);
afterAll(() => store.stop());
beforeEach(() => {
  folder = makeFolder();
  journal = begin(folder);
  return () => {
    journal.close();
    folder.remove();
  };
});

function write(...facts: readonly Fact[]): void {
  const [first] = facts;
  if (first === undefined) return;
  value(journal.append({ command: first.command, by: first.writtenBy, kind: 'add-comment', facts }));
}

function writeDocument(): string {
  const bytes = Buffer.from(`Referat ${newId()}`);
  const sha256 = value(journal.putBlob({ bytes, mediaType: 'application/pdf' }));
  const body = {
    category: 'minutes',
    title: 'Møtereferat',
    topic: 'other',
    sha256,
    bytes: bytes.length,
    mediaType: 'application/pdf',
  };
  write(makeFact({ verb: 'document.added/1', body }));
  return createHash('sha256').update(bytes).digest('hex');
}

async function needsFor(client: Partial<CentralClient> = {}): Promise<DeliveryNeeds> {
  const { loan } = await borrow(store.client);
  return {
    journal,
    client: { ...store.client, ...client },
    plan,
    loan,
    device,
    now: () => Date.now(),
    wait: async () => undefined,
    chance: () => 0.5,
    log: () => undefined,
  };
}

/** The request arrives, its answer does not: what a cut line looks like to the room. */
function cut<Given extends unknown[], Value>(
  ask: (...given: Given) => Promise<Value>,
  isCut: () => boolean,
): (
  ...given: Given
) => Promise<Value | { readonly ok: false; readonly refusal: { readonly kind: 'store-away' } }> {
  return async (...given) => {
    const answer = await ask(...given);
    return isCut() ? no({ kind: 'store-away' }) : answer;
  };
}

describe('the delivery of a meeting', () => {
  it('sends documents, then facts, and brings the receipt that lets the room forget', async () => {
    const steps: string[] = [];
    const command = newId();
    write(comment('Først', { command }), comment('Samme handling', { command }));
    writeDocument();
    write(newDeadline(newId(), '2027-09-09'));
    const { putBlob, push, release } = store.client;
    const needs = await needsFor({
      putBlob: (...given) => (steps.push('document'), putBlob(...given)),
      push: (...given) => (steps.push('facts'), push(...given)),
      release: (...given) => (steps.push('release'), release(...given)),
    });
    const delivered = value(await deliverMeeting(needs));
    expect(steps).toEqual(['document', 'facts', 'release']);
    expect(delivered).toMatchObject({ facts: 4, outcomes: { applied: 3, conflict: 1 } });
    expect(journal.countUnsettled()).toBe(0);
  });

  it('asks again, waiting longer each time, when answers are cut, and everything is there once', async () => {
    const waits: number[] = [];
    for (let count = 0; count < 5; count += 1) write(comment());
    let asked = 0;
    const push = cut(store.client.push, () => (asked += 1) <= 3);
    const needs = await needsFor({ push });
    const delivered = value(await deliverMeeting({ ...needs, wait: async (ms) => void waits.push(ms) }));
    expect(delivered.facts).toBe(5);
    expect(waits).toEqual([375, 750, 1500]);
    const ids = value(await pullPlan(store.client, plan)).facts.map(({ fact }) => fact.id);
    for (const { fact } of journal.loadFacts().facts)
      expect(ids.filter((id) => id === fact.id)).toHaveLength(1);
  });

  it('gives up after the tries it was given, and takes up the same numbers later', async () => {
    write(comment());
    write(comment());
    const needs = await needsFor({ push: async () => no({ kind: 'store-away' }) });
    const given = await deliverMeeting({ ...needs, attempts: 2 });
    expect(given).toEqual({ ok: false, refusal: { kind: 'store-away' } });
    expect(journal.countUnsettled()).toBe(2);
    expect(value(await deliverMeeting({ ...needs, client: store.client })).facts).toBe(2);
  });

  it('goes on where it was, whichever answer was cut and whenever the room was started anew', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { minLength: 1, maxLength: 6 }), async (cuts) => {
        write(comment());
        writeDocument();
        const pattern = [...cuts];
        const isCut = (): boolean => pattern.shift() ?? false;
        const needs = await needsFor({
          push: cut(store.client.push, isCut),
          putBlob: cut(store.client.putBlob, isCut),
          release: cut(store.client.release, isCut),
        });
        for (;;) {
          const delivered = await deliverMeeting({ ...needs, journal, attempts: 1 });
          if (delivered.ok) break;
          expect(delivered.refusal.kind).toBe('store-away');
          journal.close();
          journal = value(openJournal(folder));
        }
        expect(journal.countUnsettled()).toBe(0);
        journal.close();
        folder.remove();
        folder = makeFolder();
        journal = begin(folder);
      }),
      { numRuns: 6 },
    );
    const { facts } = value(await pullPlan(store.client, plan));
    expect(new Set(facts.map(({ fact }) => fact.id)).size).toBe(facts.length);
  }, 30_000);

  it('destroys nothing while a document is missing', async () => {
    const sha256 = writeDocument();
    value(journal.removeBlob(sha256));
    const released: string[] = [];
    const needs = await needsFor({
      release: (...given) => (released.push('!'), store.client.release(...given)),
    });
    const given = await deliverMeeting(needs);
    expect(given).toEqual({ ok: false, refusal: { kind: 'unexpected', why: 'document-missing' } });
    expect(released).toEqual([]);
  });

  it('lets one command go at once and leaves the others', async () => {
    write(comment('Venter'));
    const urgent = comment('Straks');
    write(urgent);
    expect(value(await deliverFacts(await needsFor(), new Set([urgent.command])))).toEqual({ facts: 1 });
    expect(journal.countUnsettled()).toBe(1);
  });

  it('delivers again what a store that was put back from an older copy has lost [SYNC-41]', async () => {
    const needs = await needsFor();
    write(comment('Står i kopien'));
    value(await deliverFacts(needs));
    const { database, snapshots } = store.central.store;
    const copied = await readWholeLog(database, plan);
    write(comment('Kom etter kopien'));
    value(await deliverFacts(needs));
    await putBack(database, { upTo: copied.length, loan: needs.loan, head: 1 });
    snapshots.forget(plan);
    write(comment('Kom etter at kopien ble lagt inn'));
    const delivered = value(await deliverMeeting(needs));
    expect(delivered).toMatchObject({ facts: 3, outcomes: { applied: 3 } });
    const ids = (await readWholeLog(database, plan)).map(({ fact }) => fact.id);
    const own = journal.loadFacts().facts.map(({ fact }) => fact.id);
    expect(ids.slice(copied.length - 1)).toEqual(own);
  });
});

describe('a batch', () => {
  it('is split by size, never inside a command [SYNC-7]', () => {
    const command = newId();
    const long = 'x'.repeat(300_000);
    const facts = [
      comment(long, { command }),
      comment(long, { command }),
      comment(long),
      comment(long),
      comment(),
    ];
    const parts = splitBatch(facts.map((fact, index) => ({ dseq: index + 1, fact })));
    expect(parts.map((part) => part.map(({ dseq }) => dseq))).toEqual([
      [1, 2, 3],
      [4, 5],
    ]);
  });
});

/** The rows as they were when the copy was taken. */
async function putBack(
  database: Database,
  was: { readonly upTo: number; readonly loan: string; readonly head: number },
): Promise<void> {
  await database.own(async (within) => {
    for (const table of ['fact', 'fact_body', 'receipt']) {
      await sql.raw(`delete from ${table} where plan = '${plan}' and op_seq > ${was.upTo}`).execute(within);
    }
    await sql`update plan set op_seq = ${was.upTo} where id = ${plan}`.execute(within);
    await sql`update device set head = ${was.head} where loan = ${was.loan}`.execute(within);
  });
}
