import { z } from 'zod';
import { daySchema, instantSchema } from '#domain/calendar.ts';
import { idSchema } from '#domain/identity.ts';
import { limits } from './limits.ts';
import { sha256Schema } from './messages.ts';

/**
 * What the store hands over for the archive (S3, S4), a line of JSON each: documents with their bytes, and for each plan
 * what was not handed over. The lines go from process to process and are never a file.
 */
export const archiveLineSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('document'),
    plan: idSchema,
    item: idSchema,
    language: z.enum(['nb', 'nn']),
    category: z.enum(['minutes', 'note', 'other']),
    date: daySchema,
    made: instantSchema,
    author: z.string().max(200).optional(),
    responsible: z.string().max(200).optional(),
    opened: daySchema,
    closed: z.boolean(),
    mediaType: z.string().max(80),
    sha256: sha256Schema,
    /** Base64. */
    bytes: z.base64().max(Math.ceil(limits.bytesPerBlob / 3) * 4),
  }),
  z.strictObject({
    kind: z.literal('plan'),
    plan: idSchema,
    occasion: z.enum(['continuously', 'half-year', 'closed']),
    documents: z.number().int().min(0),
    /** Documents whose bytes are not in the store, or were taken away (S5). */
    withoutBytes: z.number().int().min(0),
    byRule: z.strictObject({
      appointments: z.number().int().min(0),
      deletedMessages: z.number().int().min(0),
    }),
    notAlone: z.record(z.string().max(20), z.number().int().min(0)),
  }),
]);
export type ArchiveLine = z.infer<typeof archiveLineSchema>;
