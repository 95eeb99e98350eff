import { sql } from 'kysely';
import type { Id } from '#domain/identity.ts';
import { expectRows, type Within } from './database.ts';
import { instantOf, type Store } from './store.ts';

interface Access {
  readonly plan: Id;
  readonly action: 'loan' | 'pull' | 'blob' | 'release';
  readonly loan?: Id;
  /** The place in the log up to which it was read. */
  readonly upTo?: number;
}

/** Who had which part of a plan, when: written in the transaction that gave it out. */
export async function logAccess(store: Store, within: Within, access: Access): Promise<void> {
  const written = await sql`
    insert into access_log (tenant, plan, id, at, action, loan, up_to)
    values (${store.tenant}, ${access.plan}, ${store.newId()}, ${instantOf(store)}::timestamptz,
      ${access.action}, ${access.loan ?? null}, ${access.upTo ?? null})`.execute(within);
  expectRows(written, 1);
}
