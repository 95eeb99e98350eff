import { z } from 'zod';
import { languageSchema, statusSchema } from '#domain/bodies.ts';
import { clockSchema, daySchema } from '#domain/calendar.ts';
import { idSchema } from '#domain/identity.ts';
import {
  agendaRow,
  deliverySchema,
  goalDetailSchema,
  nextMeetingSchema,
  noticeSchema,
  personRow,
  planRow,
  sectionSchema,
  tableRow,
  undoSchema,
} from './console-rows.ts';
import { refusalSchema } from './refusals.ts';

/**
 * What each page is sent: named parts, each a plain value. A part is sent again only when its own bytes
 * change, so a push costs what changed and not what the plan weighs (design idea 5). Nothing here is hidden
 * by the page: what a page may not show it never receives (design idea 4).
 */

const by = z.enum(['room', 'phone', 'video']);
const pageNumber = { number: z.number().int().min(1), of: z.number().int().min(1) };

export const lookSchema = z.strictObject({
  language: languageSchema,
  scheme: z.enum(['light', 'dark']),
  /** Height of reading text in pixels on a screen of 1080 lines; everything else hangs on it. */
  textPixels: z.number().min(28).max(160),
  /** "Stor skrift" was chosen. */
  large: z.boolean(),
});
export type Look = z.infer<typeof lookSchema>;

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

export const readingSchema = z.strictObject({
  /** The sentence that sounds now; absent when nobody reads. */
  sentence: z.string().optional(),
  generation: z.number().int(),
});
export type Reading = z.infer<typeof readingSchema>;

/** The wall. Also exactly what every table device of the room will be built from. */
export const screenViewSchema = z.strictObject({
  look: lookSchema,
  page: screenPageSchema,
  reading: readingSchema,
  /** Whether this page is the room's loudspeaker. */
  loudspeaker: z.boolean(),
});
export type ScreenView = z.infer<typeof screenViewSchema>;

export const meetingStateSchema = z.strictObject({
  phase: z.enum(['starting', 'choosing', 'fetching', 'meeting', 'delivering', 'delivered', 'refused']),
  /** Try-out data: said plainly on the console. */
  tryOut: z.boolean(),
  store: z.enum(['unknown', 'reached', 'away']),
  /** What the central store is called here (profile). */
  storeName: z.string(),
  refusal: refusalSchema.optional(),
});
export type MeetingState = z.infer<typeof meetingStateSchema>;

export const chairViewSchema = z.strictObject({
  look: lookSchema,
  state: meetingStateSchema,
  today: daySchema,
  plans: z.array(planRow),
  plan: z.strictObject({ name: z.string(), place: z.string(), time: clockSchema, me: idSchema }).optional(),
  people: z.array(personRow),
  interpreter: z.strictObject({ language: z.string().optional(), by }),
  others: z.boolean(),
  notices: z.array(noticeSchema),
  agenda: z.array(agendaRow),
  /** What the wall shows now, the very same bytes. */
  screen: screenPageSchema,
  covered: z.boolean(),
  reading: readingSchema,
  loudspeaker: z.boolean(),
  goal: goalDetailSchema.optional(),
  sections: z.array(sectionSchema),
  readBack: z.enum(['not-begun', 'reading', 'approved']),
  next: nextMeetingSchema,
  undo: undoSchema,
  tables: z.array(tableRow),
  delivery: deliverySchema,
});
export type ChairView = z.infer<typeof chairViewSchema>;

export const minutesViewSchema = z.strictObject({
  look: lookSchema,
  state: meetingStateSchema,
  today: daySchema,
  plan: z.strictObject({ name: z.string(), place: z.string(), time: clockSchema, me: idSchema }).optional(),
  /** Everybody who may be given something to do; those present may also have said something. */
  people: z.array(
    z.strictObject({ id: idSchema, name: z.string(), detail: z.string().optional(), isHere: z.boolean() }),
  ),
  agenda: z.array(agendaRow),
  goal: goalDetailSchema.optional(),
  sections: z.array(sectionSchema),
  next: nextMeetingSchema,
  undo: undoSchema,
});
export type MinutesView = z.infer<typeof minutesViewSchema>;

/** A table page that the chair has not let in: it knows nothing but that. */
export const waitingViewSchema = z.strictObject({ look: lookSchema, waiting: z.literal(true) });
export type WaitingView = z.infer<typeof waitingViewSchema>;

export const viewSchemas = {
  screen: screenViewSchema,
  chair: chairViewSchema,
  'minute-taker': minutesViewSchema,
  waiting: waitingViewSchema,
} as const;
