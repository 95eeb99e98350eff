import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { z } from 'zod';

/** One file of the pages at home, held in memory: small, few, and the same until the store is started anew. */
export interface HomeFile {
  readonly type: string;
  readonly whole: Buffer;
  readonly small: Buffer;
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};
const html = 'text/html; charset=utf-8';

/** Hashed files by name. A name is looked up and never joined to a path, so there is no way out of the folder. */
export function readHomeAssets(pages: string): ReadonlyMap<string, HomeFile> {
  const folder = path.join(pages, 'assets');
  if (!existsSync(folder)) return new Map();
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files.flatMap(({ name }) => {
      const type = types[path.extname(name)];
      return type === undefined ? [] : [[name, fileOf(type, readFileSync(path.join(folder, name)))] as const];
    }),
  );
}

/** The one page, with its files named from the root: it is served at addresses of every depth. */
export function readHomePage(pages: string): HomeFile | undefined {
  const place = path.join(pages, 'home/index.html');
  if (!existsSync(place)) return undefined;
  const text = readFileSync(place, 'utf8').replaceAll('"../assets/', '"/assets/');
  return fileOf(html, Buffer.from(text));
}

const wordsSchema = z.object({ missing: z.object({ title: z.string(), text: z.string() }) });

/** What is said where nobody has built the pages, in both languages. */
export function composeMissingPage(locales: string): HomeFile {
  const parts = ['nb', 'nn'].map((language) => {
    const file = readFileSync(path.join(locales, language, 'home.json'), 'utf8');
    const { missing } = wordsSchema.parse(JSON.parse(file));
    return `<section lang="${language}"><h1>${escape(missing.title)}</h1><p>${escape(missing.text)}</p></section>`;
  });
  const head = '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">';
  const text = `<!doctype html><html lang="nb"><head>${head}<title>Stafettlogg</title></head><body><main>${parts.join('')}</main></body></html>`;
  return fileOf(html, Buffer.from(text));
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

function fileOf(type: string, whole: Buffer): HomeFile {
  return { type, whole, small: gzipSync(whole, { level: 9 }) };
}
