import type { Language } from './language.ts';
import { type Part, readPlainParts } from './spoken-parts.ts';
import { findMarkup, tidySpoken } from './spoken-signs.ts';
import { readVisible } from './spoken-visible.ts';
import { capitalise } from './spoken-words.ts';

/** How this plan wants a word or a phrase said: «Áile» as «Ajle». */
export type SpokenCorrection = { readonly written: string; readonly spoken: string };

/** A correction that can be looked for, the longest first. */
export type ReadyCorrection = {
  readonly pattern: RegExp;
  readonly spoken: string;
  /** Written small: it is also found, and said, with a capital. */
  readonly small: boolean;
};

/** What would leave nothing to say, or be found everywhere, is passed over. */
export function readyCorrections(
  corrections: readonly SpokenCorrection[],
  language: Language,
): readonly ReadyCorrection[] {
  const ready: (ReadyCorrection & { readonly length: number })[] = [];
  for (const { written, spoken } of corrections) {
    const form = readVisible(written).text.trim();
    const said = cleanSpoken(spoken, language);
    if (!/[\p{L}\p{N}]/u.test(form) || !/[\p{L}\p{N}]/u.test(said)) continue;
    const small = form === form.toLowerCase();
    ready.push({ pattern: patternOf(form, small), spoken: said, small, length: form.length });
  }
  return ready.toReversed().toSorted((one, other) => other.length - one.length);
}

/** The corrected form goes to the engine too: cleaned as everything is, and without a stop at its end. */
function cleanSpoken(spoken: string, language: Language): string {
  const parts = readPlainParts(readVisible(spoken).text, language);
  return tidySpoken(parts.map((part) => part.spoken).join('')).replace(/[\s.,;:!?…]+$/u, '');
}

/** Whole words. What is written with a capital is also found in its genitive and before or behind a hyphen. */
function patternOf(form: string, small: boolean): RegExp {
  const words = form.split(/\s+/u).map((word) => word.replaceAll(/[\^$\\.*+?()[\]{}|/]/g, String.raw`\$&`));
  const letter = small ? String.raw`[\p{L}\p{N}\p{M}-]` : String.raw`[\p{L}\p{N}\p{M}]`;
  const before = /^[\p{L}\p{N}]/u.test(form) ? `(?<!${letter})` : '';
  const genitive = small ? '' : `(?!s(?!${letter}))`;
  const after = /[\p{L}\p{N}\p{M}]$/u.test(form) ? `(?!${genitive}${letter})` : '';
  return new RegExp(before + words.join(String.raw`\s+`) + after, small ? 'giu' : 'gu');
}

/** Where the corrections stand in the text, in order; a longer one takes its place from a shorter one. */
export function findCorrections(text: string, ready: readonly ReadyCorrection[]): readonly Part[] {
  const found: Part[] = [];
  const markup = ready.length === 0 ? [] : findMarkup(text);
  for (const { pattern, spoken, small } of ready) {
    for (const { 0: written, index } of text.matchAll(pattern)) {
      const end = index + written.length;
      if ([...markup, ...found].some((one) => one.start < end && index < one.end)) continue;
      const said = small && /^\P{L}*\p{Lu}/u.test(written) ? capitalise(spoken) : spoken;
      found.push({ start: index, end, spoken: said, changed: true });
    }
  }
  return found.toSorted((one, other) => one.start - other.start);
}
