import { performance } from 'node:perf_hooks';
import type { Timers } from './room.ts';

/** The clock of the machine. Its timers keep no process alive by themselves. */
export const machineTimers: Timers = {
  now: () => performance.now(),
  after(milliseconds, run) {
    const timer = setTimeout(run, milliseconds).unref();
    return () => clearTimeout(timer);
  },
  every(milliseconds, run) {
    const timer = setInterval(run, milliseconds).unref();
    return () => clearInterval(timer);
  },
  soon(run) {
    setImmediate(run);
  },
};
