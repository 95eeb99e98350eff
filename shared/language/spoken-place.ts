import type { Language } from './language.ts';

/** Where a rule is tried: always at the start of a word. */
export type Place = { readonly text: string; readonly at: number; readonly language: Language };

/** `length` characters of the source, and what is said for them. */
export type Said = { readonly length: number; readonly spoken: string };

/** Matches exactly at the place; `pattern` is sticky. */
export function matchAt(pattern: RegExp, place: Place): RegExpExecArray | null {
  pattern.lastIndex = place.at;
  return pattern.exec(place.text);
}
