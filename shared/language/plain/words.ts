/** A word and its place in the whole text: UTF-16 offsets, end exclusive. */
export type Word = {
  readonly text: string;
  readonly low: string;
  readonly start: number;
  readonly end: number;
};

/** A hyphen or an apostrophe within a word belongs to it; one at its edge does not. */
const word = /[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}\p{N}]+)*/gu;

/** The words of a part of a text that begins at `from`. */
export function wordsOf(text: string, from = 0): readonly Word[] {
  return Array.from(text.matchAll(word), ({ 0: found, index }) => ({
    text: found,
    low: found.toLowerCase(),
    start: from + index,
    end: from + index + found.length,
  }));
}

/** A list written as one text, as all word lists here are. */
export function listOf(words: string): readonly string[] {
  return words.trim().split(/\s+/u);
}

export function setOf(...words: readonly string[]): ReadonlySet<string> {
  return new Set(words.flatMap(listOf));
}
