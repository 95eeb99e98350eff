import { z } from 'zod';
import {
  languageSchema,
  partSchema,
  responsibleSchema,
  roleSchema,
  statusSchema,
  topicSchema,
} from './bodies.ts';
import { custodySituation } from './bodies-people.ts';
import { clockSchema, daySchema } from './calendar.ts';
import { heldLineRow } from './held-line.ts';
import { idSchema } from './identity.ts';

/** A date in a file: a day, or whole days counted from the meeting (-14 is two weeks before it). */
const fileDaySchema = z.union([z.number().int().min(-20_000).max(20_000), daySchema]);
export type FileDay = z.infer<typeof fileDaySchema>;

const line = z.string().trim().min(1).max(200);
const paragraph = z.string().trim().min(1).max(2000);
const readers = z.array(idSchema).min(1).max(100);

const participantRow = z.strictObject({
  id: idSchema,
  role: roleSchema,
  name: line,
  shownAs: line.optional(),
  familyWord: line.optional(),
  service: line.optional(),
  position: line.optional(),
  access: z.enum(['read', 'full']),
  accessEnds: fileDaySchema.optional(),
  employee: z.boolean().default(false),
  born: fileDaySchema.optional(),
  mobile: z.string().max(30).optional(),
  email: z.string().max(120).optional(),
  /** R4: narrower than the level. */
  without: z.array(partSchema).max(5).optional(),
  /** R9: from outside the municipality, and the day of the confidentiality declaration. */
  outside: z.boolean().optional(),
  dutyBound: z.boolean().optional(),
  needsDeclaration: z.boolean().optional(),
  declaredOn: fileDaySchema.optional(),
});

const consentRow = z.strictObject({
  id: idSchema,
  signedOn: fileDaySchema,
  signedBy: z.array(idSchema).min(1).max(6),
  form: z.enum(['eid', 'paper']),
  expiresOn: fileDaySchema.optional(),
  names: z
    .array(z.strictObject({ participant: idSchema, topics: z.array(topicSchema).min(1).optional() }))
    .min(1),
  /** C10: for one meeting only. */
  meeting: idSchema.optional(),
});

/** C4: in grades; without participant and topic it is everything. */
const withdrawalRow = z.strictObject({
  on: fileDaySchema,
  form: z.enum(['spoken', 'written']).default('spoken'),
  participant: idSchema.optional(),
  topic: topicSchema.optional(),
});

const endRow = z.strictObject({
  kind: z.enum(['closed', 'inactive']),
  on: fileDaySchema,
  why: z.enum(['need-ended', 'family-wish', 'individual-plan', 'consent-withdrawn']).optional(),
});

const storedSchema = z.strictObject({
  file: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,80}$/u),
  sha256: z.string().regex(/^[0-9a-f]{64}$/u),
  bytes: z.number().int().positive(),
  mediaType: z.string().min(1).max(80),
});

const said = { saidBy: z.array(idSchema).max(20).default([]), writtenBy: idSchema.optional() };

const itemRow = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('goal'),
    id: idSchema,
    title: line,
    topic: topicSchema.default('other'),
    limitedTo: readers.optional(),
    added: fileDaySchema.optional(),
    closed: z.strictObject({ on: fileDaySchema, reason: paragraph, reached: z.boolean() }).optional(),
  }),
  z.strictObject({
    kind: z.literal('activity'),
    id: idSchema,
    goal: idSchema,
    description: line,
    topic: topicSchema.optional(),
    responsible: z.array(responsibleSchema).min(1),
    deadline: fileDaySchema.optional(),
    evaluateOn: fileDaySchema.optional(),
    status: statusSchema.default('new'),
    limitedTo: readers.optional(),
    added: fileDaySchema.optional(),
    closed: z.strictObject({ on: fileDaySchema, reason: paragraph }).optional(),
  }),
  z.strictObject({
    kind: z.literal('evaluation'),
    id: idSchema,
    activity: idSchema,
    date: fileDaySchema,
    text: paragraph,
    ...said,
  }),
  z.strictObject({
    kind: z.literal('comment'),
    id: idSchema,
    activity: idSchema,
    date: fileDaySchema,
    text: paragraph,
    ...said,
  }),
  z.strictObject({
    kind: z.literal('document'),
    id: idSchema,
    category: z.enum(['minutes', 'note', 'other']).default('other'),
    title: line,
    topic: topicSchema.default('other'),
    limitedTo: readers.optional(),
    added: fileDaySchema.optional(),
    /** Where its bytes lie, in `documents` beside the plan file; without it the document is a name alone. */
    stored: storedSchema.optional(),
  }),
  /** K2: without `to` it went to everybody. */
  z.strictObject({
    kind: z.literal('message'),
    id: idSchema,
    topic: topicSchema.default('other'),
    to: readers.optional(),
    date: fileDaySchema,
    text: paragraph,
    writtenBy: idSchema.optional(),
  }),
  z.strictObject({
    kind: z.literal('appointment'),
    id: idSchema,
    title: line,
    topic: topicSchema.default('other'),
    date: fileDaySchema,
    time: clockSchema.optional(),
    place: line.optional(),
  }),
]);
export type ItemRow = z.infer<typeof itemRow>;

