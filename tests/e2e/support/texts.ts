import type { Texts } from '#renderer/language/languages.ts';
import { languages } from '#renderer/language/languages.ts';

export type Language = keyof typeof languages;

/** Before a plan is chosen the room speaks the language of its profile. */
export const profileLanguage: Language = 'nb';

/** Every word that the pages show, so that a test presses what people read. */
export function textsOf(language: Language): Texts {
  return languages[language];
}

export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replaceAll(/\{\{(\w+)\}\}/gu, (whole, name: string) => String(values[name] ?? whole));
}
