import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadModule } from 'hunspell-asm';
import type { Knows } from './judge-word.ts';

let hunspell: ReturnType<typeof loadModule> | undefined;

/** Reads a dictionary into the memory of Hunspell: a second's work, so only the worker does it. */
export async function openDictionary(folder: string): Promise<Knows> {
  hunspell ??= loadModule();
  const [factory, affixes, words] = await Promise.all([
    hunspell,
    readFile(join(folder, 'index.aff')),
    readFile(join(folder, 'index.dic')),
  ]);
  const dictionary = factory.create(factory.mountBuffer(affixes), factory.mountBuffer(words));
  return (word) => dictionary.spell(word);
}
