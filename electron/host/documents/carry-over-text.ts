import type { Language } from '#domain/bodies.ts';
import type { Day } from '#domain/calendar.ts';
import { formatDay } from '#language/dates.ts';
import type { LawTexts } from './law-texts.ts';
import { fill } from '#language/fill-text.ts';

export interface CarryOver {
  readonly on: Day;
  readonly form: 'spoken' | 'written';
  readonly language: Language;
}

/**
 * C4: what the relay holder writes in their own record system the same day. It says that consent was withdrawn,
 * never whose, which topic or how much: that would carry on what the family has just taken back.
 */
export function carryOverText(
  texts: Readonly<Record<Language, LawTexts>>,
  { on, form, language }: CarryOver,
): string {
  const { carryOver: words } = texts[language].conclusion;
  const date = formatDay(on, language, 'long');
  return [fill(words[form], { date }), words.effect, words.today].join('\n');
}
