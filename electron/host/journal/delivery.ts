import { z } from 'zod';
import type { Fact } from '#domain/fact.ts';
import type { FactId } from '#domain/identity.ts';
import { type Result, yes } from '#domain/result.ts';
import { type Settled as StoreSettled, settledSchema } from '#sync/messages.ts';
import type { Connection } from './connection.ts';
import { loadFacts, type Receipt, receiptSchema, type StoredFact } from './fact-rows.ts';
import type { DiskRefused } from './journal-refusals.ts';

/** A fact on its way to the store, with the number this device gave it. */
export type Delivery = { readonly dseq: number; readonly fact: Fact };

export type Settled = { readonly settled: number; readonly unknown: readonly string[] };

/**
 * What is to be sent now: first what was numbered before and has no receipt, then whole commands in the
 * order they were written, as long as `limit` has room (one command always goes). With `only`, of the
 * new ones just those commands: a withdrawn consent does not wait for the rest.
 */
export function takeForDelivery(
  connection: Connection,
  limit: number,
  only?: ReadonlySet<FactId>,
): Result<readonly Delivery[], DiskRefused> {
  const waiting = loadFacts(connection, {
    where: 'origin = ? and dseq is not null and receipt is null',
    value: 'room',
  }).facts.flatMap(readDelivery);
  const repeated = waiting.toSorted((one, other) => one.dseq - other.dseq).slice(0, limit);
  const fresh = chooseCommands(connection, limit - repeated.length, only);
  if (fresh.length === 0) {
    return yes(repeated);
  }
  return connection.write(() => [...repeated, ...numberFacts(connection, fresh)]);
}

/** Keeps the receipts. A later receipt for the same fact replaces the first: what was held gets settled. */
export function settle(connection: Connection, receipts: readonly Receipt[]): Result<Settled, DiskRefused> {
  return connection.write(() => {
    const keep = connection.prepare(
      'update fact set receipt = ?, settled = ? where id = ? and dseq is not null',
    );
    const unknown = receipts
      .map((receipt) => receiptSchema.parse(receipt))
      .filter(
        (receipt) =>
          keep.run(JSON.stringify(receipt), JSON.stringify(settledBy(receipt)), receipt.fact).changes === 0,
      );
    return { settled: receipts.length - unknown.length, unknown: unknown.map(({ fact }) => fact) };
  });
}

/** The receipt in the words that the fold reads. */
function settledBy({ outcome, detail = {} }: Receipt): StoreSettled {
  const { why, field, current } = detail;
  const conflict = field === undefined || current === undefined ? {} : { conflict: { field, current } };
  const read = settledSchema.safeParse({ outcome, ...(why === undefined ? {} : { why }), ...conflict });
  return read.success ? read.data : { outcome };
}

/**
 * A store that was put back from an older copy has lost what this room delivered from this number on: those facts
 * have no receipt any more, keep their numbers, and are sent again ([SYNC-41]).
 */
export function forgetReceipts(connection: Connection, from: number): Result<number, DiskRefused> {
  return connection.write(
    () =>
      connection
        .prepare("update fact set receipt = null where origin = 'room' and dseq >= ? and receipt is not null")
        .run(from).changes,
  );
}

/** How many facts of this room have no receipt yet, sent or not. */
export function countUnsettled(connection: Connection): number {
  const statement = connection.prepare("select count(*) from fact where origin = 'room' and receipt is null");
  return z.number().parse(statement.pluck().get());
}

// Facts of one command are settled as one, so they travel as one.
function chooseCommands(
  connection: Connection,
  room: number,
  only: ReadonlySet<FactId> | undefined,
): readonly StoredFact[] {
  const commands = connection
    .prepare(
      `select command.id as command, count(*) as facts from command join fact on fact.command = command.id
       where fact.dseq is null group by command.seq order by command.seq limit ?`,
    )
    .all(only === undefined ? Math.max(room, 0) : -1);
  const chosen: StoredFact[] = [];
  for (const row of z.array(z.object({ command: z.string(), facts: z.number() })).parse(commands)) {
    const isWanted = only === undefined || only.has(row.command);
    const fits = chosen.length === 0 || chosen.length + row.facts <= room;
    if (isWanted && !fits) {
      break;
    }
    if (isWanted) {
      chosen.push(...loadWhole(connection, row));
    }
  }
  return chosen;
}

// A command with an unreadable fact stays: half of it would be settled without the other half.
function loadWhole(connection: Connection, row: { command: string; facts: number }): readonly StoredFact[] {
  const { facts } = loadFacts(connection, { where: 'command = ?', value: row.command });
  return facts.length === row.facts ? facts : [];
}

function numberFacts(connection: Connection, facts: readonly StoredFact[]): readonly Delivery[] {
  const highest = connection.prepare('select coalesce(max(dseq), 0) from fact').pluck().get();
  const first = z.number().parse(highest) + 1;
  const number = connection.prepare('update fact set dseq = ? where seq = ?');
  return facts.map(({ seq, fact }, position) => {
    number.run(first + position, seq);
    return { dseq: first + position, fact };
  });
}

function readDelivery({ delivered, fact }: StoredFact): readonly Delivery[] {
  return delivered === undefined ? [] : [{ dseq: delivered, fact }];
}
