import { z } from 'zod';
import { factIdSchema, idSchema } from './identity.ts';

/** How a person answered: what stands stays, what was proposed is used, or something else is written. */
export const choiceSchema = z.enum(['kept', 'taken', 'rewritten']);
export type Choice = z.infer<typeof choiceSchema>;

/** A value that lost, or a fact that waits for a holder: settled by a person, never by a program. */
export const questionBodies = {
  'question.settled/1': z.strictObject({
    /** The fact that was asked about. */
    fact: factIdSchema,
    choice: choiceSchema,
    /** The item that it is about: there where a value lost, absent where a fact was held. */
    item: idSchema.exactOptional(),
  }),
} as const;
