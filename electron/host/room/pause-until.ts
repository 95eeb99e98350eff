import { setTimeout as wait } from 'node:timers/promises';

/** Waits, or goes on when the signal says so. Keeps no process alive. */
export async function pauseUntil(milliseconds: number, signal: AbortSignal): Promise<void> {
  await wait(milliseconds, undefined, { signal, ref: false }).catch(() => undefined);
}
