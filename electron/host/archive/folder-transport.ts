import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { no, yes } from '#domain/result.ts';
import { syncFolder } from '../keys/durable-file.ts';
import type { ArchiveParcel, ArchiveTransport } from './archive-transport.ts';

const messageName = 'arkivmelding.xml';

/**
 * A folder for each parcel, called by its id. Whoever fetches them never sees half of one: it is written under another
 * name, brought to the disk, and gets its own name last.
 */
export function openFolderTransport(folder: string): ArchiveTransport {
  return {
    name: 'folder',
    send: async (parcel) => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const place = join(folder, parcel.id);
      const before = await readSent(place, parcel);
      if (before !== undefined) return before === 'same' ? yes({ already: true }) : no({ kind: 'differs' });
      try {
        await writeParcel(folder, place, parcel);
      } catch (error) {
        if (isOfDisk(error)) return no({ kind: 'not-now' });
        throw error;
      }
      return yes({ already: false });
    },
  };
}

/** The same document sent before is the same parcel, also where the words around it have changed since. */
async function readSent(place: string, parcel: ArchiveParcel): Promise<'same' | 'other' | undefined> {
  try {
    const bytes = await readFile(join(place, parcel.document.name));
    return createHash('sha256').update(bytes).digest('hex') === parcel.document.sha256 ? 'same' : 'other';
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

async function writeParcel(
  folder: string,
  place: string,
  { id, message, document }: ArchiveParcel,
): Promise<void> {
  const unfinished = join(folder, `.${id}.part`);
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { mode: 0o700 });
  await writeThrough(join(unfinished, document.name), document.bytes);
  await writeThrough(join(unfinished, messageName), new TextEncoder().encode(message));
  syncFolder(unfinished);
  await rename(unfinished, place);
  syncFolder(folder);
}

async function writeThrough(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

function isOfDisk(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    ['ENOSPC', 'EDQUOT', 'EROFS', 'EIO', 'EACCES'].includes(String(error.code))
  );
}
