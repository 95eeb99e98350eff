import { z } from 'zod';

const id = z.number().int();
const language = z.enum(['nb', 'nn']);

/** What goes between the host and its spelling worker. Both ends validate. */
export const spellingRequestSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('check'), id, language, words: z.array(z.string()).readonly() }),
  z.strictObject({ kind: z.literal('suggest'), id, language, word: z.string() }),
]);
export type SpellingRequest = z.infer<typeof spellingRequestSchema>;

export const spellingReplySchema = z.discriminatedUnion('kind', [
  /** The words that are misspelt, or those that may have been meant. */
  z.strictObject({ kind: z.literal('words'), id, words: z.array(z.string()).readonly() }),
  /** Its kind of error only: a message may quote the text. */
  z.strictObject({ kind: z.literal('failed'), id, error: z.string() }),
]);
export type SpellingReply = z.infer<typeof spellingReplySchema>;

/** Where the dictionary of each language lies. */
export const dictionariesSchema = z.strictObject({ nb: z.string().min(1), nn: z.string().min(1) });
export type Dictionaries = z.infer<typeof dictionariesSchema>;
