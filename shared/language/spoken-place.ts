import type { Language } from './language.ts';

/** Where a rule is tried: always at the start of a word. */
export type Place = { readonly text: string; readonly at: number; readonly language: Language };

/** `length` characters of the source, and what is said for them. */
export type Said = { readonly length: number; readonly spoken: string };

/** What a rule may look at on either side: never the whole of a long line for each of its words. */
const nearby = 60;

/** Matches exactly at the place; `pattern` is sticky. */
export function matchAt(pattern: RegExp, place: Place): RegExpExecArray | null {
  pattern.lastIndex = place.at;
  return pattern.exec(place.text);
}

/** The text close before the place; a leading space stands for what is farther away. */
export function textBefore({ text, at }: Place): string {
  return at <= nearby ? text.slice(0, at) : ` ${text.slice(at - nearby, at)}`;
}

export function textAfter({ text, at }: Place, length: number): string {
  return text.slice(at + length, at + length + nearby);
}
