import { closeSync, openSync, readSync, writeSync } from 'node:fs';

/** The memory that is shared with the program under power-cut.c: what is ordered there, and what came of it. */
export interface FaultPage {
  /** After so many more writes every one meets a full disk, until it is lifted. */
  fillAfter(writes: number): void;
  /** After so many more flushes one of them fails, and what it should have flushed is lost. */
  failSyncAfter(syncs: number): void;
  /** Takes the orders back; tells how often the disk said no. */
  lift(): number;
  close(): void;
}

const bytes = 32;
const never = -1n;

export function openFaultPage(path: string): FaultPage {
  const file = openSync(path, 'w+', 0o600);
  const order = (writes: bigint, syncs: bigint): void => {
    const page = Buffer.alloc(bytes);
    page.writeBigInt64LE(writes, 0);
    page.writeBigInt64LE(syncs, 8);
    writeSync(file, page, 0, bytes, 0);
  };
  order(never, never);
  return {
    fillAfter: (writes) => order(BigInt(writes), never),
    failSyncAfter: (syncs) => order(never, BigInt(syncs)),
    lift: () => {
      const page = Buffer.alloc(bytes);
      readSync(file, page, 0, bytes, 0);
      order(never, never);
      return Number(page.readBigInt64LE(16) + page.readBigInt64LE(24));
    },
    close: () => closeSync(file),
  };
}
