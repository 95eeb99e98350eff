import { z } from 'zod';
import { languageSchema, statusSchema } from '#domain/bodies.ts';
import { clockSchema, daySchema } from '#domain/calendar.ts';
import { idSchema } from '#domain/identity.ts';
import { documentReasonSchema, drawnPictureSchema } from './document-rows.ts';
import { madeSchema } from './words-rows.ts';

/** What the wall can show of a point beside its own pages; the last two are chosen, never by themselves (M12). */
export const screenPartSchema = z.enum(['since', 'new', 'then-now', 'timeline']);
export type ScreenPart = z.infer<typeof screenPartSchema>;

export const contrastSchema = z.enum(['normal', 'high']);

/** Which keys the wall listens to: all, those a presenter sends, or none. */
export const wallKeysSchema = z.enum(['all', 'presenter', 'none']);
export type WallKeys = z.infer<typeof wallKeysSchema>;

/** A colour as the municipality writes it. */
export const colourSchema = z.string().regex(/^#[0-9a-f]{6}$/iu);

/** Of the reading text: what stands side by side is as large as there is room for. */
const scale = z.number().min(0.3).max(1);

const by = z.enum(['room', 'phone', 'video']);
/** A title that is too long for its size: how large it is, of the reading text. */
const titleScale = z.number().min(0.1).max(2).optional();
const pageNumber = { number: z.number().int().min(1), of: z.number().int().min(1) };

/** What stands under the last sentence of an item: who said it or does it, when, and what became of it. */
const sentenceLabel = z.strictObject({
  what: z.enum(['said', 'new-goal', 'new-activity', 'changed', 'done', 'ended', 'was', 'comes']),
  people: z.array(z.string()),
  on: daySchema.optional(),
  /** A deadline; a day that has passed looks like any other (G7). */
  until: daySchema.optional(),
});
export type SentenceLabel = z.infer<typeof sentenceLabel>;

const sentence = z.strictObject({
  id: z.string().max(80),
  text: z.string(),
  /** The language it was written in, for `lang` and the voice. */
  language: languageSchema,
  /** Longer than a page at full size: drawn at 0.85, or at its `scale`. */
  small: z.boolean(),
  scale: scale.optional(),
  label: sentenceLabel.optional(),
  /** In the other written form: who made it, and the original. */
  made: madeSchema.optional(),
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
  scale: scale.optional(),
  made: madeSchema.optional(),
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
        /** Of the title, where it is in the other written form. */
        language: languageSchema.optional(),
        made: madeSchema.optional(),
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
    made: madeSchema.optional(),
    rows: z.array(activityRow),
    titleScale,
    ...pageNumber,
  }),
  /** Sentences one below the other: reading aloud, a free point of the agenda, what is new since or today. */
  z.strictObject({
    kind: z.literal('sentences'),
    part: z.enum(['since', 'new', 'card']).optional(),
    goalNumber: z.number().int().optional(),
    title: z.string().optional(),
    /** Of the title, where it is in the other written form. */
    language: languageSchema.optional(),
    made: madeSchema.optional(),
    sentences: z.array(sentence),
    titleScale,
    ...pageNumber,
  }),
  /** An activity, and what was said of it first and last, side by side (chosen, M12). */
  z.strictObject({
    kind: z.literal('then-now'),
    goalNumber: z.number().int(),
    title: z.string(),
    language: languageSchema,
    made: madeSchema.optional(),
    sentences: z.array(sentence),
    /** The first sentence of the newer side. */
    nowFrom: z.string(),
    scale,
    ...pageNumber,
  }),
  /** At most five points with today in the middle: no count, and nothing that is late (chosen, M12; G7). */
  z.strictObject({
    kind: z.literal('timeline'),
    goalNumber: z.number().int(),
    today: daySchema,
    /** Labelled `was` before today and `comes` after it, oldest first. */
    sentences: z.array(sentence),
    nextMeeting: daySchema.optional(),
    scale,
  }),
  /** One page of a document of the plan, drawn anew: nothing of the file itself is here. */
  z.strictObject({
    kind: z.literal('document'),
    id: idSchema,
    title: z.string(),
    /** Absent while it is being made ready, or when `reason` says why there is none. */
    picture: drawnPictureSchema.optional(),
    /** What stands on it, for those who hear the page. */
    text: z.string(),
    language: languageSchema,
    reason: documentReasonSchema.optional(),
    ...pageNumber,
  }),
  z.strictObject({
    kind: z.literal('read-back'),
    /** Of the section; a decision has none. */
    title: z.string(),
    /** One decision alone on the page, drawn larger (D4). */
    decision: z.string().max(80).optional(),
    sentences: z.array(sentence),
    /** The sentence that is asked about: "Stemmer det?". */
    current: z.string().optional(),
    titleScale,
    ...pageNumber,
  }),
  /** C9: the text of a consent, and on its last page two answers of the same size. It opens nothing. */
  z.strictObject({
    kind: z.literal('consent'),
    title: z.string(),
    sentences: z.array(sentence),
    isLast: z.boolean(),
    titleScale,
    ...pageNumber,
  }),
  /** What the child wanted to say, put there by itself (M11). */
  z.strictObject({ kind: z.literal('own-words'), name: z.string(), text: z.string(), small: z.boolean() }),
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
