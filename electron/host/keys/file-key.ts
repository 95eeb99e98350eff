import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { idSchema } from '#domain/identity.ts';
import { no, type Result, yes } from '#domain/result.ts';
import { createDurably, overwrite, overwriteAndRemove, syncFolder } from './durable-file.ts';
import { type VaultKind, vaultKindSchema } from './room-key.ts';
import { unwrapKey, wrapKey } from './wrap-key.ts';

const format = 'stafettrom-file-key';

const recordSchema = z.strictObject({
  format: z.literal(format),
  version: z.literal(1),
  meeting: idSchema,
  /** Rises each time the file is opened: an old copy of the file put back stands below it. */
  epoch: z.number().int().min(1),
  /** Version of the tables when the record was written. */
  schema: z.number().int().min(1),
  vault: vaultKindSchema,
  nonce: z.base64().length(16),
  tag: z.base64().length(24),
  wrapped: z.base64().length(44),
});
export type KeyRecord = z.infer<typeof recordSchema>;

export type FileKeyRefusal =
  | { readonly kind: 'key-missing' }
  | { readonly kind: 'other-vault'; readonly vault: VaultKind }
  | { readonly kind: 'newer-file' }
  | { readonly kind: 'damaged-file'; readonly part: 'key' };

export type FileKeyNeeds = {
  readonly folder: string;
  readonly roomKey: Buffer;
  /** Whose key this is; told apart from a damaged record when it does not fit. */
  readonly vaultKind?: VaultKind;
};
export type Stamp = Pick<KeyRecord, 'meeting' | 'epoch' | 'schema' | 'vault'>;

export function keyFiles(
  folder: string,
  meeting: string,
): { readonly current: string; readonly next: string } {
  return { current: join(folder, `${meeting}.key`), next: join(folder, `${meeting}.key-next`) };
}

/** Makes the key of one meeting file and keeps it, wrapped, on the disk before it is used. */
export function createFileKey(needs: FileKeyNeeds, stamp: Stamp): Buffer {
  const fileKey = randomBytes(32);
  createDurably(keyFiles(needs.folder, stamp.meeting).current, serializeRecord(needs, stamp, fileKey));
  return fileKey;
}

/** Reads and unwraps the key of a meeting file. Changes nothing. */
export function openFileKey(
  needs: FileKeyNeeds,
  meeting: string,
): Result<{ readonly fileKey: Buffer; readonly record: KeyRecord }, FileKeyRefusal> {
  const paths = keyFiles(needs.folder, meeting);
  const readings = [readRecord(paths.next), readRecord(paths.current)];
  for (const reading of readings) {
    const fileKey =
      typeof reading === 'object' && reading.meeting === meeting ? unwrapRecord(needs, reading) : undefined;
    if (typeof reading === 'object' && fileKey !== undefined) {
      return yes({ fileKey, record: reading });
    }
  }
  return no(explainNoKey(needs, readings));
}

/**
 * Writes the record again with a higher epoch. The old one is zeroed in place before it is replaced; until
 * then both stand, so that no crash leaves the file without a key and no old wrapping stays in free blocks.
 */
export function rewriteFileKey(needs: FileKeyNeeds, stamp: Stamp, fileKey: Buffer): void {
  const { current, next } = keyFiles(needs.folder, stamp.meeting);
  if (typeof readRecord(current) !== 'object' && typeof readRecord(next) === 'object') {
    renameSync(next, current);
    syncFolder(needs.folder);
  }
  overwriteAndRemove(next);
  createDurably(next, serializeRecord(needs, stamp, fileKey));
  overwrite(current);
  renameSync(next, current);
  syncFolder(needs.folder);
}

/** Forgets a meeting for good: without its key the file is noise, also in blocks the disk still holds. */
export function destroyFileKey(folder: string, meeting: string): void {
  const { current, next } = keyFiles(folder, meeting);
  overwriteAndRemove(next);
  overwriteAndRemove(current);
  syncFolder(folder);
}

type Reading = KeyRecord | 'absent' | 'unreadable' | 'newer';

function readRecord(path: string): Reading {
  try {
    const json: unknown = JSON.parse(readFileSync(path, 'utf8'));
    const record = recordSchema.safeParse(json);
    return record.success ? record.data : isNewer(json) ? 'newer' : 'unreadable';
  } catch (error) {
    if (error instanceof SyntaxError) {
      return 'unreadable';
    }
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      return 'absent';
    }
    throw error;
  }
}

function isNewer(json: unknown): boolean {
  return z.looseObject({ format: z.literal(format), version: z.number().int().min(2) }).safeParse(json)
    .success;
}

function explainNoKey(needs: FileKeyNeeds, readings: readonly Reading[]): FileKeyRefusal {
  if (readings.every((reading) => reading === 'absent')) {
    return { kind: 'key-missing' };
  }
  const record = readings.find((reading) => typeof reading === 'object');
  if (record !== undefined && needs.vaultKind !== undefined && record.vault !== needs.vaultKind) {
    return { kind: 'other-vault', vault: record.vault };
  }
  return readings.includes('newer') ? { kind: 'newer-file' } : { kind: 'damaged-file', part: 'key' };
}

function serializeRecord(needs: FileKeyNeeds, stamp: Stamp, fileKey: Buffer): string {
  const record: KeyRecord = { format, version: 1, ...stamp, ...wrapKey(needs.roomKey, fileKey, bind(stamp)) };
  return `${JSON.stringify(record)}\n`;
}

function unwrapRecord(needs: FileKeyNeeds, record: KeyRecord): Buffer | undefined {
  return unwrapKey(needs.roomKey, record, bind(record));
}

function bind(stamp: Stamp): string {
  return `${stamp.meeting}|${stamp.epoch}|${stamp.schema}|${stamp.vault}`;
}
