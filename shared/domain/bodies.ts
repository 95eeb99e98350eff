import { z } from 'zod';
import { consentBodies, topicSchema } from './bodies-consent.ts';
import { meetingBodies } from './bodies-meeting.ts';
import { peopleBodies } from './bodies-people.ts';
import { questionBodies } from './bodies-questions.ts';
import { languageSchema, wordBodies } from './bodies-words.ts';
import { daySchema } from './calendar.ts';
import { idSchema } from './identity.ts';

export { allTopics, topicSchema } from './bodies-consent.ts';
export type { Topic } from './bodies-consent.ts';
export { partSchema, roleSchema } from './bodies-people.ts';
export type { PlanPart, Role } from './bodies-people.ts';
export { languageSchema } from './bodies-words.ts';
export type { Language } from './bodies-words.ts';

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

/** G1–G4 and R5: goals, activities, what is said under them, and who may see them. */
const planBodies = {
  'plan.opened/1': z.strictObject({
    about: z.enum(['child', 'youth', 'pregnant']),
    language: languageSchema,
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
} as const;

/** One shape for each verb and version that was ever written. Only additive change; see `upcast.ts`. */
export const bodySchemas = {
  ...planBodies,
  ...peopleBodies,
  ...consentBodies,
  ...meetingBodies,
  ...questionBodies,
  ...wordBodies,
} as const;

export type Verb = keyof typeof bodySchemas;
export type Body<Named extends Verb> = z.infer<(typeof bodySchemas)[Named]>;
