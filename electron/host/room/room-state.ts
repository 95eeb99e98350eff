import { z } from 'zod';
import { clockSchema, daySchema, instantSchema } from '#domain/calendar.ts';
import { languageSchema, topicSchema } from '#domain/bodies.ts';
import { idSchema } from '#domain/identity.ts';
import { caretFromPlainText, fromPlainText, richTextSchema } from '#domain/rich-text.ts';
import { deviceKeySchema } from '#contract/device-proof.ts';
import { tableRoleSchema } from '#contract/roles.ts';
import { profileSchema } from '#domain/profile.ts';
import { cursorSchema, loanSchema } from '#sync/messages.ts';
import { paperSchema } from '#contract/document-rows.ts';
import { screenPartSchema } from '#contract/screen-page.ts';
import { penPageSchema } from '#contract/writing-rows.ts';

const by = z.enum(['room', 'phone', 'video']);

/** One point of the agenda as it came with the loan. */
export const agendaPointSchema = z.strictObject({
  id: idSchema,
  kind: z.enum(['welcome', 'roll-call', 'goal', 'topic', 'read-back', 'next-meeting']),
  goal: idSchema.exactOptional(),
  title: z.string().exactOptional(),
  topic: topicSchema.exactOptional(),
});
export type AgendaPoint = z.infer<typeof agendaPointSchema>;

/** What the meeting was made ready with; it does not change while the meeting lasts. */
export const meetingPlanSchema = z.strictObject({
  meeting: idSchema,
  plan: idSchema,
  loan: idSchema,
  date: daySchema,
  time: clockSchema,
  place: z.string(),
  chair: idSchema,
  minuteTaker: idSchema,
  agenda: z.array(agendaPointSchema).min(1),
  /** The store's profile is in force and travels with the loan (design §3). */
  profile: profileSchema,
  /** What else came with the loan; a file from before the store gave it out has none of it. */
  reader: idSchema.exactOptional(),
  /** The right to read ends here, and moves with every answer of the store ([SYNC-12]). */
  offlineUntil: instantSchema.exactOptional(),
  deliveryKey: loanSchema.shape.deliveryKey.exactOptional(),
  sealTo: loanSchema.shape.sealTo.exactOptional(),
  /** What the phone let this room in with: a host that starts anew reads on ([SYNC-39]). */
  grant: z.strictObject({ token: z.string().max(400), issuer: z.url().max(300) }).exactOptional(),
  /** Where the store answered: what is sealed is brought there. */
  storeUrl: z.url().exactOptional(),
});
export type MeetingPlan = z.infer<typeof meetingPlanSchema>;

/** Somebody of the plan who is or was here. Times of coming and going are nowhere, not even here (D5). */
const attendeeSchema = z.strictObject({
  id: idSchema,
  by,
  here: z.boolean(),
  left: z.boolean(),
  /** A1: by phone or video; absent: not asked yet. */
  alone: z.boolean().exactOptional(),
});
export type Attendee = z.infer<typeof attendeeSchema>;

const tableSchema = z.strictObject({
  id: idSchema,
  role: tableRoleSchema,
  tokenHash: z.string().exactOptional(),
  credentialHash: z.string().exactOptional(),
  state: z.enum(['invited', 'waiting', 'admitted']),
  participant: idSchema.exactOptional(),
  /** On the network: its code until it is used, its own key from then on, and until when it may be here at most. */
  device: z.literal(true).exactOptional(),
  codeHash: z.string().exactOptional(),
  key: deviceKeySchema.exactOptional(),
  until: z.number().exactOptional(),
});
export type Table = z.infer<typeof tableSchema>;

/** Reading aloud: overwritten, in no fact, and gone with the file. */
const readAloudSchema = z.strictObject({
  speed: z.number().int().min(1).max(7),
  byPerson: z.boolean(),
  oneByOne: z.boolean(),
  interpreterPaces: z.boolean(),
  /** M2: off once the family said no for today or the chair turned it off. A refusal is written nowhere else. */
  byItself: z.boolean().exactOptional(),
  /** Points where reading has begun or was not wanted: it begins by itself at none of them again. */
  begun: z.array(z.string()).exactOptional(),
  /** Sentences left out for today, as the wall names them. */
  leftOut: z.array(z.string()),
  /** How something written is said here. */
  spoken: z.array(z.strictObject({ written: z.string(), spoken: z.string() })),
});
export type ReadAloud = z.infer<typeof readAloudSchema>;

/** Who writes in a section, at which page: the same person at two pages is two writers. */
const penSchema = z.strictObject({
  by: idSchema,
  page: penPageSchema,
  /** For this holding of the pen alone. */
  turn: idSchema,
  /** The page that takes it, until the one that holds it has saved and let go. */
  taker: penPageSchema.exactOptional(),
  asks: z.array(penPageSchema).exactOptional(),
});
export type Pen = z.infer<typeof penSchema>;

/** A file from before names a person alone: such a pen is free, and whoever writes takes it. */
const pensSchema = z
  .record(z.string(), z.union([penSchema, idSchema.transform(() => undefined)]))
  .transform((pens) =>
    Object.fromEntries(Object.entries(pens).flatMap(([id, pen]) => (pen === undefined ? [] : [[id, pen]]))),
  );

