import { sql } from 'kysely';
import type { Id } from '#domain/identity.ts';
import { holdersSubject } from '#domain/readers.ts';
import { no, type Result, yes } from '#domain/result.ts';
import { type AccessLog, accessRowSchema } from '#sync/messages.ts';
import { describeProblem, type Problem } from '#sync/problems.ts';
import { expectRows, type Within } from '../database/database.ts';
import { freshenReaders } from './freshen-readers.ts';
import { inService, instantOf, type Store } from '../store.ts';

interface Access {
  readonly plan: Id;
  readonly action: 'loan' | 'pull' | 'blob' | 'release' | 'home' | 'sealed';
  /** The participant it was given to. */
  readonly reader?: Id;
  readonly loan?: Id;
  /** The place in the log up to which it was read. */
  readonly upTo?: number;
}

/** Who had which part of a plan, when: written in the transaction that gave it out. */
export async function logAccess(store: Store, within: Within, access: Access): Promise<void> {
  const written = await sql`
    insert into access_log (tenant, plan, id, at, action, loan, up_to, reader)
    values (${store.tenant}, ${access.plan}, ${store.newId()}, ${instantOf(store)}::timestamptz,
      ${access.action}, ${access.loan ?? null}, ${access.upTo ?? null}, ${access.reader ?? null})`.execute(
    within,
  );
  expectRows(written, 1);
}

interface Row {
  readonly at: string;
  readonly action: string;
  readonly reader: string | null;
  readonly loan: string | null;
}

const mostRows = 500;

/**
 * The newest first, for family and holders: who else the plan was given to is theirs to know, and nobody else's. People
 * stand in it by their place in the plan, never by who they are elsewhere ([SYNC-19]).
 */
export async function readAccessLog(
  store: Store,
  { plan, reader }: { readonly plan: Id; readonly reader: Id },
): Promise<Result<AccessLog, Problem>> {
  await freshenReaders(store, plan);
  return inService(store, async (within) => {
    const among = await sql`
      select 1 from item_reader where tenant = ${store.tenant} and plan = ${plan}
        and subject = ${holdersSubject} and ${reader} = any (readers)`.execute(within);
    if (among.rows.length === 0) return no(describeProblem('plan-not-found'));
    const found = await sql<Row>`
      select to_char(at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, action, reader, loan
      from access_log where tenant = ${store.tenant} and plan = ${plan}
      order by access_log.at desc, id desc limit ${mostRows}`.execute(within);
    return yes({ rows: found.rows.map((row) => accessRowSchema.parse(withoutNulls(row))) });
  });
}

function withoutNulls(row: Row): object {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
}
