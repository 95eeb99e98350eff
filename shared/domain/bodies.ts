import { z } from 'zod';
import { clockSchema, daySchema } from './calendar.ts';
import { idSchema } from './identity.ts';
import { richTextSchema } from './rich-text.ts';

/** C2: every goal, activity, document and message carries exactly one topic. */
export const topicSchema = z.enum(['school', 'health', 'family', 'economy', 'other']);
export type Topic = z.infer<typeof topicSchema>;
export const allTopics: readonly Topic[] = topicSchema.options;

export const languageSchema = z.enum(['nb', 'nn']);
export type Language = z.infer<typeof languageSchema>;

export const roleSchema = z.enum(['plan-owner', 'guardian', 'relay-holder', 'participant']);
export type Role = z.infer<typeof roleSchema>;

export const statusSchema = z.enum(['new', 'ongoing', 'done', 'ended']);
export type Status = z.infer<typeof statusSchema>;

/** G1: a participant, or free text for somebody without access. */
export const responsibleSchema = z.union([
  z.strictObject({ participant: idSchema }),
  z.strictObject({ name: z.string().trim().min(1).max(80) }),
]);
export type Responsible = z.infer<typeof responsibleSchema>;

const line = z.string().trim().min(1).max(200);
const paragraph = z.string().trim().min(1).max(2000);
const readers = z.array(idSchema).min(1).max(100);

/** One shape for each verb and version that was ever written. Only additive change; see `upcast.ts`. */
export const bodySchemas = {
  'plan.opened/1': z.strictObject({
    about: z.enum(['child', 'youth', 'pregnant']),
    language: languageSchema,
  }),
  'participant.added/1': z.strictObject({
    role: roleSchema,
    name: line,
    /** What the big screen calls this person; the first name when absent. */
    shownAs: line.exactOptional(),
    /** The word the family chooses for a guardian: mor, far, bestefar. */
    familyWord: z.string().trim().min(1).max(30).exactOptional(),
    service: line.exactOptional(),
    position: line.exactOptional(),
    access: z.enum(['read', 'full']),
    /** R3: the day the access ends by itself; nothing is seen from that day on. */
    accessEnds: daySchema.exactOptional(),
    /** R8: an approved employee may be holder or stand-in. */
    employee: z.boolean(),
    born: daySchema.exactOptional(),
    mobile: z.string().max(30).exactOptional(),
    email: z.string().max(120).exactOptional(),
  }),
  'access.ended/1': z.strictObject({ participant: idSchema, on: daySchema }),
  'consent.given/1': z.strictObject({
    signedOn: daySchema,
    signedBy: z.array(idSchema).min(1).max(6),
    form: z.enum(['eid', 'paper']),
    expiresOn: daySchema.exactOptional(),
    /** C10: for one meeting only. */
    meeting: idSchema.exactOptional(),
    names: z
      .array(z.strictObject({ participant: idSchema, topics: z.array(topicSchema).min(1).exactOptional() }))
      .min(1)
      .max(60),
  }),
  /** C4: in grades; without participant and topic it is everything. */
  'consent.withdrawn/1': z.strictObject({
    on: daySchema,
    form: z.enum(['spoken', 'written']),
    participant: idSchema.exactOptional(),
    topic: topicSchema.exactOptional(),
  }),
  'goal.added/1': z.strictObject({ title: line, topic: topicSchema, limitedTo: readers.exactOptional() }),
  'goal.closed/1': z.strictObject({ on: daySchema, reason: paragraph, reached: z.boolean() }),
  'activity.added/1': z.strictObject({
    goal: idSchema,
    description: line,
    topic: topicSchema,
    responsible: z.array(responsibleSchema).min(1).max(10),
    deadline: daySchema.exactOptional(),
    evaluateOn: daySchema.exactOptional(),
    status: statusSchema,
    limitedTo: readers.exactOptional(),
  }),
  'activity.changed/1': z.discriminatedUnion('field', [
    z.strictObject({ field: z.literal('description'), value: line }),
    z.strictObject({ field: z.literal('responsible'), value: z.array(responsibleSchema).min(1).max(10) }),
    z.strictObject({ field: z.literal('deadline'), value: daySchema }),
    z.strictObject({ field: z.literal('evaluateOn'), value: daySchema }),
    z.strictObject({ field: z.literal('status'), value: z.enum(['new', 'ongoing']) }),
  ]),
  'activity.closed/1': z.strictObject({
    on: daySchema,
    reason: paragraph,
    status: z.enum(['done', 'ended']),
  }),
  /** G2: appended and dated under the activity; the description is never touched by it. */
  'evaluation.added/1': z.strictObject({ activity: idSchema, date: daySchema, text: paragraph }),
  'comment.added/1': z.strictObject({ activity: idSchema, date: daySchema, text: paragraph }),
  /** R5: who may see the item besides plan owner, guardians and holders; absent `to` lifts the limit. */
  'item.limited/1': z.strictObject({ to: readers.exactOptional() }),
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
    by: z.enum(['room', 'phone', 'video']),
  }),
  /** A2: language and form are noted, not the name. */
  'interpreter.attended/1': z.strictObject({
    meeting: idSchema,
    language: z.string().trim().min(2).max(40),
    by: z.enum(['room', 'phone', 'video']),
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
  }),
  'meeting.ended/1': z.strictObject({ meeting: idSchema, on: daySchema }),
} as const;

export type Verb = keyof typeof bodySchemas;
export type Body<Named extends Verb> = z.infer<(typeof bodySchemas)[Named]>;
