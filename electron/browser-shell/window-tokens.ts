import { createHash, randomBytes } from 'node:crypto';
import type { PageRole } from '#contract/roles.ts';
import type { WindowRole } from './page-address.ts';

/** One-time proofs of the room's own windows. They outlive a host: spent with one is spent with the next. */
export interface WindowTokens {
  make(role: WindowRole): string;
  /** Takes its hash; one use, whatever becomes of the host that asked. */
  spend(hash: string): { readonly role?: PageRole };
  /** Settles once every token that was made has been used by its page. */
  readonly joined: Promise<void>;
}

export function createWindowTokens(): WindowTokens {
  const roles = new Map<string, PageRole>();
  const joined = Promise.withResolvers<void>();
  return {
    make(role) {
      const token = randomBytes(32).toString('base64url');
      roles.set(createHash('sha256').update(token).digest('base64url'), role);
      return token;
    },
    spend(hash) {
      const role = roles.get(hash);
      roles.delete(hash);
      if (roles.size === 0) joined.resolve();
      return role === undefined ? {} : { role };
    },
    joined: joined.promise,
  };
}
