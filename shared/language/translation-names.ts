import {
  cleanText,
  escapeForPattern,
  keepMatches,
  longestFirst,
  type SplitText,
  wholeWord,
} from './translation-parts.ts';

/** First names that the dictionaries of both forms know: the grammar around them stays right. */
export const standInNames = [
  'Kari',
  'Ola',
  'Anne',
  'Knut',
  'Ingrid',
  'Randi',
  'Marit',
  'Einar',
  'Berit',
  'Erik',
  'Astrid',
  'Olav',
] as const;

/** One written form of a name, and who stands in for it. */
interface Swap {
  readonly standIn: string;
  readonly name: string;
  /** How the name was written in the genitive, when it was. */
  readonly genitive?: string;
  readonly times: number;
}

export interface SwappedNames extends SplitText {
  readonly swaps: readonly Swap[];
}

/** Genitive in Norwegian: an s, or only an apostrophe after s, x and z. */
const genitiveEnding = String.raw`(?:['’]?s|['’])`;

/** Puts stand-ins in the place of names. When there are more names than stand-ins the rest is kept as pieces. */
export function swapNames(split: SplitText, names: readonly string[]): SwappedNames {
  const pattern = patternOf(names);
  if (pattern === undefined) return { ...split, swaps: [] };
  const free = freeStandIns(split, names);
  const swaps = new Map<string, { standIn: string; name: string; genitive?: string; times: number }>();
  const parts = split.parts.map((part) => {
    if (typeof part === 'number') return part;
    return part.replaceAll(pattern, (whole: string, name: string, ending: string | undefined) => {
      const standIn = swaps.get(name)?.standIn ?? free.shift();
      if (standIn === undefined) return whole;
      const swap = swaps.get(name) ?? { standIn, name, times: 0 };
      swap.times += 1;
      if (ending !== undefined) swap.genitive = whole;
      swaps.set(name, swap);
      return ending === undefined ? standIn : `${standIn}s`;
    });
  });
  return { ...keepNames({ parts, kept: split.kept }, names), swaps: [...swaps.values()] };
}

/** The other way: names are carried past the machine whole, at some cost to the grammar beside them. */
export function keepNames(split: SplitText, names: readonly string[]): SplitText {
  const pattern = patternOf(names);
  return pattern === undefined ? split : keepMatches(split, pattern);
}

/** The names again; nothing when a stand-in was lost, doubled or came from nowhere. */
export function restoreNames(text: string, swaps: readonly Swap[]): string | undefined {
  let restored = text;
  for (const { standIn, name, genitive = genitiveOf(name), times } of swaps) {
    let found = 0;
    const pattern = new RegExp(wholeWord(`${standIn}(?<ending>${genitiveEnding})?`), 'giu');
    restored = restored.replaceAll(pattern, (_whole, ending: string | undefined) => {
      found += 1;
      return ending === undefined ? name : genitive;
    });
    if (found !== times) return undefined;
  }
  return restored;
}

function genitiveOf(name: string): string {
  return /[sxz]$/iu.test(name) ? `${name}’` : `${name}s`;
}

function patternOf(names: readonly string[]): RegExp | undefined {
  const written = names.map((name) => cleanText(name)).filter((name) => /\p{L}/u.test(name));
  if (written.length === 0) return undefined;
  const all = longestFirst(written.flatMap((name) => [name, name.toLocaleUpperCase('nb')]));
  return new RegExp(wholeWord(`(${all.map(escapeForPattern).join('|')})(${genitiveEnding})?`), 'gu');
}

/** Nobody stands in who is in the text, or among the names. */
function freeStandIns({ parts, kept }: SplitText, names: readonly string[]): string[] {
  const all = [...parts.filter((part) => typeof part === 'string'), ...kept, ...names].join(' ');
  return standInNames.filter((one) => !new RegExp(wholeWord(`${one}${genitiveEnding}?`), 'iu').test(all));
}
