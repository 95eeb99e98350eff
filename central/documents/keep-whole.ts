import { sql } from 'kysely';
import type { Id } from '#domain/identity.ts';
import { toBytes } from '../database/bytes.ts';
import { expectRows, type Within } from '../database/database.ts';
import { instantOf, type Store } from '../store.ts';

interface Whole {
  readonly plan: Id;
  /** That of the facts which name it: only under theirs is it given out ([SYNC-33]). */
  readonly loan: Id;
  readonly sha256: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** A document that the store brings itself, at once. */
export async function keepWhole(store: Store, within: Within, whole: Whole): Promise<void> {
  const { plan, loan, sha256, mediaType, bytes } = whole;
  const made = await sql`
    insert into blob (tenant, plan, sha256, media_type, size)
    values (${store.tenant}, ${plan}, ${sha256}, ${mediaType}, ${bytes.length})`.execute(within);
  expectRows(made, 1);
  const written = await sql`
    insert into blob_part (tenant, plan, sha256, loan, starts_at, bytes)
    values (${store.tenant}, ${plan}, ${sha256}, '', 0, ${toBytes(bytes)})`.execute(within);
  expectRows(written, 1);
  const brought = await sql`
    insert into blob_upload (tenant, plan, sha256, loan, media_type, received, complete, begun_at)
    values (${store.tenant}, ${plan}, ${sha256}, ${loan}, ${mediaType}, ${bytes.length}, true,
      ${instantOf(store)}::timestamptz)`.execute(within);
  expectRows(brought, 1);
}
