import { z } from 'zod';
import { languageSchema, statusSchema, topicSchema } from '#domain/bodies.ts';
import { daySchema } from '#domain/calendar.ts';
import { screenPageSchema } from './screen-page.ts';
import { explainedWordSchema, madeBySchema, otherFormSchema } from './words-rows.ts';

export type { ExplainedWord, OtherForm } from './words-rows.ts';

/** The pages of those who sit at the table: made of what the room may see, and of nothing else (idea 4). */

const line = z.strictObject({
  id: z.string(),
  text: z.string(),
  language: languageSchema,
  /** A title is rendered like everything else, and looks like what it is. */
  kind: z.enum(['title', 'text', 'own-words']),
  /** What the wall says under an activity. */
  activity: z
    .strictObject({
      responsible: z.array(z.string()),
      deadline: daySchema.optional(),
      status: statusSchema,
    })
    .optional(),
  /** The line itself is in the other written form, as the wall shows it: who made it. */
  by: madeBySchema.optional(),
  other: otherFormSchema.optional(),
  /** Written or changed in this meeting: the interpreter has not prepared it. */
  isNew: z.boolean(),
  /** Is on the wall now. */
  shown: z.boolean(),
});
export type InterpreterLine = z.infer<typeof line>;

/** A point of the meeting, as the wall names it. */
const place = z.strictObject({
  kind: z.enum(['welcome', 'roll-call', 'goal', 'topic', 'read-back', 'next-meeting', 'consent']),
  goalNumber: z.number().int().optional(),
  title: z.string().optional(),
});
export type InterpreterPlace = z.infer<typeof place>;

export const interpreterParts = {
  /** Nothing may be seen: the wall's own pause, and never why (A3, A4). */
  covered: z.boolean(),
  /** The point the room is at. */
  at: place.optional(),
  /** Everything that this point shows or reads, in its order: ahead of the room. */
  lines: z.array(line),
  /** The wall's own page, where what it says is in no line. */
  wall: screenPageSchema.optional(),
  /** The point after this one, and how it begins. */
  next: z.strictObject({ at: place, lines: z.array(line) }).optional(),
  signal: z.enum(['ready', 'repeat', 'wait']).optional(),
  /** "Wait" holds the reading: the chair lets it. */
  paces: z.boolean(),
  words: z.array(explainedWordSchema),
};

/** One short text, as it is shown and said. */
const spokenText = z.strictObject({ id: z.string(), text: z.string(), language: languageSchema });

export const familyParts = {
  covered: z.boolean(),
  me: z.strictObject({ name: z.string(), isOwner: z.boolean() }).optional(),
  /** What was decided today, in the order it was agreed. */
  decided: z.array(spokenText),
  /** The minutes as they were approved, sentence by sentence: what this room may hear of them. */
  minutes: z.array(spokenText),
  /** R6: who sees what. */
  readers: z.array(
    z.strictObject({
      name: z.string(),
      detail: z.string().optional(),
      /** `all` is everything; `topics` is what stands under those topics, and `every-topic` under any of them. */
      sees: z.enum(['all', 'every-topic', 'topics', 'nothing']),
      topics: z.array(topicSchema),
    }),
  ),
  /** The child's own words stand on the wall now. */
  showsWords: z.boolean(),
};
