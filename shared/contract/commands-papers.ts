import { z } from 'zod';
import { topicSchema } from '#domain/bodies.ts';
import { idSchema } from '#domain/identity.ts';
import { categorySchema, documentPieceBytes, paperSchema } from './document-rows.ts';
import type { PageRole } from './roles.ts';

const nothing = z.strictObject({});
const people = z.array(idSchema).max(60);

const chair: readonly PageRole[] = ['chair'];
const writers: readonly PageRole[] = ['chair', 'minute-taker'];

/** What is asked of whoever adds a document. Its title is written for it: a file's own name is never kept. */
const about = {
  /** D2: «Hører dette hjemme i planen?» was asked, and answered yes. */
  belongs: z.literal(true),
  category: categorySchema,
  title: z.string().max(200),
  topic: topicSchema,
  limitedTo: people.min(1).optional(),
};

/** Own documents, and paper: D1–D3, R5. */
export const paperCommands = {
  /** A file of this many bytes comes, piece by piece; whatever this page had begun before is dropped. */
  'document.begin': { roles: writers, input: z.strictObject({ bytes: z.number().int() }), output: nothing },
  /** `from`: where in the file it begins. One after the other, without gaps. */
  'document.piece': {
    roles: writers,
    input: z.strictObject({
      from: z.number().int().min(0),
      data: z.base64().max((documentPieceBytes * 4) / 3),
    }),
    output: nothing,
  },
  /** All of it has come: it is looked through, and put into the plan or refused. */
  'document.keep': { roles: writers, input: z.strictObject(about), output: nothing },
  /** It is not to come after all; nothing of it is left. */
  'document.drop': { roles: writers, input: nothing, output: nothing },
  /** A short text of our own, made to a document. */
  'document.write': {
    roles: writers,
    input: z.strictObject({ ...about, text: z.string().max(8000) }),
    output: nothing,
  },
  /** Prints one copy. `to` takes it home; absent: nobody does, and it is shredded here. */
  'paper.print': {
    roles: chair,
    input: z.strictObject({ paper: paperSchema, to: idSchema.optional() }),
    output: nothing,
  },
} as const;
