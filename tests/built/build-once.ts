import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

export const root = join(import.meta.dirname, '../..');

/** The built rooms that these tests are about; built here only when nobody has. */
export function buildOnce(): void {
  const wanted = ['dist/main/main.js', 'dist/main/host-utility.js', 'dist/preload/preload.cjs'];
  if (!wanted.every((place) => existsSync(join(root, place)))) {
    const vite = join(root, 'node_modules/vite/bin/vite.js');
    execFileSync(process.execPath, [vite, 'build', '--app'], { cwd: root, stdio: 'ignore' });
  }
}
