import type { Word } from './words.ts';
import { wordsOf } from './words.ts';

/** A form in lower case, what the list says of it, and what can stand in its place as it is. */
export type Phrase = { readonly form: string; readonly says: string; readonly replacement?: string };

/** By the first word of the form, the longest form first. */
export type Phrases = ReadonlyMap<string, readonly Phrase[]>;

/** A form that stands in the text. */
export type PhraseHit = { readonly phrase: Phrase; readonly start: number; readonly end: number };

/** The text in lower case with every letter at its place: one letter becomes two in rare cases and stays then. */
export function lowerInPlace(text: string): string {
  const low = text.toLowerCase();
  if (low.length === text.length) return low;
  return Array.from(text, (letter) => {
    const lowered = letter.toLowerCase();
    return lowered.length === letter.length ? lowered : letter;
  }).join('');
}

/** Rows «form, form = what it says»; «==» and «=1» tell which forms can be exchanged for the first of what it says. */
export function readPhrases(rows: string): Phrases {
  return byFirstWord(rows.trim().split('\n').flatMap(readRow));
}

function readRow(row: string): readonly Phrase[] {
  const { forms, mark, says } = /^(?<forms>.+?) =(?<mark>[=1]?) (?<says>.+)$/u.exec(row)?.groups ?? {};
  if (forms === undefined || says === undefined)
    throw new Error(`A row of a word list cannot be read: ${row}`);
  const replacement = says.replace(/ \/ .*$/u, '');
  return forms.split(', ').map((form, at) => {
    const isExchangeable = mark === '=' || (mark === '1' && at === 0);
    return isExchangeable ? { form, says, replacement } : { form, says };
  });
}

/** Rows of forms alone, parted by commas. */
export function readForms(rows: string): Phrases {
  return byFirstWord(
    rows
      .split(/,\s+/u)
      .map((form) => ({ form: form.trim(), says: '' }))
      .filter(({ form }) => form !== ''),
  );
}

export function byFirstWord(phrases: readonly Phrase[]): Phrases {
  const sorted = phrases.toSorted((one, other) => other.form.length - one.form.length);
  return Map.groupBy(sorted, ({ form }) => wordsOf(form)[0]?.low ?? form);
}

/** The forms in a text, the longest at each place, and none within another. `low` is the text in lower case. */
export function findPhrases(low: string, words: readonly Word[], phrases: Phrases): readonly PhraseHit[] {
  const hits: PhraseHit[] = [];
  let behind = 0;
  for (const { low: word, start } of words) {
    if (start < behind) continue;
    const phrase = phrases.get(word)?.find(({ form }) => stands(low, form, start));
    if (phrase === undefined) continue;
    behind = start + phrase.form.length;
    hits.push({ phrase, start, end: behind });
  }
  return hits;
}

function stands(low: string, form: string, start: number): boolean {
  return (
    low.startsWith(form, start) &&
    !/^[\p{L}\p{N}]/u.test(low.slice(start + form.length, start + form.length + 2))
  );
}

/** As the words in its place are written: with a capital letter where they have one. */
export function likeCase(replacement: string, replaced: string): string {
  const first = replaced.charAt(0);
  return first !== first.toLowerCase()
    ? replacement.charAt(0).toUpperCase() + replacement.slice(1)
    : replacement;
}
