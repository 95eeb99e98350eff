import { type RawBuilder, sql } from 'kysely';

/** Bytes as one parameter. PGlite takes them many times faster as text than as bytes. */
export function toBytes(bytes: Uint8Array): RawBuilder<Uint8Array> {
  return sql`decode(${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64')}, 'base64')`;
}

/** Of a column that was asked for as `encode(…, 'base64')`. */
export function fromBytes(text: string): Buffer {
  return Buffer.from(text, 'base64');
}
