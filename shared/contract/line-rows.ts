import { z } from 'zod';
import { languageSchema } from '#domain/bodies.ts';
import { lineKindSchema } from '#domain/bodies-meeting.ts';
import { idSchema } from '#domain/identity.ts';
import { rollCallSchema } from './chair-rows.ts';

/** One line of the minutes as the person of this console may see it. */
const lineRow = z.strictObject({
  id: idSchema,
  line: lineKindSchema,
  text: z.string(),
  /** M1: whose words they are, and who wrote them down. */
  saidBy: z.array(z.string()),
  writtenBy: z.string(),
  /** R5: the services that see it, beside those who see everything. */
  limitedTo: z.array(z.string()).optional(),
  /** The room as it is now does not see this one: said to this person only (A4). */
  hiddenFromRoom: z.boolean(),
  /** This person's "Angre" takes this line back. */
  undo: z.boolean(),
});

/** What a console writes lines of the minutes with, at the point that the agenda is at. */
export const linesPartSchema = z.strictObject({
  /** The point that a line is written at. */
  agenda: idSchema,
  /** Of the plan: what lines are written in. */
  language: languageSchema,
  /** D5: locked with the minutes. */
  isLocked: z.boolean(),
  /** D4: a field for each, of the same size: the plan owner first. */
  family: z.array(
    z.strictObject({ id: idSchema, name: z.string(), role: z.enum(['plan-owner', 'guardian']) }),
  ),
  /** R5, R6: who sees a line whatever is chosen: family and relay holders. */
  always: z.array(z.string()),
  /** Whom a line can be limited to. `mine`: the writer sees it too. */
  services: z.array(z.strictObject({ service: z.string(), mine: z.boolean() })),
  /** The writer sees every line, whoever it is limited to. */
  seesAll: z.boolean(),
  /** M11: how the child was heard. */
  child: rollCallSchema.shape.child,
  rows: z.array(lineRow),
});
export type LinesPart = z.infer<typeof linesPartSchema>;
export type LineRow = z.infer<typeof lineRow>;
