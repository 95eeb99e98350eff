import { hash } from 'node:crypto';
import type { Fact } from '#domain/fact.ts';
import { writeCanonicalJson } from '#sync/canonical-json.ts';

export function hashText(text: string): string {
  return hash('sha256', text);
}

export function hashBytes(bytes: Uint8Array): string {
  return hash('sha256', bytes);
}

/** Tells whether a fact that comes again is the same one ([SYNC-4]). */
export function hashFact(fact: Fact): string {
  return hashText(writeCanonicalJson(fact));
}
