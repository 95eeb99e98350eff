import { z } from 'zod';
import { type Fact, factSchema } from '#domain/fact.ts';
import type { FactId } from '#domain/identity.ts';
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
      envelope: z.string(),
      body: z.string().nullable(),
    }),
  ),
);
type Row = z.infer<typeof rowsSchema>[number];

const selectFacts = `
  select seq, id, origin, dseq, receipt, envelope, body
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

/** Writes facts inside the caller's transaction, envelope and body apart (S5). */
export function insertFacts(connection: Connection, facts: readonly Fact[], origin: Origin): void {
  const insertFact = connection.prepare(
    `insert into fact (id, command, plan, item, verb, written_by, origin, envelope)
     values (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const insertBody = connection.prepare('insert into fact_body (fact, body) values (?, ?)');
  for (const fact of facts) {
    const { body, ...envelope } = factSchema.parse(fact);
    const { id, command, plan, item, verb, writtenBy } = envelope;
    insertFact.run(id, command, plan, item, verb, writtenBy, origin, JSON.stringify(envelope));
    if (body !== undefined) {
      insertBody.run(id, JSON.stringify(body));
    }
  }
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
  if (fact === undefined || receipt?.success === false) {
    return undefined;
  }
  return {
    seq: row.seq,
    fact,
    origin: row.origin,
    delivered: row.dseq ?? undefined,
    receipt: receipt?.data,
  };
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
