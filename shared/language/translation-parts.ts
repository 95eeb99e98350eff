/** Writing for the machine, or the number of a piece that it never gets to see. */
export type TranslationPart = string | number;

/** A sentence made ready: `kept[n]` is what the part `n` stands for. */
export interface SplitText {
  readonly parts: readonly TranslationPart[];
  readonly kept: readonly string[];
}

/** Addresses of mail and web are names too, and a translated one leads nowhere. */
const address = String.raw`[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+|(?:https?:\/\/|www\.)[^\s<>«»"]*[\p{L}\p{N}/]|(?:[\p{L}\p{N}-]+\.)+(?:no|com|org|net|example)(?:\/[^\s<>«»"]*[\p{L}\p{N}/])?(?![\p{L}\p{N}])`;

/** Ordinary writing is a short list; whatever else stands in a text is carried past the machine whole. */
const strange = /[^\p{L}\p{M}\p{N} .,;:!?'’"“”«»()/%&§–—…-]+/gu;

/** White space in one line, without characters that steer a screen or end a request. */
export function cleanText(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Z}]+/gu, ' ')
    .replaceAll(
      /[\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFB\p{Cs}]/gu,
      '',
    )
    .trim();
}

/** Takes terms and addresses out; what is left may still hold names. */
export function keepTerms(text: string, terms: readonly string[]): SplitText {
  const written = terms.map((term) => cleanText(term)).filter((term) => term !== '');
  const all = [address, ...longestFirst(written).map((term) => wholeWord(escapeForPattern(term)))].join('|');
  return keepMatches({ parts: [text], kept: [] }, new RegExp(all, 'gu'));
}

/** Takes out what is no ordinary writing: emoji, brackets, signs that a machine could obey. */
export function keepStrange(split: SplitText): SplitText {
  return keepMatches(split, strange);
}

export function keepMatches(split: SplitText, pattern: RegExp): SplitText {
  const kept = [...split.kept];
  const parts = split.parts.flatMap((part): TranslationPart[] => {
    if (typeof part === 'number') return [part];
    const found: TranslationPart[] = [];
    let after = 0;
    for (const match of part.matchAll(pattern)) {
      if (match.index > after) found.push(part.slice(after, match.index));
      found.push(kept.push(match[0]) - 1);
      after = match.index + match[0].length;
    }
    if (after < part.length) found.push(part.slice(after));
    return found;
  });
  return { parts, kept };
}

/** Whether the machine gave back every piece once, in whatever order. */
export function hasEveryPiece(parts: readonly TranslationPart[], kept: readonly string[]): boolean {
  const given = parts.filter((part) => typeof part === 'number');
  return given.length === kept.length && new Set(given).size === kept.length && given.every((n) => n in kept);
}

export function joinParts(parts: readonly TranslationPart[], kept: readonly string[]): string {
  return parts.map((part) => (typeof part === 'number' ? (kept[part] ?? '') : part)).join('');
}

export function wholeWord(pattern: string): string {
  return String.raw`(?<![\p{L}\p{M}\p{N}])(?:${pattern})(?![\p{L}\p{M}\p{N}])`;
}

export function escapeForPattern(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/]/gu, String.raw`\$&`);
}

export function longestFirst(words: readonly string[]): string[] {
  return [...new Set(words)].toSorted((one, other) => other.length - one.length);
}
