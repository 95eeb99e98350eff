import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createCentralClient } from '#host/central/central-client.ts';
import { readAccessLog } from '#store/reading/access-log.ts';
import { readOpenQuestions } from '#store/reading/open-questions.ts';
import { pullChanges } from '#store/reading/pull-changes.ts';
import { type Central, type CentralNeeds, startCentral } from '#store/start-central.ts';
import type { OpenStore } from '../contract-suites/open-store.ts';
import { day, value } from './ada.ts';
import { openFolder, openTestDatabase, type TestDatabase } from '../fixtures/test-database.ts';

export const token = 'prove-og-feile';

export interface TryoutStore extends OpenStore {
  readonly central: Central;
  /** Of a store on PGlite; empty on PostgreSQL. */
  readonly folder: string;
  readonly faults: readonly object[];
  /** As the store is when its process ends and begins again. */
  readonly restart: () => Promise<TryoutStore>;
}

/** The real store: Fastify on a free port, a database of its own, the demo plans in it. */
export async function openTryoutStore(change: Partial<CentralNeeds> = {}): Promise<TryoutStore> {
  if (change.place !== undefined || change.partitions !== undefined) return openPgliteStore(change);
  const isUsual = !Object.keys(change).some((name) => seeds.has(name));
  const database = await openTestDatabase(isUsual ? 'demo' : 'migrated');
  return open(database, change);
}

/** On PGlite in a folder, or at the place that is given. */
export async function openPgliteStore(change: Partial<CentralNeeds> = {}): Promise<TryoutStore> {
  if (change.place !== undefined) return open({ place: change.place, stop: async () => undefined }, change);
  if (change.partitions === undefined) return open(openFolder(), change);
  const folder = mkdtempSync(path.join(tmpdir(), 'stafettrom-central-'));
  return open(
    { place: { folder }, stop: async () => rmSync(folder, { recursive: true, force: true }) },
    change,
  );
}

/** What the demo plans in a database depend on. */
const seeds = new Set(['demo', 'date', 'profile', 'tenant', 'employee', 'signIn']);

async function open(database: TestDatabase, change: Partial<CentralNeeds>): Promise<TryoutStore> {
  const faults: object[] = [];
  let moved = 0;
  const now = (): number => Date.now() + moved;
  const { place } = database;
  const started = await startCentral({
    place,
    port: 0,
    token,
    now,
    production: false,
    date: day,
    demo: path.resolve(import.meta.dirname, '../../resources/demo'),
    onFault: (fault) => faults.push(fault),
    ...change,
  });
  const central = value(started);
  const baseUrl = central.address;
  return {
    central,
    client: createCentralClient({ baseUrl, token, fetch: globalThis.fetch, now }),
    as: (reader) => ({
      changes: (plan, from) => pullChanges(central.store, { plan, reader, ...from }),
      questions: (plan) => readOpenQuestions(central.store, { plan, reader }),
      accessLog: (plan) => readAccessLog(central.store, { plan, reader }),
    }),
    move: (ms) => {
      moved += ms;
    },
    folder: 'folder' in place ? place.folder : '',
    faults,
    restart: async () => {
      await central.stop();
      return open(database, change);
    },
    stop: async () => {
      await central.stop();
      await database.stop();
    },
  };
}
