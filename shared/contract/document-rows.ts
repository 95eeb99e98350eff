import { z } from 'zod';
import { idSchema } from '#domain/identity.ts';

/** What one document may weigh, and how much of it comes in one frame. A multiple of three is whole in base64. */
export const largestDocumentBytes = 20_000_000;
export const documentPieceBytes = 45_000;

/** Why a document is not opened: said by the process that opens it, and told to people by this kind. */
export const documentRefusalKinds = [
  'document-unknown-type',
  'document-damaged',
  'document-locked',
  'document-too-large',
  'document-too-long',
  'document-too-slow',
  'document-has-code',
  'document-empty',
  'document-reader-away',
] as const;

/** Why a document is not shown. Its page says so in a sentence, and never shows the file itself. */
export const documentReasonSchema = z.enum([
  ...documentRefusalKinds,
  /** The store did not give it out. */
  'document-not-here',
]);
export type DocumentReason = z.infer<typeof documentReasonSchema>;

/** D1, D2: minutes and notes, or anything else that helps: day boards, timetables, teaching material. */
export const categorySchema = z.enum(['minutes', 'note', 'other']);
export type DocumentCategory = z.infer<typeof categorySchema>;

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

/** D3, M8: what can be printed of the meeting: the whole, the version of a service or a person, a service's card. */
export const paperSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('whole') }),
  z.strictObject({ kind: z.literal('version'), service: z.string().max(200) }),
  z.strictObject({ kind: z.literal('person'), person: idSchema }),
  z.strictObject({ kind: z.literal('card'), service: z.string().max(200) }),
]);
export type Paper = z.infer<typeof paperSchema>;

/** For the chair once the minutes are approved: what can be printed for whom, and where every copy went. */
export const papersSchema = z.strictObject({
  /** D1: what the papers are called here. */
  form: z.enum(['minutes', 'note', 'log']),
  choices: z.array(
    z.strictObject({
      paper: paperSchema,
      /** Of a person's own version. */
      name: z.string().optional(),
      /** Those here who see everything that stands in it: nobody else carries it home (R5). */
      takers: z.array(z.strictObject({ id: idSchema, name: z.string() })),
    }),
  ),
  /** Without a name: shredded here. */
  copies: z.array(z.strictObject({ name: z.string().optional(), count: z.number().int().min(1) })),
});
export type Papers = z.infer<typeof papersSchema>;
