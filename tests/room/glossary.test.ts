import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { findPlaces } from '#doors/places.ts';
import { readGlossary, wordsIn } from '#host/views/glossary.ts';

const said = z.object({ term: z.string(), text: z.string() });
const fileSchema = z.object({
  words: z.array(z.object({ nb: said, nn: said, forms: z.array(z.string()) })),
});
const file: unknown = JSON.parse(readFileSync(join(findPlaces().resources, 'glossary.json'), 'utf8'));
const { words } = fileSchema.parse(file);
const glossary = readGlossary(file);

function termsIn(text: string): readonly string[] {
  return wordsIn(glossary, [text]).flatMap((word) => word.nb?.term ?? []);
}

describe('the words of the trade', () => {
  it('are sixty, each said in few plain words in both written forms', () => {
    expect(words).toHaveLength(60);
    for (const { nb, nn } of words) {
      for (const { term, text } of [nb, nn]) {
        expect([term, text.split(' ').length <= 25]).toEqual([term, true]);
        expect(text).toMatch(/^\p{Lu}.*\.$/u);
      }
      expect(nn.text).not.toMatch(/\b(?:ikke|hvem|hva|hvordan|noe|noen|jeg|en|et|fra|skolen)\b/u);
      expect(nb.text).not.toMatch(/\b(?:ikkje|kven|kva|korleis|noko|nokon|eg|ein|eit|frå|skulen)\b/u);
    }
  });

  it('have forms in lower case, their own name among them, and none twice', () => {
    const forms = words.flatMap((word) => word.forms);
    expect(forms.filter((form) => form !== form.toLowerCase())).toEqual([]);
    expect(new Set(forms).size).toBe(forms.length);
    for (const { nb, nn, forms: own } of words)
      for (const { term } of [nb, nn]) expect(own).toContain(term.toLowerCase());
  });

  it('are found as they stand in a text, the longest first and each once', () => {
    expect(termsIn('Helsesykepleieren møter Ada. PPT og helsesjukepleiaren kommer.')).toEqual([
      'helsesykepleier',
      'PPT',
    ]);
    expect(termsIn('Vi lager en individuell plan og et enkeltvedtak.')).toEqual([
      'individuell plan',
      'enkeltvedtak',
    ]);
    expect(termsIn('Nava heter hun, og navlen er rund. Fadderuken.')).toEqual([]);
  });

  it('refuse a file that is not theirs', () => {
    const [first] = words;
    expect(() => readGlossary({ format: 1, words: [{ ...first, forms: ['Stor'] }] })).toThrow();
    expect(() => readGlossary({ format: 2, words })).toThrow();
  });
});
