import type { PlanState } from '#domain/state.ts';

export interface Snapshot {
  readonly upTo: number;
  readonly state: PlanState;
}

/** The folded state of the plans that were written to last. Whoever takes one holds the plan's lock and compares. */
export interface Snapshots {
  readonly find: (plan: string) => Snapshot | undefined;
  readonly keep: (plan: string, snapshot: Snapshot) => void;
}

export function createSnapshots(most: number): Snapshots {
  const kept = new Map<string, Snapshot>();
  return {
    find: (plan) => kept.get(plan),
    keep: (plan, snapshot) => {
      kept.delete(plan);
      kept.set(plan, snapshot);
      const oldest = kept.keys().next();
      if (kept.size > most && oldest.done !== true) kept.delete(oldest.value);
    },
  };
}
