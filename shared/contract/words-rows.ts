import { z } from 'zod';
import { languageSchema } from '#domain/bodies.ts';
import { idSchema } from '#domain/identity.ts';

/** Who put a text into the other written form. The original is always the valid one. */
export const madeBySchema = z.enum(['machine', 'person']);
export type MadeBy = z.infer<typeof madeBySchema>;

/** A text that stands in the other written form: by whom, and how it was written. */
export const madeSchema = z.strictObject({
  by: madeBySchema,
  of: z.string(),
  /** The machine did not know a word of it. */
  unsure: z.boolean().optional(),
});
export type Made = z.infer<typeof madeSchema>;

/** The same text in the other written form. */
export const otherFormSchema = z.strictObject({
  text: z.string(),
  /** A machine's text is marked in words; `original` where the text beside it is the one that was made. */
  by: z.enum(['machine', 'person', 'original']),
  unsure: z.boolean(),
});
export type OtherForm = z.infer<typeof otherFormSchema>;

const explained = z.strictObject({ term: z.string(), text: z.string() });

/** A word, as each written form calls it and says what it is; in the plan's own list one form may be missing. */
export const explainedWordSchema = z.strictObject({
  nb: explained.optional(),
  nn: explained.optional(),
  /** Of this plan's own list. */
  own: z.boolean().optional(),
});
export type ExplainedWord = z.infer<typeof explainedWordSchema>;

/** A sentence that stands at this point of the meeting, as it was written, and in the other written form. */
export const wordingLineSchema = z.strictObject({
  id: z.string(),
  text: z.string(),
  language: languageSchema,
  other: otherFormSchema.optional(),
});
export type WordingLine = z.infer<typeof wordingLineSchema>;

/** For the chair alone: which written form the wall shows, and what the plan says of words. */
export const wordsPartSchema = z.strictObject({
  /** The written form of the plan. */
  written: languageSchema,
  /** What the wall was asked to show; absent: as it was written. */
  form: languageSchema.optional(),
  /** The wall shows the original for now. */
  original: z.boolean(),
  /** A machine or people can put a text here into the other written form; else no page has a button for it. */
  offered: z.boolean(),
  lines: z.array(wordingLineSchema),
  own: z.array(explainedWordSchema.omit({ own: true }).extend({ id: idSchema })),
  /** The plan's own words are for the holder to say (R5, R15). */
  mayExplain: z.boolean(),
});
export type WordsPart = z.infer<typeof wordsPartSchema>;
