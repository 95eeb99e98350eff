import { sql } from 'kysely';
import type { Id } from '#domain/identity.ts';
import type { Positions } from '../reading/seal-cursor.ts';
import { inService, type Store } from '../store.ts';

/** How far each of these plans has come, all in one question. */
export async function readHeads(
  store: Pick<Store, 'database' | 'tenant'>,
  plans: readonly Id[],
): Promise<ReadonlyMap<Id, Positions>> {
  const found = await inService(store, (within) =>
    sql<{ id: string; op_seq: number; vis_seq: number }>`
      select id, op_seq, vis_seq from plan where tenant = ${store.tenant}
        and id in (select json_array_elements_text(${JSON.stringify(plans)}::text::json))`.execute(within),
  );
  return new Map(
    found.rows.map(({ id, op_seq: opSeq, vis_seq: visSeq }) => [id, { opSeq, visSeq }] as const),
  );
}
