import { type RawBuilder, sql } from 'kysely';
import { type Fact, factSchema } from '#domain/fact.ts';
import { readFact } from '#domain/known-fact.ts';
import type { Settled } from '#sync/messages.ts';
import { settledSchema } from '#sync/messages.ts';
import { expectRows, type Within } from './database.ts';

/** A fact as the log takes it in: with its place, its hash, and what became of it. */
export interface NewFact {
  readonly opSeq: number;
  readonly fact: Fact;
  readonly hash: string;
  readonly settled: Settled;
  readonly deviceNumber?: number;
}

export interface LoggedFact {
  readonly opSeq: number;
  readonly fact: Fact;
  readonly settled: Settled;
}

export interface LogPlace {
  readonly tenant: string;
  readonly plan: string;
}

/** Envelope, body and receipt of every fact, three statements for all of them, each counted. */
export async function insertFacts(
  within: Within,
  place: LogPlace & { readonly loan?: string; readonly at: string },
  facts: readonly NewFact[],
): Promise<void> {
  const { tenant, plan, at } = place;
  const rows = JSON.stringify(facts.map((one) => toRow(one)));
  const written = await sql`
    insert into fact (tenant, plan, op_seq, id, command, item, verb, written_by, envelope, blob)
    select ${tenant}, ${plan}, op_seq, id, command, item, verb, written_by, envelope, blob
    from json_to_recordset(${rows}::text::json) as row(
      op_seq integer, id text, command text, item text, verb text, written_by text, envelope text, blob text)`.execute(
    within,
  );
  expectRows(written, facts.length);
  const bodies = facts.filter(({ fact }) => fact.body !== undefined);
  const kept = await sql`
    insert into fact_body (tenant, plan, op_seq, body)
    select ${tenant}, ${plan}, op_seq, body
    from json_to_recordset(${rows}::text::json) as row(op_seq integer, body text) where body is not null`.execute(
    within,
  );
  expectRows(kept, bodies.length);
  const receipts = await sql`
    insert into receipt (tenant, plan, fact, op_seq, command, hash, loan, device_number, outcome, settled, received_at)
    select ${tenant}, ${plan}, id, op_seq, command, hash, ${place.loan ?? null}::text, device_number, outcome, settled,
      ${at}::timestamptz
    from json_to_recordset(${rows}::text::json) as row(
      id text, op_seq integer, command text, hash text, device_number integer, outcome text, settled text)`.execute(
    within,
  );
  expectRows(receipts, facts.length);
}

function toRow({ opSeq, fact, hash, settled, deviceNumber }: NewFact): Record<string, unknown> {
  const { body, ...envelope } = fact;
  return {
    op_seq: opSeq,
    id: fact.id,
    command: fact.command,
    item: fact.item,
    verb: fact.verb,
    written_by: fact.writtenBy,
    envelope: JSON.stringify(envelope),
    body: body === undefined ? null : JSON.stringify(body),
    blob: namedBlob(fact),
    hash,
    device_number: deviceNumber ?? null,
    outcome: settled.outcome,
    settled: JSON.stringify(settled),
  };
}

/** Which document the fact names: read here once, for SQL cannot read every text that JSON can hold. */
function namedBlob(fact: Fact): string | null {
  const reading = readFact(fact);
  return reading.kind === 'known' && reading.fact.verb === 'document.added/1'
    ? reading.fact.body.sha256
    : null;
}

/** The log after a place, in its order: three walks along an index, whatever the database thinks of their size. */
export async function readLog(
  within: Within,
  place: LogPlace,
  part: { readonly after: number; readonly upTo: number; readonly most: number },
): Promise<readonly LoggedFact[]> {
  const facts = await sql<{ op_seq: number; envelope: string }>`
    select op_seq, envelope from fact ${along(place, part)} order by op_seq limit ${part.most}`.execute(
    within,
  );
  const range = { after: part.after, upTo: facts.rows.at(-1)?.op_seq ?? part.after };
  const bodies = await sql<{ op_seq: number; body: string }>`
    select op_seq, body from fact_body ${along(place, range)}`.execute(within);
  const receipts = await sql<{ op_seq: number; settled: string }>`
    select op_seq, settled from receipt ${along(place, range)}`.execute(within);
  const bodyAt = new Map(bodies.rows.map((row) => [row.op_seq, row.body]));
  const settledAt = new Map(receipts.rows.map((row) => [row.op_seq, row.settled]));
  return facts.rows.map(({ op_seq: opSeq, envelope }) => ({
    opSeq,
    fact: readFactRow(envelope, bodyAt.get(opSeq)),
    settled: settledSchema.parse(JSON.parse(settledAt.get(opSeq) ?? '{}')),
  }));
}

function along(
  { tenant, plan }: LogPlace,
  { after, upTo }: { readonly after: number; readonly upTo: number },
): RawBuilder<unknown> {
  return sql`where tenant = ${tenant} and plan = ${plan} and op_seq > ${after} and op_seq <= ${upTo}`;
}

function readFactRow(envelope: string, body: string | undefined): Fact {
  const text = body === undefined ? envelope : `${envelope.slice(0, -1)},"body":${body}}`;
  return factSchema.parse(JSON.parse(text));
}
