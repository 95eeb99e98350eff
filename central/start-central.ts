import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { sql } from 'kysely';
import type { Day } from '#domain/calendar.ts';
import type { Profile } from '#domain/profile.ts';
import { no, type Result, yes } from '#domain/result.ts';
import { createIds } from '#domain/uuid.ts';
import { type Database, openPostgres, openTryoutDatabase } from './database.ts';
import { type FolderTaken, lockFolder } from './folder-lock.ts';
import { createServer, type ServerNeeds } from './http/create-server.ts';
import { migrate } from './migrate.ts';
import { seedDemo } from './seed-demo.ts';
import type { Employee } from './new-plan-facts.ts';
import { createSnapshots } from './snapshots.ts';
import type { Store } from './store.ts';
import { tryoutProfile } from './tryout-profile.ts';
import { type Ticker, watchDays } from './watch-days.ts';

export interface CentralNeeds {
  /** A folder for PGlite, or the address of a PostgreSQL. */
  readonly place: { readonly folder: string } | { readonly databaseUrl: string };
  /** 0: any free one. Only this machine can reach it. */
  readonly port: number;
  readonly token: string;
  readonly now: () => number;
  /** Set where real people are served: until there is a sign-in the store refuses to start there. */
  readonly production: boolean;
  /** Made-up plans for an empty store. */
  readonly demo?: string;
  /** Takes the place of the calendar in demonstrations. */
  readonly date?: Day;
  /** A function where it may change while the store runs: each loan brings the one of that moment. */
  readonly profile?: Profile | (() => Profile);
  readonly tenant?: string;
  /** Who is signed in; a made-up employee when absent. */
  readonly employee?: Employee;
  /** Opens what a leader or local administrator may do, and nothing else; absent: nobody may. */
  readonly administratorToken?: string;
  /** When to look whether a new day has come; absent: at start only. */
  readonly ticker?: Ticker;
  readonly onFault?: ServerNeeds['onFault'];
}

export type CentralRefusal =
  | FolderTaken
  | { readonly kind: 'not-for-production' }
  | { readonly kind: 'port-taken'; readonly port: number };

export interface Central {
  readonly address: string;
  readonly store: Store;
  /** Ends what is under way, closes the database, gives the folder back. */
  readonly stop: () => Promise<void>;
}

export async function startCentral(needs: CentralNeeds): Promise<Result<Central, CentralRefusal>> {
  if (needs.production) return no({ kind: 'not-for-production' });
  if ('databaseUrl' in needs.place) {
    return serve(needs, { database: openPostgres(needs.place.databaseUrl), release: () => undefined });
  }
  const lock = lockFolder(needs.place.folder);
  if (!lock.ok) return lock;
  try {
    const database = await openTryoutDatabase(path.join(needs.place.folder, 'database'));
    return await serve(needs, { database, release: lock.value.release });
  } catch (error) {
    lock.value.release();
    throw error;
  }
}

interface Opened {
  readonly database: Database;
  readonly release: () => void;
}

async function serve(needs: CentralNeeds, opened: Opened): Promise<Result<Central, CentralRefusal>> {
  const store = await openStore(needs, opened.database);
  if (needs.demo !== undefined) await seedDemo(store, needs.demo);
  // PGlite never counts its rows by itself, and plans its queries badly without.
  await sql`analyze`.execute(opened.database);
  const onFault = needs.onFault ?? (() => undefined);
  const { token, administratorToken } = needs;
  const tokens = administratorToken === undefined ? { token } : { token, administratorToken };
  const app = createServer({ store, ...tokens, onFault });
  const days = await watchDays({
    store,
    ticker: needs.ticker ?? (() => ({ stop: () => undefined })),
    onFault: (error) => onFault({ name: error instanceof Error ? error.name : 'unknown', route: 'day' }),
  });
  const stop = async (): Promise<void> => {
    await app.close();
    await days.stop();
    await opened.database.destroy();
    opened.release();
  };
  try {
    return yes({ address: await app.listen({ host: '127.0.0.1', port: needs.port }), store, stop });
  } catch (error) {
    await stop();
    if (isPortTaken(error)) return no({ kind: 'port-taken', port: needs.port });
    throw error;
  }
}

async function openStore(needs: CentralNeeds, database: Database): Promise<Store> {
  await migrate(database);
  const { now, date, profile = tryoutProfile } = needs;
  return {
    database,
    tenant: needs.tenant ?? 'tryout',
    get profile() {
      return typeof profile === 'function' ? profile() : profile;
    },
    cursorKey: await openCursorKey(database),
    snapshots: createSnapshots(200),
    now,
    today: () => date ?? osloDay(now()),
    employee: needs.employee ?? tryoutEmployee,
    newId: createIds({ now, randomBytes: (length) => randomBytes(length) }),
    tryout: true,
  };
}

/** Made once and kept with the data: a cursor outlives the process that gave it. */
async function openCursorKey(database: Database): Promise<Uint8Array> {
  const made = randomBytes(32).toString('base64');
  await sql`insert into store_key (name, value) values ('cursor', ${made}) on conflict do nothing`.execute(
    database,
  );
  const found = await sql<{ value: string }>`select value from store_key where name = 'cursor'`.execute(
    database,
  );
  return Buffer.from(found.rows[0]?.value ?? made, 'base64');
}

/** Made up, like everybody in a try-out store. */
const tryoutEmployee: Employee = {
  name: 'Marit Lunde',
  shownAs: 'Marit',
  service: 'Solvang skole',
  position: 'kontaktlærer',
};

const oslo = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo', dateStyle: 'short' });

function osloDay(now: number): Day {
  return oslo.format(now);
}

function isPortTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}
