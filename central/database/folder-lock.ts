import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { no, type Result, yes } from '#domain/result.ts';

export type FolderTaken = { readonly kind: 'folder-taken'; readonly pid: number };
export type FolderLock = { readonly release: () => void };

const ownerSchema = z.object({ pid: z.number().int().positive(), started: z.string() });
type Owner = z.infer<typeof ownerSchema>;

/**
 * Two processes on one PGlite folder lose rows while both say yes, and PGlite has no lock of its own. A lock
 * whose process is dead is taken over.
 */
export function lockFolder(folder: string): Result<FolderLock, FolderTaken> {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, 'central.lock');
  const mine = path.join(folder, `central.lock.${process.pid}`);
  const owner: Owner = { pid: process.pid, started: startOf(process.pid) };
  writeFileSync(mine, JSON.stringify(owner));
  try {
    for (;;) {
      if (linkInto(mine, file)) return yes({ release: () => rmSync(file, { force: true }) });
      const found = readOwner(file);
      if (found !== undefined && isAlive(found)) return no({ kind: 'folder-taken', pid: found.pid });
      setAside(file, found);
    }
  } finally {
    rmSync(mine, { force: true });
  }
}

/** A link to a file that is whole: nobody ever reads a lock that is half written. */
function linkInto(mine: string, file: string): boolean {
  try {
    linkSync(mine, file);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** If somebody was quicker, what was moved away is their living lock: it goes back. */
function setAside(file: string, stale: Owner | undefined): void {
  const aside = `${file}.stale.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw error;
  }
  const moved = readOwner(aside);
  if (moved !== undefined && moved.pid !== stale?.pid && isAlive(moved)) linkInto(aside, file);
  rmSync(aside, { force: true });
}

function readOwner(file: string): Owner | undefined {
  try {
    return ownerSchema.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data;
  } catch {
    return undefined;
  }
}

function isAlive({ pid, started }: Owner): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
  return started === startOf(pid);
}

/** A number is given out again after a restart of the machine: on Linux the start of the process tells. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')')).split(' ')[20] ?? '';
  } catch {
    return '';
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
