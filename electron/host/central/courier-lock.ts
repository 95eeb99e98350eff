import { readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { join } from 'node:path';

/** Held while it is touched: a courier that died, on a machine that was switched off too, is not waited for. */
const staleMilliseconds = 3 * 60_000;
const touchMilliseconds = 30_000;

export interface CourierLock {
  readonly release: () => void;
}

/**
 * One courier for a folder. Two would do no harm ([SYNC-35]), only work in vain; so where it matters who was first
 * nothing more is asked than that the name was free.
 */
export function lockCourier(
  folder: string,
  needs: { readonly now: () => number; readonly pid: number },
): CourierLock | undefined {
  const file = join(folder, 'courier.lock');
  const since = needs.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0);
  if (since > staleMilliseconds || !isAlive(file)) rmSync(file, { force: true });
  try {
    writeFileSync(file, String(needs.pid), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return undefined;
    throw error;
  }
  const touching = setInterval(() => touch(file, needs.now()), touchMilliseconds);
  touching.unref();
  return {
    release: () => {
      clearInterval(touching);
      rmSync(file, { force: true });
    },
  };
}

function touch(file: string, now: number): void {
  try {
    utimesSync(file, now / 1000, now / 1000);
  } catch {
    // Taken away by hand: then another may begin.
  }
}

function isAlive(file: string): boolean {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
