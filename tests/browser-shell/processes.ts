import { existsSync, readFileSync } from 'node:fs';

/** Everything under a process, by the kernel's own list. */
export function childrenOf(pid: number): readonly number[] {
  const list = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
  const direct = list.trim().split(' ').filter(Boolean).map(Number);
  return direct.flatMap((child) => [child, ...childrenOf(child)]);
}

/** A process that ended and that nobody has fetched yet does not count: containers often have nobody who does. */
export function isAlive(pid: number): boolean {
  const path = `/proc/${pid}/stat`;
  if (!existsSync(path)) return false;
  try {
    return !/\) [ZX] /u.test(readFileSync(path, 'utf8'));
  } catch {
    return false;
  }
}
