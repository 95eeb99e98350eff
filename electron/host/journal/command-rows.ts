import type { Fact } from '#domain/fact.ts';
import type { FactId } from '#domain/identity.ts';
import { no, type Result } from '#domain/result.ts';
import type { Connection } from './connection.ts';
import { hasFact, insertFact, placeAfterLast } from './fact-rows.ts';
import type { DiskRefused } from './journal-refusals.ts';
import type { Json } from './json-value.ts';
import { putRow, removeRow } from './room-rows.ts';

/** Rows that change together with the facts of a command; `null` removes one. */
export type RowChanges = Readonly<Record<string, Json>>;

/** Rows that change in the same transaction as facts do. */
export type AlsoChanged = { readonly room?: RowChanges; readonly drafts?: RowChanges };

export type JournalCommand = AlsoChanged & {
  readonly command: FactId;
  readonly by: string;
  readonly kind: string;
  readonly facts: readonly Fact[];
};

export type AppendRefusal = DiskRefused | { readonly kind: 'already-written' };

/** Design idea 3: the answer comes when facts, room state and drafts are on the disk, all of them or none. */
export function appendCommand(
  connection: Connection,
  input: JournalCommand,
): Result<{ readonly facts: number }, AppendRefusal> {
  const at = readTime(input);
  if (connection.prepare('select 1 from command where id = ?').get(input.command) !== undefined) {
    return no({ kind: 'already-written' });
  }
  return connection.write(() => {
    connection
      .prepare('insert into command (id, by, at, kind) values (?, ?, ?, ?)')
      .run(input.command, input.by, at, input.kind);
    for (const fact of input.facts) insertFact(connection, fact, { origin: 'room' });
    changeAlso(connection, input);
    return { facts: input.facts.length };
  });
}

/** Facts in force that are put in whole, as a plan file has them. One that is here already is left as it is. */
export function importFacts(
  connection: Connection,
  facts: readonly Fact[],
): Result<{ readonly facts: number }, DiskRefused> {
  const fresh = facts.filter((fact) => !hasFact(connection, fact.id));
  return connection.write(() => {
    const first = placeAfterLast(connection);
    for (const [index, fact] of fresh.entries())
      insertFact(connection, fact, { origin: 'loan', place: first + index, settled: { outcome: 'applied' } });
    return { facts: fresh.length };
  });
}

/** To be called inside a transaction. */
export function changeAlso(connection: Connection, { room, drafts }: AlsoChanged): void {
  changeRows(connection, 'room_state', room ?? {});
  changeRows(connection, 'draft', drafts ?? {});
}

function changeRows(connection: Connection, table: 'room_state' | 'draft', changes: RowChanges): void {
  for (const [key, value] of Object.entries(changes)) {
    if (value === null) {
      removeRow(connection, table, key);
    } else {
      putRow(connection, table, { key, value });
    }
  }
}

function readTime(input: JournalCommand): string {
  const first = input.facts[0];
  if (first === undefined || input.facts.some((fact) => fact.command !== input.command)) {
    throw new Error('A command brings facts, and all of them are its own.');
  }
  return first.at;
}
