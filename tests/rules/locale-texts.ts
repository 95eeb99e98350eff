import { globSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const root = path.resolve(import.meta.dirname, '../..');

/** Every text that people can meet, in both languages: where it stands, and what it says. */
export async function localeTexts(): Promise<readonly (readonly [string, string])[]> {
  const files = globSync('resources/locales/*/*.json', { cwd: root });
  const texts = await Promise.all(
    files.map(async (file) => textsOf(file, await load(path.join(root, file)))),
  );
  return texts.flat();
}

// Imported and not read, so that a text can be changed on the way in.
async function load(file: string): Promise<unknown> {
  const loaded: unknown = await import(file, { with: { type: 'json' } });
  return z.object({ default: z.unknown() }).parse(loaded).default;
}

function textsOf(at: string, value: unknown): (readonly [string, string])[] {
  if (typeof value === 'string') return [[at, value]];
  const inside = z.record(z.string(), z.unknown()).safeParse(value);
  return inside.success
    ? Object.entries(inside.data).flatMap(([key, one]) => textsOf(`${at}.${key}`, one))
    : [];
}
