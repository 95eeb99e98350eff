import { createHash, randomBytes } from 'node:crypto';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Fact } from '#domain/fact.ts';
import { outcomesOf } from './outcomes-of.ts';
import type { WritableJournal } from '#host/journal/journal-ports.ts';
import { openJournal } from '#host/journal/journal.ts';
import { migrate } from '#host/journal/migrate.ts';
import { firstTables } from '#host/journal/migrations/0001-first-tables.ts';
import { openDatabase, listSettings } from '#host/journal/open-database.ts';
import { openFileKey } from '#host/keys/file-key.ts';
import { listMeetingFiles } from '#host/journal/meeting-files.ts';
import type { StoreChanges } from '#host/journal/store-changes.ts';
import type { ChangedFact } from '#sync/messages.ts';
import {
  appendNumber,
  begin,
  makeFact,
  makeFolder,
  meeting,
  type MeetingFolder,
  readFactIds,
  uuid,
  value,
} from './meeting-folder.ts';

let needs: MeetingFolder;
let journal: WritableJournal;

beforeEach(() => {
  needs = makeFolder();
  journal = begin(needs);
});

afterEach(() => {
  journal.close();
  needs.remove();
});

function applied(n: number, change: Partial<Fact> = {}): ChangedFact {
  return { fact: makeFact(n, change), outcome: 'applied' };
}

function take(changes: Partial<StoreChanges>, cursor = 'one'): void {
  value(
    journal.takeChanges({ facts: [], withdrawn: [], reset: false, ...changes }, () => ({
      judged: [],
      room: { followed: { cursor } },
    })),
  );
}

describe('what the store says while the meeting is open (SYNC-36)', () => {
  test('comes in its order with what became of it, and the cursor in the same transaction', () => {
    const conflict = { field: 'deadline', current: uuid(1) };
    take({ facts: [applied(3), { fact: makeFact(1), outcome: 'conflict', conflict }] }, 'two');
    expect(outcomesOf(journal)).toStrictEqual([
      [uuid(3), 1, 'applied'],
      [uuid(1), 2, 'conflict'],
    ]);
    expect(journal.loadFacts().facts[1]?.settled?.conflict).toStrictEqual(conflict);
    expect(journal.getRoomState('followed')).toStrictEqual({ cursor: 'two' });
  });

  test('leaves nothing behind when what the room makes of it fails', () => {
    take({ facts: [applied(1)] });
    const failing = (): never => {
      throw new Error('stop');
    };
    expect(() =>
      journal.takeChanges({ facts: [applied(2)], withdrawn: [uuid(1)], reset: true }, failing),
    ).toThrow('stop');
    expect(readFactIds(journal)).toStrictEqual([uuid(1)]);
    expect(journal.getRoomState('followed')).toStrictEqual({ cursor: 'one' });
  });

  test('takes away a withdrawn item, its words and the document that only it named', () => {
    const bytes = randomBytes(64);
    const kept = randomBytes(64);
    const sha256 = value(journal.putBlob({ mediaType: 'application/pdf', bytes }));
    const other = value(journal.putBlob({ mediaType: 'application/pdf', bytes: kept }));
    const named = (n: number, sha: string): ChangedFact =>
      applied(n, { item: 'brev', body: { sha256: sha } });
    take({ facts: [named(1, sha256), named(2, other), applied(3, { body: { sha256: other } })] });
    take({ withdrawn: ['brev'] });
    expect(readFactIds(journal)).toStrictEqual([uuid(3)]);
    expect(journal.getBlob(sha256)).toBeUndefined();
    expect(journal.getBlob(other)?.bytes).toStrictEqual(kept);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
  });

  test('keeps what is held about a withdrawn item, for that is the holders’ to read', () => {
    const held: ChangedFact = { fact: makeFact(2, { item: 'goal' }), outcome: 'held', why: 'no-right' };
    take({ facts: [applied(1, { item: 'goal' }), held] });
    take({ withdrawn: ['goal'] });
    expect(readFactIds(journal)).toStrictEqual([uuid(2)]);
  });

  test('replaces the plan whole, in the new order, and leaves the room’s own alone', () => {
    take({ facts: [applied(1), applied(2), applied(3)] });
    const own = appendNumber(journal, 9);
    take({ facts: [applied(4), applied(3), applied(1)], reset: true });
    expect(outcomesOf(journal)).toStrictEqual([
      [uuid(4), 1, 'applied'],
      [uuid(3), 2, 'applied'],
      [uuid(1), 3, 'applied'],
      [own.id, undefined, undefined],
    ]);
  });

  test('gives a fact that this room wrote its place in its one row, and is the answer that was lost', () => {
    const own = appendNumber(journal, 1);
    value(journal.takeForDelivery(10));
    take({ facts: [{ fact: own, outcome: 'held', why: 'no-right' }] });
    const [stored, ...more] = journal.loadFacts().facts;
    expect(more).toStrictEqual([]);
    expect(stored).toMatchObject({
      origin: 'room',
      place: 1,
      settled: { outcome: 'held' },
      receipt: { outcome: 'held' },
    });
    expect(journal.countUnsettled()).toBe(0);
  });

  test('of what this room delivered and may no longer read only the envelope stays, until it may again', () => {
    const own = appendNumber(journal, 1, { item: 'goal' });
    value(journal.takeForDelivery(10));
    take({ facts: [{ fact: own, outcome: 'applied' }] });
    take({ withdrawn: ['goal'] });
    const gone = journal.loadFacts().facts[0];
    expect(gone?.fact.body).toBeUndefined();
    expect(gone).toMatchObject({
      delivered: 1,
      settled: { outcome: 'held' },
      receipt: { outcome: 'applied' },
    });
    take({ facts: [{ fact: own, outcome: 'applied' }], reset: true });
    expect(journal.loadFacts().facts[0]).toMatchObject({ fact: own, settled: { outcome: 'applied' } });
  });

  test('never lets what came in stand in the way of taking back what was written here', () => {
    take({ facts: [applied(1, { item: 'goal' })] });
    const own = appendNumber(journal, 5, { item: 'goal' });
    take({ facts: [applied(2, { item: 'goal' })] });
    expect(value(journal.undoNewest('referent')).facts).toStrictEqual([own]);
    expect(readFactIds(journal)).toStrictEqual([uuid(1), uuid(2)]);
  });

  test('is the same as a list of facts, whatever comes, goes and is taken whole', () => {
    const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
    process.stdout.write(`store changes: seed ${seed}\n`);
    const step = fc.record({
      add: fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 6 }),
      withdraw: fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 2 }),
      reset: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        journal.close();
        needs.remove();
        needs = makeFolder();
        journal = begin(needs);
        let model: Fact[] = [];
        for (const { add, withdraw, reset } of steps) {
          const withdrawn = reset ? [] : withdraw.map((n) => `goal-${n}`);
          const left = reset ? [] : model.filter(({ item }) => !withdrawn.includes(item));
          const fresh = [...new Set(add)].map((n) => makeFact(n, { item: `goal-${n % 5}` }));
          const known = new Set(left.map(({ id }) => id));
          const facts = fresh.filter(({ id }) => !known.has(id));
          take({ facts: facts.map((fact) => ({ fact, outcome: 'applied' })), withdrawn, reset });
          model = [...left, ...facts];
        }
        const placed = journal
          .loadFacts()
          .facts.toSorted((one, other) => (one.place ?? 0) - (other.place ?? 0));
        expect(placed.map(({ fact }) => fact)).toStrictEqual(model);
        expect([...journal.listPlaced().keys()].toSorted()).toStrictEqual(
          model.map(({ id }) => id).toSorted(),
        );
      }),
      { seed, numRuns: 15 },
    );
  });
});

