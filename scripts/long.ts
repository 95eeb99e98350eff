import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

// `npm run long -- NAME` runs tests/long/NAME.test.ts: the same rules as the fast tests, with far more rounds.
// The folder is the registry; what stands after NAME goes on to vitest, and STAFETTROM_ROUNDS sets the rounds.

const root = path.resolve(import.meta.dirname, '..');

function longForms(): string[] {
  const files = globSync('tests/long/*.test.ts', { cwd: root });
  return files.map((file) => path.basename(file, '.test.ts')).toSorted();
}

function runLongForm(name: string, rest: readonly string[]): number {
  const vitest = path.join(root, 'node_modules/vitest/vitest.mjs');
  const given = ['run', '--project', 'long', `tests/long/${name}.test.ts`, ...rest];
  const ended = spawnSync(process.execPath, [vitest, ...given], { cwd: root, stdio: 'inherit' });
  return ended.status ?? 1;
}

const [name, ...rest] = process.argv.slice(2);
const known = longForms();
if (name === undefined || !known.includes(name)) {
  console.error(`npm run long -- NAME, where NAME is one of: ${known.join(', ') || '(none yet)'}`);
  process.exitCode = 1;
} else {
  process.exitCode = runLongForm(name, rest);
}
