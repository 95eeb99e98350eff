import { z } from 'zod';
import type { FactId, Id } from '#domain/identity.ts';
import { type Result, yes } from '#domain/result.ts';
import type { ChangedFact, OutcomeKind, Settled } from '#sync/messages.ts';
import { outcomeKindSchema } from '#sync/messages.ts';
import { type AlsoChanged, changeAlso } from './command-rows.ts';
import type { Connection, Reader } from './connection.ts';
import { insertFact, type LoadedFacts, loadFacts, placeAfterLast, putBody, removeBody } from './fact-rows.ts';
import type { DiskRefused } from './journal-refusals.ts';
import type { Json } from './json-value.ts';

/** What the store says has come, and what of it is no longer this reader's. */
export type StoreChanges = {
  readonly facts: readonly ChangedFact[];
  /** Items: everything that the store gave about them goes, with the documents that only they named. */
  readonly withdrawn: readonly Id[];
  /** `facts` is the whole plan: what is not among them goes. */
  readonly reset: boolean;
};

/** What the room found of a fact of its own that the store has not answered. */
export type Judged = { readonly fact: FactId; readonly settled: Settled };
export type AlsoFollowed = AlsoChanged & { readonly judged: readonly Judged[] };

/**
 * One page in one transaction ([SYNC-36]): what goes, what comes, what the room makes of it, and the cursor among
 * the rows that `then` gives. Called after the facts are in, `then` reads them as they will be.
 */
export function takeChanges<Made extends AlsoFollowed>(
  connection: Connection,
  changes: StoreChanges,
  then: () => Made,
): Result<Made, DiskRefused> {
  let made: Made | undefined;
  const wrote = connection.write(() => {
    const documents = removeWhatWent(connection, changes);
    placeFacts(connection, changes);
    removeLooseBlobs(connection, documents);
    made = then();
    keepJudged(connection, made);
  });
  if (!wrote.ok) return wrote;
  if (made === undefined) throw new Error('A page was written without what the room makes of it.');
  return yes(made);
}

/** To be called inside a transaction. A receipt is the store's word, and stands. */
export function keepJudged(connection: Connection, also: AlsoFollowed): void {
  const keep = connection.prepare(
    'update fact set settled = ? where id = ? and receipt is null and place is null and settled is not ?',
  );
  for (const { fact, settled } of also.judged) {
    const text = JSON.stringify(settled);
    keep.run(text, fact, text);
  }
  changeAlso(connection, also);
}

/** What this room wrote and the store has not given out. */
export function loadOwn(connection: Reader): LoadedFacts {
  return loadFacts(connection, { where: 'place is null and origin = ?', value: 'room' });
}

export type Placed = { readonly item: Id; readonly outcome: OutcomeKind };

/** Everything that the store has given out to this reader: what the digest counts over ([SYNC-9]). */
export function listPlaced(connection: Reader): ReadonlyMap<FactId, Placed> {
  const rows = connection
    .prepare(
      "select id, item, json_extract(settled, '$.outcome') as outcome from fact where place is not null",
    )
    .all();
  const placed = z
    .array(z.object({ id: z.string(), item: z.string(), outcome: outcomeKindSchema }))
    .parse(rows);
  return new Map(placed.map(({ id, item, outcome }) => [id, { item, outcome }]));
}

const placedRowsSchema = z.array(z.object({ id: z.string(), origin: z.enum(['loan', 'room']) }));

/** Gives the documents that were named by what went. */
function removeWhatWent(connection: Connection, { facts, withdrawn, reset }: StoreChanges): Set<string> {
  const documents = new Set<string>();
  const stays = new Set(facts.map(({ fact }) => fact.id));
  const gone = reset ? rowsOf(connection).filter(({ id }) => !stays.has(id)) : [];
  for (const item of withdrawn) gone.push(...rowsOf(connection, item));
  for (const row of gone) {
    const isNamed = !reset || row.origin === 'loan';
    if (isNamed) removeOne(connection, row, documents);
    else hideOwn(connection, row.id);
  }
  return documents;
}

