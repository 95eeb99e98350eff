import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const locales = path.resolve(import.meta.dirname, '../../resources/locales');
const files = [...new Set(globSync('{nb,nn}/*.json', { cwd: locales }).map((file) => path.basename(file)))];

/** Every leaf as [key, text]; anything but text and branches is a fault. */
function leaves(value: unknown, key: string): [key: string, text: string][] {
  if (typeof value === 'string') return [[key, value]];
  if (typeof value !== 'object' || value === null) throw new Error(`${key} is neither text nor a branch`);
  return Object.entries(value).flatMap(([name, inner]) =>
    leaves(inner, key === '' ? name : `${key}.${name}`),
  );
}

function read(language: string, file: string): [key: string, text: string][] {
  return leaves(JSON.parse(readFileSync(path.join(locales, language, file), 'utf8')), '');
}

function slots(text: string): string[] {
  return [...text.matchAll(/\{\{\s*([^},\s]+)/gu)].map((found) => found[1] ?? '').toSorted();
}

describe('the texts in bokmål and nynorsk', () => {
  it('exist', () => {
    expect(files.length).toBeGreaterThan(0);
  });

  it.each(files)('%s has the same keys in both', (file) => {
    const [nb, nn] = [read('nb', file), read('nn', file)].map((texts) =>
      texts.map(([key]) => key).toSorted(),
    );
    expect(nn).toEqual(nb);
    expect(nb?.length).toBeGreaterThan(0);
  });

  it.each(files)('%s has no empty text and no text left to be written', (file) => {
    const bad = ['nb', 'nn'].flatMap((language) =>
      read(language, file).filter(([, text]) => text.trim() === '' || /\b(?:TODO|FIXME|XXX)\b/u.test(text)),
    );
    expect(bad).toEqual([]);
  });

  it.each(files)('%s fills the same slots in both', (file) => {
    const nn = new Map(read('nn', file));
    for (const [key, text] of read('nb', file))
      expect([key, slots(nn.get(key) ?? '')]).toEqual([key, slots(text)]);
  });
});
