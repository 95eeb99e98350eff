import { sql } from 'kysely';
import type { Id } from '#domain/identity.ts';
import { no, type Result, yes } from '#domain/result.ts';
import { describeProblem, type Problem } from '#sync/problems.ts';
import { logAccess } from '../reading/access-log.ts';
import { become, type Within } from '../database/database.ts';
import type { Store } from '../store.ts';
import { type AskedHere, readHere } from './find-here.ts';

export interface HomeDocument {
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** D3, [SYNC-33]: only through an item that this person sees today. Hidden, unknown and gone are answered alike. */
export async function openHomeDocument(
  store: Store,
  asked: AskedHere & { readonly item: Id },
): Promise<Result<HomeDocument, Problem>> {
  const { plan } = asked;
  return readHere(store, asked, async (within, { state, seen, me }) => {
    const item = seen.items.has(asked.item) ? state.items.get(asked.item) : undefined;
    if (item?.kind !== 'document') return no(describeProblem('not-found'));
    // The database looks once more, with this person's eyes.
    await become(within, { role: 'reader', tenant: store.tenant, plan, reader: me.id });
    const document = await readBytes(within, { tenant: store.tenant, plan, sha256: item.sha256 });
    await become(within, { role: 'service', tenant: store.tenant });
    if (document === undefined) return no(describeProblem('not-found'));
    await logAccess(store, within, { plan, action: 'blob', reader: me.id });
    return yes(document);
  });
}

async function readBytes(
  within: Within,
  of: { readonly tenant: string; readonly plan: Id; readonly sha256: string },
): Promise<HomeDocument | undefined> {
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
