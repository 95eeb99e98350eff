import { sql } from 'kysely';
import type { Fact } from '#domain/fact.ts';
import type { FactId, Id } from '#domain/identity.ts';
import { no, type Result, yes } from '#domain/result.ts';
import { type Receipt, type Settled, settledSchema } from '#sync/messages.ts';
import { describeProblem, type Problem } from '#sync/problems.ts';
import type { Caller } from '../loans/caller.ts';
import type { Within } from '../database/database.ts';
import { inService, type Store } from '../store.ts';

export interface KnownReceipt {
  readonly hash: string;
  readonly settled: Settled;
}

interface Row {
  readonly fact: string;
  readonly command: string;
  readonly hash: string;
  readonly settled: string;
}

/** What is known of these facts, and of other facts of their commands: those came earlier and were settled. */
export async function readReceipts(
  store: Store,
  within: Within,
  asked: { readonly plan: Id; readonly facts: readonly Fact[] },
): Promise<{
  readonly byFact: ReadonlyMap<string, KnownReceipt>;
  readonly byCommand: ReadonlyMap<string, Settled>;
}> {
  const ids = JSON.stringify(asked.facts.map(({ id }) => id));
  const commands = JSON.stringify([...new Set(asked.facts.map(({ command }) => command))]);
  const found = await sql<Row>`
    select fact, command, hash, settled from receipt
    where tenant = ${store.tenant} and plan = ${asked.plan} and (
      fact in (select json_array_elements_text(${ids}::text::json))
      or command in (select json_array_elements_text(${commands}::text::json)))`.execute(within);
  const rows = found.rows.map((row) => ({ ...row, settled: settledSchema.parse(JSON.parse(row.settled)) }));
  return {
    byFact: new Map(rows.map((row) => [row.fact, { hash: row.hash, settled: row.settled }])),
    byCommand: new Map(rows.map((row) => [row.command, row.settled])),
  };
}

/** Holds nothing of the fact's contents, so it may be read after the access has ended. */
export async function readReceipt(
  store: Store,
  asked: { readonly plan: Id; readonly fact: FactId },
): Promise<Result<Receipt, Problem>> {
  const found = await inService(store, (within) =>
    sql<{ settled: string; device_number: number | null; received_at: string }>`
    select settled, device_number,
      to_char(received_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as received_at
    from receipt
    where tenant = ${store.tenant} and plan = ${asked.plan} and fact = ${asked.fact}`.execute(within),
  );
  const row = found.rows[0];
  if (row === undefined) return no(describeProblem('not-found'));
  const settled = settledSchema.parse(JSON.parse(row.settled));
  const deviceNumber = row.device_number === null ? {} : { deviceNumber: row.device_number };
  return yes({ id: asked.fact, ...settled, ...deviceNumber, receivedAt: row.received_at });
}

/** To whoever delivered it, also after their access has ended; to others it is not there. */
export async function readReceiptFor(
  store: Store,
  asked: { readonly caller: Caller; readonly plan: Id; readonly fact: FactId },
): Promise<Result<Receipt, Problem>> {
  const { caller, plan, fact } = asked;
  if (caller.kind === 'tryout') return readReceipt(store, { plan, fact });
  const loan = caller.kind === 'delivery' ? caller.loan : null;
  const person = caller.kind === 'room' ? caller.person : null;
  const found = await inService(store, (within) =>
    sql`
      select 1 from receipt join loan on loan.tenant = receipt.tenant and loan.id = receipt.loan
      where receipt.tenant = ${store.tenant} and receipt.plan = ${plan} and receipt.fact = ${fact}
        and (loan.id = ${loan} or loan.person = ${person})`.execute(within),
  );
  return found.rows.length === 0 ? no(describeProblem('not-found')) : readReceipt(store, { plan, fact });
}
