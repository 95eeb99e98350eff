import type { Id } from './identity.ts';

/** Why the law says no. Each kind has its sentence in the locales; a page never sees the ids. */
export type LawRefusal =
  | { readonly kind: 'empty-text'; readonly field: string }
  | { readonly kind: 'text-too-long'; readonly field: string }
  | { readonly kind: 'bad-input'; readonly field: string }
  | { readonly kind: 'unknown-item'; readonly item: Id }
  | { readonly kind: 'unknown-person'; readonly participant: Id }
  | { readonly kind: 'already-closed'; readonly item: Id }
  | { readonly kind: 'date-passed'; readonly field: string }
  | { readonly kind: 'may-not-write' }
  | { readonly kind: 'consent-missing' }
  | { readonly kind: 'changed-meanwhile'; readonly item: Id; readonly field: string };
