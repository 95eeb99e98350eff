import { z } from 'zod';
import { type Fact, factSchema } from '#domain/fact.ts';
import type { FactId } from '#domain/identity.ts';
import { type Settled, settledSchema } from '#sync/messages.ts';
import type { Connection, Reader } from './connection.ts';

/** What the central store answered about one fact. */
export const receiptSchema = z.strictObject({
  fact: z.string(),
  outcome: z.enum(['applied', 'merged', 'conflict', 'held', 'rejected']),
  /** The store's own words for a program: which rule, which fact it met. */
  detail: z.record(z.string(), z.json()).optional(),
});
export type Receipt = z.infer<typeof receiptSchema>;

export const originSchema = z.enum(['loan', 'room']);
export type Origin = z.infer<typeof originSchema>;

export type StoredFact = {
  readonly seq: number;
  readonly fact: Fact;
  /** `loan`: came with the plan or from the store; `room`: written here. */
  readonly origin: Origin;
  /** The per-device number, once delivery has begun; from then on the fact is immutable. */
  readonly delivered: number | undefined;
  readonly receipt: Receipt | undefined;
  /** In the store's order, once the store has given it out. */
  readonly place?: number | undefined;
  /** What the store says became of it; of a fact that is only here, what the room found when others' came in. */
  readonly settled?: Settled | undefined;
};

/** A row that cannot be read as a fact. It stays where it is, and is told about. */
export type MalformedFact = { readonly seq: number; readonly fact: string };

export type LoadedFacts = {
  readonly facts: readonly StoredFact[];
  readonly malformed: readonly MalformedFact[];
};

export type Removal = { readonly fact: FactId; readonly removed: NonNullable<Fact['removed']> };

const rowsSchema = z.compile(
  z.array(
    z.object({
      seq: z.number(),
      id: z.string(),
      origin: originSchema,
      dseq: z.number().nullable(),
      receipt: z.string().nullable(),
      place: z.number().nullable(),
      settled: z.string().nullable(),
      envelope: z.string(),
      body: z.string().nullable(),
    }),
  ),
);
type Row = z.infer<typeof rowsSchema>[number];

const selectFacts = `
  select seq, id, origin, dseq, receipt, place, settled, envelope, body
  from fact left join fact_body on fact_body.fact = fact.id`;

/** Which facts: all in order, or part of them. The condition is ours, the value is bound. */
export type Selection = { readonly where: string; readonly value: string | number };

export function loadFacts(connection: Reader, selection?: Selection): LoadedFacts {
  const where = selection === undefined ? '' : `where ${selection.where}`;
  const statement = connection.prepare(`${selectFacts} ${where} order by seq`);
  const rows = selection === undefined ? statement.all() : statement.all(selection.value);
  const facts: StoredFact[] = [];
  const malformed: MalformedFact[] = [];
  for (const row of rowsSchema.parse(rows)) {
    const stored = readRow(row);
    if (stored === undefined) {
      malformed.push({ seq: row.seq, fact: row.id });
    } else {
      facts.push(stored);
    }
  }
  return { facts, malformed };
}

/** Where a fact comes from, and what the store said of it where it comes from there. */
export type Standing =
  | { readonly origin: 'room' }
  | { readonly origin: 'loan'; readonly place: number; readonly settled: Settled };

/** Writes a fact inside the caller's transaction, envelope and body apart (S5). */
export function insertFact(connection: Connection, fact: Fact, standing: Standing): void {
  const { body, ...envelope } = factSchema.parse(fact);
  const { id, command, plan, item, verb, writtenBy } = envelope;
  const given =
    standing.origin === 'loan' ? [standing.place, JSON.stringify(standing.settled)] : [null, null];
  connection
    .prepare(
      `insert into fact (id, command, plan, item, verb, written_by, origin, envelope, place, settled)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(id, command, plan, item, verb, writtenBy, standing.origin, JSON.stringify(envelope), ...given);
  if (body !== undefined) {
    putBody(connection, id, body);
  }
}

export function placeAfterLast(connection: Reader): number {
  const highest = connection.prepare('select coalesce(max(place), 0) from fact').pluck().get();
  return z.number().parse(highest) + 1;
}

export function putBody(connection: Connection, fact: FactId, body: NonNullable<Fact['body']>): void {
  connection
    .prepare('insert into fact_body (fact, body) values (?, ?) on conflict (fact) do nothing')
    .run(fact, JSON.stringify(body));
}

export function hasFact(connection: Reader, fact: FactId): boolean {
  return connection.prepare('select 1 from fact where id = ?').get(fact) !== undefined;
}

/** S5, C5: the body goes, its hash and the reason stand in its place; envelope, order and receipt stay valid. */
export function removeBody(connection: Connection, { fact, removed }: Removal): void {
  connection
    .prepare(`update fact set envelope = json_set(envelope, '$.removed', json(?)) where id = ?`)
    .run(JSON.stringify(removed), fact);
  connection.prepare('delete from fact_body where fact = ?').run(fact);
}

/** What `JSON.parse` gave is JSON already: of a body only that it is an object is left to ask. */
const envelopeSchema = z.compile(factSchema.omit({ body: true }));

function readRow(row: Row): StoredFact | undefined {
  const fact = readWholeFact(row);
  const receipt = row.receipt === null ? undefined : receiptSchema.safeParse(readJsonObject(row.receipt));
  const settled = readSettled(row.settled);
  if (fact === undefined || receipt?.success === false || settled === 'malformed') {
    return undefined;
  }
  return {
    seq: row.seq,
    fact,
    origin: row.origin,
    delivered: row.dseq ?? undefined,
    receipt: receipt?.data,
    place: row.place ?? undefined,
    settled,
  };
}

const inForce: Settled = { outcome: 'applied' };
const inForceText = JSON.stringify(inForce);

/** Few: a room looks for them each time that something is written. */
export function loadNotInForce(connection: Reader): LoadedFacts {
  return loadFacts(connection, { where: 'settled <> ?', value: inForceText });
}

/** Nearly every row says the same: that one is not parsed. */
function readSettled(text: string | null): Settled | undefined | 'malformed' {
  if (text === null) return undefined;
  if (text === inForceText) return inForce;
  const read = settledSchema.safeParse(readJsonObject(text));
  return read.success ? read.data : 'malformed';
}

function readWholeFact(row: Row): Fact | undefined {
  const envelope = envelopeSchema.safeParse(readJsonObject(row.envelope));
  if (!envelope.success || envelope.data.id !== row.id) {
    return undefined;
  }
  if (row.body === null) {
    return envelope.data;
  }
  const body = readJsonObject(row.body);
  return body === undefined ? undefined : { ...envelope.data, body };
}

function readJsonObject(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

type JsonObject = NonNullable<Fact['body']>;

function isJsonObject(parsed: unknown): parsed is JsonObject {
  return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
}
