import type { Id } from '#domain/identity.ts';
import { no, type Result, yes } from '#domain/result.ts';
import { describeProblem, type Problem } from '#sync/problems.ts';
import { logAccess } from '../reading/access-log.ts';
import { become } from '../database/database.ts';
import { type ReadDocument, readDocument } from '../documents/read-document.ts';
import type { Store } from '../store.ts';
import { type AskedHere, readHere } from './find-here.ts';

export type HomeDocument = ReadDocument;

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
    const document = await readDocument(within, { tenant: store.tenant, plan, sha256: item.sha256 });
    await become(within, { role: 'service', tenant: store.tenant });
    if (document === undefined) return no(describeProblem('not-found'));
    await logAccess(store, within, { plan, action: 'blob', reader: me.id });
    return yes(document);
  });
}
