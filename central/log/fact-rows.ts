import { type RawBuilder, sql } from 'kysely';
import { type Fact, factSchema } from '#domain/fact.ts';
import { type FactReading, readFact } from '#domain/known-fact.ts';
import { holdersSubject, type Readers, subjectOfReading } from '#domain/readers.ts';
import type { Settled } from '#sync/messages.ts';
import { settledSchema } from '#sync/messages.ts';
import type { Within } from '../database/database.ts';

/** A fact as the log takes it in: with its place, its hash, and what became of it. */
export interface NewFact {
  readonly opSeq: number;
  readonly fact: Fact;
  /** As it was read when it was judged; absent: not read yet. */
  readonly reading?: FactReading;
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

/** Envelope, body and receipt of every fact: sent once, written in one statement, and each table counted. */
export async function insertFacts(
  within: Within,
  place: LogPlace & { readonly loan?: string; readonly at: string; readonly readers: Readers },
  facts: readonly NewFact[],
): Promise<void> {
  if (facts.length === 0) return;
  const { tenant, plan, at } = place;
  const rows = JSON.stringify(facts.map((one) => toRow(one, place.readers)));
  const written = await sql<{ facts: number; bodies: number; receipts: number }>`
    with given as materialized (
      select * from json_to_recordset(${rows}::text::json) as row(
        op_seq integer, id text, command text, item text, verb text, written_by text, envelope text, blob text,
        body text, hash text, device_number integer, outcome text, settled text, subject text)
    ), new_fact as (
      insert into fact (tenant, plan, op_seq, id, command, item, verb, written_by, envelope, blob)
      select ${tenant}, ${plan}, op_seq, id, command, item, verb, written_by, envelope, blob from given returning 1
    ), new_body as (
      insert into fact_body (tenant, plan, op_seq, body)
      select ${tenant}, ${plan}, op_seq, body from given where body is not null returning 1
    ), new_receipt as (
      insert into receipt
        (tenant, plan, fact, op_seq, command, hash, loan, device_number, outcome, settled, subject, received_at)
      select ${tenant}, ${plan}, id, op_seq, command, hash, ${place.loan ?? null}::text, device_number, outcome,
        settled, subject, ${at}::timestamptz from given returning 1
    )
    select (select count(*) from new_fact)::integer as facts, (select count(*) from new_body)::integer as bodies,
      (select count(*) from new_receipt)::integer as receipts`.execute(within);
  const counted = written.rows[0];
  const bodies = facts.filter(({ fact }) => fact.body !== undefined).length;
  if (counted?.facts !== facts.length || counted.bodies !== bodies || counted.receipts !== facts.length) {
    throw new Error(`${JSON.stringify(counted)} was written where ${facts.length} facts were meant`);
  }
}

function toRow(given: NewFact, readers: Readers): Record<string, unknown> {
  const { opSeq, fact, reading, hash, settled, deviceNumber } = given;
  const { body, ...envelope } = fact;
  const read = reading ?? readFact(fact);
  const subject = subjectOfReading(read, isKept(settled));
  return {
    op_seq: opSeq,
    id: fact.id,
    command: fact.command,
    item: fact.item,
    verb: fact.verb,
    written_by: fact.writtenBy,
    envelope: JSON.stringify(envelope),
    body: body === undefined ? undefined : JSON.stringify(body),
    blob: namedBlob(read),
    hash,
    device_number: deviceNumber,
    outcome: settled.outcome,
    settled: JSON.stringify(settled),
    // What lost together with the rest of its command is about an item that never came to be.
    subject: readers.has(subject) ? subject : holdersSubject,
  };
}

/** What lost against another stands beside it, where both are seen; what is held or rejected is for the holders. */
export function isKept({ outcome }: Settled): boolean {
  return outcome !== 'held' && outcome !== 'rejected';
}

/** Which document the fact names: read here once, for SQL cannot read every text that JSON can hold. */
function namedBlob(reading: FactReading): string | undefined {
  return reading.kind === 'known' && reading.fact.verb === 'document.added/1'
    ? reading.fact.body.sha256
    : undefined;
}

/** The log after a place, in its order: three walks along an index, whatever the database thinks of their size. */
export async function readLog(
  within: Within,
  place: LogPlace,
  part: { readonly after: number; readonly upTo: number; readonly most: number },
): Promise<readonly LoggedFact[]> {
  const facts = await sql<FactRow>`
    select op_seq, envelope, removed from fact ${along(place, part)} order by op_seq limit ${part.most}`.execute(
    within,
  );
  const range = { after: part.after, upTo: facts.rows.at(-1)?.op_seq ?? part.after };
  return readRest(within, facts.rows, along(place, range));
}

/** Facts at these places, in the order of the log. */
export async function readFactsAt(
  within: Within,
  { tenant, plan }: LogPlace,
  places: readonly number[],
): Promise<readonly LoggedFact[]> {
  if (places.length === 0) return [];
  const where = sql`where tenant = ${tenant} and plan = ${plan}
    and op_seq in (select json_array_elements_text(${JSON.stringify(places)}::text::json)::integer)`;
  const facts = await sql<FactRow>`
    select op_seq, envelope, removed from fact ${where} order by op_seq`.execute(within);
  return readRest(within, facts.rows, where);
}

interface FactRow {
  readonly op_seq: number;
  readonly envelope: string;
  readonly removed: string | null;
}

async function readRest(
  within: Within,
  facts: readonly FactRow[],
  where: RawBuilder<unknown>,
): Promise<readonly LoggedFact[]> {
  const bodies = await sql<{ op_seq: number; body: string }>`
    select op_seq, body from fact_body ${where}`.execute(within);
  const receipts = await sql<{ op_seq: number; settled: string }>`
    select op_seq, settled from receipt ${where}`.execute(within);
  const bodyAt = new Map(bodies.rows.map((row) => [row.op_seq, row.body]));
  const settledAt = new Map(receipts.rows.map((row) => [row.op_seq, row.settled]));
  return facts.map(({ op_seq: opSeq, envelope, removed }) => ({
    opSeq,
    fact: readFactRow(envelope, { body: bodyAt.get(opSeq), removed }),
    settled: settledSchema.parse(JSON.parse(settledAt.get(opSeq) ?? '{}')),
  }));
}

function along(
  { tenant, plan }: LogPlace,
  { after, upTo }: { readonly after: number; readonly upTo: number },
): RawBuilder<unknown> {
  return sql`where tenant = ${tenant} and plan = ${plan} and op_seq > ${after} and op_seq <= ${upTo}`;
}

function readFactRow(
  envelope: string,
  rest: { readonly body: string | undefined; readonly removed: string | null },
): Fact {
  const { body, removed } = rest;
  const member = body === undefined ? (removed === null ? '' : `,"removed":${removed}`) : `,"body":${body}`;
  return factSchema.parse(JSON.parse(`${envelope.slice(0, -1)}${member}}`));
}
