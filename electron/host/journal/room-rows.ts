import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Connection, Reader } from './connection.ts';
import { type Json, jsonSchema } from './json-value.ts';

export type KeyedTable = 'draft' | 'room_state';

export type Blob = { readonly mediaType: string; readonly bytes: Buffer };

export function getRow(connection: Reader, table: KeyedTable, key: string): Json | undefined {
  const text = connection.prepare(`select value from ${table} where key = ?`).pluck().get(key);
  return text === undefined ? undefined : jsonSchema.parse(JSON.parse(z.string().parse(text)));
}

export function listRows(connection: Reader, table: KeyedTable): ReadonlyMap<string, Json> {
  const rows = connection.prepare(`select key, value from ${table} order by key`).all();
  const pairs = z.array(z.object({ key: z.string(), value: z.string() })).parse(rows);
  return new Map(pairs.map(({ key, value }) => [key, jsonSchema.parse(JSON.parse(value))]));
}

export function putRow(connection: Connection, table: KeyedTable, row: { key: string; value: Json }): void {
  connection
    .prepare(
      `insert into ${table} (key, value) values (?, ?) on conflict (key) do update set value = excluded.value`,
    )
    .run(row.key, JSON.stringify(row.value));
}

export function removeRow(connection: Connection, table: KeyedTable, key: string): void {
  connection.prepare(`delete from ${table} where key = ?`).run(key);
}

/** Bytes are named by their own hash: the same document is kept once, and a fact can point at it. */
export function putBlob(connection: Connection, blob: Blob): string {
  const sha256 = hashBytes(blob.bytes);
  connection
    .prepare('insert into blob (sha256, media_type, bytes) values (?, ?, ?) on conflict (sha256) do nothing')
    .run(sha256, blob.mediaType, blob.bytes);
  return sha256;
}

export function getBlob(connection: Reader, sha256: string): Blob | undefined {
  const row = connection.prepare('select media_type, bytes from blob where sha256 = ?').get(sha256);
  const blob = z
    .object({ media_type: z.string(), bytes: z.instanceof(Buffer) })
    .optional()
    .parse(row);
  return blob === undefined ? undefined : { mediaType: blob.media_type, bytes: blob.bytes };
}

export function removeBlob(connection: Connection, sha256: string): void {
  connection.prepare('delete from blob where sha256 = ?').run(sha256);
}

export function hashBytes(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
