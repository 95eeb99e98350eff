import { formatDay } from './dates.ts';
import type { Language } from './language.ts';

const day = /^\d{4}-\d{2}-\d{2}$/u;

/** Numbers and days of a sentence as people here write them. */
export function inWords(
  values: Readonly<Record<string, string | number>>,
  language: Language,
): Readonly<Record<string, string>> {
  const words = Object.entries(values).map(([name, value]): [string, string] => {
    if (typeof value === 'number') return [name, String(value).replace('.', ',')];
    return [name, day.test(value) ? formatDay(value, language, 'long') : value];
  });
  return Object.fromEntries(words);
}
