import { existsSync, rmSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { no, type Result, yes } from '#domain/result.ts';
import { syncFolder } from '../keys/durable-file.ts';
import { createFileKey, destroyFileKey, openFileKey, rewriteFileKey, type Stamp } from '../keys/file-key.ts';
import { connectJournal } from './connect-journal.ts';
import { createConnection } from './connection.ts';
import { openHighWaterMark } from './high-water-mark.ts';
import { inspectDatabase, readStanding } from './inspect-database.ts';
import type { JournalNeeds, WritableJournal } from './journal-ports.ts';
import {
  type CreateRefusal,
  type DiskRefused,
  type OpenRefusal,
  readDiskRefusal,
} from './journal-refusals.ts';
import { listMeetingFiles, type MeetingFiles } from './meeting-files.ts';
import { currentVersion, migrate } from './migrate.ts';
import { listSettings, openDatabase } from './open-database.ts';
import { systemScheduler } from './scheduler.ts';

/** Makes the file of a new meeting: first its key, then the tables in one transaction. */
export function createJournal(
  needs: JournalNeeds & { readonly epoch?: number },
): Result<WritableJournal, CreateRefusal | OpenRefusal> {
  const files = listMeetingFiles(needs.folder, needs.meeting);
  if ([files.database, files.key, files.nextKey].some((file) => existsSync(file))) {
    return no({ kind: 'already-there' });
  }
  try {
    const stamp = stampKey(needs, needs.epoch ?? 1);
    const fileKey = createFileKey(needs, stamp);
    const opened = openForWriting(needs, files, fileKey);
    if (!opened.ok) {
      removeBegun(needs, files);
      return opened;
    }
    commitAndEmptyLog(opened.value, () => begin(opened.value, stamp));
    return yes(connect({ needs, files, fileKey, epoch: stamp.epoch }, opened.value));
  } catch (error) {
    removeBegun(needs, files);
    return refuseDisk(error);
  }
}

/**
 * Opens a meeting's file after looking it through; a refusal leaves every byte of it as it was.
 * `withoutMissing` goes on although confirmed work is gone from the log: a person has decided that.
 */
export function openJournal(
  needs: JournalNeeds & { readonly withoutMissing?: boolean },
): Result<WritableJournal, OpenRefusal> {
  const files = listMeetingFiles(needs.folder, needs.meeting);
  if (!existsSync(files.database)) {
    return no({ kind: existsSync(files.key) ? 'never-begun' : 'no-such-meeting' });
  }
  try {
    const key = openFileKey(needs, needs.meeting);
    if (!key.ok) {
      return key;
    }
    const { fileKey, record } = key.value;
    const looked = inspectDatabase({ files, fileKey }, record, (database) => readStanding(database).epoch);
    if (!looked.ok && !(looked.refusal.kind === 'commits-missing' && needs.withoutMissing === true)) {
      return looked;
    }
    const opened = openForWriting(needs, files, fileKey);
    if (!opened.ok) {
      return opened;
    }
    return yes(takeInUse({ needs, files, fileKey }, opened.value));
  } catch (error) {
    return refuseDisk(error);
  }
}

function stampKey(needs: JournalNeeds, epoch: number): Stamp {
  return { meeting: needs.meeting, epoch, schema: currentVersion, vault: needs.vaultKind };
}

function openForWriting(
  needs: JournalNeeds,
  files: MeetingFiles,
  fileKey: Buffer,
): Result<Database.Database, OpenRefusal> {
  const settings = listSettings(needs.platform ?? process.platform);
  const opened = openDatabase({ file: files.database, fileKey, settings });
  return opened.ok ? nameLasts(needs.folder, opened.value) : opened;
}

// SQLite passes over a folder that cannot be flushed: then the name of the new log could still mean the one before.
function nameLasts(folder: string, database: Database.Database): Result<Database.Database, DiskRefused> {
  try {
    syncFolder(folder);
    return yes(database);
  } catch (error) {
    database.close();
    return refuseDisk(error);
  }
}

function begin(database: Database.Database, stamp: Stamp): void {
  migrate(database);
  database.prepare("insert into meta (key, value) values ('meeting', ?)").run(stamp.meeting);
  database.prepare("insert into counter (name, value) values ('epoch', ?), ('commits', 0)").run(stamp.epoch);
}

function raiseEpoch(database: Database.Database): number {
  migrate(database);
  const raise = database.prepare("update counter set value = value + 1 where name = 'epoch' returning value");
  return Number(raise.pluck().get());
}

// Tables and epoch go into the file itself: a log that is damaged later cannot take them along.
function commitAndEmptyLog<Value>(database: Database.Database, work: () => Value): Value {
  const value = database.transaction(work).immediate();
  database.pragma('wal_checkpoint(TRUNCATE)');
  return value;
}

function takeInUse(found: Omit<Opened, 'epoch'>, database: Database.Database): WritableJournal {
  try {
    const epoch = commitAndEmptyLog(database, () => raiseEpoch(database));
    rewriteFileKey(found.needs, stampKey(found.needs, epoch), found.fileKey);
    return connect({ ...found, epoch }, database);
  } catch (error) {
    database.close();
    throw error;
  }
}

function removeBegun(needs: JournalNeeds, files: MeetingFiles): void {
  destroyFileKey(needs.folder, needs.meeting);
  for (const file of [files.database, files.log, files.index]) {
    rmSync(file, { force: true });
  }
}

type Opened = { needs: JournalNeeds; files: MeetingFiles; fileKey: Buffer; epoch: number };

function connect(opened: Opened, database: Database.Database): WritableJournal {
  const { needs, files, fileKey, epoch } = opened;
  const mark = openHighWaterMark(files.mark);
  mark.write(readStanding(database).commits);
  const open = (): Result<Database.Database, OpenRefusal> => openForWriting(needs, files, fileKey);
  const scheduler = needs.scheduler ?? systemScheduler;
  return connectJournal(
    { meeting: needs.meeting, epoch },
    createConnection({ open, mark, scheduler }, database),
  );
}

function refuseDisk(error: unknown): { readonly ok: false; readonly refusal: DiskRefused } {
  const refusal = readDiskRefusal(error);
  if (refusal === undefined) {
    throw error;
  }
  return no(refusal);
}
