import { z } from 'zod';
import type { StorePlace } from './host-messages.ts';
import { type SupervisedProcess, superviseProcess } from './supervise-process.ts';

/** What the central store for trying out is started with, in either shell. */
export interface TryOutStore {
  /** The program of the central store. */
  readonly entry: string;
  /** Never inside the room's own data folder. */
  readonly dataFolder: string;
  readonly demo: string;
  /** File of the municipality's profile. */
  readonly profile: string;
  /** What the municipality has answered in this room, where it has answered. */
  readonly answers: string;
  /** Plays another day than the clock's. */
  readonly date?: string;
}

export interface StoreProcess extends SupervisedProcess {
  onLine(listener: (line: string) => void): void;
  readonly gone: Promise<void>;
}

export interface SuperviseStoreNeeds {
  readonly start: () => StoreProcess;
  readonly note: (event: 'store-started' | 'store-listening' | 'store-lost') => void;
  readonly now: () => number;
  readonly after: (milliseconds: number, run: () => void) => () => void;
  /** Called again with a new address when the store had to be started again. */
  readonly listening: (store: StorePlace) => void;
}

export interface Store {
  stop(): Promise<void>;
}

const lineSchema = z.object({ listening: z.url(), token: z.string().max(400).default('') });

/** The central store for trying out, as a process of its own; the room does not wait for it. */
export function superviseStore(needs: SuperviseStoreNeeds): Store {
  const supervision = superviseProcess<StoreProcess>({
    start: needs.start,
    started: (store) => {
      needs.note('store-started');
      store.onLine((line) => hear(needs, line));
    },
    lost: () => needs.note('store-lost'),
    now: needs.now,
    after: needs.after,
  });
  return {
    async stop() {
      const store = supervision.current();
      supervision.stop();
      await store?.gone;
    },
  };
}

export function storeArguments(store: TryOutStore): string[] {
  const { dataFolder, demo, profile, answers, date } = store;
  const files = ['--demo', demo, '--profile', profile, '--answers', answers];
  const place = ['--data', dataFolder, '--port', '0', ...files];
  return date === undefined ? place : [...place, '--date', date];
}

function hear(needs: SuperviseStoreNeeds, line: string): void {
  const store = readLine(line);
  if (store === undefined) return;
  needs.note('store-listening');
  needs.listening(store);
}

function readLine(line: string): StorePlace | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    const read = lineSchema.safeParse(JSON.parse(line)).data;
    return read && { address: read.listening, token: read.token };
  } catch {
    return undefined;
  }
}
