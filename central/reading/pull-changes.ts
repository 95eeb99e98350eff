import { sql } from 'kysely';
import type { Id } from '#domain/identity.ts';
import { planSubject } from '#domain/readers.ts';
import { no, type Result, yes } from '#domain/result.ts';
import { writeDigestText } from '#sync/digest.ts';
import { limits } from '#sync/limits.ts';
import type { Changes } from '#sync/messages.ts';
import { describeProblem, type Problem } from '#sync/problems.ts';
import { logAccess } from './access-log.ts';
import { become, type Within } from '../database/database.ts';
import { type LoggedFact, readLog } from '../log/fact-rows.ts';
import { hashText } from '../database/hash.ts';
import { findReaderChanges, type ReaderChanges } from './reader-changes.ts';
import { openCursor, type Positions, sealCursor } from './seal-cursor.ts';
import type { Store } from '../store.ts';
import { freshenReaders } from './freshen-readers.ts';

export interface Asked {
  readonly plan: Id;
  /** The participant whose rights the answer is cut to. */
  readonly reader: Id;
  readonly loan?: Id;
  readonly offlineUntil?: string;
  readonly cursor?: string;
  readonly limit?: number;
}

/**
 * What has come since the cursor, as this reader may see it, read in one snapshot; without a cursor the whole plan
 * ([SYNC-8]). What the reader may see no longer is named in `withdrawn`; what they may see anew comes with the whole
 * plan, in its order ([SYNC-15], [SYNC-17]).
 */
export async function pullChanges(store: Store, asked: Asked): Promise<Result<Changes, Problem>> {
  const pulled = await pullPage(store, asked);
  return pulled.ok ? yes(pulled.value.changes) : pulled;
}

export interface Pulled {
  readonly changes: Changes;
  /** Of the snapshot that it was read in. Never leaves the store but sealed ([SYNC-8]). */
  readonly head: Positions;
}

export async function pullPage(store: Store, asked: Asked): Promise<Result<Pulled, Problem>> {
  const { plan, reader } = asked;
  const seal = { key: store.cursorKey, bound: `${store.tenant}/${plan}/${reader}` };
  const from = asked.cursor === undefined ? undefined : openCursor(seal, asked.cursor);
  if (asked.cursor !== undefined && from === undefined) return no(describeProblem('cursor-expired'));
  const as = { role: 'service', tenant: store.tenant } as const;
  const pull = (): Promise<Result<Pulled, Problem> | 'stale'> =>
    store.database.within(
      as,
      (within) => pullWithin(store, within, { ...asked, from, seal }),
      'repeatable read',
    );
  for (;;) {
    const pulled = await pull();
    if (pulled !== 'stale') return pulled;
    await freshenReaders(store, plan);
  }
}

type AskedFrom = Asked & {
  readonly from: Positions | undefined;
  readonly seal: { readonly key: Uint8Array; readonly bound: string };
};

/** `stale`: a new day has come, and who reads what is not worked out yet. */
async function pullWithin(
  store: Store,
  within: Within,
  asked: AskedFrom,
): Promise<Result<Pulled, Problem> | 'stale'> {
  const { plan, reader, loan } = asked;
  const head = await readHead(store, within, plan);
  if (head === undefined) return no(describeProblem('plan-not-found'));
  if (!head.isFresh) return 'stale';
  const from = asked.from ?? { opSeq: 0, visSeq: head.visSeq };
  // A store that was put back from a copy knows less than the cursor does.
  if (from.opSeq > head.opSeq || from.visSeq > head.visSeq) return no(describeProblem('cursor-expired'));
  const found = await findReaderChanges(store, within, { plan, reader, from, upTo: head.visSeq });
  if (!found.mayRead) return no(describeProblem('access-ended', { purge: true }));
  const page = await readPage(store, within, { ...asked, head, from, found });
  const { offlineUntil } = asked;
  const changes = { ...page.changes, ...(offlineUntil === undefined ? {} : { offlineUntil }) };
  if (changes.facts.length > 0) {
    await become(within, { role: 'service', tenant: store.tenant });
    const under = loan === undefined ? {} : { loan };
    await logAccess(store, within, { plan, reader, action: 'pull', upTo: page.positions.opSeq, ...under });
  }
  return yes({ changes, head });
}

async function readHead(
  store: Store,
  within: Within,
  plan: Id,
): Promise<(Positions & { readonly isFresh: boolean }) | undefined> {
  const found = await sql<{ op_seq: number; vis_seq: number; fresh: boolean }>`
    select op_seq, vis_seq, coalesce(readers_on = ${store.today()}::date, false) as fresh from plan where tenant = ${store.tenant} and id = ${plan}`.execute(
    within,
  );
  const row = found.rows[0];
  return row === undefined ? undefined : { opSeq: row.op_seq, visSeq: row.vis_seq, isFresh: row.fresh };
}

interface PageNeeds extends AskedFrom {
  readonly head: Positions;
  readonly from: Positions;
  readonly found: ReaderChanges;
}

/** From here on the database itself shows only what `item_reader` names this reader for. */
async function readPage(
  store: Store,
  within: Within,
  { plan, reader, limit, seal, head, from, found }: PageNeeds,
): Promise<{ readonly changes: Changes; readonly positions: Positions }> {
  await become(within, { role: 'reader', tenant: store.tenant, plan, reader });
  const after = found.reset ? 0 : from.opSeq;
  const most = Math.min(limit ?? limits.factsPerPage, limits.factsPerPage);
  const place = { tenant: store.tenant, plan };
  const log = await readLog(within, place, { after, upTo: head.opSeq, most });
  const opSeq = log.length === most ? (log.at(-1)?.opSeq ?? head.opSeq) : head.opSeq;
  const more = opSeq < head.opSeq;
  const digest = more ? undefined : await digestOf(store, within, { plan, ...(after === 0 ? { log } : {}) });
  const positions = { opSeq, visSeq: head.visSeq };
  return {
    positions,
    changes: {
      facts: log.map(({ fact, settled }) => ({ fact, ...settled })),
      withdrawn: found.reset ? [] : [...found.withdrawn],
      reset: found.reset,
      more,
      ...(digest === undefined ? {} : { digest }),
      cursor: sealCursor(seal, positions),
    },
  };
}

/** A page that is the whole log holds what its digest is of; after anything less it has to be asked for. */
async function digestOf(
  store: Store,
  within: Within,
  { plan, log }: { readonly plan: Id; readonly log?: readonly LoggedFact[] },
): Promise<string> {
  if (log !== undefined) {
    return hashText(
      writeDigestText(log.map(({ fact, settled }) => ({ id: fact.id, outcome: settled.outcome }))),
    );
  }
  const found = await sql<{ id: string; outcome: string }>`
    select fact as id, outcome from receipt where tenant = ${store.tenant} and plan = ${plan}`.execute(
    within,
  );
  return hashText(writeDigestText(found.rows));
}

/** Whether this participant may read anything of the plan at all, today. */
export async function mayReadPlan(
  store: Store,
  within: Within,
  of: { readonly plan: Id; readonly reader: Id },
): Promise<boolean> {
  const found = await sql`
    select 1 from item_reader where tenant = ${store.tenant} and plan = ${of.plan}
      and subject = ${planSubject} and ${of.reader} = any (readers)`.execute(within);
  return found.rows.length === 1;
}
