import { z } from 'zod';
import { lineKindSchema } from './bodies-meeting.ts';
import type { Id } from './identity.ts';
import { idSchema } from './identity.ts';

/** One line of the minutes in a meeting file, at the point under which it stands. */
export const heldLineRow = z
  .strictObject({
    line: lineKindSchema,
    text: z.string().trim().min(1).max(2000),
    saidBy: z.array(idSchema).max(20).default([]),
    /** Besides plan owner, guardians and relay holders (R5). */
    limitedTo: z.array(idSchema).min(1).max(100).optional(),
  })
  .refine(({ line, saidBy }) => line === 'decision' || saidBy.length > 0, { path: ['saidBy'] })
  .refine(({ line, saidBy }) => line !== 'words' || saidBy.length === 1, { path: ['saidBy'] });
export type HeldLine = z.infer<typeof heldLineRow>;

/** What a line of a file is called among the items of its plan. */
export function heldLineId(meeting: Id, row: number, line: number): Id {
  return `${meeting.slice(0, 40)}-line-${row}-${line}`;
}
