import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { sql } from 'kysely';
import type { FastifyInstance } from 'fastify';
import { fold } from '#domain/evolve.ts';
import type { KnownFact } from '#domain/known-fact.ts';
import type { Profile } from '#domain/profile.ts';
import { emptyState } from '#domain/state.ts';
import { createIds } from '#domain/uuid.ts';
import { createBells } from '#store/log/bells.ts';
import { openPostgres, openTryoutDatabase } from '#store/database/database.ts';
import { growLog } from '#store/log/grow-log.ts';
import { hashBytes, hashFact } from '#store/database/hash.ts';
import type { HomeNeeds } from '#store/home/home-needs.ts';
import { readHomeTexts } from '#store/home/open-home.ts';
import { createServer } from '#store/http/create-server.ts';
import { homeRoutes } from '#store/http/home-routes.ts';
import { migrate } from '#store/database/migrate.ts';
import { namePerson } from '#store/loans/person-rows.ts';
import { readHeads } from '#store/log/plan-heads.ts';
import { createSnapshots } from '#store/log/snapshots.ts';
import { openStoreKeys } from '#store/database/store-keys.ts';
import { inService, type Store } from '#store/store.ts';
import { tryOutProfile } from '../fixtures/profile.ts';
import { openTestDatabase } from '../fixtures/test-database.ts';

export const day = '2026-11-22';

export interface HomeStore {
  readonly app: FastifyInstance;
  readonly store: Store;
  readonly faults: readonly object[];
  /** Which plans were rung for, in order. */
  readonly rung: string[];
  /** The municipality of the next request, and its day. */
  readonly set: (change: { readonly profile?: Partial<Profile>; readonly today?: string }) => void;
  readonly stop: () => Promise<void>;
}

const locales = path.resolve(import.meta.dirname, '../../resources/locales');

/** The routes of the pages at home over a real store; who is here stands in a header, as a session would say it. */
export async function openHomeStore(): Promise<HomeStore> {
  const own = await openTestDatabase('migrated');
  const { place } = own;
  const database =
    'folder' in place
      ? await openTryoutDatabase(path.join(place.folder, 'database'))
      : openPostgres(place.databaseUrl);
  await migrate(database);
  const keys = await openStoreKeys(database);
  const now = { profile: tryOutProfile, today: day };
  const rung: string[] = [];
  const tenant = 'tryout';
  const store: Store = {
    database,
    tenant,
    get profile() {
      return now.profile;
    },
    cursorKey: keys.cursor,
    keys,
    bells: createBells({ look: (plans) => readHeads({ database, tenant }, plans) }),
    snapshots: createSnapshots(50, (plan) => rung.push(plan)),
    now: () => Date.now(),
    today: () => now.today,
    employee: { name: 'Marit Lunde' },
    newId: createIds({ now: () => Date.now(), randomBytes: (length) => randomBytes(length) }),
    tryout: true,
  };
  const faults: object[] = [];
  const app = await createServer({
    store,
    onFault: (fault) => faults.push(fault),
    parts: [homeRoutes(needsOf(store))],
  });
  return {
    app,
    store,
    faults,
    rung,
    set: ({ profile = {}, today = day }) => {
      now.profile = { ...tryOutProfile, ...profile };
      now.today = today;
    },
    stop: async () => {
      await app.close();
      await database.destroy();
      await own.stop();
    },
  };
}

function needsOf(store: Store): HomeNeeds {
  return {
    store,
    whoIsHere: async ({ headers }) => {
      const { 'x-person': person, 'x-issuer': issuer = 'https://id.example' } = headers;
      if (typeof person !== 'string' || typeof issuer !== 'string') return undefined;
      return { person, issuer, acr: 'high', employee: headers['x-private'] === undefined };
    },
    ways: [{ id: 'tryout', kind: 'tryout', name: 'Prøv ut' }],
    people: async () => [{ person: 'p-mor', name: 'Hanne Fjeldberg', is: 'mor' }],
    isByCode: (issuer) => issuer === 'password',
    isOwnPage: ({ headers }) => headers['x-stafettrom'] === '1',
    texts: { nb: readHomeTexts(locales, 'nb'), nn: readHomeTexts(locales, 'nn') },
  };
}

export interface Seed {
  readonly plan: string;
  readonly facts: readonly KnownFact[];
  /** Whose person is `p-` and the participant's id. */
  readonly people: readonly string[];
  readonly documents?: readonly { readonly bytes: Uint8Array; readonly mediaType: string }[];
}

/** A plan as it stands: its facts are in force, and nobody is asked. */
export async function seedPlan({ store }: HomeStore, seed: Seed): Promise<void> {
  const { plan, facts, people } = seed;
  const loan = store.newId();
  await inService(store, async (within) => {
    await sql`
      insert into plan (tenant, id, op_seq, vis_seq, first_name, language)
      values (${store.tenant}, ${plan}, 0, 0, '', 'nb')`.execute(within);
    const rows = facts.map((fact, index) => ({
      opSeq: index + 1,
      fact,
      hash: hashFact(fact),
      settled: { outcome: 'applied' as const },
    }));
    const head = { opSeq: 0, visSeq: 0, epoch: 0 };
    await growLog(store, within, { plan, head, rows, state: fold(emptyState, facts), loan });
    for (const participant of people)
      await namePerson(store, within, { plan, participant, person: `p-${participant}` });
    for (const { bytes, mediaType } of seed.documents ?? []) {
      const sha256 = hashBytes(bytes);
      await sql`
        insert into blob (tenant, plan, sha256, media_type, size)
        values (${store.tenant}, ${plan}, ${sha256}, ${mediaType}, ${bytes.length})`.execute(within);
      await sql`
        insert into blob_part (tenant, plan, sha256, loan, starts_at, bytes)
        values (${store.tenant}, ${plan}, ${sha256}, '', 0, ${bytes})`.execute(within);
      await sql`
        insert into blob_upload (tenant, plan, sha256, loan, media_type, received, complete, begun_at)
        values (${store.tenant}, ${plan}, ${sha256}, ${loan}, ${mediaType}, ${bytes.length}, true, now())`.execute(
        within,
      );
    }
  });
}

/** People exist once, in all the plans of a test. */
export async function seedPerson(
  { store }: HomeStore,
  person: {
    readonly id: string;
    readonly name: string;
    readonly employee: boolean;
    readonly mobile?: string;
  },
): Promise<void> {
  await inService(store, (within) =>
    sql`
      insert into person (tenant, id, name, employee, mobile, made_at)
      values (${store.tenant}, ${person.id}, ${person.name}, ${person.employee}, ${person.mobile ?? null}, now())
    `.execute(within),
  );
}

/** After each test: the municipality as it was, and no fault of ours on the way. */
export function settleDown(home: HomeStore): void {
  home.set({});
  if (home.faults.length > 0) throw new Error(`The store failed: ${JSON.stringify(home.faults)}`);
}
