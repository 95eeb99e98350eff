import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { PageFile } from './page-files.ts';

/** What somebody at the table may open on a device of their own; the first is where they type their code. */
const pages = ['join', 'minutes', 'interpreter', 'family'] as const;
const frontDoor = '/join/index.html';

/**
 * The pages of the table and what they are made of, and nothing of chair, wall or administrator. Whether a page needs
 * a file is read off the built page itself: it names what it loads.
 */
export function devicePages(files: ReadonlyMap<string, PageFile>): ReadonlyMap<string, PageFile> {
  const served = new Map<string, PageFile>();
  const rest = new Map([...files].filter(([address]) => !address.endsWith('.html')));
  const toRead: [string, PageFile][] = pages.flatMap((page) => {
    const address = `/${page}/index.html`;
    const file = files.get(address);
    return file === undefined ? [] : [[address, file]];
  });
  for (let next = toRead.pop(); next !== undefined; next = toRead.pop()) {
    const [address, file] = next;
    served.set(address, file);
    const names = isText(file) ? namesIn(readFileSync(file.path, 'utf8')) : new Set<string>();
    for (const [other, needed] of rest) {
      if (!names.has(basename(other))) continue;
      rest.delete(other);
      toRead.push([other, needed]);
    }
  }
  const front = served.get(frontDoor);
  if (front !== undefined) served.set('/', front);
  return served;
}

function isText({ type }: PageFile): boolean {
  return type.startsWith('text/');
}

function namesIn(text: string): ReadonlySet<string> {
  return new Set(text.match(/[\w.-]+\.(?:css|js|png|svg|woff2)/gu) ?? []);
}