describe('a file from before the store gave facts during a meeting', () => {
  test('gets places in the order of its facts, all of them in force', () => {
    const database = new Database(':memory:');
    migrate(database, [firstTables]);
    database.exec(`insert into fact (id, command, plan, item, verb, written_by, origin, envelope) values
      ('a', 'c', 'p', 'i', 'v', 'w', 'loan', '{}'), ('b', 'c', 'p', 'i', 'v', 'w', 'room', '{}'),
      ('c', 'd', 'p', 'i', 'v', 'w', 'loan', '{}')`);
    migrate(database);
    const rows = database.prepare('select id, place, settled from fact order by seq').raw().all();
    expect(rows).toStrictEqual([
      ['a', 1, '{"outcome":"applied"}'],
      ['b', null, null],
      ['c', 3, '{"outcome":"applied"}'],
    ]);
    database.close();
  });

  test('is opened and goes on', () => {
    value(journal.importFacts([makeFact(1), makeFact(2)]));
    const own = appendNumber(journal, 3);
    journal.close();
    takeBackToOne(needs);
    journal = value(openJournal(needs));
    expect(outcomesOf(journal)).toStrictEqual([
      [uuid(1), 1, 'applied'],
      [uuid(2), 2, 'applied'],
      [own.id, undefined, undefined],
    ]);
    take({ facts: [applied(4)] });
    expect(outcomesOf(journal).at(2)).toStrictEqual([uuid(4), 3, 'applied']);
    expect(value(journal.takeForDelivery(5)).map(({ fact }) => fact)).toStrictEqual([own]);
  });
});

/** The tables as migration 1 left them. */
function takeBackToOne(of: MeetingFolder): void {
  const { fileKey } = value(openFileKey(of, meeting));
  const file = listMeetingFiles(of.folder, meeting).database;
  const database = value(openDatabase({ file, fileKey, settings: listSettings('linux') }));
  database.exec('alter table fact drop column place; alter table fact drop column settled;');
  database.pragma('user_version = 1');
  database.close();
}
