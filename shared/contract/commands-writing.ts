import { z } from 'zod';
import { idSchema } from '#domain/identity.ts';
import { richTextSchema } from '#domain/rich-text.ts';
import { penPageSchema } from './writing-rows.ts';
import type { PageRole } from './roles.ts';

const nothing = z.strictObject({});
const writers: readonly PageRole[] = ['chair', 'minute-taker'];
const section = idSchema;

/** The minutes while they are written: one pen a section, and a draft that is on the disk before it is answered. */
export const writingCommands = {
  /**
   * Takes the pen. A page that holds it is asked first, so that it can save what was typed in the last second;
   * one that does not answer loses it in a moment.
   */
  'pen.take': { roles: writers, input: z.strictObject({ section }), output: nothing },
  /** "Jeg vil skrive": the one who holds the pen sees it, and nothing moves. */
  'pen.ask': { roles: writers, input: z.strictObject({ section }), output: nothing },
  /** Gives the pen to another page that writes, in one touch; also how a page lets go of a pen that is taken. */
  'pen.give': { roles: writers, input: z.strictObject({ section, to: penPageSchema }), output: nothing },
  'draft.save': {
    roles: writers,
    input: z.strictObject({
      section,
      text: richTextSchema,
      /** A position in the document, as the editor counts. */
      caret: z.number().int().min(0).max(40_000),
      /** For how long the pen has been held: what was typed before it went and came back is not written over. */
      turn: idSchema.optional(),
    }),
    /** Grows with every saving: a page that knows it never takes an older text for a newer one. */
    output: z.strictObject({ version: z.number().int() }),
  },
} as const;
