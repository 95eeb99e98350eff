import type { Day } from '#domain/calendar.ts';
import { passDay } from './pass-day.ts';
import type { Store } from '../store.ts';

/** Calls back now and then, often enough that a new day is not long unnoticed. */
export type Ticker = (tick: () => void) => { readonly stop: () => void };

export interface DayWatch {
  /** Waits for what is being written. */
  readonly stop: () => Promise<void>;
}

/** At start and at every new day. A day that could not be written is tried again at the next tick. */
export async function watchDays(needs: {
  readonly store: Store;
  readonly ticker: Ticker;
  readonly onFault: (error: unknown) => void;
}): Promise<DayWatch> {
  const { store, ticker, onFault } = needs;
  let passed: Day | undefined;
  let running: Promise<void> | undefined;
  async function pass(): Promise<void> {
    const today = store.today();
    if (today === passed) return;
    try {
      await passDay(store);
      passed = today;
    } catch (error) {
      onFault(error);
    }
  }
  await pass();
  const ticking = ticker(() => {
    running ??= pass().finally(() => {
      running = undefined;
    });
  });
  return {
    stop: async () => {
      ticking.stop();
      await running;
    },
  };
}