/** `NAME.plan.json`: a whole plan as plain rows, for demonstration, measuring and outside checks (design §6). */
export const planFileSchema = z.strictObject({
  format: z.literal(1),
  kind: z.literal('plan'),
  id: idSchema,
  about: z.enum(['child', 'youth', 'pregnant']),
  language: languageSchema,
  participants: z.array(participantRow).min(1).max(100),
  consents: z.array(consentRow).max(50),
  items: z.array(itemRow).max(20_000),
  /** C6: who decides for the plan owner, where the list of guardians does not say it. */
  custody: z
    .strictObject({
      situation: custodySituation,
      signers: z.array(idSchema).min(1).max(6).optional(),
      basis: line.optional(),
    })
    .optional(),
  withdrawals: z.array(withdrawalRow).max(50).optional(),
  ended: endRow.optional(),
});
export type PlanFile = z.infer<typeof planFileSchema>;

const agendaRow = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('welcome'), id: idSchema }),
  z.strictObject({ kind: z.literal('roll-call'), id: idSchema }),
  z.strictObject({ kind: z.literal('goal'), id: idSchema, goal: idSchema }),
  z.strictObject({
    kind: z.literal('topic'),
    id: idSchema,
    title: line,
    topic: topicSchema.default('other'),
  }),
  z.strictObject({ kind: z.literal('read-back'), id: idSchema }),
  z.strictObject({ kind: z.literal('next-meeting'), id: idSchema }),
]);
export type AgendaRow = z.infer<typeof agendaRow>;

/** What was said and agreed under one point of the agenda, for `stafettrom minutes`. */
const heldRow = z.strictObject({
  agenda: idSchema,
  text: z.string().max(8000),
  evaluations: z
    .array(z.strictObject({ activity: idSchema, text: paragraph, saidBy: z.array(idSchema).default([]) }))
    .default([]),
  activities: z
    .array(
      z.strictObject({
        goal: idSchema,
        description: line,
        topic: topicSchema.optional(),
        responsible: z.array(responsibleSchema).min(1),
        deadline: fileDaySchema.optional(),
      }),
    )
    .default([]),
  closings: z
    .array(z.strictObject({ activity: idSchema, reason: paragraph, status: z.enum(['done', 'ended']) }))
    .default([]),
  lines: z.array(heldLineRow).max(200).optional(),
});

/** `NAME.meeting.json`: one meeting over a plan: its agenda, and, where it was held, what came of it. */
export const meetingFileSchema = z.strictObject({
  format: z.literal(1),
  kind: z.literal('meeting'),
  id: idSchema,
  /** File name of the plan, beside this file. */
  plan: z.string().regex(/^[A-Za-z0-9._-]+\.plan\.json$/),
  date: daySchema.optional(),
  time: clockSchema,
  place: line,
  chair: idSchema,
  minuteTaker: idSchema,
  agenda: z.array(agendaRow).min(1).max(60),
  present: z.array(
    z.strictObject({
      participant: idSchema,
      part: z.enum(['whole', 'some']).default('whole'),
      by: z.enum(['room', 'phone', 'video']).default('room'),
    }),
  ),
  interpreter: z
    .strictObject({ language: line, by: z.enum(['room', 'phone', 'video']).default('room') })
    .optional(),
  held: z.array(heldRow).default([]),
  answers: z
    .array(
      z.strictObject({ participant: idSchema, answer: z.enum(['agrees', 'reads-at-home', 'disagrees']) }),
    )
    .default([]),
  next: z.strictObject({ date: fileDaySchema, time: clockSchema, place: line }).optional(),
});
export type MeetingFile = z.infer<typeof meetingFileSchema>;
