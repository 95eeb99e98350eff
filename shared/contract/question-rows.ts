import { z } from 'zod';
import { statusSchema } from '#domain/bodies.ts';
import { daySchema, instantSchema } from '#domain/calendar.ts';
import { factIdSchema } from '#domain/identity.ts';

/** What waits for a person: two values of one field, or something that a holder has to take or put away. */

const value = z.union([
  z.strictObject({ day: daySchema }),
  z.strictObject({ status: statusSchema }),
  z.strictObject({ text: z.string() }),
]);

const side = z.strictObject({
  /** Absent: there was none. */
  value: value.optional(),
  by: z.array(z.string()),
  at: instantSchema.optional(),
  /** Written in this meeting. */
  isHere: z.boolean(),
});

const valueQuestion = z.strictObject({
  kind: z.literal('value'),
  fact: factIdSchema,
  field: z.enum(['description', 'responsible', 'deadline', 'evaluateOn', 'status']),
  activity: z.string(),
  /** Counted among the activities of its goal that the chair sees. */
  number: z.number().int(),
  now: side,
  proposed: side,
  /** A closed activity is changed no more: what stands can only be kept. */
  isClosed: z.boolean(),
});

const heldQuestion = z.strictObject({
  kind: z.literal('held'),
  fact: factIdSchema,
  what: z.enum([
    'goal',
    'activity',
    'change',
    'closing',
    'evaluation',
    'comment',
    'document',
    'appointment',
    'need',
    'message',
    'remark',
    'minutes',
    'people',
    'consent',
    'meeting',
    'answer',
    'newer',
  ]),
  text: z.string().optional(),
  by: z.array(z.string()),
  at: instantSchema,
  why: z.enum(['no-right', 'not-visible', 'unknown-verb', 'overtaken']),
  canTake: z.boolean(),
});

export const questionRow = z.discriminatedUnion('kind', [valueQuestion, heldQuestion]);
export type QuestionRow = z.infer<typeof questionRow>;
