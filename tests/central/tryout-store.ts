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
import { layDatabase } from '../fixtures/database-template.ts';

export const token = 'prove-og-feile';

export interface TryoutStore extends OpenStore {
  readonly central: Central;
  readonly folder: string;
  readonly faults: readonly object[];
  /** As the store is when its process ends and begins again. */
  readonly restart: () => Promise<TryoutStore>;
}

/** The real store: Fastify on a free port, PGlite in a folder of its own, the demo plans in it. */
export function openTryoutStore(change: Partial<CentralNeeds> = {}): Promise<TryoutStore> {
  const folder = mkdtempSync(path.join(tmpdir(), 'stafettrom-central-'));
  if (change.partitions === undefined) layDatabase(folder);
  return open(folder, change);
}

async function open(folder: string, change: Partial<CentralNeeds>): Promise<TryoutStore> {
  const faults: object[] = [];
  let moved = 0;
  const now = (): number => Date.now() + moved;
  const started = await startCentral({
    place: { folder },
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
    folder,
    faults,
    restart: async () => {
      await central.stop();
      return open(folder, change);
    },
    stop: async () => {
      await central.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
