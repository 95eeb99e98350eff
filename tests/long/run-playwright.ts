import { spawnSync } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';

/** Runs the end-to-end tests that carry this tag, which `npm test` leaves out. */
export function runPlaywright(tag: 'long' | 'screenshots' | 'writing'): number {
  const root = path.resolve(import.meta.dirname, '../..');
  const ended = spawnSync(
    process.execPath,
    [path.join(root, 'node_modules/@playwright/test/cli.js'), 'test'],
    {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, STAFETTROM_LONG: tag },
    },
  );
  return ended.status ?? 1;
}
