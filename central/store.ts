import type { Day } from '#domain/calendar.ts';
import type { FactId } from '#domain/identity.ts';
import type { Profile } from '#domain/profile.ts';
import type { Bells } from './log/bells.ts';
import type { Database, Within } from './database/database.ts';
import type { Employee } from './loans/new-plan-facts.ts';
import type { Snapshots } from './log/snapshots.ts';
import type { StoreKeys } from './database/store-keys.ts';

/** What everything in the store works with. Time, ids and the municipality come in by the door. */
export interface Store {
  readonly database: Database;
  /** The municipality: first in every key. */
  readonly tenant: string;
  readonly profile: Profile;
  /** Seals cursors, so that no plan-wide number leaves the store. */
  readonly cursorKey: Uint8Array;
  readonly keys: StoreKeys;
  readonly snapshots: Snapshots;
  /** Rung after every commit that the log grew in, or that changed who reads what. */
  readonly bells: Bells;
  readonly now: () => number;
  readonly today: () => Day;
  /** Who is signed in to a try-out store (R8). */
  readonly employee: Employee;
  readonly newId: () => FactId;
  readonly tryout: boolean;
  /** Told of every fact's outcome as it is written, for the metrics. */
  readonly onSettled?: (outcomes: readonly string[]) => void;
}

/** One transaction of the service's own: it judges and writes, within this municipality. */
export function inService<Value>(
  store: Pick<Store, 'database' | 'tenant'>,
  work: (within: Within) => Promise<Value>,
): Promise<Value> {
  return store.database.within({ role: 'service', tenant: store.tenant }, work);
}

export function instantOf(store: Pick<Store, 'now'>): string {
  return new Date(store.now()).toISOString();
}
