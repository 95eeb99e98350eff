import { z } from 'zod';
import { idSchema } from '#domain/identity.ts';

/** Why a document is not shown. Its page says so in a sentence, and never shows the file itself. */
export const documentReasonSchema = z.enum([
  'document-unknown-type',
  'document-damaged',
  'document-locked',
  'document-too-large',
  'document-too-long',
  'document-too-slow',
  'document-has-code',
  'document-empty',
  'document-reader-away',
  /** The store did not give it out. */
  'document-not-here',
]);
export type DocumentReason = z.infer<typeof documentReasonSchema>;

/** A page of a document, drawn anew by the host: a WebP picture in base64, of this size in pixels. */
export const drawnPictureSchema = z.strictObject({
  data: z.base64(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
});
export type DrawnPicture = z.infer<typeof drawnPictureSchema>;

/** A document that this room may see, as the chair chooses among them. */
export const documentRow = z.strictObject({
  id: idSchema,
  title: z.string(),
  state: z.enum(['coming', 'ready', 'refused']),
  reason: documentReasonSchema.optional(),
});
export type DocumentRow = z.infer<typeof documentRow>;
