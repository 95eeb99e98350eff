import { z } from 'zod';
import { languageSchema, responsibleSchema, topicSchema } from '#domain/bodies.ts';
import { choiceSchema } from '#domain/bodies-questions.ts';
import { clockSchema, daySchema } from '#domain/calendar.ts';
import { factIdSchema, idSchema } from '#domain/identity.ts';
import type { PageRole } from './roles.ts';

const nothing = z.strictObject({});
const text = z.string().max(2000);
const line = z.string().max(200);
const said = z.array(idSchema).max(20);
const people = z.array(idSchema).max(60);

const chair: readonly PageRole[] = ['chair'];
const writers: readonly PageRole[] = ['chair', 'minute-taker'];

/** What is agreed, called and sent: G1, G3, M1, M6, M10, K1–K3. */
export const agreementCommands = {
  /** M6: an empty plan and its loan; only the draft of C1 can be written before the signature. */
  'plan.create': {
    roles: chair,
    input: z.strictObject({
      about: z.enum(['child', 'youth', 'pregnant']),
      /** First name: the national identity number is never entered in the room (R10). */
      name: line,
      born: daySchema.optional(),
      language: languageSchema,
      guardians: z.array(z.strictObject({ name: line, familyWord: z.string().max(30).optional() })).max(4),
    }),
    output: nothing,
  },
  'goal.add': {
    roles: writers,
    input: z.strictObject({
      title: line,
      topic: topicSchema,
      limitedTo: people.min(1).optional(),
      saidBy: said,
    }),
    output: nothing,
  },
  'comment.add': {
    roles: writers,
    input: z.strictObject({ activity: idSchema, text, saidBy: said }),
    output: nothing,
  },
  'need.assess': {
    roles: chair,
    input: z.strictObject({ extent: z.enum(['as-now', 'more', 'less', 'ended']), saidBy: said }),
    output: nothing,
  },
  'meeting.call': {
    roles: chair,
    input: z.strictObject({ date: daySchema, time: clockSchema, place: line, invited: people.min(1) }),
    output: nothing,
  },
  'message.send': {
    roles: writers,
    input: z.strictObject({ to: people.min(1).optional(), topic: topicSchema, text }),
    output: nothing,
  },
  'message.delete': { roles: writers, input: z.strictObject({ message: idSchema }), output: nothing },
  /** A value that lost, or what is held: kept as it is, taken, or written anew. */
  'question.settle': {
    roles: chair,
    input: z.strictObject({
      fact: factIdSchema,
      choice: choiceSchema,
      /** For `rewritten`: the new value of the field. */
      value: z.union([line.min(1), z.array(responsibleSchema).min(1).max(10)]).optional(),
      saidBy: said,
    }),
    output: nothing,
  },
  'appointment.add': {
    roles: writers,
    input: z.strictObject({
      title: line,
      topic: topicSchema,
      date: daySchema,
      time: clockSchema.optional(),
      place: line.optional(),
    }),
    output: nothing,
  },
} as const;
