import { sql } from 'kysely';
import type { Id } from '#domain/identity.ts';
import type { Within } from '../database/database.ts';

export interface ReadDocument {
  readonly mediaType: string;
  readonly bytes: Buffer;
}

/** A whole document by its hash, with the eyes that the caller has put on; absent where it has not come or is gone. */
export async function readDocument(
  within: Within,
  of: { readonly tenant: string; readonly plan: Id; readonly sha256: string },
): Promise<ReadDocument | undefined> {
  const found = await sql<{ media_type: string }>`
    select media_type from blob
    where tenant = ${of.tenant} and plan = ${of.plan} and sha256 = ${of.sha256}`.execute(within);
  const row = found.rows[0];
  if (row === undefined) return undefined;
  const parts = await sql<{ bytes: Uint8Array }>`
    select bytes from blob_part
    where tenant = ${of.tenant} and plan = ${of.plan} and loan = '' and sha256 = ${of.sha256}
    order by starts_at`.execute(within);
  return { mediaType: row.media_type, bytes: Buffer.concat(parts.rows.map(({ bytes }) => bytes)) };
}
