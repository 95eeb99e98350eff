import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync, readdirSync, readSync, renameSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { idSchema } from '#domain/identity.ts';
import { longestHeader, type SealedHeader, sealedHeaderSchema } from '#sync/sealed-frames.ts';
import { sealedBeginning } from '../journal/meeting-files.ts';
import { syncFolder } from '../keys/durable-file.ts';

const sealedEnding = '.sealed';

/** The meeting's name is random: the name of the file tells nothing. */
export function sealedFile(folder: string, meeting: string): string {
  return join(folder, `${sealedBeginning}${idSchema.parse(meeting)}${sealedEnding}`);
}

export function listSealedFiles(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter(
    (name) => name.startsWith(sealedBeginning) && name.endsWith(sealedEnding),
  );
  return names.toSorted().map((name) => join(folder, name));
}

/**
 * Writes it whole under its name or not at all, and reads it back: what comes after destroys what it was made from. A
 * false means that the disk did not keep what it was given.
 */
export async function writeSealedFile(file: string, chunks: AsyncIterable<Uint8Array>): Promise<boolean> {
  const next = `${file}.next`;
  rmSync(next, { force: true });
  const hash = createHash('sha256');
  const handle = await open(next, 'wx', 0o600);
  try {
    for await (const chunk of chunks) {
      hash.update(chunk);
      await handle.writeFile(chunk);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  renameSync(next, file);
  syncFolder(join(file, '..'));
  return (await hashFile(file)) === hash.digest('hex');
}

/** Begun and not finished: the meeting itself was delivered meanwhile. */
export function removeBegunSealing(folder: string, meeting: string): void {
  rmSync(`${sealedFile(folder, meeting)}.next`, { force: true });
}

async function hashFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  const handle = await open(file, 'r');
  try {
    const buffer = Buffer.alloc(1 << 20);
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, buffer.length);
      if (bytesRead === 0) break;
      hash.update(buffer.subarray(0, bytesRead));
    }
  } finally {
    await handle.close();
  }
  return hash.digest('hex');
}

/** The line in clear: where it goes. Absent: it is none of ours, or damaged. */
export function readSealedHeader(file: string): SealedHeader | undefined {
  const descriptor = openSync(file, 'r');
  try {
    const begin = Buffer.alloc(longestHeader);
    const length = readSync(descriptor, begin, 0, longestHeader, 0);
    const end = begin.subarray(0, length).indexOf(0x0a);
    return end < 0 ? undefined : parseHeader(begin.toString('utf8', 0, end));
  } finally {
    closeSync(descriptor);
  }
}

function parseHeader(line: string): SealedHeader | undefined {
  try {
    return sealedHeaderSchema.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
