import type { Language } from './language.ts';
import { fixTranslation } from './translation-fixes.ts';
import { keepNames, restoreNames, type SwappedNames, swapNames } from './translation-names.ts';
import {
  cleanText,
  hasEveryPiece,
  joinParts,
  keepStrange,
  keepTerms,
  type TranslationPart,
} from './translation-parts.ts';

export interface SentenceToTranslate {
  readonly text: string;
  readonly to: Language;
  readonly names: readonly string[];
  readonly terms: readonly string[];
}

/** A sentence as the machine gets it: without names, addresses and anything that is no ordinary writing. */
export interface PreparedSentence {
  readonly parts: readonly TranslationPart[];
  /** The machine's answer made whole; nothing when a name or a piece did not come back as it went. */
  readonly finish: (answer: readonly TranslationPart[]) => FinishedSentence | undefined;
}

export interface FinishedSentence {
  readonly text: string;
  /** The machine did not know a word, or changed what looks like a name. */
  readonly unsure: boolean;
}

/** Longer than any sentence that a person wrote; it is not given to the machine. */
export const longestSentence = 1500;

/** What the generator puts before a word that it could not translate, analyse or inflect. */
const mark = /[*@#](?=[\p{L}\p{N}])/gu;

/** Nothing to translate, or too much of it: nothing. `namesAs: kept` costs grammar and saves every name. */
export function prepareSentence(
  sentence: SentenceToTranslate,
  namesAs: 'stand-ins' | 'kept',
): PreparedSentence | undefined {
  const source = cleanText(sentence.text);
  if (!isTranslatable(source)) return undefined;
  const split = keepTerms(source, sentence.terms);
  const named: SwappedNames =
    namesAs === 'kept'
      ? { ...keepNames(split, sentence.names), swaps: [] }
      : swapNames(split, sentence.names);
  const prepared: SwappedNames = { ...keepStrange(named), swaps: named.swaps };
  return {
    parts: prepared.parts,
    finish: (answer) => finishSentence({ ...sentence, source, prepared }, answer),
  };
}

/** Whether there is anything in it for the machine. */
export function isTranslatable(source: string): boolean {
  return source.length <= longestSentence && /\p{L}{2}/u.test(source);
}

interface Finishing extends SentenceToTranslate {
  readonly source: string;
  readonly prepared: SwappedNames;
}

function finishSentence(
  { source, to, prepared }: Finishing,
  answer: readonly TranslationPart[],
): FinishedSentence | undefined {
  const { kept, swaps } = prepared;
  if (!hasEveryPiece(answer, kept)) return undefined;
  const isMarked = answer.some((part) => typeof part === 'string' && part.search(mark) >= 0);
  const held = answer.map((part) => (typeof part === 'string' ? part.replaceAll(mark, '') : part));
  const joined = joinParts(
    held.map((part) => (typeof part === 'number' ? holderOf(part) : part)),
    [],
  );
  const restored = restoreNames(fixTranslation(joined, source, to), swaps);
  if (restored === undefined) return undefined;
  const text = restored
    .replaceAll(holder, (_whole, number: string) => kept[holderNumber(number)] ?? '')
    .trim();
  return { text: endAlike(source, text), unsure: isMarked || hasLostName(source, text) };
}

/** After a clock time the machine loses the full stop. */
function endAlike(source: string, text: string): string {
  return source.endsWith('.') && /[\p{L}\p{N}]$/u.test(text) ? `${text}.` : text;
}

/** Kept pieces as one private character each, so that names and slips are looked for in the whole sentence. */
const holderBase = 0xf_0000;
const holder = /([\u{F0000}-\u{FFFFD}])/gu;

function holderOf(number: number): string {
  return String.fromCodePoint(holderBase + number);
}

function holderNumber(character: string): number {
  return (character.codePointAt(0) ?? holderBase) - holderBase;
}

/** A capital inside a sentence is a name that nobody told us of, as «Uke», which must not become «Veke». */
function hasLostName(source: string, text: string): boolean {
  const inside = source.matchAll(/(?<=[\p{Ll}\p{N}],? )\p{Lu}\p{L}+/gu);
  return [...inside].some(([word]) => !text.includes(word.replace(/s$/u, '')));
}
