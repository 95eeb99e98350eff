import { sql } from 'kysely';
import type { Id } from '#domain/identity.ts';
import { lockState } from '../log/append-own.ts';
import { renewReaders } from '../log/grow-log.ts';
import { inService, type Store } from '../store.ts';

/** Access and consents end by the calendar: on a new day who reads what is worked out anew before anybody reads. */
export async function freshenReaders(store: Store, plan: Id): Promise<void> {
  if (await isFresh(store, plan)) return;
  const snapshot = await inService(store, async (within) => {
    const locked = await lockState(store, within, plan);
    return locked === undefined ? undefined : renewReaders(store, within, { plan, ...locked });
  });
  if (snapshot !== undefined) store.snapshots.keep(plan, snapshot);
}

async function isFresh(store: Store, plan: Id): Promise<boolean> {
  const found = await inService(store, (within) =>
    sql<{ fresh: boolean }>`
      select coalesce(readers_on = ${store.today()}::date, false) as fresh from plan
      where tenant = ${store.tenant} and id = ${plan}`.execute(within),
  );
  return found.rows[0]?.fresh !== false;
}
