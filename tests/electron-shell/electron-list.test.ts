import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { points } from './list-points.ts';
import { root } from './list-sources.ts';

vi.mock('electron', () => import('./stand-in/electron.ts'));

function documentedRows(): readonly (readonly string[])[] {
  const text = readFileSync(join(root, 'docs/electron-list.md'), 'utf8');
  const rows = text.split('\n').filter((line) => /^\| (?!Point|---)/.test(line));
  return rows.map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

describe('the list for Electron', () => {
  it.each(Object.entries(points))('is kept: %s', async (_name, holds) => {
    await expect((async () => holds())()).resolves.toBeUndefined();
  });

  it('is written down row by row, each with a test that is there', () => {
    const rows = documentedRows();
    expect(rows.map(([point = '']) => point).toSorted()).toEqual(Object.keys(points).toSorted());
    const named = rows.flatMap(([, , tests = '']) => [...tests.matchAll(/`(?<file>[^`]+)`/g)]);
    expect(named.length).toBeGreaterThan(rows.length / 2);
    for (const { groups } of named) {
      const file = groups?.['file'] ?? '';
      expect([file, existsSync(join(root, 'tests', file))]).toEqual([file, true]);
    }
  });
});
