import { sql } from 'kysely';
import type { Id } from '#domain/identity.ts';
import { no, type Result, yes } from '#domain/result.ts';
import { describeProblem, type Problem } from '#sync/problems.ts';
import { logAccess } from './access-log.ts';
import { hashBytes } from './hash.ts';
import type { Store } from './store.ts';

interface BlobName {
  readonly plan: Id;
  readonly sha256: string;
}
export interface BlobBytes {
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** Complete only if the bytes are those of the name ([SYNC-10]). The same document twice is once. */
export async function keepBlob(
  store: Store,
  name: BlobName,
  blob: BlobBytes,
): Promise<Result<void, Problem>> {
  if (hashBytes(blob.bytes) !== name.sha256) return no(describeProblem('hash-mismatch'));
  return store.database.transaction().execute(async (within): Promise<Result<void, Problem>> => {
    const plan = await sql`
      select 1 from plan where tenant = ${store.tenant} and id = ${name.plan} for share`.execute(within);
    if (plan.rows.length === 0) return no(describeProblem('plan-not-found'));
    await sql`
      insert into blob (tenant, plan, sha256, media_type, size, bytes)
      values (${store.tenant}, ${name.plan}, ${name.sha256}, ${blob.mediaType}, ${blob.bytes.length},
        ${blob.bytes}) on conflict do nothing`.execute(within);
    const kept = await sql`
      select 1 from blob where tenant = ${store.tenant} and plan = ${name.plan}
        and sha256 = ${name.sha256}`.execute(within);
    if (kept.rows.length !== 1) throw new Error('A blob was not kept');
    return yes(undefined);
  });
}

/** How much of it has arrived: all or nothing, in this form. */
export async function measureBlob(store: Store, name: BlobName): Promise<number | undefined> {
  const found = await sql<{ size: number }>`
    select size from blob where tenant = ${store.tenant} and plan = ${name.plan}
      and sha256 = ${name.sha256}`.execute(store.database);
  return found.rows[0]?.size;
}

/** The hash alone opens nothing: a document in force must name it ([SYNC-10]). */
export async function openBlob(store: Store, name: BlobName): Promise<Result<BlobBytes, Problem>> {
  return store.database.transaction().execute(async (within): Promise<Result<BlobBytes, Problem>> => {
    const found = await sql<{ media_type: string; bytes: Uint8Array }>`
      select media_type, bytes from blob
      where tenant = ${store.tenant} and plan = ${name.plan} and sha256 = ${name.sha256} and exists (
        select 1 from fact
        join receipt on receipt.tenant = fact.tenant and receipt.plan = fact.plan and receipt.fact = fact.id
        where fact.tenant = blob.tenant and fact.plan = blob.plan and fact.blob = blob.sha256
          and receipt.outcome = 'applied')`.execute(within);
    const row = found.rows[0];
    if (row === undefined) return no(describeProblem('not-found'));
    await logAccess(store, within, { plan: name.plan, action: 'blob' });
    return yes({ mediaType: row.media_type, bytes: row.bytes });
  });
}
