import type { Language } from '#language/language.ts';
import type { Spelling } from './spelling.ts';

/** Each misspelt word with what may have been meant, the likeliest first. */
export type FoundMisspelt = ReadonlyMap<string, readonly string[]>;

export interface MisspeltQuestion {
  readonly words: readonly string[];
  readonly language: Language;
  /** Names and terms as they are written in full: each part of them is right. */
  readonly accepted: readonly string[];
  /** For how many of them it is said what was meant, which takes milliseconds each; all when left out. */
  readonly mostSuggested?: number;
}

/** Undefined when the dictionary cannot be read, or when the worker ended. */
export async function findMisspelt(
  spelling: Spelling,
  { words, language, accepted, mostSuggested = Infinity }: MisspeltQuestion,
): Promise<FoundMisspelt | undefined> {
  const written = accepted.flatMap((name) => name.split(/\s+/u));
  const parts = new Set(written.flatMap((part) => [part, ...part.split('-')]));
  parts.delete('');
  const misspelt = await spelling.check({ words, language, accepted: [...parts] });
  if (!misspelt.ok) return undefined;
  const found = new Map<string, readonly string[]>();
  for (const [index, word] of misspelt.value.entries()) {
    const suggested = index < mostSuggested ? await spelling.suggest(word, language) : undefined;
    found.set(word, suggested?.ok === true ? suggested.value : []);
  }
  return found;
}
