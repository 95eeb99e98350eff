import { existsSync, rmSync, statSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { z } from 'zod';
import { no, type Result, yes } from '#domain/result.ts';
import { readHighWaterMark } from './high-water-mark.ts';
import { isDamage, type OpenRefusal, readDiskRefusal } from './journal-refusals.ts';
import type { MeetingFiles } from './meeting-files.ts';
import { currentVersion, readVersion } from './migrate.ts';
import { openDatabaseForReading, pageCache } from './open-database.ts';

export type InspectNeeds = { readonly files: MeetingFiles; readonly fileKey: Buffer };
export type Expected = { readonly meeting: string; readonly epoch: number };

const damaged: OpenRefusal = { kind: 'damaged-file', part: 'database' };

/** Looks at a file without changing a byte of it, runs `look` on what is sound, and cleans up after itself. */
export function inspectDatabase<Value>(
  needs: InspectNeeds,
  expected: Expected,
  look: (database: Database.Database) => Value,
): Result<Value, OpenRefusal> {
  const hadLog = existsSync(needs.files.log);
  const hadIndex = existsSync(needs.files.index);
  const opened = openDatabaseForReading({ file: needs.files.database, fileKey: needs.fileKey });
  if (!opened.ok) {
    return opened;
  }
  try {
    const refusal = findRefusal(opened.value, needs.files, expected);
    return refusal === undefined ? yes(look(opened.value)) : no(refusal);
  } catch (error) {
    const refusal = isDamage(error) ? damaged : readDiskRefusal(error);
    if (refusal === undefined) {
      throw error;
    }
    return no(refusal);
  } finally {
    opened.value.close();
    removeOwnTraces(needs.files, { hadLog, hadIndex });
  }
}

function findRefusal(
  database: Database.Database,
  files: MeetingFiles,
  expected: Expected,
): OpenRefusal | undefined {
  const tables = database.prepare('select count(*) from sqlite_schema').pluck().get();
  const version = readVersion(database);
  if (version > currentVersion) {
    return { kind: 'newer-file' };
  }
  const confirmed = readHighWaterMark(files.mark) ?? 0;
  if (tables === 0) {
    return confirmed === 0 ? { kind: 'never-begun' } : damaged;
  }
  database.pragma(`cache_size = ${pageCache}`);
  if (database.pragma('integrity_check', { simple: true }) !== 'ok') {
    return damaged;
  }
  const found = readStanding(database);
  if (found.meeting !== expected.meeting) {
    return damaged;
  }
  if (found.epoch < expected.epoch) {
    return { kind: 'old-copy', found: found.epoch, expected: expected.epoch };
  }
  return found.commits < confirmed
    ? { kind: 'commits-missing', found: found.commits, expected: confirmed }
    : undefined;
}

const standingSchema = z.object({
  meeting: z.string().nullable(),
  epoch: z.number().int().nullable(),
  commits: z.number().int().nullable(),
});

/** Which meeting a file says it is, and how far it has come. */
export function readStanding(database: Database.Database): {
  meeting: string;
  epoch: number;
  commits: number;
} {
  const row = standingSchema.parse(
    database
      .prepare(
        `select (select value from meta where key = 'meeting') as meeting,
                (select value from counter where name = 'epoch') as epoch,
                (select value from counter where name = 'commits') as commits`,
      )
      .get(),
  );
  return { meeting: row.meeting ?? '', epoch: row.epoch ?? 0, commits: row.commits ?? 0 };
}

// A reader makes an empty log and an index where there was none, and cannot remove them itself.
function removeOwnTraces(files: MeetingFiles, before: { hadLog: boolean; hadIndex: boolean }): void {
  if (!before.hadLog && statSync(files.log, { throwIfNoEntry: false })?.size === 0) {
    rmSync(files.log);
    if (!before.hadIndex) {
      rmSync(files.index, { force: true });
    }
  }
}
