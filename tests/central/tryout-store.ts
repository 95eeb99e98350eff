import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type CentralClient, createCentralClient } from '#host/central/central-client.ts';
import { type Central, startCentral } from '#store/start-central.ts';
import { day, value } from './ada.ts';

export const token = 'prove-og-feile';

export interface TryoutStore {
  readonly central: Central;
  readonly client: CentralClient;
  readonly folder: string;
  readonly faults: readonly object[];
  /** As the store is when its process ends and begins again. */
  readonly restart: () => Promise<TryoutStore>;
  readonly stop: () => Promise<void>;
}

/** The real store: Fastify on a free port, PGlite in a folder of its own, the demo plans in it. */
export function openTryoutStore(): Promise<TryoutStore> {
  return open(mkdtempSync(path.join(tmpdir(), 'stafettrom-central-')));
}

async function open(folder: string): Promise<TryoutStore> {
  const faults: object[] = [];
  const started = await startCentral({
    place: { folder },
    port: 0,
    token,
    now: () => Date.now(),
    production: false,
    date: day,
    demo: path.resolve(import.meta.dirname, '../../resources/demo'),
    onFault: (fault) => faults.push(fault),
  });
  const central = value(started);
  const baseUrl = central.address;
  return {
    central,
    client: createCentralClient({ baseUrl, token, fetch: globalThis.fetch, now: () => Date.now() }),
    folder,
    faults,
    restart: async () => {
      await central.stop();
      return open(folder);
    },
    stop: async () => {
      await central.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
