import { z } from 'zod';
import { languageSchema } from '#domain/bodies.ts';
import { clockSchema, daySchema } from '#domain/calendar.ts';
import { minutesDocumentSchema } from './minutes-model.ts';

/** A character that cannot be drawn is replaced in the PDF instead of being refused; the other forms carry it. */
const drawAll = z.literal(true).exactOptional();
const forWhom = { publisher: z.string(), people: z.array(z.string()).readonly() };

/** One version of the minutes in its forms, or one service's card, with what their names and particulars need. */
const filesAskedSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('version'),
    ...forWhom,
    service: z.string().exactOptional(),
    person: z.string().exactOptional(),
    document: minutesDocumentSchema,
    drawAll,
  }),
  z.strictObject({
    kind: z.literal('card'),
    ...forWhom,
    service: z.string(),
    text: z.string(),
    drawAll,
    about: z.strictObject({
      language: languageSchema,
      planOwner: z.string(),
      date: daySchema,
      time: clockSchema,
      basis: z.string(),
      publisher: z.string(),
    }),
  }),
  /** D1: a text that somebody wrote in the room. */
  z.strictObject({
    kind: z.literal('text'),
    ...forWhom,
    title: z.string(),
    text: z.string(),
    drawAll,
    about: z.strictObject({
      language: languageSchema,
      date: daySchema,
      time: clockSchema,
      basis: z.string(),
    }),
  }),
]);
export type FilesAsked = z.infer<typeof filesAskedSchema>;

/** Are there characters that no page can carry? Told in the language of the console. */
const checkAskedSchema = z.strictObject({ language: languageSchema, document: minutesDocumentSchema });
export type CheckAsked = z.infer<typeof checkAskedSchema>;

const characterFoundSchema = z.strictObject({
  /** The field of the document. */
  where: z.string(),
  place: z.string(),
  characters: z.string(),
  how: z.enum(['one', 'many', 'unseen']),
});
export type CharacterFound = z.infer<typeof characterFoundSchema>;

/** What goes between the host and its documents worker. Both ends validate. */
export const renderRequestSchema = z.strictObject({
  id: z.number().int(),
  /** Absent when the worker is only to make itself ready. */
  document: minutesDocumentSchema.optional(),
  files: filesAskedSchema.optional(),
  check: checkAskedSchema.optional(),
});
export type RenderRequest = z.infer<typeof renderRequestSchema>;

const id = z.number().int();

export const renderReplySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ready'), id }),
  z.strictObject({ kind: z.literal('checked'), id, found: z.array(characterFoundSchema).readonly() }),
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
