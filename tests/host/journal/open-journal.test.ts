import { randomBytes } from 'node:crypto';
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openFileKey } from '#host/keys/file-key.ts';
import { createJournal, openJournal } from '#host/journal/journal.ts';
import { listMeetingFiles } from '#host/journal/meeting-files.ts';
import { listSettings, openDatabase } from '#host/journal/open-database.ts';
import { flipBits } from '../../long/journal-bit-flips.ts';
import {
  appendNumber,
  begin,
  copyFolder,
  hashFolder,
  makeFolder,
  meeting,
  type MeetingFolder,
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

function begunAndClosed(): ReturnType<typeof listMeetingFiles> {
  const journal = begin(folder);
  appendNumber(journal, 1);
  journal.close();
  return listMeetingFiles(folder.folder, meeting);
}

/** Why it was refused; and it says so when a byte was changed in refusing. */
function tryToOpen(needs = folder): string {
  const before = hashFolder(folder.folder);
  const { kind } = refusal(openJournal(needs));
  return isDeepStrictEqual(hashFolder(folder.folder), before) ? kind : `${kind}, and it was changed`;
}

function changeInside(sql: string): void {
  const files = listMeetingFiles(folder.folder, meeting);
  const { fileKey } = value(openFileKey(folder, meeting));
  const database = value(openDatabase({ file: files.database, fileKey, settings: listSettings('linux') }));
  database.exec(sql);
  database.close();
}

describe('opening a meeting file', () => {
  test.each(listSettings('darwin').map(({ pragma }) => pragma))(
    'is refused when %s is not in force',
    (pragma) => {
      const { database } = begunAndClosed();
      const { fileKey } = value(openFileKey(folder, meeting));
      const before = hashFolder(folder.folder);
      const settings = listSettings('darwin').map((setting) =>
        setting.pragma === pragma ? { ...setting, inForce: 'something else' } : setting,
      );
      expect(refusal(openDatabase({ file: database, fileKey, settings }))).toStrictEqual({
        kind: 'settings-not-in-force',
        pragma,
      });
      expect(hashFolder(folder.folder)).toStrictEqual(before);
    },
  );

  test('is refused when a weaker setting than ours has taken', () => {
    const { database } = begunAndClosed();
    const { fileKey } = value(openFileKey(folder, meeting));
    const settings = listSettings('linux').map((setting) =>
      setting.pragma === 'synchronous' ? { ...setting, value: 'NORMAL' } : setting,
    );
    expect(refusal(openDatabase({ file: database, fileKey, settings }))).toStrictEqual({
      kind: 'settings-not-in-force',
      pragma: 'synchronous',
    });
  });

  test('asks for a full flush on a Mac', () => {
    expect(listSettings('darwin').map(({ pragma }) => pragma)).toContain('fullfsync');
    expect(listSettings('linux').map(({ pragma }) => pragma)).not.toContain('fullfsync');
  });

  test('is refused with another room key, and says so when another keeper made it', () => {
    begunAndClosed();
    expect(tryToOpen({ ...folder, roomKey: randomBytes(32) })).toBe('damaged-file');
    expect(tryToOpen({ ...folder, roomKey: randomBytes(32), vaultKind: 'keyring' })).toBe('other-vault');
  });

  test('is refused when its key is gone', () => {
    rmSync(begunAndClosed().key);
    expect(tryToOpen()).toBe('key-missing');
  });

  test('is refused when there is no such meeting, or it was never begun', () => {
    expect(tryToOpen()).toBe('no-such-meeting');
    const { database, mark } = begunAndClosed();
    rmSync(mark);
    rmSync(database);
    expect(tryToOpen()).toBe('never-begun');
    writeFileSync(database, '');
    expect(tryToOpen()).toBe('never-begun');
  });

  test('is refused when the file is something else, or cut short', () => {
    const { database } = begunAndClosed();
    const bytes = readFileSync(database);
    writeFileSync(database, 'Dette er ikke en database. '.repeat(500));
    expect(tryToOpen()).toBe('damaged-file');
    writeFileSync(database, bytes.subarray(0, bytes.length - 6000));
    expect(tryToOpen()).toBe('damaged-file');
    writeFileSync(database, '');
    expect(tryToOpen()).toBe('damaged-file');
  });

  test('is refused when a newer version has written it', () => {
    begunAndClosed();
    changeInside('pragma user_version = 99');
    expect(tryToOpen()).toBe('newer-file');
  });

  test('is refused when its key record is of a newer version', () => {
    const { key } = begunAndClosed();
    writeFileSync(key, JSON.stringify({ format: 'stafettrom-file-key', version: 2, other: true }));
    expect(tryToOpen()).toBe('newer-file');
  });

  test('is refused when it is the file of another meeting under this name', () => {
    begunAndClosed();
    changeInside("update meta set value = 'another' where key = 'meeting'");
    expect(tryToOpen()).toBe('damaged-file');
  });

  test('is refused when an old copy was put back', () => {
    const { database, mark } = begunAndClosed();
    copyFileSync(database, join(folder.folder, 'kept'));
    value(openJournal(folder)).close();
    copyFileSync(join(folder.folder, 'kept'), database);
    rmSync(mark);
    expect(tryToOpen()).toBe('old-copy');
  });

  test('is refused when confirmed work is gone with its log, until somebody decides to go on', () => {
    const journal = begin(folder);
    appendNumber(journal, 1);
    appendNumber(journal, 2);
    const copy = { ...folder, folder: join(folder.folder, 'copy') };
    copyFolder(folder.folder, copy.folder);
    journal.close();
    rmSync(listMeetingFiles(copy.folder, meeting).log);
    const before = hashFolder(copy.folder);
    expect(refusal(openJournal(copy))).toStrictEqual({ kind: 'commits-missing', found: 0, expected: 2 });
    expect(hashFolder(copy.folder)).toStrictEqual(before);
    value(openJournal({ ...copy, withoutMissing: true })).close();
    value(openJournal(copy)).close();
  });

  test('a refusal keeps the log of a stopped room as it is', () => {
    const journal = begin(folder);
    appendNumber(journal, 1);
    const copy = { ...folder, folder: join(folder.folder, 'copy') };
    copyFolder(folder.folder, copy.folder);
    journal.close();
    const before = hashFolder(copy.folder);
    expect(before.has(`${meeting}.journal-wal`)).toBe(true);
    expect(openJournal({ ...copy, roomKey: randomBytes(32) }).ok).toBe(false);
    expect(hashFolder(copy.folder)).toStrictEqual(before);
    const again = value(openJournal(copy));
    expect(readFactIds(again)).toStrictEqual([uuid(1)]);
    again.close();
  });

  test('is never made twice under one name', () => {
    begunAndClosed();
    const before = hashFolder(folder.folder);
    expect(refusal(createJournal(folder)).kind).toBe('already-there');
    expect(hashFolder(folder.folder)).toStrictEqual(before);
  });

  test(
    'finds every flipped bit in file, log and key, or still has every confirmed fact',
    { timeout: 30_000 },
    () => {
      const seed = 4711;
      const outcome = flipBits({ flips: 40, seed });
      process.stdout.write(`bit flips, seed ${seed}: ${JSON.stringify(outcome)}\n`);
      expect(outcome.database).toStrictEqual({ refused: 40, harmless: 0, silent: 0, touched: 0 });
      expect(outcome.log).toMatchObject({ silent: 0, touched: 0 });
      expect(outcome.log.refused).toBeGreaterThan(20);
      expect(outcome.key).toMatchObject({ silent: 0, touched: 0 });
    },
  );
});
