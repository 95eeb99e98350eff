/** Door of the courier: a process without pages that brings sealed meetings to the store, and ends when none is left. */
import { randomInt } from 'node:crypto';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { runCourier } from '#host/central/courier.ts';
import { lockCourier } from '#host/central/courier-lock.ts';
import { steadyFetch } from '#host/central/steady-fetch.ts';
import { openProcessLog } from './open-log.ts';

const { values } = parseArgs({
  options: { data: { type: 'string' }, store: { type: 'string' }, 'with-parent': { type: 'boolean' } },
});

async function run(folder: string): Promise<void> {
  const log = openProcessLog(folder, 'courier');
  const lock = lockCourier(folder, { now: () => Date.now(), pid: process.pid });
  if (lock === undefined) {
    log.note('courier-elsewhere');
    return;
  }
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopping.abort());
  // It reads from whoever started it, though nothing is ever said: when that ends, it ends too.
  if (values['with-parent'] === true) process.stdin.on('end', () => stopping.abort()).resume();
  try {
    const ended = await runCourier({
      folder,
      ...(values.store === undefined ? {} : { store: values.store }),
      fetch: (address, init) => steadyFetch(address, withStop(init, stopping.signal)),
      wait: (milliseconds) =>
        pause(milliseconds, undefined, { signal: stopping.signal }).catch(() => undefined),
      chance: () => randomInt(1000) / 1000,
      log,
      stopped: () => stopping.signal.aborted,
    });
    log.note('courier-ended', { reason: ended });
  } finally {
    lock.release();
    process.stdin.pause();
  }
}

function withStop(init: RequestInit | undefined, stop: AbortSignal): RequestInit {
  const own = init?.signal;
  return { ...init, signal: own instanceof AbortSignal ? AbortSignal.any([own, stop]) : stop };
}

if (values.data === undefined) process.exitCode = 2;
else await run(values.data);
