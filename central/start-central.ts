import { randomBytes } from 'node:crypto';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import type { Day } from '#domain/calendar.ts';
import type { Profile } from '#domain/profile.ts';
import { no, type Result, yes } from '#domain/result.ts';
import { createIds } from '#domain/uuid.ts';
import { createBells } from './log/bells.ts';
import { type Database, openPostgres, openTryoutDatabase } from './database/database.ts';
import { type FolderTaken, lockFolder } from './database/folder-lock.ts';
import { createServer, type ServerNeeds } from './http/create-server.ts';
import type { RequestLine } from './http/log-requests.ts';
import { learnVerbs } from './log/learn-verbs.ts';
import { addPageRoutes, findPagePlaces } from './http/page-routes.ts';
import { openHome } from './home/open-home.ts';
import { checkStart, type NotForProduction } from './operation/check-start.ts';
import { closeInTime } from './operation/close-in-time.ts';
import { type OpenOperation, openOperation } from './operation/open-operation.ts';
import { prepareDatabase } from './operation/prepare-database.ts';
import type { RateLimits } from './operation/rate-limits.ts';
import { readHeads } from './log/plan-heads.ts';
import { seedDemo } from './tryout/seed-demo.ts';
import { type PeopleFile, takePeople } from './sign-in/people-file.ts';
import { openSignIn, type SignIn } from './sign-in/open-sign-in.ts';
import type { SignInSettings } from './sign-in/sign-in-file.ts';
import type { Employee } from './loans/new-plan-facts.ts';
import { createSnapshots } from './log/snapshots.ts';
import { openStoreKeys } from './database/store-keys.ts';
import type { Store } from './store.ts';
import { tryoutProfile } from './tryout/tryout-profile.ts';
import { type Ticker, watchDays } from './days/watch-days.ts';

export interface CentralNeeds {
  /** A folder for PGlite, or the address of a PostgreSQL. */
  readonly place: { readonly folder: string } | { readonly databaseUrl: string };
  /** 0: any free one. Only this machine can reach it. */
  readonly port: number;
  /** The one sign-in of a store to try out; absent: people and rooms sign in. */
  readonly token?: string;
  readonly now: () => number;
  /** Set where real people are served: what is only for trying out is refused there. */
  readonly production: boolean;
  /** Made-up plans for an empty store. */
  readonly demo?: string;
  /** Takes the place of the calendar in demonstrations. */
  readonly date?: Day;
  /** A function where it may change while the store runs: each loan brings the one of that moment. */
  readonly profile?: Profile | (() => Profile);
  readonly tenant?: string;
  /** Of a new store: every table in so many parts by tenant. */
  readonly partitions?: number;
  /** Who is signed in; a made-up employee when absent. */
  readonly employee?: Employee;
  /** Opens what a leader or local administrator may do, and nothing else; absent: nobody may. */
  readonly administratorToken?: string;
  /** The public address, as phones write it; absent: where it listens. */
  readonly origin?: string;
  /** How people sign in; absent: made-up people to choose from. */
  readonly signIn?: SignInSettings;
  /** Whom the municipality puts in, besides those who are there. */
  readonly people?: PeopleFile;
  /** When to look whether a new day has come; absent: at start only. */
  readonly ticker?: Ticker;
  readonly onFault?: ServerNeeds['onFault'];
  /** Translates for rooms that cannot; whoever starts it ends it. Absent: the store does not. */
  readonly translation?: ServerNeeds['translation'];
  readonly operation?: Operation;
}

/** What whoever looks after the store decides. */
export interface Operation {
  /** Where it listens; absent: where only this machine can reach it. */
  readonly host?: string;
  /** Proxies that may say from where a request came. */
  readonly trustProxy?: readonly string[];
  /** How often one may ask; absent: as often as they like, for tests and measuring. */
  readonly rateLimits?: RateLimits;
  readonly onRequest?: (line: RequestLine) => void;
  /** `GET /metrics` on this machine alone; 0: any free port. */
  readonly metricsPort?: number;
  /** The owner of the tables, where the service's own login owns nothing. */
  readonly migrateWith?: string;
  /** Set once after the database was put back from a copy ([SYNC-41]). */
  readonly restored?: boolean;
}

export type CentralRefusal =
  | FolderTaken
  | { readonly kind: 'not-for-production'; readonly why: readonly NotForProduction[] }
  | { readonly kind: 'database-unfit'; readonly why: readonly string[] }
  | { readonly kind: 'port-taken'; readonly port: number };

export interface Central {
  readonly address: string;
  readonly store: Store;
  readonly signIn: SignIn;
  readonly metrics?: { readonly address: string };
  /** Ends what is under way, closes the database, gives the folder back. */
  readonly stop: () => Promise<void>;
}

