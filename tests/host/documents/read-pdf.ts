import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { z } from 'zod';

const run = promisify(execFile);

/** The text in the order of the page's own stream, as poppler reads it; undefined where it is missing. */
export async function readWithPoppler(bytes: Uint8Array, folder: string): Promise<string | undefined> {
  const path = join(folder, 'read.pdf');
  await writeFile(path, bytes);
  try {
    const { stdout } = await run('pdftotext', ['-raw', '-enc', 'UTF-8', path, '-']);
    return stdout;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

export interface Reading {
  readonly pages: number;
  readonly language: string;
  readonly title: string;
  readonly conformance: Readonly<Record<string, string>>;
  readonly roles: ReadonlyMap<string, number>;
  /** Names of files inside the file. */
  readonly attachments: readonly string[];
  /** The words in the order of the structure tree's pages, artifacts left out. */
  readonly text: string;
}

const nodeSchema = z.object({ role: z.string(), children: z.array(z.unknown()) });
const infoSchema = z.object({ Title: z.string(), Language: z.string() });
const catalogText = (raw: string, name: string): string =>
  new RegExp(`<${name}>([^<]*)</${name}>`, 'u').exec(raw)?.[1] ?? '';

export async function readWithPdfjs(bytes: Uint8Array): Promise<Reading> {
  const task = getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 });
  const file = await task.promise;
  const { info: rawInfo, metadata } = await file.getMetadata();
  const info = infoSchema.parse(rawInfo);
  const raw = String(metadata.getRaw());
  const roles = new Map<string, number>();
  const words: string[] = [];
  for (let number = 1; number <= file.numPages; number += 1) {
    const page = await file.getPage(number);
    countRoles(await page.getStructTree(), roles);
    words.push(await taggedText(page));
  }
  const pages = file.numPages;
  const attachments = [...((await file.getAttachments())?.keys() ?? [])];
  await task.destroy();
  return {
    pages,
    language: info.Language,
    title: info.Title,
    conformance: {
      'pdfaid:part': catalogText(raw, 'pdfaid:part'),
      'pdfaid:conformance': catalogText(raw, 'pdfaid:conformance'),
      'pdfuaid:part': catalogText(raw, 'pdfuaid:part'),
    },
    roles,
    attachments,
    text: words.join(' '),
  };
}

function countRoles(node: unknown, roles: Map<string, number>): void {
  const parsed = nodeSchema.safeParse(node);
  if (!parsed.success) return;
  const { role, children } = parsed.data;
  roles.set(role, (roles.get(role) ?? 0) + 1);
  for (const child of children) countRoles(child, roles);
}

type Page = Awaited<ReturnType<Awaited<ReturnType<typeof getDocument>['promise']>['getPage']>>;

/** Marked content comes nested; only what stands under an identifier of the tree is text. */
async function taggedText(page: Page): Promise<string> {
  const { items } = await page.getTextContent({ includeMarkedContent: true });
  const open: boolean[] = [];
  let text = '';
  for (const item of items) {
    if ('str' in item) {
      if (open.at(-1) === true) text += item.hasEOL ? `${item.str} ` : item.str;
    } else if (item.type === 'endMarkedContent') {
      open.pop();
      text += ' ';
    } else {
      open.push(typeof item.id === 'string');
    }
  }
  return text;
}
