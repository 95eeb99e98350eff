import { sql } from 'kysely';
import { subjectOf } from '#domain/readers.ts';
import type { Within } from '../database.ts';
import { isKept, readLog } from '../../log/fact-rows.ts';

/** So many facts of a plan are held at once, however large it is. */
const mostAtOnce = 1000;

/**
 * Receipts of a store that did not keep who reads what: each is given the subject of its fact. Who reads the subjects
 * is worked out when the plan is next asked for.
 */
export async function nameSubjects(within: Within): Promise<void> {
  const plans = await sql<{ tenant: string; id: string; op_seq: number }>`
    select tenant, id, op_seq from plan order by tenant, id`.execute(within);
  for (const { tenant, id: plan, op_seq: upTo } of plans.rows) {
    for (let after = 0; after < upTo; after += mostAtOnce) {
      await nameSome(within, { tenant, plan }, { after, upTo: Math.min(upTo, after + mostAtOnce) });
    }
  }
}

async function nameSome(
  within: Within,
  place: { readonly tenant: string; readonly plan: string },
  part: { readonly after: number; readonly upTo: number },
): Promise<void> {
  const log = await readLog(within, place, { ...part, most: mostAtOnce });
  const named = log.map(({ opSeq, fact, settled }) => ({
    op_seq: opSeq,
    subject: subjectOf(fact, isKept(settled)),
  }));
  const written = await sql`
    update receipt set subject = named.subject
    from json_to_recordset(${JSON.stringify(named)}::text::json) as named(op_seq integer, subject text)
    where receipt.tenant = ${place.tenant} and receipt.plan = ${place.plan}
      and receipt.op_seq = named.op_seq`.execute(within);
  if (written.numAffectedRows !== BigInt(part.upTo - part.after)) {
    throw new Error('Not every receipt of an older store was found');
  }
}
