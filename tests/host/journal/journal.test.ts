import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkpointDelay } from '#host/journal/connection.ts';
import { openJournal } from '#host/journal/journal.ts';
import {
  appendNumber,
  begin,
  makeFact,
  makeFolder,
  meeting,
  type MeetingFolder,
  planText,
  readFactIds,
  refusal,
  uuid,
  value,
} from './meeting-folder.ts';

let folder: MeetingFolder;

beforeEach(() => {
  folder = makeFolder();
});

afterEach(() => folder.remove());

describe('a journal', () => {
  test('gives back facts, bodies, room state and drafts in order after it was closed and opened', () => {
    const journal = begin(folder);
    const first = makeFact(1);
    const second = makeFact(2, { command: first.command });
    value(
      journal.append({
        command: first.command,
        by: 'referent',
        kind: 'add-comment',
        facts: [first, second],
        room: { page: { goal: 'lesing' } },
        drafts: { section: 'en linje' },
      }),
    );
    value(journal.importFacts([makeFact(3)]));
    journal.close();

    const again = value(openJournal(folder));
    const { facts, malformed } = again.loadFacts();
    expect(facts.map(({ fact }) => fact)).toStrictEqual([first, second, makeFact(3)]);
    expect(facts.map(({ origin }) => origin)).toStrictEqual(['room', 'room', 'loan']);
    expect(malformed).toStrictEqual([]);
    expect(again.getRoomState('page')).toStrictEqual({ goal: 'lesing' });
    expect(again.getDraft('section')).toBe('en linje');
    expect(again.epoch).toBe(journal.epoch + 1);
    again.close();
  });

  test('writes nothing of a command when one of its facts is there already', () => {
    const journal = begin(folder);
    const kept = appendNumber(journal, 1);
    const command = uuid(9);
    const facts = [makeFact(2, { command }), { ...kept, command }];
    expect(() =>
      journal.append({ command, by: 'referent', kind: 'add-comment', facts, room: { page: 2 } }),
    ).toThrow(/UNIQUE/);
    expect(readFactIds(journal)).toStrictEqual([kept.id]);
    expect(journal.getRoomState('page')).toBeUndefined();
    journal.close();
  });

  test('answers a command that it has already written without writing it again', () => {
    const journal = begin(folder);
    const fact = appendNumber(journal, 1);
    const again = journal.append({
      command: fact.command,
      by: 'referent',
      kind: 'add-comment',
      facts: [fact],
    });
    expect(refusal(again).kind).toBe('already-written');
    expect(readFactIds(journal)).toStrictEqual([fact.id]);
    journal.close();
  });

  test('lets a command remove the draft that it made into a fact', () => {
    const journal = begin(folder);
    value(journal.putDraft('section', planText));
    const fact = makeFact(1);
    const drafts = { section: null };
    value(journal.append({ command: fact.command, by: 'referent', kind: 'approve', facts: [fact], drafts }));
    expect(journal.listDrafts().size).toBe(0);
    journal.close();
  });

  test('leaves a fact from the store as it is when it comes twice', () => {
    const journal = begin(folder);
    expect(value(journal.importFacts([makeFact(1), makeFact(2)])).facts).toBe(2);
    expect(value(journal.importFacts([makeFact(2), makeFact(3)])).facts).toBe(1);
    expect(readFactIds(journal)).toStrictEqual([uuid(1), uuid(2), uuid(3)]);
    journal.close();
  });

  test('replaces a removed body by its hash and the reason, and keeps the fact in its place', () => {
    const journal = begin(folder);
    appendNumber(journal, 1);
    const removed = { hash: 'a'.repeat(64), reason: 'consent withdrawn' };
    value(journal.removeBodies([{ fact: uuid(1), removed }]));
    const { body: _, ...envelope } = makeFact(1);
    expect(journal.loadFacts().facts.map(({ fact }) => fact)).toStrictEqual([{ ...envelope, removed }]);
    journal.close();
  });

  test('keeps documents by what they are, once, and removes them', () => {
    const journal = begin(folder);
    const blob = { mediaType: 'application/pdf', bytes: Buffer.from(planText) };
    const sha256 = value(journal.putBlob(blob));
    expect(value(journal.putBlob(blob))).toBe(sha256);
    expect(journal.getBlob(sha256)).toStrictEqual(blob);
    value(journal.removeBlob(sha256));
    expect(journal.getBlob(sha256)).toBeUndefined();
    journal.close();
  });

  test('writes no plan text and no name in clear, neither in the file nor in its log', () => {
    const journal = begin(folder);
    for (let n = 1; n <= 50; n += 1) {
      appendNumber(journal, n);
    }
    value(journal.putDraft('section', planText));
    const names = readdirSync(folder.folder).filter((name) => !name.endsWith('-shm'));
    expect(names).toContain(`${meeting}.journal-wal`);
    for (const name of names) {
      const bytes = readFileSync(join(folder.folder, name));
      expect(bytes.includes(planText.slice(0, 12)), name).toBe(false);
      expect(bytes.includes('referent'), name).toBe(false);
      expect(bytes.subarray(0, 15).toString(), name).not.toBe('SQLite format 3');
    }
    journal.close();
  });

  test('empties its log two seconds after the last commit, once', () => {
    const waiting: { milliseconds: number; work: () => void; stopped: boolean }[] = [];
    const after = (milliseconds: number, work: () => void): { stop: () => void } => {
      const entry = { milliseconds, work, stopped: false };
      waiting.push(entry);
      return { stop: () => void (entry.stopped = true) };
    };
    const journal = begin({ ...folder, scheduler: { after } });
    appendNumber(journal, 1);
    appendNumber(journal, 2);
    expect(waiting.map(({ milliseconds, stopped }) => [milliseconds, stopped])).toStrictEqual([
      [checkpointDelay, true],
      [checkpointDelay, false],
    ]);
    const log = join(folder.folder, `${meeting}.journal-wal`);
    expect(readFileSync(log).length).toBeGreaterThan(0);
    waiting.at(-1)?.work();
    expect(readFileSync(log).length).toBe(0);
    expect(readFactIds(journal)).toStrictEqual([uuid(1), uuid(2)]);
    journal.close();
  });

  test('confirms an edit quickly enough that nobody waits for it', () => {
    const journal = begin(folder);
    const times: number[] = [];
    for (let n = 1; n <= 200; n += 1) {
      const started = performance.now();
      appendNumber(journal, n);
      times.push(performance.now() - started);
    }
    const sorted = times.toSorted((one, other) => one - other);
    const p95 = sorted[Math.floor(sorted.length * 0.95)] ?? Infinity;
    process.stdout.write(
      `append: p50 ${sorted[100]?.toFixed(2)} ms, p95 ${p95.toFixed(2)} ms (200 appends)\n`,
    );
    expect(p95).toBeLessThan(250);
    journal.close();
  });
});