/** What the room merely shows and does now: overwritten, and gone with the file (design §3). */
export const roomStateSchema = z.strictObject({
  people: z.array(attendeeSchema),
  /** A5: whose eyes count. Those who left stay here until the chair confirms. */
  watching: z.array(idSchema),
  interpreter: z.strictObject({
    language: z.string().exactOptional(),
    by,
    /** A2: bound by a duty of confidentiality. */
    bound: z.boolean(),
    familyAgrees: z.boolean().exactOptional(),
  }),
  others: z.boolean(),
  /** A5: somebody unnamed was here; they count until the chair confirms, also when they have gone. */
  strangerCounts: z.boolean(),
  /** A3: a yes for today lasts as long as a guardian is here. */
  sibling: z.enum(['none', 'here', 'allowed', 'small']),
  /** M12: chosen for today; a goal that is not here follows the rule for a child in the room. */
  waiting: z.record(z.string(), z.boolean()),
  /** People of the preview on the chair's console. */
  preview: z.strictObject({ people: z.array(idSchema), stranger: z.boolean() }).exactOptional(),
  agenda: idSchema,
  done: z.array(idSchema),
  /** What the wall does with the point: show it, read it aloud, or read the minutes back. */
  mode: z.enum(['show', 'read', 'consent', 'part', 'document', 'card']),
  /** In mode `part`: what of the point is on the wall. */
  part: screenPartSchema.exactOptional(),
  /** In mode `document`: which. */
  document: idSchema.exactOptional(),
  /** In mode `card`: of which service, in the words that it was put there with. */
  card: z.strictObject({ service: z.string(), text: z.string() }).exactOptional(),
  page: z.number().int().min(0),
  /** The written form that the wall shows what stands in the plan in, where it is there. */
  form: languageSchema.exactOptional(),
  /** For now as it was written. */
  original: z.boolean().exactOptional(),
  covered: z.boolean(),
  readBack: z.enum(['not-begun', 'reading', 'approved']),
  /** D4: what the room said yes to, in the words that were read; other words are asked about again. */
  confirmed: z.record(z.string(), z.string()).exactOptional(),
  /** M8: the cards that the wall has shown to the last page, in the words that it showed. */
  shownCards: z.record(z.string(), z.string()).exactOptional(),
  pens: pensSchema,
  tables: z.array(tableSchema),
  /** Open for devices on the network, by the chair's word. */
  devices: z.strictObject({ address: z.ipv4(), port: z.number().int() }).exactOptional(),
  look: z.strictObject({
    language: languageSchema,
    scheme: z.enum(['light', 'dark']),
    large: z.boolean(),
  }),
  /** How the machine, or a person, reads aloud today. */
  readAloud: readAloudSchema.exactOptional(),
  delivery: z.enum(['not-begun', 'documents', 'sending', 'received', 'waiting']),
  /** What people wrote in this meeting, oldest first: what "Angre" names, and whether anything was written. */
  written: z.array(
    z.strictObject({
      by: idSchema,
      kind: z.string(),
      command: idSchema.exactOptional(),
      /** Sent, or on its way: nobody takes it back. */
      atOnce: z.boolean().exactOptional(),
    }),
  ),
  /** "La stå": hints that are not told again, by what only their own words and place can make. */
  left: z.array(z.string().max(43)).exactOptional(),
  /** C4: everything was withdrawn in this meeting: the meeting is over, also for a host that starts anew. */
  withdrawn: z.strictObject({ on: daySchema, form: z.enum(['spoken', 'written']) }).exactOptional(),
  /** The store ended this room's access: what was written here is delivered, and then the room forgets. */
  accessEnded: z.boolean().exactOptional(),
  /** Nobody ended it, and nobody was here any more when the right to read was over. */
  forgotten: z.boolean().exactOptional(),
  /** What was printed, and who takes it home; without `to` it is shredded here. */
  copies: z.array(z.strictObject({ paper: paperSchema, to: idSchema.exactOptional() })).exactOptional(),
});
export type RoomState = z.infer<typeof roomStateSchema>;

/** How far the room has followed the store; changes in one transaction with the facts that it stands for. */
export const followedSchema = z.strictObject({ cursor: cursorSchema.exactOptional() });
export type Followed = z.infer<typeof followedSchema>;

const richDraftSchema = z.strictObject({
  text: richTextSchema,
  caret: z.number().int(),
  by: idSchema,
  /** Where it was typed; absent where it came back from an approval. */
  page: penPageSchema.exactOptional(),
  /** Grows with every saving in this meeting. */
  version: z.number().int(),
});

/** A file from before holds the lines alone. */
const plainDraftSchema = z
  .strictObject({ text: z.string(), caret: z.number().int(), by: idSchema })
  .transform(({ text, caret, by: writer }) => ({
    text: fromPlainText(text),
    caret: caretFromPlainText(text, caret),
    by: writer,
    version: 0,
  }));

export const draftSchema = z.union([richDraftSchema, plainDraftSchema]);
export type Draft = z.infer<typeof richDraftSchema>;

export function firstRoomState(plan: MeetingPlan, language: RoomState['look']['language']): RoomState {
  return {
    people: [],
    watching: [],
    interpreter: { by: 'room', bound: true },
    others: false,
    strangerCounts: false,
    sibling: 'none',
    waiting: {},
    agenda: plan.agenda[0]?.id ?? '',
    done: [],
    mode: 'show',
    page: 0,
    covered: false,
    readBack: 'not-begun',
    pens: {},
    tables: [],
    look: { language, scheme: 'light', large: false },
    delivery: 'not-begun',
    written: [],
  };
}
