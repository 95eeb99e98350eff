import { z } from 'zod';
import { documentRefusalKinds } from '#contract/document-rows.ts';
import { cleanText } from './clean-text.ts';
import { limits } from './limits.ts';

/** What the host and the process that opens documents say to each other. */

const refusalKindSchema = z.enum(documentRefusalKinds);
export type DocumentRefusalKind = z.infer<typeof refusalKindSchema>;

const bytesSchema = z.custom<Uint8Array>((read) => read instanceof Uint8Array);

/** The fingerprint of a document; its bytes come along unless the process holds this one already. */
const asked = {
  id: z.number().int(),
  document: z.string(),
  bytes: bytesSchema.optional(),
};

/** Whatever the host was asked for: what is no page, or no size, is found out where it is drawn. */
const anyNumber = z.custom<number>((read) => typeof read === 'number');
const boxSchema = z.strictObject({ width: anyNumber, height: anyNumber });
export type Box = z.infer<typeof boxSchema>;

export const toUploadsSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('open'), ...asked }),
  z.strictObject({ kind: z.literal('draw'), ...asked, page: anyNumber, box: boxSchema }),
]);
export type ToUploads = z.infer<typeof toUploadsSchema>;

/** A process that has read a hostile document is believed in nothing: pictures are WebP, text is cleaned here. */
const text = z.string().max(limits.characters).transform(cleanText);
const side = z.number().int().min(1).max(16_383);
const pictureSchema = z.strictObject({
  bytes: bytesSchema.refine(isWebp),
  width: side,
  height: side,
  text,
});

const blockSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.enum(['heading', 'text', 'item', 'row']),
    text,
    /** Of a heading or an item of a list, from 1. */
    level: z.number().int().min(1).max(9).optional(),
    /** Of a row of a table: its cells, of which `text` is made. */
    cells: z.array(text).max(1000).optional(),
  }),
  z.strictObject({ kind: z.literal('picture'), picture: pictureSchema }),
]);

const openedSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('drawn'),
    mediaType: z.string().max(100),
    pages: z.number().int().min(1).max(limits.pages),
  }),
  z.strictObject({
    kind: z.literal('written'),
    mediaType: z.string().max(100),
    blocks: z.array(blockSchema).max(limits.blocks),
  }),
]);

/** How often something in the process reached for the network, since the last answer. It got nothing. */
const attempts = z.number().int().min(0);

export const fromUploadsSchema = z.discriminatedUnion('kind', [
  /** Its engines are loaded; what it takes from now on is the document's. */
  z.strictObject({ kind: z.literal('ready') }),
  z.strictObject({ kind: z.literal('opened'), id: z.number().int(), attempts, opened: openedSchema }),
  z.strictObject({ kind: z.literal('drawn'), id: z.number().int(), attempts, page: pictureSchema }),
  z.strictObject({ kind: z.literal('refused'), id: z.number().int(), attempts, refusal: refusalKindSchema }),
]);
export type FromUploads = z.infer<typeof fromUploadsSchema>;
export type DrawnPicture = z.infer<typeof pictureSchema>;
export type WrittenBlock = z.infer<typeof blockSchema>;
export type Opened = z.infer<typeof openedSchema>;

function isWebp(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 12)).toString('latin1');
  return head.startsWith('RIFF') && head.slice(8) === 'WEBP';
}
