import { describe, expect, it } from 'vitest';
import { refusalKindSchema } from '#contract/refusals.ts';
import { languages } from '#renderer/language/languages.ts';

describe('the sentences for a no', () => {
  it.each(['nb', 'nn'] as const)('are there for every kind in %s, and say what to do', (language) => {
    const kinds: Record<string, string> = languages[language].refusals.kinds;
    const missing = refusalKindSchema.options.filter((kind) => (kinds[kind] ?? '').split(' ').length < 4);
    expect(missing).toEqual([]);
  });
});

describe('the nynorsk texts', () => {
  it('use «vi», «ikkje» and e-infinitive', () => {
    const all = JSON.stringify(languages.nn);
    expect(
      all.match(/\b(?:ikke|jeg|hvem|hva|hvordan|å vera|å gjera|møteleder|mottatt|lagret)\b/giu),
    ).toBeNull();
  });
});