export async function startCentral(needs: CentralNeeds): Promise<Result<Central, CentralRefusal>> {
  const why = checkStart(needs);
  if (why.length > 0) return no({ kind: 'not-for-production', why });
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
  const { database } = opened;
  const why = await prepare(needs, database);
  if (why.length > 0) {
    await database.destroy();
    opened.release();
    return no({ kind: 'database-unfit', why });
  }
  const operation = openOperation(needs);
  const store = await openStore(needs, { database, operation });
  await fillStore(needs, store);
  const onFault = needs.onFault ?? (() => undefined);
  const { app, signIn } = await openServer(needs, { store, onFault, operation });
  const days = await watchDays({
    store,
    ticker: needs.ticker ?? (() => ({ stop: () => undefined })),
    onFault: (error) => onFault({ name: error instanceof Error ? error.name : 'unknown', route: 'day' }),
  });
  const stop = async (): Promise<void> => {
    await closeInTime(app);
    signIn.stop();
    await days.stop();
    await operation.stop();
    await database.destroy();
    opened.release();
  };
  return listen(needs, app, { store, signIn, operation, stop });
}

function prepare(needs: CentralNeeds, database: Database): Promise<readonly string[]> {
  const { partitions, production, operation: { migrateWith, restored = false } = {} } = needs;
  return prepareDatabase({
    database,
    production,
    restored,
    ...(partitions === undefined ? {} : { partitions }),
    ...(migrateWith === undefined ? {} : { owner: migrateWith }),
  });
}

async function fillStore({ demo, people }: CentralNeeds, store: Store): Promise<void> {
  if (demo !== undefined) await seedDemo(store, demo);
  if (people !== undefined) await takePeople(store, people);
  await learnVerbs(store);
  // PGlite never counts its rows by itself, and plans its queries badly without.
  await store.database.own((within) => sql`analyze`.execute(within));
}

async function listen(
  needs: CentralNeeds,
  app: FastifyInstance,
  { operation, ...running }: Omit<Central, 'address' | 'metrics'> & { readonly operation: OpenOperation },
): Promise<Result<Central, CentralRefusal>> {
  const { port, operation: { host = '127.0.0.1' } = {} } = needs;
  try {
    const metrics = await operation.serveMetrics();
    const address = await app.listen({ host, port });
    return yes({ ...running, address, ...(metrics === undefined ? {} : { metrics }) });
  } catch (error) {
    await running.stop();
    if (isPortTaken(error)) return no({ kind: 'port-taken', port });
    throw error;
  }
}

async function openServer(
  needs: CentralNeeds,
  {
    store,
    onFault,
    operation,
  }: Pick<ServerNeeds, 'store' | 'onFault'> & { readonly operation: OpenOperation },
): Promise<{ readonly app: FastifyInstance; readonly signIn: SignIn }> {
  const { token, administratorToken, operation: { trustProxy } = {} } = needs;
  const signIn = await openSignIn({
    store,
    ...(needs.origin === undefined ? {} : { origin: needs.origin }),
    ...(needs.signIn === undefined ? {} : { settings: needs.signIn }),
  });
  const places = findPagePlaces();
  const app = await createServer({
    store,
    ...(token === undefined ? {} : { token }),
    ...(administratorToken === undefined ? {} : { administratorToken }),
    ...(trustProxy === undefined ? {} : { trustProxy }),
    onFault,
    ...(needs.translation === undefined ? {} : { translation: needs.translation }),
    findRoom: signIn.findRoom,
    // Read at each question: to try out, the address is known only once the store listens.
    get issuer() {
      return signIn.issuer;
    },
    parts: [
      ...operation.parts,
      signIn.part,
      openHome({ store, signIn, locales: places.locales }),
      (server) => addPageRoutes(server, places),
    ],
  });
  return { app, signIn };
}

async function openStore(
  needs: CentralNeeds,
  { database, operation }: { readonly database: Database; readonly operation: OpenOperation },
): Promise<Store> {
  const keys = await openStoreKeys(database);
  const { now, date, profile = tryoutProfile, tenant = 'tryout' } = needs;
  const bells = createBells({ look: (plans) => readHeads({ database, tenant }, plans) });
  const store = {
    database,
    tenant,
    get profile() {
      return typeof profile === 'function' ? profile() : profile;
    },
    cursorKey: keys.cursor,
    keys,
    snapshots: createSnapshots(200, (plan) => bells.ring(plan)),
    bells,
    now,
    today: () => date ?? osloDay(now()),
    employee: needs.employee ?? tryoutEmployee,
    newId: createIds({ now, randomBytes: (length) => randomBytes(length) }),
    tryout: !needs.production,
    onSettled: operation.countOutcomes,
  };
  operation.watch(store);
  return store;
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
