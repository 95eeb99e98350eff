import { sql } from 'kysely';
import type { Id } from '#domain/identity.ts';
import { no, type Result, yes } from '#domain/result.ts';
import { writeDigestText } from '#sync/digest.ts';
import { limits } from '#sync/limits.ts';
import type { Changes } from '#sync/messages.ts';
import { describeProblem, type Problem } from '#sync/problems.ts';
import { logAccess } from './access-log.ts';
import type { Within } from './database.ts';
import { readLog } from './fact-rows.ts';
import { hashText } from './hash.ts';
import { openCursor, type Positions, sealCursor } from './seal-cursor.ts';
import type { Store } from './store.ts';

interface Asked {
  readonly plan: Id;
  readonly cursor?: string;
  readonly limit?: number;
}

/** What has come since the cursor, read in one snapshot; without a cursor the whole plan ([SYNC-8]). */
export async function pullChanges(store: Store, asked: Asked): Promise<Result<Changes, Problem>> {
  const seal = { key: store.cursorKey, bound: `${store.tenant}/${asked.plan}` };
  const from = asked.cursor === undefined ? { opSeq: 0, visSeq: 0 } : openCursor(seal, asked.cursor);
  if (from === undefined) return no(describeProblem('cursor-expired'));
  return store.database
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute((within) => pullWithin(store, within, { ...asked, from, seal }));
}

type AskedFrom = Asked & {
  readonly from: Positions;
  readonly seal: { readonly key: Uint8Array; readonly bound: string };
};

async function pullWithin(
  store: Store,
  within: Within,
  { plan, limit, from, seal }: AskedFrom,
): Promise<Result<Changes, Problem>> {
  const found = await sql<{ op_seq: number; vis_seq: number }>`
    select op_seq, vis_seq from plan where tenant = ${store.tenant} and id = ${plan}`.execute(within);
  const head = found.rows[0];
  if (head === undefined) return no(describeProblem('plan-not-found'));
  // A store that was put back from a copy knows less than the cursor does.
  if (from.opSeq > head.op_seq || from.visSeq > head.vis_seq) return no(describeProblem('cursor-expired'));
  const most = Math.min(limit ?? limits.factsPerPage, limits.factsPerPage);
  const place = { tenant: store.tenant, plan };
  const log = await readLog(within, place, { after: from.opSeq, upTo: head.op_seq, most });
  const opSeq = log.at(-1)?.opSeq ?? from.opSeq;
  const more = opSeq < head.op_seq;
  await logAccess(store, within, { plan, action: 'pull', upTo: opSeq });
  return yes({
    facts: log.map(({ fact, settled }) => ({ fact, ...settled })),
    withdrawn: [],
    reset: false,
    more,
    ...(more ? {} : { digest: await digestOf(store, within, plan) }),
    cursor: sealCursor(seal, { opSeq, visSeq: head.vis_seq }),
  });
}

async function digestOf(store: Store, within: Within, plan: Id): Promise<string> {
  const found = await sql<{ id: string; outcome: string }>`
    select fact as id, outcome from receipt where tenant = ${store.tenant} and plan = ${plan}`.execute(
    within,
  );
  return hashText(writeDigestText(found.rows));
}
