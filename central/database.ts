import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect, PostgresDialect, type QueryResult, type Transaction } from 'kysely';
import { Pool } from 'pg';

/** The log is hand-written SQL, so the tables need no types here. */
export type Database = Kysely<unknown>;
/** Inside a transaction nothing else may be asked: on PGlite the outer handle would wait for ever. */
export type Within = Transaction<unknown>;

/** For trying out and tests only: PGlite never calls fsync, so a power cut can take what it said yes to. */
export async function openTryoutDatabase(folder: string): Promise<Database> {
  const pglite = await PGlite.create({ dataDir: folder });
  return new Kysely<unknown>({ dialect: new PGliteDialect({ pglite }) });
}

/** Eight connections are enough; more only wait for each other. */
export function openPostgres(url: string): Database {
  return new Kysely<unknown>({
    dialect: new PostgresDialect({ pool: new Pool({ connectionString: url, max: 8 }) }),
  });
}

/** A blocked write is silent in SQL: it changes fewer rows. Here it is a bug, and the transaction goes back. */
export function expectRows(result: QueryResult<unknown>, rows: number): void {
  if (result.numAffectedRows !== BigInt(rows)) {
    throw new Error(`${String(result.numAffectedRows)} rows were written where ${rows} were meant`);
  }
}
