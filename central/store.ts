import type { Day } from '#domain/calendar.ts';
import type { FactId } from '#domain/identity.ts';
import type { Profile } from '#domain/profile.ts';
import type { Database } from './database.ts';
import type { Employee } from './new-plan-facts.ts';
import type { Snapshots } from './snapshots.ts';

/** What everything in the store works with. Time, ids and the municipality come in by the door. */
export interface Store {
  readonly database: Database;
  /** The municipality: first in every key. */
  readonly tenant: string;
  readonly profile: Profile;
  /** Seals cursors, so that no plan-wide number leaves the store. */
  readonly cursorKey: Uint8Array;
  readonly snapshots: Snapshots;
  readonly now: () => number;
  readonly today: () => Day;
  /** Who is signed in to a try-out store (R8). */
  readonly employee: Employee;
  readonly newId: () => FactId;
  readonly tryout: boolean;
}

export function instantOf(store: Pick<Store, 'now'>): string {
  return new Date(store.now()).toISOString();
}
