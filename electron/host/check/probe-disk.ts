import { open, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { DiskReading } from './readings.ts';

interface DiskNeeds {
  readonly folder: string;
  readonly elapsed: () => number;
}

const tries = 5;
/** One page of the journal. */
const bytes = Buffer.alloc(4096, 1);

/** Writes as an edit is written, and waits for the disk each time; nothing is left. */
export async function probeDisk({ folder, elapsed }: DiskNeeds): Promise<DiskReading> {
  const path = join(folder, 'room-check.tmp');
  try {
    const { bavail, bsize } = await statfs(folder);
    const times = await writeOften(path, elapsed);
    return { freeBytes: bavail * bsize, writeMilliseconds: times[Math.floor(tries / 2)] ?? 0 };
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return { refused: String(error.code) };
  } finally {
    await rm(path, { force: true }).catch(() => undefined);
  }
}

async function writeOften(path: string, elapsed: () => number): Promise<readonly number[]> {
  const file = await open(path, 'w', 0o600);
  const times: number[] = [];
  try {
    for (let number = 0; number < tries; number += 1) {
      const before = elapsed();
      await file.write(bytes, 0, bytes.length, number * bytes.length);
      await file.sync();
      times.push(elapsed() - before);
    }
  } finally {
    await file.close();
  }
  return times.toSorted((one, other) => one - other);
}
