import { createHash } from 'node:crypto';
import type { Fact } from '#domain/fact.ts';
import { writeCanonicalJson } from '#sync/canonical-json.ts';

export function hashText(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

export function hashBytes(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Tells whether a fact that comes again is the same one ([SYNC-4]). */
export function hashFact(fact: Fact): string {
  return hashText(writeCanonicalJson(fact));
}
