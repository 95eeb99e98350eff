import { z } from 'zod';
import { languageSchema, roleSchema } from '#domain/bodies.ts';
import { clockSchema, daySchema } from '#domain/calendar.ts';
import { idSchema } from '#domain/identity.ts';
import { administratorParts } from './administrator-view.ts';
import {
  calendarRow,
  conclusionRow,
  consentPartSchema,
  decisionRow,
  endingSchema,
  goalRow,
  handoverSchema,
  messageRow,
  offersSchema,
  previewSchema,
  reminderRow,
  rollCallSchema,
} from './chair-rows.ts';
import {
  agendaRow,
  atOnceSchema,
  deliverySchema,
  goalDetailSchema,
  nextMeetingSchema,
  noticeSchema,
  personRow,
  planRow,
  tableRow,
  undoSchema,
} from './console-rows.ts';
import { devicesSchema } from './device-rows.ts';
import { displaysSchema } from './display-rows.ts';
import { documentRow, papersSchema } from './document-rows.ts';
import { linesPartSchema } from './line-rows.ts';
import { questionRow } from './question-rows.ts';
import { refusalSchema } from './refusals.ts';
import { readAloudSchema, soundPlaceSchema, voicesSchema } from './reading-rows.ts';
import {
  colourSchema,
  contrastSchema,
  screenPageSchema,
  screenPartSchema,
  wallKeysSchema,
} from './screen-page.ts';
import { tableRoleSchema } from './roles.ts';
import { setupSchema } from './setup-rows.ts';
import { familyParts, interpreterParts } from './table-views.ts';
import { wordingLineSchema, wordsPartSchema } from './words-rows.ts';
import { sectionSchema } from './writing-rows.ts';

export type { ActivityRow, ScreenPage, ScreenPart, Sentence } from './screen-page.ts';

/**
 * What each page is sent: named parts, each a plain value. A part is sent again only when its own bytes
 * change, so a push costs what changed and not what the plan weighs (design idea 5). Nothing here is hidden
 * by the page: what a page may not show it never receives (design idea 4).
 */

const by = z.enum(['room', 'phone', 'video']);

export const lookSchema = z.strictObject({
  language: languageSchema,
  scheme: z.enum(['light', 'dark']),
  /** Height of reading text in pixels on a screen of 1080 lines; everything else hangs on it. */
  textPixels: z.number().min(28).max(160),
  /** "Stor skrift" was chosen. */
  large: z.boolean(),
  /** Absent: normal. */
  contrast: contrastSchema.optional(),
  /** No motion, whatever the machine says. */
  still: z.boolean().optional(),
  /** Absent: all. */
  keys: wallKeysSchema.optional(),
  /** The municipality's two colours; the page derives from them what can be read. */
  colours: z.strictObject({ main: colourSchema, second: colourSchema }).optional(),
  /** What the size of the text comes from; `tooSmall`: the screen is too small for this room. */
  room: z.strictObject({ inches: z.number(), metres: z.number(), tooSmall: z.boolean() }).optional(),
});
export type Look = z.infer<typeof lookSchema>;

export const readingSchema = z.strictObject({
  /** The sentence that is read now; absent when nobody reads. */
  sentence: z.string().optional(),
  generation: z.number().int(),
  /** M2: nobody reads yet; it begins by itself in a moment, unless somebody stops it. */
  begins: z.boolean().optional(),
  /** It stands still until the chair goes on, or the interpreter is ready. */
  waits: z.boolean().optional(),
  /** A person reads: no sound, and the mark follows the keys. */
  byPerson: z.boolean().optional(),
  /** When the sentence began to sound (milliseconds, UTC), and from when which part of its text is said. */
  timeline: z
    .strictObject({
      startedAt: z.number().int(),
      words: z.array(z.tuple([z.number().int(), z.number().int(), z.number()])),
    })
    .optional(),
});
export type Reading = z.infer<typeof readingSchema>;

/** The wall. Also exactly what every table device of the room will be built from. */
export const screenViewSchema = z.strictObject({
  look: lookSchema,
  page: screenPageSchema,
  reading: readingSchema,
  /** Whether this page is the room's loudspeaker. */
  loudspeaker: z.boolean(),
  /** Of the loudspeaker alone. */
  sound: soundPlaceSchema.optional(),
});
export type ScreenView = z.infer<typeof screenViewSchema>;

export const meetingStateSchema = z.strictObject({
  phase: z.enum(['starting', 'choosing', 'fetching', 'meeting', 'delivering', 'delivered', 'refused']),
  /** Try-out data: said plainly on the console. */
  tryOut: z.boolean(),
  store: z.enum(['unknown', 'reached', 'away']),
  /** What the central store is called here (profile). */
  storeName: z.string(),
  /** The right to read has run out, or the store wants to know who is here: the plan is covered till then. */
  asks: z.enum(['network', 'sign-in']).optional(),
  /** Nobody has been at the console for a while, and no meeting is open: a neutral page, without names. */
  rests: z.literal(true).optional(),
  refusal: refusalSchema.optional(),
});
export type MeetingState = z.infer<typeof meetingStateSchema>;

/** Where a person lets the room in from their own phone; absent: the room needs nobody for that. */
export const signInSchema = z.strictObject({
  /** Nothing yet, a code on its way, a code on the wall, or let in and no meeting opened yet. */
  step: z.enum(['offered', 'asking', 'shown', 'let-in']),
  code: z.string().max(9).optional(),
  /** Let in for a new plan and no other (M6). */
  opensPlan: z.boolean().optional(),
  refusal: refusalSchema.optional(),
});

