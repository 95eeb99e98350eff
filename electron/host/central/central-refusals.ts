import type { Problem } from '#sync/problems.ts';

/** Why the store did not give what was asked for; the kinds are those that a page has sentences for. */
export type CentralRefusal =
  /** No answer in time, or one that says: later. Nothing is known of what happened; asking again is safe. */
  | { readonly kind: 'store-away'; readonly retryAfterMs?: number }
  /** A clear no; asking again gives the same. Without a problem: an answer that this version cannot read. */
  | { readonly kind: 'store-refused'; readonly problem?: Problem };
