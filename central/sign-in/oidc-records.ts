import { sql } from 'kysely';
import { type Adapter, type AdapterPayload, errors } from 'oidc-provider';
import { z } from 'zod';
import type { Within } from '../database/database.ts';
import { hashText } from '../database/hash.ts';
import { inService, instantOf, type Store } from '../store.ts';

interface Row {
  readonly payload: string;
  readonly consumed_at: string | null;
}

const payloadSchema: z.ZodType<AdapterPayload> = z.looseObject({});

/**
 * What the authorization server remembers, in the store's own tables: a sign-in that is half done outlives the
 * process. Tokens lie there only as hashes; a device code is kept whole, for its ten minutes, because the phone finds
 * it by the other code.
 */
export function createRecords(store: Store, kind: string): Adapter {
  const look = async (by: 'id' | 'user_code' | 'uid', value: string): Promise<Row | undefined> =>
    inService(store, (within) => findRow(store, within, { kind, by, value }));
  return {
    upsert: async (id, payload) => {
      await inService(store, (within) => writeRow(store, within, { kind, id, payload }));
    },
    find: async (id) => toPayload(await look('id', hashText(id)), id),
    findByUserCode: async (userCode) => toPayload(await look('user_code', userCode)),
    findByUid: async (uid) => toPayload(await look('uid', uid)),
    consume: async (id) => {
      const consumed = await inService(store, (within) =>
        sql`update oidc_record set consumed_at = ${instantOf(store)}::timestamptz
          where tenant = ${store.tenant} and kind = ${kind} and id = ${hashText(id)}
            and consumed_at is null`.execute(within),
      );
      // Two who ask in the same moment: one gets it.
      if (consumed.numAffectedRows !== 1n) throw new errors.InvalidGrant('already consumed');
    },
    destroy: async (id) => {
      await inService(store, (within) =>
        sql`delete from oidc_record where tenant = ${store.tenant} and kind = ${kind}
          and id = ${hashText(id)}`.execute(within),
      );
    },
    revokeByGrantId: async (grantId) => {
      await inService(store, (within) => revokeGrant(store, within, grantId));
    },
  };
}

/** Everything that was given out under a grant; the grant's own row too. */
export async function revokeGrant(store: Store, within: Within, grantId: string): Promise<void> {
  await sql`
    delete from oidc_record where tenant = ${store.tenant}
      and (grant_id = ${grantId} or (kind = 'Grant' and id = ${hashText(grantId)}))`.execute(within);
}

interface Asked {
  readonly kind: string;
  readonly by: 'id' | 'user_code' | 'uid';
  readonly value: string;
}

async function findRow(store: Store, within: Within, { kind, by, value }: Asked): Promise<Row | undefined> {
  const found = await sql<Row>`
    select payload, consumed_at::text as consumed_at from oidc_record
    where tenant = ${store.tenant} and kind = ${kind} and ${sql.ref(by)} = ${value}`.execute(within);
  return found.rows[0];
}

function toPayload(row: Row | undefined, id?: string): AdapterPayload | undefined {
  if (row === undefined) return undefined;
  const payload = payloadSchema.parse(JSON.parse(row.payload));
  const named = id === undefined ? payload : { ...payload, jti: id };
  return row.consumed_at === null ? named : { ...named, consumed: true };
}

async function writeRow(
  store: Store,
  within: Within,
  { kind, id, payload }: { readonly kind: string; readonly id: string; readonly payload: AdapterPayload },
): Promise<void> {
  const { jti: _secret, ...nameless } = payload;
  const kept = kind === 'DeviceCode' ? payload : nameless;
  const expires = payload.exp === undefined ? null : new Date(payload.exp * 1000).toISOString();
  await sql`
    insert into oidc_record (tenant, kind, id, payload, grant_id, user_code, uid, expires_at)
    values (${store.tenant}, ${kind}, ${hashText(id)}, ${JSON.stringify(kept)}, ${payload.grantId ?? null},
      ${payload.userCode ?? null}, ${payload.uid ?? null}, ${expires}::timestamptz)
    on conflict (tenant, kind, id) do update set payload = excluded.payload, grant_id = excluded.grant_id,
      user_code = excluded.user_code, uid = excluded.uid, expires_at = excluded.expires_at`.execute(within);
}
