import { existsSync } from 'node:fs';
import path from 'node:path';
import { type Database, openPostgres, openTryoutDatabase } from './database.ts';
import { lockFolder } from './folder-lock.ts';

export interface AtRest {
  readonly data?: string | undefined;
  readonly 'database-url'?: string | undefined;
}

/** The database of a store for a single errand: a try-out store must be still, PostgreSQL may run. */
export async function openAtRest(
  asked: AtRest,
): Promise<{ readonly database: Database; readonly release: () => void }> {
  const url = asked['database-url'];
  if (url !== undefined) return { database: openPostgres(url, 1), release: () => undefined };
  if (asked.data === undefined || !existsSync(asked.data))
    throw new Error('--data DIR or --database-url URL is needed');
  const lock = lockFolder(asked.data);
  if (!lock.ok) throw new Error(`The store runs, as process ${lock.refusal.pid}; stop it first`);
  return {
    database: await openTryoutDatabase(path.join(asked.data, 'database')),
    release: lock.value.release,
  };
}
