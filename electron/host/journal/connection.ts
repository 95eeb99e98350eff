import type Database from 'better-sqlite3';
import { no, type Result, yes } from '#domain/result.ts';
import type { HighWaterMark } from './high-water-mark.ts';
import { readStanding } from './inspect-database.ts';
import { type DiskRefused, readDiskRefusal } from './journal-refusals.ts';
import type { Scheduler } from './scheduler.ts';

/** After a commit the log is emptied this soon: what was deleted leaves the disk, and little can be lost in it. */
export const checkpointDelay = 2000;

/** A transaction cannot wait: work that gives a promise does not compile. */
export type PlainWork<Value> = (() => Value) & (Value extends PromiseLike<unknown> ? never : unknown);

/** Enough for reading. */
export type Reader = {
  /** A prepared statement on the file as it is open now. */
  readonly prepare: (sql: string) => Database.Statement;
};

export type Connection = Reader & {
  /** One FULL transaction. A yes means that it is on the disk; a no means that nothing of it happened. */
  readonly write: <Value>(work: PlainWork<Value>) => Result<Value, DiskRefused>;
  /** Moves the log into the file and empties it; false when the disk would not. */
  readonly checkpoint: () => boolean;
  readonly close: () => void;
};

export type ConnectionNeeds = {
  readonly open: () => Result<Database.Database, { readonly kind: string }>;
  readonly mark: HighWaterMark;
  readonly scheduler: Scheduler;
};

type Held = {
  database: Database.Database | undefined;
  statements: Map<string, Database.Statement>;
  waiting: { stop: () => void } | undefined;
  isClosed: boolean;
};

export function createConnection(needs: ConnectionNeeds, database: Database.Database): Connection {
  const held: Held = { database, statements: new Map(), waiting: undefined, isClosed: false };
  return {
    prepare: (sql) => prepare(needs, held, sql),
    write: (work) => write(needs, held, work),
    checkpoint: () => checkpoint(needs, held),
    close: () => close(needs, held),
  };
}

function prepare(needs: ConnectionNeeds, held: Held, sql: string): Database.Statement {
  const database = reach(needs, held);
  const kept = held.statements.get(sql);
  if (kept !== undefined) {
    return kept;
  }
  const statement = database.prepare(sql);
  held.statements.set(sql, statement);
  return statement;
}

function write<Value>(
  needs: ConnectionNeeds,
  held: Held,
  work: PlainWork<Value>,
): Result<Value, DiskRefused> {
  let counted: { value: Value; commits: number } | undefined;
  try {
    reach(needs, held)
      .transaction(() => {
        counted = { value: work(), commits: countCommit(needs, held) };
        return counted.value;
      })
      .immediate();
  } catch (error) {
    const refusal = readDiskRefusal(error);
    if (refusal === undefined) {
      throw error;
    }
    release(held);
    if (counted === undefined || !cameThrough(needs, held, counted.commits)) {
      return no(refusal);
    }
  }
  if (counted === undefined) {
    throw new Error('A transaction ended without its work.');
  }
  needs.mark.write(counted.commits);
  scheduleCheckpoint(needs, held);
  return yes(counted.value);
}

function countCommit(needs: ConnectionNeeds, held: Held): number {
  const row = prepare(
    needs,
    held,
    "update counter set value = value + 1 where name = 'commits' returning value",
  );
  return Number(row.pluck().get());
}

// A failed flush may still leave the whole commit in the log. It counts only once it is in the file and flushed.
function cameThrough(needs: ConnectionNeeds, held: Held, commits: number): boolean {
  try {
    const found = readStanding(reach(needs, held)).commits;
    return found === commits && checkpoint(needs, held);
  } catch (error) {
    if (readDiskRefusal(error) === undefined) {
      throw error;
    }
    release(held);
    return false;
  }
}

function checkpoint(needs: ConnectionNeeds, held: Held): boolean {
  held.waiting?.stop();
  held.waiting = undefined;
  try {
    const [outcome] = [reach(needs, held).pragma('wal_checkpoint(TRUNCATE)')].flat();
    return typeof outcome === 'object' && outcome !== null && 'busy' in outcome && outcome.busy === 0;
  } catch (error) {
    if (readDiskRefusal(error) === undefined) {
      throw error;
    }
    release(held);
    return false;
  }
}

function scheduleCheckpoint(needs: ConnectionNeeds, held: Held): void {
  held.waiting?.stop();
  held.waiting = needs.scheduler.after(checkpointDelay, () => {
    checkpoint(needs, held);
  });
}

function close(needs: ConnectionNeeds, held: Held): void {
  if (!held.isClosed) {
    held.isClosed = true;
    release(held);
    needs.mark.close();
  }
}

// After an error of the disk the file is opened anew: SQLite's own picture of it is not trusted any more.
function reach(needs: ConnectionNeeds, held: Held): Database.Database {
  if (held.isClosed) {
    // Opening here again would make a file anew that a purge has just removed.
    throw new Error('The journal is closed.');
  }
  if (held.database === undefined) {
    const opened = needs.open();
    if (!opened.ok) {
      throw new DiskUnreachable(opened.refusal.kind);
    }
    held.database = opened.value;
  }
  return held.database;
}

function release(held: Held): void {
  held.waiting?.stop();
  held.waiting = undefined;
  held.statements.clear();
  const database = held.database;
  held.database = undefined;
  try {
    database?.close();
  } catch (error) {
    if (readDiskRefusal(error) === undefined) {
      throw error;
    }
  }
}

class DiskUnreachable extends Error {
  readonly code = 'SQLITE_IOERR';
}
