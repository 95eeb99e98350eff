import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

/** The linter cannot tell `new Date()` from `new Date(given)`, so this test can. */
const clockRoads = [/\bnew Date\(\s*\)/u, /\bDate\.now\b/u, /\bperformance\.now\b/u, /\bMath\.random\b/u];

function linesWith(file: string, roads: readonly RegExp[]): string[] {
  const lines = readFileSync(path.join(root, file), 'utf8').split('\n');
  return lines.flatMap((line, index) =>
    !isComment(line) && roads.some((road) => road.test(line)) ? [`${file}:${index + 1}`] : [],
  );
}

function isComment(line: string): boolean {
  return /^\s*(?:\/\/|\*|\/\*)/u.test(line);
}

it('lets time and chance into shared and host only through parameters', () => {
  const files = globSync('{shared,electron/host}/**/*.ts', { cwd: root });
  expect(files.length).toBeGreaterThan(0);
  expect(files.flatMap((file) => linesWith(file, clockRoads))).toEqual([]);
});

it('leaves no silenced rule without a reason', () => {
  const files = globSync('{shared,electron,renderer,central,scripts,bench}/**/*.{ts,tsx,mjs}', {
    cwd: root,
    exclude: ['**/node_modules/**'],
  });
  const silenced = files.flatMap((file) =>
    linesWithText(file, /(?:oxlint|eslint)-disable|@ts-(?:ignore|expect-error|nocheck)/u),
  );
  const withoutReason = silenced.filter((line) => !/ -- \S+/u.test(line));
  expect(withoutReason).toEqual([]);
});

function linesWithText(file: string, pattern: RegExp): string[] {
  const lines = readFileSync(path.join(root, file), 'utf8').split('\n');
  return lines.flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1} ${line.trim()}`] : []));
}
