import { cleanText } from './translation-parts.ts';

/** What a translation is found again by: the sentence as it is read, however its spaces were typed. */
export function translationKey(text: string): string {
  return cleanText(text).replaceAll(/\s+/gu, ' ');
}
