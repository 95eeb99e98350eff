import { z } from 'zod';
import { lineKindSchema } from '#domain/bodies-meeting.ts';
import { idSchema } from '#domain/identity.ts';
import type { PageRole } from './roles.ts';

const writers: readonly PageRole[] = ['chair', 'minute-taker'];

/** Lines of the minutes that stand by themselves: what was decided, what was not agreed on, what the family said. */
export const lineCommands = {
  'line.add': {
    roles: writers,
    input: z.strictObject({
      line: lineKindSchema,
      /** The point that it belongs to: at a goal it stands under the goal (R5). */
      agenda: idSchema,
      text: z.string().max(2000),
      saidBy: z.array(idSchema).max(20),
      /** R5: besides plan owner, guardians and relay holders only these services see it. */
      limitedToServices: z.array(z.string().min(1).max(200)).min(1).max(20).optional(),
    }),
    output: z.strictObject({}),
  },
} as const;
