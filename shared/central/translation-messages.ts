import { z } from 'zod';

/** What a translation service takes at once. A plan is sent in several. */
export const translationLimits = {
  sentences: 50,
  parts: 200,
  characters: 2000,
  bytes: 256 * 1024,
} as const;

const languageSchema = z.enum(['nb', 'nn']);
/** Writing, or the number of a piece that stays in the room: names and addresses never leave it. */
const partSchema = z.union([z.string().max(translationLimits.characters), z.int().min(0).max(10_000)]);
const sentenceSchema = z.array(partSchema).max(translationLimits.parts);

const pairSchema = z.strictObject({ from: languageSchema, to: languageSchema });

export const translationAskSchema = z.strictObject({
  from: languageSchema,
  to: languageSchema,
  sentences: z.array(sentenceSchema).max(translationLimits.sentences),
});

/** In the order of the question; null: this one could not be translated. */
export const translationAnswerSchema = z.strictObject({
  sentences: z.array(sentenceSchema.nullable()).max(translationLimits.sentences),
});

export const translationStateSchema = z.strictObject({
  pairs: z.array(pairSchema).max(2),
  health: z.enum(['ready', 'starting', 'off', 'none']),
});

/** Between a store and the process that holds its machine. */
export const engineQuestionSchema = z.strictObject({ id: z.int(), ask: translationAskSchema });
export const engineReplySchema = z.union([
  z.strictObject({ state: translationStateSchema }),
  z.strictObject({ id: z.int(), answer: translationAnswerSchema }),
  z.strictObject({ id: z.int(), refusal: z.enum(['no-such-pair', 'engine-away', 'stopped']) }),
]);
export type EngineQuestion = z.infer<typeof engineQuestionSchema>;
export type EngineReply = z.infer<typeof engineReplySchema>;

export type TranslationAsk = z.infer<typeof translationAskSchema>;
export type TranslationState = z.infer<typeof translationStateSchema>;
