import { z } from 'zod';
import { languageSchema, statusSchema } from '#domain/bodies.ts';
import { clockSchema, daySchema } from '#domain/calendar.ts';
import { idSchema } from '#domain/identity.ts';

const by = z.enum(['room', 'phone', 'video']);
const pageNumber = { number: z.number().int().min(1), of: z.number().int().min(1) };

const sentence = z.strictObject({
  id: z.string().max(80),
  text: z.string(),
  /** The language it was written in, for `lang` and the voice. */
  language: languageSchema,
  /** Longer than a page at full size: drawn at 0.85. */
  small: z.boolean(),
});
export type Sentence = z.infer<typeof sentence>;

/** Responsible people, already in words that the room may see. */
const activityRow = z.strictObject({
  id: idSchema,
  text: z.string(),
  language: languageSchema,
  responsible: z.array(z.string()),
  deadline: daySchema.optional(),
  status: statusSchema,
  small: z.boolean(),
});
export type ActivityRow = z.infer<typeof activityRow>;

/** One page of the big screen. Its `key` changes when the room turned a page, so that a fade knows. */
export const screenPageSchema = z.discriminatedUnion('kind', [
  /** Before a meeting and between meetings: no name, no number, nothing (A1). */
  z.strictObject({ kind: z.literal('idle') }),
  /** Between meetings: the room asks to be let in. Nobody's name, only the room's own. */
  z.strictObject({
    kind: z.literal('sign-in'),
    code: z.string().max(9),
    /** To be typed where no camera is at hand. */
    address: z.string().max(300),
    room: z.string().max(60),
    /** A row of the QR code each, `1` where it is dark. */
    squares: z
      .array(
        z
          .string()
          .regex(/^[01]+$/u)
          .max(177),
      )
      .max(177),
  }),
  /** Covered, for whatever reason: the wall never tells which (C4, A3, A4). */
  z.strictObject({ kind: z.literal('pause') }),
  z.strictObject({
    kind: z.literal('welcome'),
    name: z.string(),
    date: daySchema,
    time: clockSchema,
    place: z.string(),
    /** M12: "du" only when the plan owner is in the roll call. */
    speaksToOwner: z.boolean(),
  }),
  z.strictObject({
    kind: z.literal('people'),
    name: z.string(),
    rows: z.array(
      z.strictObject({
        name: z.string(),
        detail: z.string().optional(),
        by,
        /** The plan owner, a guardian (with the family's own word), somebody else, or the interpreter. */
        who: z.enum(['owner', 'guardian', 'professional', 'interpreter']),
        language: z.string().optional(),
      }),
    ),
    /** Those who have signed the consent in force, left out unless all required have (design §4). */
    signedBy: z.array(z.string()).optional(),
    ...pageNumber,
  }),
  z.strictObject({
    kind: z.literal('agenda'),
    rows: z.array(
      z.strictObject({
        id: idSchema,
        kind: z.enum(['welcome', 'roll-call', 'goal', 'topic', 'read-back', 'next-meeting']),
        title: z.string().optional(),
        goalNumber: z.number().int().optional(),
        state: z.enum(['done', 'now', 'to-come']),
      }),
    ),
    ...pageNumber,
  }),
  z.strictObject({
    kind: z.literal('goal'),
    name: z.string(),
    /** Counted among the goals that this room may see: no gap, no jump (A6). */
    goalNumber: z.number().int(),
    goalCount: z.number().int(),
    title: z.string(),
    language: languageSchema,
    rows: z.array(activityRow),
    ...pageNumber,
  }),
  /** Sentences one below the other: reading aloud, a free point of the agenda. */
  z.strictObject({
    kind: z.literal('sentences'),
    goalNumber: z.number().int().optional(),
    title: z.string().optional(),
    sentences: z.array(sentence),
    ...pageNumber,
  }),
  z.strictObject({
    kind: z.literal('read-back'),
    title: z.string(),
    sentences: z.array(sentence),
    /** The sentence that is asked about: "Stemmer det?". */
    current: z.string().optional(),
    ...pageNumber,
  }),
  /** C9: the text of a consent, and on its last page two answers of the same size. It opens nothing. */
  z.strictObject({
    kind: z.literal('consent'),
    title: z.string(),
    sentences: z.array(sentence),
    isLast: z.boolean(),
    ...pageNumber,
  }),
  z.strictObject({
    kind: z.literal('next-meeting'),
    name: z.string(),
    date: daySchema.optional(),
    time: clockSchema.optional(),
    place: z.string().optional(),
    invitedBy: z.string().optional(),
    /** M5: without a date, whether that was agreed or nobody has said anything yet. */
    agreed: z.boolean(),
    speaksToOwner: z.boolean(),
  }),
]);
export type ScreenPage = z.infer<typeof screenPageSchema>;
