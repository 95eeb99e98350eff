import { z } from 'zod';
import { languageSchema } from '#domain/bodies.ts';
import { clockSchema, daySchema } from '#domain/calendar.ts';
import { minutesDocumentSchema } from './minutes-model.ts';

const forWhom = { publisher: z.string(), people: z.array(z.string()).readonly() };

/** One version of the minutes in its forms, or one service's card, with what their names and particulars need. */
const filesAskedSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('version'),
    ...forWhom,
    service: z.string().exactOptional(),
    document: minutesDocumentSchema,
  }),
  z.strictObject({
    kind: z.literal('card'),
    ...forWhom,
    service: z.string(),
    text: z.string(),
    about: z.strictObject({
      language: languageSchema,
      planOwner: z.string(),
      date: daySchema,
      time: clockSchema,
      basis: z.string(),
      publisher: z.string(),
    }),
  }),
]);
export type FilesAsked = z.infer<typeof filesAskedSchema>;

/** What goes between the host and its documents worker. Both ends validate. */
export const renderRequestSchema = z.strictObject({
  id: z.number().int(),
  /** Absent when the worker is only to make itself ready. */
  document: minutesDocumentSchema.optional(),
  files: filesAskedSchema.optional(),
});
export type RenderRequest = z.infer<typeof renderRequestSchema>;

const id = z.number().int();

export const renderReplySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ready'), id }),
  z.strictObject({
    kind: z.literal('done'),
    id,
    bytes: z.instanceof(Uint8Array),
    sha256: z.string(),
    name: z.literal('moetereferat.pdf'),
  }),
  z.strictObject({
    kind: z.literal('files'),
    id,
    files: z
      .array(
        z.strictObject({
          name: z.string(),
          mediaType: z.string(),
          bytes: z.instanceof(Uint8Array),
          sha256: z.string(),
        }),
      )
      .readonly(),
  }),
  z.strictObject({
    kind: z.literal('characters-missing'),
    id,
    characters: z.array(z.string()).readonly(),
    where: z.array(z.string()).readonly(),
  }),
  z.strictObject({ kind: z.literal('document-invalid'), id, where: z.array(z.string()).readonly() }),
  /** A bug in the worker: its kind of error only, never its message, which may quote the document. */
  z.strictObject({ kind: z.literal('failed'), id, error: z.string() }),
]);
export type RenderReply = z.infer<typeof renderReplySchema>;

export const workerDataSchema = z.strictObject({ resources: z.string().min(1) });
