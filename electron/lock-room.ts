import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import process from 'node:process';
import { z } from 'zod';

export interface RoomLock {
  readonly release: () => void;
}

const ownerSchema = z.strictObject({ pid: z.number().int().positive(), started: z.string() });
type Owner = z.infer<typeof ownerSchema>;

/**
 * One room on a folder: two would write in one meeting without knowing of each other. Gives the process that has it
 * when it is taken; a lock whose process is dead is taken over. Lies beside the folder, which may be emptied.
 */
export function lockRoom(dataFolder: string): RoomLock | { readonly takenBy: number } {
  const file = `${dataFolder}.lock`;
  const mine: Owner = { pid: process.pid, started: startOf(process.pid) };
  mkdirSync(dirname(file), { recursive: true });
  for (;;) {
    if (tryWrite(file, JSON.stringify(mine))) return { release: () => rmSync(file, { force: true }) };
    const owner = readOwner(file);
    if (owner !== undefined && isAlive(owner)) return { takenBy: owner.pid };
    rmSync(file, { force: true });
  }
}

function tryWrite(file: string, text: string): boolean {
  try {
    writeFileSync(file, text, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
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
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  return started === startOf(pid);
}

/** A number is given out again: on Linux the start of the process tells which one it is. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')')).split(' ')[20] ?? '';
  } catch {
    return '';
  }
}
