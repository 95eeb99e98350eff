import { z } from 'zod';
import type { Fact } from '#domain/fact.ts';
import { no, type Result } from '#domain/result.ts';
import type { AlsoChanged } from './command-rows.ts';
import { changeAlso } from './command-rows.ts';
import type { Connection } from './connection.ts';
import { loadFacts } from './fact-rows.ts';
import type { DiskRefused } from './journal-refusals.ts';

/** Whether a later fact would lose its ground if an earlier one had never been written. */
export type BuildsOn = (later: Fact, earlier: Fact) => boolean;

export type Undone = { readonly command: string; readonly kind: string; readonly facts: readonly Fact[] };

export type UndoRefusal =
  | DiskRefused
  | { readonly kind: 'nothing-to-undo' }
  | { readonly kind: 'later-builds-on-it'; readonly later: string };

export type UndoOptions = {
  readonly buildsOn?: BuildsOn | undefined;
  /** Room state and drafts that change with it, all of it or nothing. */
  readonly also?: ((undone: Undone) => AlsoChanged) | undefined;
};

/** Takes back the newest command of one person that is not on its way to the store. */
export function undoNewest(
  connection: Connection,
  by: string,
  options: UndoOptions = {},
): Result<Undone, UndoRefusal> {
  const newest = findNewest(connection, by);
  if (newest === undefined) {
    return no({ kind: 'nothing-to-undo' });
  }
  const facts = loadCommand(connection, newest.id);
  const builds = options.buildsOn ?? buildOnCreated(findCreatedItems(connection, facts));
  const later = loadFacts(connection, {
    where: "origin = 'room' and seq > ?",
    value: newest.last,
  }).facts.find((stored) => facts.some((fact) => builds(stored.fact, fact)));
  if (later !== undefined) {
    return no({ kind: 'later-builds-on-it', later: later.fact.command });
  }
  return connection.write(() => {
    connection.prepare('delete from fact where command = ?').run(newest.id);
    connection.prepare('delete from command where id = ?').run(newest.id);
    const undone = { command: newest.id, kind: newest.kind, facts };
    changeAlso(connection, options.also?.(undone) ?? {});
    return undone;
  });
}

const newestSchema = z.object({ id: z.string(), kind: z.string(), last: z.number() }).optional();

function findNewest(connection: Connection, by: string): z.infer<typeof newestSchema> {
  const row = connection
    .prepare(
      `select command.id as id, kind, max(fact.seq) as last from command join fact on fact.command = command.id
       where by = ? group by command.seq having count(dseq) = 0 order by command.seq desc limit 1`,
    )
    .get(by);
  return newestSchema.parse(row);
}

function loadCommand(connection: Connection, command: string): readonly Fact[] {
  return loadFacts(connection, { where: 'command = ?', value: command }).facts.map(({ fact }) => fact);
}

// An item is created by the command when nothing was written about it before; what the store gave was before.
function findCreatedItems(connection: Connection, facts: readonly Fact[]): ReadonlySet<string> {
  const first = connection
    .prepare('select command from fact where item = ? order by origin, seq limit 1')
    .pluck();
  return new Set(facts.filter((fact) => first.get(fact.item) === fact.command).map((fact) => fact.item));
}

function buildOnCreated(created: ReadonlySet<string>): BuildsOn {
  return (later, earlier) =>
    later.base === earlier.id ||
    mentions(later.body, earlier.id) ||
    (created.has(earlier.item) && restsOn(later, earlier.item));
}

function restsOn(later: Fact, item: string): boolean {
  return (
    later.item === item ||
    later.writtenBy === item ||
    later.saidBy.includes(item) ||
    mentions(later.body, item)
  );
}

function mentions(value: unknown, name: string): boolean {
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).some(([key, inner]) => key === name || mentions(inner, name));
  }
  return value === name;
}
