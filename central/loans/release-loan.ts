import { sql } from 'kysely';
import type { Id } from '#domain/identity.ts';
import { no, type Result, yes } from '#domain/result.ts';
import type { Purge, ReleaseAnswer } from '#sync/messages.ts';
import { describeProblem, type Problem } from '#sync/problems.ts';
import { logAccess } from '../reading/access-log.ts';
import type { Caller } from './caller.ts';
import { expectRows, type Within } from '../database/database.ts';
import { inService, instantOf, type Store } from '../store.ts';

interface Asked {
  readonly caller: Caller;
  readonly loan: Id;
  readonly purged: Purge;
}

/** The receipt that lets a room forget. Given only when everything the room wrote is here; asked twice, it is the same ([SYNC-11]). */
export async function releaseLoan(store: Store, asked: Asked): Promise<Result<ReleaseAnswer, Problem>> {
  return inService(store, (within) => releaseWithin(store, within, asked));
}

interface Row {
  readonly plan: string;
  readonly receipt: string | null;
  readonly released_at: string | null;
  readonly head: number;
  readonly person: string | null;
  readonly device: string;
}

async function releaseWithin(
  store: Store,
  within: Within,
  { caller, loan, purged }: Asked,
): Promise<Result<ReleaseAnswer, Problem>> {
  const row = await lockLoan(store, within, loan);
  if (row === undefined || !mayRelease(caller, { loan, ...row })) return no(describeProblem('not-found'));
  if (row.receipt !== null && row.released_at !== null)
    return yes({ receipt: row.receipt, receivedAt: row.released_at });
  const blobs = await missingBlobs(store, within, { plan: row.plan, loan, named: purged.blobs });
  const facts = Math.max(0, purged.facts - row.head);
  if (facts > 0 || blobs.length > 0)
    return no(describeProblem('not-delivered', { missing: { facts, blobs } }));
  const answer = { receipt: store.newId(), receivedAt: instantOf(store) };
  const written = await sql`
    update loan set receipt = ${answer.receipt}, released_at = ${answer.receivedAt}::timestamptz,
      purged = ${JSON.stringify(purged)}
    where tenant = ${store.tenant} and id = ${loan} and receipt is null`.execute(within);
  expectRows(written, 1);
  await logAccess(store, within, { plan: row.plan, action: 'release', loan });
  return yes(answer);
}

function mayRelease(
  caller: Caller,
  row: { readonly loan: Id; readonly person: string | null; readonly device: string },
): boolean {
  if (caller.kind === 'tryout') return true;
  if (caller.kind === 'delivery') return caller.loan === row.loan;
  return caller.person === row.person && caller.device === row.device;
}

async function lockLoan(store: Store, within: Within, loan: Id): Promise<Row | undefined> {
  const found = await sql<Row>`
    select loan.plan, loan.receipt, loan.person, device.device, device.head,
      to_char(loan.released_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as released_at
    from loan join device on device.tenant = loan.tenant and device.loan = loan.id
    where loan.tenant = ${store.tenant} and loan.id = ${loan} for update of loan`.execute(within);
  return found.rows[0];
}

/** Documents that the room names, and those that its facts name, whatever the room says. */
async function missingBlobs(
  store: Store,
  within: Within,
  { plan, loan, named }: { readonly plan: string; readonly loan: Id; readonly named: readonly string[] },
): Promise<string[]> {
  const found = await sql<{ sha256: string }>`
    select distinct sha256 from (
      select json_array_elements_text(${JSON.stringify(named)}::text::json) as sha256
      union all
      select fact.blob from fact
      join receipt on receipt.tenant = fact.tenant and receipt.plan = fact.plan and receipt.fact = fact.id
      where fact.tenant = ${store.tenant} and fact.plan = ${plan} and fact.blob is not null
        and receipt.loan = ${loan} and receipt.outcome <> 'rejected'
    ) wanted
    where not exists (
      select 1 from blob_upload where blob_upload.tenant = ${store.tenant} and blob_upload.plan = ${plan}
        and blob_upload.sha256 = wanted.sha256 and blob_upload.loan = ${loan} and complete)`.execute(within);
  return found.rows.map(({ sha256 }) => sha256).toSorted();
}
