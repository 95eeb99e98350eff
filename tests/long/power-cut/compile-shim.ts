import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

export type Shim =
  | { readonly ok: true; readonly file: string; readonly remove: () => void }
  /** Why there are no power cuts on this machine. */
  | { readonly ok: false; readonly why: string };

/** Makes the library that notes what a program writes, with the machine's own compiler, in a temporary folder. */
export function compileShim(): Shim {
  if (process.platform !== 'linux') return { ok: false, why: 'a preloaded library is for Linux' };
  if (spawnSync('cc', ['--version']).status !== 0) return { ok: false, why: 'there is no C compiler (cc)' };
  const folder = mkdtempSync(join(tmpdir(), 'stafettrom-shim-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  const file = join(folder, 'power-cut.so');
  const source = join(import.meta.dirname, 'power-cut.c');
  const made = spawnSync('cc', ['-shared', '-fPIC', '-O1', '-o', file, source, '-ldl', '-pthread'], {
    encoding: 'utf8',
  });
  if (made.status === 0) return { ok: true, file, remove };
  remove();
  return { ok: false, why: `the compiler does not take it: ${made.stderr.split('\n')[0] ?? ''}` };
}
