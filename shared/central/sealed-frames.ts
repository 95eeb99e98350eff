import { z } from 'zod';
import { idSchema } from '#domain/identity.ts';
import { limits } from './limits.ts';
import { purgeSchema, pushSchema, sha256Schema } from './messages.ts';

/**
 * What a room could not send, sealed to the store's key ([SYNC-34]): one line in clear, then frames. A frame is its
 * length in four bytes, high byte first, and ciphertext of one HPKE context (RFC 9180: X25519, HKDF-SHA256,
 * AES-256-GCM) in its order, bound to the line. What lies in a frame begins with its form: JSON, or bytes.
 */
export const sealedInfo = 'stafett-sync/1 sealed';
export const frameForms = { json: 0x4a, bytes: 0x42 } as const;
/** Before a frame, and what sealing adds to it. */
export const frameLengthBytes = 4;
export const frameTagBytes = 16;
/** Bytes of a document in one frame; every frame but its last is full. */
export const bytesPerFramePart = limits.bytesPerFrame - 1;
export const longestHeader = 1000;

/** The line in clear: for which loan, with which key, and where to. Nothing about people. */
export const sealedHeaderSchema = z.strictObject({
  format: z.literal(1),
  loan: idSchema,
  key: z.string().max(40),
  store: z.url().max(300),
  /** HPKE's encapsulated key, base64url. */
  enc: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
});
export type SealedHeader = z.infer<typeof sealedHeaderSchema>;

/** In this order: whose it is, documents with their bytes, the very bodies that would have been pushed, the purge. */
export const sealedFrameSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('begin'), plan: idSchema, deliveryKey: z.string().max(100) }),
  z.strictObject({
    kind: z.literal('document'),
    sha256: sha256Schema,
    mediaType: z.string().regex(/^[\w.+-]+\/[\w.+-]+$/),
    size: z.number().int().min(0).max(limits.bytesPerBlob),
  }),
  z.strictObject({ kind: z.literal('push'), push: pushSchema }),
  z.strictObject({ kind: z.literal('end'), purged: purgeSchema }),
]);
export type SealedFrame = z.infer<typeof sealedFrameSchema>;

/** The four bytes before a frame. */
export function writeFrameLength(length: number): Uint8Array {
  const bytes = new Uint8Array(frameLengthBytes);
  new DataView(bytes.buffer).setUint32(0, length);
  return bytes;
}

/** Of the ciphertext that follows; absent: no frame is so short or so long. */
export function readFrameLength(bytes: Uint8Array): number | undefined {
  if (bytes.length !== frameLengthBytes) return undefined;
  const length = new DataView(bytes.buffer, bytes.byteOffset, bytes.length).getUint32(0);
  return length > frameTagBytes && length <= limits.bytesPerFrame + frameTagBytes ? length : undefined;
}
