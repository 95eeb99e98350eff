import type { At } from '#domain/audience.ts';
import type { Readers } from '#domain/readers.ts';
import type { PlanState } from '#domain/state.ts';

export interface Snapshot {
  /** Where in the log, and after which change of who reads what, this was so. */
  readonly upTo: number;
  readonly visSeq: number;
  readonly epoch: number;
  readonly state: PlanState;
  readonly readers: Readers;
  /** The day, and the age at which one decides alone, that the readers were found for. */
  readonly at: At;
}

/** The folded state of the plans that were written to last. Whoever takes one holds the plan's lock and compares. */
export interface Snapshots {
  readonly find: (plan: string) => Snapshot | undefined;
  readonly keep: (plan: string, snapshot: Snapshot) => void;
  readonly forget: (plan: string) => void;
  readonly count: () => number;
}

/** `onKept`: every commit that a reader could see something of comes by here, once it is through. */
export function createSnapshots(most: number, onKept: (plan: string) => void = () => undefined): Snapshots {
  const kept = new Map<string, Snapshot>();
  return {
    find: (plan) => kept.get(plan),
    keep: (plan, snapshot) => {
      kept.delete(plan);
      kept.set(plan, snapshot);
      const oldest = kept.keys().next();
      if (kept.size > most && oldest.done !== true) kept.delete(oldest.value);
      onKept(plan);
    },
    forget: (plan) => {
      kept.delete(plan);
      onKept(plan);
    },
    count: () => kept.size,
  };
}
