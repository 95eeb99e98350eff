import type { Language } from '#language/language.ts';

/** What each voice is tried on: short, and of words that every engine knows. */
export const voiceSamples: Readonly<Record<Language, string>> = {
  nb: 'Vi prøver stemmen.',
  nn: 'Vi prøver stemma.',
};
