import { spawn } from 'node:child_process';
import process from 'node:process';
import { createInterface } from 'node:readline';
import type { Log } from '#host/log.ts';
import type {
  Store,
  StoreProcess,
  SuperviseStoreNeeds,
  TryOutStore,
} from '#host/supervision/supervise-store.ts';
import { storeArguments, superviseStore } from '#host/supervision/supervise-store.ts';

const graceMilliseconds = 2000;

export interface StoreNeeds extends TryOutStore, Pick<SuperviseStoreNeeds, 'now' | 'after' | 'listening'> {
  readonly log: Log;
}

/** The central store for trying out, as a child of plain Node. */
export function startStore(needs: StoreNeeds): Store {
  const { log, now, after, listening } = needs;
  return superviseStore({
    start: () => spawnStore(needs),
    note: (event) => log.note(event),
    now,
    after,
    listening,
  });
}

function spawnStore(store: TryOutStore): StoreProcess {
  // It reads from us, though nothing is ever said: when that ends, we are gone, and it goes too.
  const values = [store.entry, ...storeArguments(store), '--with-parent'];
  const child = spawn(process.execPath, values, { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface(child.stdout);
  const exits: (() => void)[] = [];
  const { promise: gone, resolve } = Promise.withResolvers<void>();
  let isGone = false;
  function end(): void {
    if (isGone) return;
    isGone = true;
    resolve();
    for (const listener of exits) listener();
  }
  child.once('exit', end);
  child.once('error', end);
  return {
    gone,
    onLine: (listener) => void lines.on('line', listener),
    onExit: (listener) => void exits.push(listener),
    kill() {
      child.kill('SIGTERM');
      const insist = setTimeout(() => child.kill('SIGKILL'), graceMilliseconds);
      child.once('exit', () => clearTimeout(insist));
    },
  };
}
