import { z } from 'zod';
import { clockSchema, daySchema } from '#domain/calendar.ts';
import { languageSchema, topicSchema } from '#domain/bodies.ts';
import { idSchema } from '#domain/identity.ts';
import { profileSchema } from '#domain/profile.ts';

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
});
export type MeetingPlan = z.infer<typeof meetingPlanSchema>;

/** Somebody of the plan who is or was here. Times of coming and going are nowhere, not even here (D5). */
const attendeeSchema = z.strictObject({ id: idSchema, by, here: z.boolean(), left: z.boolean() });
export type Attendee = z.infer<typeof attendeeSchema>;

const tableSchema = z.strictObject({
  id: idSchema,
  role: z.enum(['minute-taker']),
  tokenHash: z.string().exactOptional(),
  credentialHash: z.string().exactOptional(),
  state: z.enum(['invited', 'waiting', 'admitted']),
  participant: idSchema.exactOptional(),
});
export type Table = z.infer<typeof tableSchema>;

/** What the room merely shows and does now: overwritten, and gone with the file (design §3). */
export const roomStateSchema = z.strictObject({
  people: z.array(attendeeSchema),
  /** A5: whose eyes count. Those who left stay here until the chair confirms. */
  watching: z.array(idSchema),
  interpreter: z.strictObject({ language: z.string().exactOptional(), by }),
  others: z.boolean(),
  agenda: idSchema,
  done: z.array(idSchema),
  /** What the wall does with the point: show it, read it aloud, or read the minutes back. */
  mode: z.enum(['show', 'read']),
  page: z.number().int().min(0),
  covered: z.boolean(),
  readBack: z.enum(['not-begun', 'reading', 'approved']),
  pens: z.record(z.string(), idSchema),
  tables: z.array(tableSchema),
  look: z.strictObject({
    language: languageSchema,
    scheme: z.enum(['light', 'dark']),
    large: z.boolean(),
  }),
  delivery: z.enum(['not-begun', 'documents', 'sending', 'received', 'waiting']),
  /** What people wrote in this meeting, oldest first: what "Angre" names, and whether anything was written. */
  written: z.array(z.strictObject({ by: idSchema, kind: z.string() })),
});
export type RoomState = z.infer<typeof roomStateSchema>;

export const draftSchema = z.strictObject({ text: z.string(), caret: z.number().int(), by: idSchema });
export type Draft = z.infer<typeof draftSchema>;

export function firstRoomState(plan: MeetingPlan, language: RoomState['look']['language']): RoomState {
  return {
    people: [],
    watching: [],
    interpreter: { by: 'room' },
    others: false,
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
