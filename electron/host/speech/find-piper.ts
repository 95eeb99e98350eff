import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { FoundVoices } from './engines.ts';
import { readPiperFolder } from './piper-folder.ts';
import type { PiperRefusal } from './piper-refusals.ts';

export type FindPiperNeeds = {
  /** Holds one folder for each dropped-in voice; need not be there. */
  readonly voices: string;
  /** Loads one for real, in the speech process. */
  readonly inspect: (folder: string) => Promise<{ readonly kind: string } | PiperRefusal | undefined>;
};

/** Every dropped-in voice with its name and card, and why it cannot be used when it cannot. */
export async function findPiperVoices({ voices, inspect }: FindPiperNeeds): Promise<FoundVoices['piper']> {
  const found: FoundVoices['piper'][number][] = [];
  for (const name of folderNames(voices)) {
    const folder = path.join(voices, name);
    const read = readPiperFolder(folder);
    if (!read.ok) {
      found.push({ folder, name, refusal: read.refusal.kind });
      continue;
    }
    const refused = await inspect(folder);
    const { card } = read.value;
    found.push({
      folder,
      name,
      ...(card === undefined ? {} : { card }),
      ...(refused === undefined ? {} : { refusal: refusalOf(refused) }),
    });
  }
  return found;
}

function refusalOf({ kind }: { readonly kind: string }): PiperRefusal['kind'] {
  return kind === 'unknown-inputs' || kind === 'runtime-missing' ? kind : 'broken-model';
}

/** The runtime beside them is no voice, and the embedded one is none of this kind. */
const others: readonly string[] = ['node_modules', 'espeak-ng'];

function folderNames(voices: string): string[] {
  try {
    const entries = readdirSync(voices, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !others.includes(entry.name))
      .map(({ name }) => name)
      .toSorted();
  } catch {
    return [];
  }
}
