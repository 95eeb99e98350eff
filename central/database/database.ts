import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect, PostgresDialect, type QueryResult, sql, type Transaction } from 'kysely';
import { openPreparedPool } from './prepared-pool.ts';

/** Inside a transaction nothing else may be asked: on PGlite the outer handle would wait for ever. */
export type Within = Transaction<unknown>;

/** As whom a transaction asks. No role of these can pass a policy by, and none has an identity of its own. */
export type As =
  /** Judges and writes, within one municipality. */
  | { readonly role: 'service'; readonly tenant: string }
  /** Gives content out to one participant of one plan: rows that are not theirs are not there. */
  | { readonly role: 'reader'; readonly tenant: string; readonly plan: string; readonly reader: string }
  /** Takes bodies of facts away, and can do nothing else. */
  | { readonly role: 'remover'; readonly tenant: string; readonly plan: string };

export interface Connections {
  readonly inUse: number;
  readonly waiting: number;
}

export interface Database {
  /** The only way to the data: one transaction, under one role, for one tenant. Nothing of it outlives the commit. */
  readonly within: <Value>(
    as: As,
    work: (within: Within) => Promise<Value>,
    isolation?: 'read committed' | 'repeatable read',
  ) => Promise<Value>;
  /** Tables, keys and statistics: as the owner, before anybody is served. */
  readonly own: <Value>(work: (within: Within) => Promise<Value>) => Promise<Value>;
  readonly isReal: boolean;
  /** How many connections are at work, and how much waits for one. */
  readonly countConnections: () => Connections;
  readonly destroy: () => Promise<void>;
}

/** For trying out and tests only: PGlite never calls fsync, so a power cut can take what it said yes to. */
export async function openTryoutDatabase(folder: string): Promise<Database> {
  const pglite = await PGlite.create({ dataDir: folder });
  const kysely = new Kysely<unknown>({ dialect: new PGliteDialect({ pglite }) });
  return toDatabase(kysely, { isReal: false, countConnections: () => ({ inUse: 0, waiting: 0 }) });
}

/** Eight connections are enough; more only wait for each other. */
export function openPostgres(url: string, connections = 8): Database {
  const pool = openPreparedPool({ connectionString: url, max: connections });
  const kysely = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  return toDatabase(kysely, { isReal: true, countConnections: pool.count });
}

function toDatabase(kysely: Kysely<unknown>, known: Pick<Database, 'isReal' | 'countConnections'>): Database {
  return {
    within: (as, work, isolation = 'read committed') =>
      kysely
        .transaction()
        .setIsolationLevel(isolation)
        .execute(async (within) => {
          await become(within, as);
          return work(within);
        }),
    own: (work) => kysely.transaction().execute(work),
    ...known,
    destroy: () => kysely.destroy(),
  };
}

/** Role and identity of this transaction alone: they end with it, whatever becomes of the connection. */
export async function become(within: Within, as: As): Promise<void> {
  const plan = 'plan' in as ? as.plan : '';
  const reader = 'reader' in as ? as.reader : '';
  await sql`
    select set_config('role', ${`stafettrom_${as.role}`}, true), set_config('app.tenant', ${as.tenant}, true),
      set_config('app.plan', ${plan}, true), set_config('app.reader', ${reader}, true)`.execute(within);
}

/** A blocked write is silent in SQL: it changes fewer rows. Here it is a bug, and the transaction goes back. */
export function expectRows(result: QueryResult<unknown>, rows: number): void {
  if (result.numAffectedRows !== BigInt(rows)) {
    throw new Error(`${String(result.numAffectedRows)} rows were written where ${rows} were meant`);
  }
}
