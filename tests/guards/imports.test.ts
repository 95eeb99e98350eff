import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const rooms = [
  'shared/domain',
  'shared/contract',
  'shared/central',
  'shared/language',
  'electron/host',
  'electron/wire',
  'electron/preload',
  'electron/browser-shell',
  'electron/electron-shell',
  'electron',
  'renderer',
  'central',
];

function roomOf(file: string): string | undefined {
  return rooms.find((room) => file.startsWith(`${room}/`));
}

function sources(): string[] {
  return globSync('{shared,electron,renderer,central}/**/*.{ts,tsx}', { cwd: root }).filter(
    (file) => !file.includes('planted-'),
  );
}

function importsIn(file: string): string[] {
  const text = readFileSync(path.join(root, file), 'utf8');
  return [...text.matchAll(/(?:\bfrom|\bimport|\bimport\()\s*'([^']+)'/gu)].map((found) => found[1] ?? '');
}

it('goes from room to room by name, never by a relative path', () => {
  const strays = sources().flatMap((file) =>
    importsIn(file)
      .filter((target) => target.startsWith('.') && !target.endsWith('.json'))
      .filter((target) => roomOf(path.join(path.dirname(file), target)) !== roomOf(file))
      .map((target) => `${file} → ${target}`),
  );
  expect(sources().length).toBeGreaterThan(0);
  expect(strays).toEqual([]);
});
