import { z } from 'zod';
import type { ExplainedWord } from '#contract/table-views.ts';

const explained = z.strictObject({ term: z.string().min(2), text: z.string().min(10) });

/** One file, both written forms; the forms are how the word stands in running text, in lower case. */
const glossarySchema = z.strictObject({
  format: z.literal(1),
  words: z.array(
    z.strictObject({
      nb: explained,
      nn: explained,
      forms: z
        .array(z.string().regex(/^[\p{Ll}\d][\p{Ll}\d -]*$/u))
        .min(1)
        .max(40),
    }),
  ),
});

/** The words of the trade, and how to find them in a text. */
export interface Glossary {
  readonly pattern: RegExp;
  readonly byForm: ReadonlyMap<string, ExplainedWord>;
}

export function readGlossary(file: unknown): Glossary {
  const { words } = glossarySchema.parse(file);
  const byForm = new Map<string, ExplainedWord>();
  for (const { forms, ...word } of words) for (const form of forms) byForm.set(form, word);
  // The longest first, so that "individuell plan" is found before "plan".
  const longestFirst = [...byForm.keys()].toSorted((one, other) => other.length - one.length);
  const pattern = new RegExp(`(?<![\\p{L}\\d-])(?:${longestFirst.join('|')})(?![\\p{L}\\d-])`, 'giu');
  return { pattern, byForm };
}

/** The words that stand in these texts, each once, in the order they come. */
export function wordsIn({ pattern, byForm }: Glossary, texts: readonly string[]): ExplainedWord[] {
  const found = new Set<ExplainedWord>();
  for (const text of texts) {
    for (const [form] of text.matchAll(pattern)) {
      const word = byForm.get(form.toLowerCase());
      if (word !== undefined) found.add(word);
    }
  }
  return [...found];
}
