import type { FileKeyRefusal } from '../keys/file-key.ts';

/** The disk said no: full, gone or failing. What was asked for did not happen; ask again or stop. */
export type DiskRefused = { readonly kind: 'disk-refused'; readonly code: string };

/** A setting that our durability rests on did not take; the file was not touched. */
export type SettingsNotInForce = { readonly kind: 'settings-not-in-force'; readonly pragma: string };

export type OpenRefusal =
  | FileKeyRefusal
  | SettingsNotInForce
  | DiskRefused
  | { readonly kind: 'no-such-meeting' }
  /** The room stopped while the file was being made; nothing was ever confirmed in it. */
  | { readonly kind: 'never-begun' }
  | { readonly kind: 'damaged-file'; readonly part: 'key' | 'database' }
  | { readonly kind: 'newer-file' }
  | { readonly kind: 'old-copy'; readonly found: number; readonly expected: number }
  /** Confirmed work is not in the file any more: a damaged log drops it without a word. */
  | { readonly kind: 'commits-missing'; readonly found: number; readonly expected: number };

export type CreateRefusal = SettingsNotInForce | DiskRefused | { readonly kind: 'already-there' };

/** SQLite reports a full or failing disk in several ways; all mean that nothing was written. */
export function readDiskRefusal(error: unknown): DiskRefused | undefined {
  const code = readErrorCode(error);
  const isDisk = /^(SQLITE_(FULL|IOERR|CANTOPEN|READONLY)|ENOSPC$|EIO$|EFBIG$|EROFS$|EDQUOT$)/.test(code);
  return isDisk ? { kind: 'disk-refused', code } : undefined;
}

/** No key, another key and a damaged page look the same to an authenticated cipher. */
export function isDamage(error: unknown): boolean {
  return /^SQLITE_(NOTADB|CORRUPT|ERROR|FORMAT)/.test(readErrorCode(error));
}

function readErrorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
