import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { StorePlace } from '#host/supervision/host-messages.ts';
import {
  type Store,
  storeArguments,
  type StoreProcess,
  superviseStore,
  type TryOutStore,
} from '#host/supervision/supervise-store.ts';
import { forkUtility, type UtilityNeeds } from './fork-utility.ts';

export type TryOutStoreNeeds = UtilityNeeds & {
  readonly complain: (event: string) => void;
  readonly now: () => number;
  readonly after: (milliseconds: number, run: () => void) => () => void;
  readonly listening: (store: StorePlace) => void;
};

/**
 * The central store for trying out, as a process of Electron's own kind. Its database is large and no part of a
 * packaged room, where there is none: plans come from a real store or not at all.
 */
export function openTryOutStore(needs: TryOutStoreNeeds, store: TryOutStore): Store | undefined {
  if (needs.isPackaged || !existsSync(store.entry)) {
    needs.complain('no-try-out-store');
    return undefined;
  }
  return superviseStore({
    start: () => forkStore(needs, store),
    note: (event) => {
      if (event === 'store-lost') {
        needs.complain(event);
      }
    },
    now: needs.now,
    after: needs.after,
    listening: needs.listening,
  });
}

function forkStore(needs: UtilityNeeds, store: TryOutStore): StoreProcess {
  const values = storeArguments(store);
  const child = forkUtility(needs, { entry: store.entry, values, name: 'stafettrom-store', isHeard: true });
  const { promise: gone, resolve } = Promise.withResolvers<void>();
  child.once('exit', () => {
    resolve();
  });
  return {
    gone,
    onLine: (listener) => {
      if (child.stdout !== null) {
        createInterface(child.stdout).on('line', listener);
      }
    },
    onExit: (listener) => {
      child.once('exit', () => {
        listener();
      });
    },
    kill: () => {
      child.kill();
    },
  };
}
