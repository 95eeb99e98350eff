import { z } from 'zod';

export const languageSchema = z.enum(['nb', 'nn']);
export type Language = z.infer<typeof languageSchema>;

const sentence = z.string().trim().min(1).max(2000);

/** A word as one written form calls it, and what it is. */
export const explainedSchema = z.strictObject({
  term: z.string().trim().min(2).max(80),
  text: z.string().trim().min(2).max(300),
});
export type Explained = z.infer<typeof explainedSchema>;

/** What a person has said about words: it stays with the plan, and wins over every machine and every rule. */
export const wordBodies = {
  /** One sentence of an item in the other written form; without `text` it is the machine's again. */
  'wording.corrected/1': z
    .strictObject({
      from: languageSchema,
      to: languageSchema,
      source: sentence,
      text: sentence.exactOptional(),
    })
    .refine(({ from, to }) => from !== to, { path: ['to'] }),
  /** How something written is read aloud in this plan; without `spoken` it is said by the rules again. */
  'saying.set/1': z.strictObject({
    language: languageSchema,
    written: z.string().trim().min(1).max(80),
    spoken: z.string().trim().min(1).max(200).exactOptional(),
  }),
  /** The plan's own word list: in one written form or both; in neither, the word is taken out again. */
  'word.explained/1': z.strictObject({
    nb: explainedSchema.exactOptional(),
    nn: explainedSchema.exactOptional(),
  }),
} as const;
