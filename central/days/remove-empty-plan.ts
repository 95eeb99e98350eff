import { sql } from 'kysely';
import type { Id } from '#domain/identity.ts';
import { planSubject } from '#domain/readers.ts';
import { emptyState } from '#domain/state.ts';
import type { LockedPlan } from '../log/append-own.ts';
import { expectRows, type Within } from '../database/database.ts';
import { removeContent } from './execute-deletion.ts';
import { growLog } from '../log/grow-log.ts';
import type { Snapshot } from '../log/snapshots.ts';
import type { Store } from '../store.ts';

/** C1: without a signature there was never a plan. All of its content goes, nobody reads it, and no list has it. */
export async function removeEmptyPlan(
  store: Store,
  within: Within,
  { plan, locked }: { readonly plan: Id; readonly locked: LockedPlan },
): Promise<Snapshot> {
  await removeContent(store, within, { plan, reason: 'never-signed', staying: new Set() });
  const snapshot = await growLog(store, within, {
    plan,
    head: locked.head,
    rows: [],
    state: emptyState,
    announced: [planSubject],
  });
  const gone = await sql`
    update plan set gone_on = ${store.today()}::date, due_on = null
    where tenant = ${store.tenant} and id = ${plan}`.execute(within);
  expectRows(gone, 1);
  return snapshot;
}