export const chairViewSchema = z.strictObject({
  look: lookSchema,
  state: meetingStateSchema,
  today: daySchema,
  plans: z.array(planRow),
  /** The room itself: its set-up and the way out of it; absent in a meeting. */
  setup: setupSchema.optional(),
  signIn: signInSchema.optional(),
  plan: z.strictObject({ name: z.string(), place: z.string(), time: clockSchema, me: idSchema }).optional(),
  people: z.array(personRow),
  interpreter: z.strictObject({
    language: z.string().optional(),
    by,
    bound: z.boolean(),
    familyAgrees: z.boolean().optional(),
  }),
  rollCall: rollCallSchema,
  consent: consentPartSchema.optional(),
  goals: z.array(goalRow),
  preview: previewSchema.optional(),
  reminders: z.array(reminderRow),
  ending: endingSchema,
  handover: handoverSchema,
  messages: z.array(messageRow),
  calendar: z.array(calendarRow),
  offers: offersSchema,
  need: z.enum(['as-now', 'more', 'less', 'ended']).optional(),
  /** M8: what each service carries into its own record system; there once the minutes are approved. */
  conclusions: z.array(conclusionRow).optional(),
  /** Whose card is on the wall. */
  card: z.string().optional(),
  /** D4: what this meeting decided, from the reading back on. */
  decisions: z.array(decisionRow).optional(),
  notices: z.array(noticeSchema),
  /** What waits for a person's answer: for the chair's page alone. */
  questions: z.array(questionRow),
  agenda: z.array(agendaRow),
  /** What the wall shows now, the very same bytes. */
  screen: screenPageSchema,
  covered: z.boolean(),
  reading: readingSchema,
  readAloud: readAloudSchema,
  /** The other written form, and what this plan says of words; absent while no meeting is open. */
  words: wordsPartSchema.optional(),
  /** What the wall can show of this point beside its own pages, and what it shows of them now. */
  parts: z.array(screenPartSchema),
  part: screenPartSchema.optional(),
  /** What the room may see of the plan's documents, and which of them is on the wall. */
  documents: z.array(documentRow),
  document: idSchema.optional(),
  /** There from the approval on, and as long as copies have to be listed. */
  papers: papersSchema.optional(),
  /** What the interpreter's page asks for. */
  signal: z.enum(['ready', 'repeat', 'wait']).optional(),
  loudspeaker: z.boolean(),
  sound: soundPlaceSchema.optional(),
  voices: voicesSchema,
  goal: goalDetailSchema.optional(),
  sections: z.array(sectionSchema),
  /** Lines of the minutes that stand by themselves; absent where this person may write none. */
  lines: linesPartSchema.optional(),
  readBack: z.enum(['not-begun', 'reading', 'approved']),
  next: nextMeetingSchema,
  undo: undoSchema,
  tables: z.array(tableRow),
  /** The machine's screens; absent where there is one and nothing to say about it. */
  displays: displaysSchema.optional(),
  /** Devices on the network; absent where this room has no way to them. */
  devices: devicesSchema.optional(),
  delivery: deliverySchema,
  atOnce: z.array(atOnceSchema),
});
export type ChairView = z.infer<typeof chairViewSchema>;

export const minutesViewSchema = z.strictObject({
  look: lookSchema,
  state: meetingStateSchema,
  today: daySchema,
  plan: z.strictObject({ name: z.string(), place: z.string(), time: clockSchema, me: idSchema }).optional(),
  /** Everybody who may be given something to do; those present may also have said something. */
  people: z.array(
    z.strictObject({
      id: idSchema,
      name: z.string(),
      detail: z.string().optional(),
      isHere: z.boolean(),
      /** R5: whoever a document can be limited to is one of the participants. */
      role: roleSchema,
    }),
  ),
  agenda: z.array(agendaRow),
  goal: goalDetailSchema.optional(),
  sections: z.array(sectionSchema),
  /** D1: the log stands in for the minutes: there are no sections to write in. */
  isLog: z.literal(true).optional(),
  lines: linesPartSchema.optional(),
  next: nextMeetingSchema,
  undo: undoSchema,
  /** What this point says in the other written form, to be put right. */
  wordings: z.array(wordingLineSchema).optional(),
  /** A3: somebody is here whom no consent names; a page that lies on the table shows nothing either. */
  covered: z.boolean().optional(),
});
export type MinutesView = z.infer<typeof minutesViewSchema>;

export const interpreterViewSchema = z.strictObject({
  look: lookSchema,
  reading: readingSchema,
  ...interpreterParts,
});
export type InterpreterView = z.infer<typeof interpreterViewSchema>;

export const familyViewSchema = z.strictObject({ look: lookSchema, reading: readingSchema, ...familyParts });
export type FamilyView = z.infer<typeof familyViewSchema>;

/** A table page that the chair has not let in: it knows nothing but that. */
export const waitingViewSchema = z.strictObject({
  look: lookSchema,
  waiting: z.literal(true),
  /** Of a device on the network: what its link is for, and the digits that the chair sees beside it. */
  asked: tableRoleSchema.optional(),
  mark: z.string().length(4).optional(),
});
export type WaitingView = z.infer<typeof waitingViewSchema>;

export const administratorViewSchema = z.strictObject({ look: lookSchema, ...administratorParts });
export type AdministratorView = z.infer<typeof administratorViewSchema>;

export const viewSchemas = {
  screen: screenViewSchema,
  chair: chairViewSchema,
  'minute-taker': minutesViewSchema,
  interpreter: interpreterViewSchema,
  family: familyViewSchema,
  administrator: administratorViewSchema,
  waiting: waitingViewSchema,
} as const;