/** What is held or refused is not the item's but the holders' to read: it stays with the item's name on it. */
function rowsOf(connection: Reader, item?: Id): z.infer<typeof placedRowsSchema> {
  const all = 'select id, origin from fact where place is not null';
  const ofItem = `${all} and item = ? and json_extract(settled, '$.outcome') not in ('held', 'rejected')`;
  const rows = item === undefined ? connection.prepare(all).all() : connection.prepare(ofItem).all(item);
  return placedRowsSchema.parse(rows);
}

/** Of what this room itself delivered the envelope stays, for its number is counted; its words go. */
function removeOne(
  connection: Connection,
  row: z.infer<typeof placedRowsSchema>[number],
  documents: Set<string>,
): void {
  const named = connection.prepare("select json_extract(body, '$.sha256') from fact_body where fact = ?");
  const sha256 = named.pluck().get(row.id);
  if (typeof sha256 === 'string') documents.add(sha256);
  if (row.origin === 'loan') {
    connection.prepare('delete from fact where id = ?').run(row.id);
    return;
  }
  connection.prepare('delete from fact_body where fact = ?').run(row.id);
  hideOwn(connection, row.id);
}

/**
 * A plan taken whole without what this room delivered: hidden now, or lost by a store that was put back from a copy.
 * It is shown no more; its words stay in the file until the end, for nobody else may have them.
 */
function hideOwn(connection: Connection, id: FactId): void {
  const settled: Settled = { outcome: 'held', why: 'not-visible' };
  connection
    .prepare('update fact set place = null, settled = ? where id = ?')
    .run(JSON.stringify(settled), id);
}

function removeLooseBlobs(connection: Connection, documents: ReadonlySet<string>): void {
  for (const sha256 of documents) {
    connection
      .prepare(
        `delete from blob where sha256 = ?
         and not exists (select 1 from fact_body where json_extract(body, '$.sha256') = blob.sha256)`,
      )
      .run(sha256);
  }
}

function placeFacts(connection: Connection, { facts, reset }: StoreChanges): void {
  const first = reset ? 1 : placeAfterLast(connection);
  for (const [index, changed] of facts.entries()) {
    const known = knownSchema.parse(connection.prepare(selectKnown).get(changed.fact.id));
    const next = first + index;
    if (known === undefined) {
      const { fact, ...settled } = changed;
      insertFact(connection, fact, { origin: 'loan', place: next, settled });
    } else {
      placeKnown(connection, { changed, known, place: reset ? next : (known.place ?? next) });
    }
  }
}

const knownSchema = z
  .object({
    origin: z.enum(['loan', 'room']),
    dseq: z.number().nullable(),
    receipt: z.string().nullable(),
    place: z.number().nullable(),
    settled: z.string().nullable(),
    has_body: z.number(),
  })
  .optional();
type Known = NonNullable<z.infer<typeof knownSchema>>;

const selectKnown = `
  select origin, dseq, receipt, place, settled,
         exists (select 1 from fact_body where fact_body.fact = fact.id) as has_body
  from fact where id = ?`;

/** A fact that this room wrote has one row: the store's copy gives it its place, and is the answer if that was lost. */
function placeKnown(
  connection: Connection,
  { changed, known, place }: { readonly changed: ChangedFact; readonly known: Known; readonly place: number },
): void {
  const { fact, ...settled } = changed;
  const text = JSON.stringify(settled);
  if (known.place !== place || known.settled !== text) {
    connection.prepare('update fact set place = ?, settled = ? where id = ?').run(place, text, fact.id);
  }
  if (known.dseq !== null && known.receipt === null) keepReceipt(connection, fact.id, settled);
  if (fact.removed !== undefined) removeBody(connection, { fact: fact.id, removed: fact.removed });
  else if (fact.body !== undefined && known.has_body === 0) putBody(connection, fact.id, fact.body);
}

function keepReceipt(connection: Connection, fact: FactId, { outcome, why, conflict }: Settled): void {
  const detail: Record<string, Json> = { ...(why === undefined ? {} : { why }), ...conflict };
  const receipt = Object.keys(detail).length === 0 ? { fact, outcome } : { fact, outcome, detail };
  connection.prepare('update fact set receipt = ? where id = ?').run(JSON.stringify(receipt), fact);
}
