import { existsSync, readdirSync } from 'node:fs';
import { extname, join } from 'node:path';

export interface PageFile {
  readonly path: string;
  readonly type: string;
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/**
 * Every file that may be asked for, by its address. An address is looked up and never joined to a path, so
 * there is no way out of the folder whatever it says; links and other types are not served at all.
 */
export function listPageFiles(folder: string, under = ''): ReadonlyMap<string, PageFile> {
  const found = new Map<string, PageFile>();
  if (!existsSync(folder)) return found;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    const address = `${under}/${entry.name}`;
    const type = types[extname(entry.name)];
    if (entry.isDirectory()) {
      for (const [inner, file] of listPageFiles(path, address)) found.set(inner, file);
    } else if (entry.isFile() && type !== undefined) found.set(address, { path, type });
  }
  return found;
}
