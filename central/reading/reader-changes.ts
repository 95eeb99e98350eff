import { sql } from 'kysely';
import type { Id } from '#domain/identity.ts';
import { planSubject } from '#domain/readers.ts';
import type { Within } from '../database/database.ts';
import type { Positions } from './seal-cursor.ts';
import type { Store } from '../store.ts';

export interface ReaderChanges {
  readonly mayRead: boolean;
  /** Something is theirs to read that was not: the plan is taken whole, so that it comes in its order. */
  readonly reset: boolean;
  /** Items that this reader was given, or could have been, and may read no more. */
  readonly withdrawn: readonly Id[];
}

/**
 * What has changed for one reader between two second positions. Of each subject only its first "before" and how it is
 * now count: what opened and closed again in between was never given out.
 */
export async function findReaderChanges(
  store: Store,
  within: Within,
  asked: { readonly plan: Id; readonly reader: Id; readonly from: Positions; readonly upTo: number },
): Promise<ReaderChanges> {
  const { plan, reader, from, upTo } = asked;
  const now = await sql<{ may: boolean }>`
    select ${reader} = any (readers) as may from item_reader
    where tenant = ${store.tenant} and plan = ${plan} and subject = ${planSubject}`.execute(within);
  const mayRead = now.rows[0]?.may === true;
  if (!mayRead || from.visSeq === upTo) return { mayRead, reset: false, withdrawn: [] };
  const found = await sql<{ subject: string; was: boolean; is: boolean; announced: boolean }>`
    select first.subject, ${reader} = any (first.before) as was, ${reader} = any (item_reader.readers) as is,
      first.announced
    from (
      select distinct on (subject) subject, before,
        bool_or(before = after) over (partition by subject) as announced
      from visibility_event
      where tenant = ${store.tenant} and plan = ${plan} and vis_seq > ${from.visSeq} and vis_seq <= ${upTo}
      order by subject, vis_seq
    ) as first
    join item_reader on item_reader.tenant = ${store.tenant} and item_reader.plan = ${plan}
      and item_reader.subject = first.subject
    where exists (
      select 1 from receipt where receipt.tenant = ${store.tenant} and receipt.plan = ${plan}
        and receipt.subject = first.subject and receipt.op_seq <= ${from.opSeq})`.execute(within);
  const withdrawn = found.rows.filter(({ was, is }) => was && !is).map(({ subject }) => subject);
  const widened = found.rows.some(({ was, is }) => !was && is);
  // The same readers before and after: what they were given is other than it was (S5, [SYNC-21], [SYNC-23]).
  const isOther = found.rows.some(({ is, announced }) => is && announced);
  // A class of facts is no item that could be named: without it the plan is taken whole.
  const reset = widened || isOther || withdrawn.some((subject) => subject.startsWith('#'));
  return { mayRead, reset, withdrawn };
}
