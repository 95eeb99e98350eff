import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlanFile } from '#domain/plan-file.ts';

/** Where a string was found, and how it was written there. */
export interface Finding {
  readonly file: string;
  readonly text: string;
  readonly encoding: Encoding;
}

/**
 * As files and databases write text, as a browser keeps it in memory and so might write it out, and as it stands in
 * base64, where it begins at one of three places in a group of characters.
 */
const encodings = ['utf8', 'utf16le', 'latin1', 'base64', 'base64+1', 'base64+2'] as const;
type Encoding = (typeof encodings)[number];

interface Needle {
  readonly text: string;
  readonly encoding: Encoding;
  readonly bytes: Buffer;
}

const shortest = 7;

/** Every string of a plan that is long enough to be nobody else's: whole, and sentence by sentence. */
export function stringsOf(plan: PlanFile): readonly string[] {
  const people = plan.participants.flatMap((one) => [one.name, one.email ?? '', one.mobile ?? '']);
  const texts = plan.items.flatMap((item) => {
    if (item.kind === 'activity') return [item.description, item.closed?.reason ?? ''];
    return ['title' in item ? item.title : item.text];
  });
  const sentences = texts.flatMap((text) => text.split(/(?<=[.!?:,»])\s+/));
  return [...new Set([...people, ...texts, ...sentences])].filter((text) => text.length >= shortest);
}

/** Searches every file under the folders, byte by byte, for each of the texts in every encoding. */
export function findStrings(folders: readonly string[], texts: readonly string[]): readonly Finding[] {
  const index = indexNeedles(texts);
  return folders
    .flatMap((folder) => listFiles(folder))
    .flatMap((file) =>
      searchBytes(index, readAtOnce(file)).map(({ text, encoding }) => ({ file, text, encoding })),
    );
}

/** The files that there are; pipes, sockets and what goes away meanwhile hold nothing. */
export function listFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => lstatSync(path, { throwIfNoEntry: false })?.isFile() === true);
}

function readAtOnce(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
}

interface Index {
  /** Whether any needle begins with these two bytes: asked at every byte of every file. */
  readonly begins: Uint8Array;
  readonly needles: ReadonlyMap<number, readonly Needle[]>;
}

function indexNeedles(texts: readonly string[]): Index {
  const begins = new Uint8Array(65_536);
  const needles = new Map<number, Needle[]>();
  for (const text of texts) {
    for (const encoding of encodings) {
      const bytes = encode(text, encoding);
      begins[bytes.readUInt16LE(0)] = 1;
      const key = bytes.readUInt32LE(0);
      needles.set(key, [...(needles.get(key) ?? []), { text, encoding, bytes }]);
    }
  }
  return { begins, needles };
}

function encode(text: string, encoding: Encoding): Buffer {
  if (encoding === 'utf8' || encoding === 'utf16le' || encoding === 'latin1')
    return Buffer.from(text, encoding);
  const before = { base64: 0, 'base64+1': 1, 'base64+2': 2 }[encoding];
  const whole = Buffer.concat([Buffer.alloc(before), Buffer.from(text, 'utf8')]);
  // The characters at the ends also hold bits of what stands beside the text.
  const first = Math.ceil((before * 8) / 6);
  const last = Math.floor((whole.length * 8) / 6);
  return Buffer.from(whole.toString('base64').slice(first, last), 'latin1');
}

function searchBytes({ begins, needles }: Index, bytes: Buffer): readonly Needle[] {
  const found = new Set<Needle>();
  for (let at = 0; at + 4 <= bytes.length; at += 1) {
    if (begins[(bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8)] !== 1) continue;
    for (const needle of needles.get(bytes.readUInt32LE(at)) ?? []) {
      const end = at + needle.bytes.length;
      if (end <= bytes.length && bytes.compare(needle.bytes, 0, needle.bytes.length, at, end) === 0)
        found.add(needle);
    }
  }
  return [...found];
}
