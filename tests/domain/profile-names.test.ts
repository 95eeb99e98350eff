import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const names = /(?<!\p{L})(?:midtre[ -]?gauldal|gauldal|hustadvika|åsnes|asnes|fjord|meløy|meloy)(?!\p{L})/iu;

it('names no municipality in code: what one of them decides stands in its profile', () => {
  const files = globSync('{shared,electron,central,renderer}/**/*.{ts,tsx,mjs,css,html}', { cwd: root });
  expect(files.length).toBeGreaterThan(100);
  const naming = files.filter((file) => names.test(readFileSync(join(root, file), 'utf8')));
  expect(naming).toEqual([]);
});

it('would find one that is written in any of these ways', () => {
  const written = [
    "'midtre-gauldal'",
    'Midtre Gauldal',
    'HUSTADVIKA',
    'i Åsnes.',
    'asnes.json',
    'Fjord',
    '"meloy"',
  ];
  expect(written.filter((text) => !names.test(text))).toEqual([]);
});
