import { z } from 'zod';
import { topicSchema } from './bodies-consent.ts';
import { clockSchema, daySchema } from './calendar.ts';
import { idSchema } from './identity.ts';
import { richTextSchema } from './rich-text.ts';

const line = z.string().trim().min(1).max(200);
const paragraph = z.string().trim().min(1).max(2000);
const readers = z.array(idSchema).min(1).max(100);
const by = z.enum(['room', 'phone', 'video']);

/** What a line of the minutes is. */
export const lineKindSchema = z.enum(['decision', 'disagreement', 'words']);
export type LineKind = z.infer<typeof lineKindSchema>;

/** One point of an agenda (M1): of the template, or put in because it is due. */
export const agendaPointSchema = z.strictObject({
  id: idSchema,
  kind: z.enum(['welcome', 'roll-call', 'goal', 'topic', 'read-back', 'next-meeting']),
  goal: idSchema.exactOptional(),
  title: z.string().trim().max(200).exactOptional(),
  topic: topicSchema.exactOptional(),
});
export type AgendaPoint = z.infer<typeof agendaPointSchema>;

/** M1–M15, D1–D5, K1–K3: the meeting, its minutes, and what is sent between meetings. */
export const meetingBodies = {
  /** M1, K1: called through the plan; who is asked to come. */
  'meeting.called/1': z.strictObject({
    date: daySchema,
    time: clockSchema,
    place: line,
    chair: idSchema,
    minuteTaker: idSchema.exactOptional(),
    invited: z.array(idSchema).min(1).max(60),
    agenda: z.array(agendaPointSchema).max(60),
  }),
  'meeting.cancelled/1': z.strictObject({ on: daySchema }),
  'meeting.opened/1': z.strictObject({
    date: daySchema,
    time: clockSchema,
    place: line,
    chair: idSchema,
    minuteTaker: idSchema,
  }),
  /** M1: the chair appoints; it may be somebody else than the meeting was called with. */
  'minuteTaker.appointed/1': z.strictObject({ meeting: idSchema, participant: idSchema }),
  /** D5: "til stede" or "deler av møtet"; no clock times, no reasons. */
  'attendance.recorded/1': z.strictObject({
    meeting: idSchema,
    participant: idSchema,
    part: z.enum(['whole', 'some']),
    by,
  }),
  /** A2: language and form are noted, not the name. */
  'interpreter.attended/1': z.strictObject({
    meeting: idSchema,
    language: z.string().trim().min(2).max(40),
    by,
  }),
  /** M11: how the child was heard; its own words stand in the minutes. */
  'child.heard/1': z.strictObject({
    meeting: idSchema,
    way: z.enum(['itself', 'through-someone', 'said-no', 'not-asked']),
    through: idSchema.exactOptional(),
  }),
  /** M14: nobody of the family was here; did they know of the meeting? */
  'family.informed/1': z.strictObject({ meeting: idSchema, informed: z.boolean() }),
  /** G6, M10: is cooperation across services still needed? */
  'need.assessed/1': z.strictObject({
    meeting: idSchema.exactOptional(),
    on: daySchema,
    extent: z.enum(['as-now', 'more', 'less', 'ended']),
  }),
  'section.approved/1': z.strictObject({
    meeting: idSchema,
    heading: line,
    position: z.number().int().min(0).max(200),
    goal: idSchema.exactOptional(),
    topic: topicSchema,
    limitedTo: readers.exactOptional(),
    text: richTextSchema,
  }),
  /**
   * One line of the minutes that stands by itself: a decision, a view that was not shared, or what one of the family
   * said, word for word. Whose words they are stands in the envelope (M1, M11, D4).
   */
  'minutesLine.added/1': z.strictObject({
    meeting: idSchema,
    line: lineKindSchema,
    goal: idSchema.exactOptional(),
    topic: topicSchema,
    limitedTo: readers.exactOptional(),
    text: paragraph,
  }),
  /** D4: asked, never assumed; silence is "waiting" and writes nothing. */
  'minutes.answered/1': z.strictObject({
    meeting: idSchema,
    participant: idSchema,
    answer: z.enum(['agrees', 'reads-at-home', 'disagrees']),
    spoken: z.boolean(),
  }),
  'remark.added/1': z.strictObject({ meeting: idSchema, date: daySchema, text: paragraph }),
  /** M5: agreed before the end, or an explicit none. */
  'nextMeeting.agreed/1': z.strictObject({
    meeting: idSchema,
    date: daySchema.exactOptional(),
    time: clockSchema.exactOptional(),
    place: line.exactOptional(),
  }),
  'document.added/1': z.strictObject({
    category: z.enum(['minutes', 'note', 'other']),
    meeting: idSchema.exactOptional(),
    title: line,
    topic: topicSchema,
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    bytes: z.number().int().positive(),
    mediaType: z.string().max(80),
    limitedTo: readers.exactOptional(),
    /** Another form of the minutes, a version cut for its readers, or a card: the archive keeps what it is a copy of (D3). */
    copy: z.literal(true).exactOptional(),
    /** R5: the items whose words stand in a version cut for its readers: nobody reads it who may not read them all. */
    holds: z.array(idSchema).min(1).max(5000).exactOptional(),
  }),
  'meeting.ended/1': z.strictObject({ meeting: idSchema, on: daySchema }),
  /** K2: to chosen participants; absent `to` is everybody. Family and holder see every message. */
  'message.sent/1': z.strictObject({
    to: readers.exactOptional(),
    topic: topicSchema,
    date: daySchema,
    text: paragraph,
  }),
  /** K3: gone from the archive only when sender and all recipients have deleted it. */
  'message.deleted/1': z.strictObject({ on: daySchema }),
  /** K1: in the plan's calendar, which is not archived (S3). */
  'appointment.added/1': z.strictObject({
    title: line,
    topic: topicSchema,
    date: daySchema,
    time: clockSchema.exactOptional(),
    place: line.exactOptional(),
  }),
} as const;
