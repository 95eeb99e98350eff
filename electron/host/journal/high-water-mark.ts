import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { crc32 } from 'node:zlib';

const bytes = 12;

/**
 * How many commits were confirmed, kept beside the database and written after each commit without a flush.
 * It is never ahead of the disk, so a database that stands below it has lost confirmed work: one flipped
 * bit in the log makes SQLite drop the rest of it without an error.
 */
export type HighWaterMark = { readonly write: (commits: number) => void; readonly close: () => void };

export function openHighWaterMark(path: string): HighWaterMark {
  const descriptor = openSync(path, 'a+', 0o600);
  closeSync(descriptor);
  const writing = openSync(path, 'r+');
  return {
    write: (commits) => writeMark(writing, commits),
    close: () => closeSync(writing),
  };
}

/** Nothing when there is no mark or it cannot be trusted: it can raise an alarm, never close a good file. */
export function readHighWaterMark(path: string): number | undefined {
  const mark = readMark(path);
  if (mark.length !== bytes || mark.readUInt32LE(8) !== crc32(mark.subarray(0, 8))) {
    return undefined;
  }
  return Number(mark.readBigUInt64LE(0));
}

// The commit is on the disk already: a mark that cannot be written must not take the answer back.
function writeMark(descriptor: number, commits: number): void {
  const mark = Buffer.alloc(bytes);
  mark.writeBigUInt64LE(BigInt(commits), 0);
  mark.writeUInt32LE(crc32(mark.subarray(0, 8)), 8);
  try {
    writeSync(descriptor, mark, 0, bytes, 0);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) {
      throw error;
    }
  }
}

function readMark(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      return Buffer.alloc(0);
    }
    throw error;
  }
}
