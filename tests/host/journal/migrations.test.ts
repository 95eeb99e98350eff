import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { allMigrations, currentVersion, migrate, readVersion } from '#host/journal/migrate.ts';
import { firstTables } from '#host/journal/migrations/0001-first-tables.ts';

function listTables(database: Database.Database): unknown[] {
  return database.prepare("select name from sqlite_schema where type = 'table' order by name").pluck().all();
}

describe('the migrations', () => {
  test('are numbered from one without a hole', () => {
    expect(allMigrations.map(({ version }) => version)).toStrictEqual(
      allMigrations.map((__, index) => index + 1),
    );
    expect(currentVersion).toBe(allMigrations.length);
  });

  test('run once: a second run changes nothing', () => {
    const database = new Database(':memory:');
    migrate(database);
    const tables = listTables(database);
    migrate(database);
    expect(listTables(database)).toStrictEqual(tables);
    expect(readVersion(database)).toBe(currentVersion);
    database.close();
  });

  test('leave nothing behind when a later step fails', () => {
    const database = new Database(':memory:');
    const failing = {
      version: 2,
      name: 'fails',
      up: () => {
        throw new Error('stop');
      },
    };
    expect(() => database.transaction(() => migrate(database, [firstTables, failing]))()).toThrow('stop');
    expect(listTables(database)).toStrictEqual([]);
    expect(readVersion(database)).toBe(0);
    database.close();
  });
});

describe('migration 3', () => {
  test('takes the table of admissions out of a file that has rows in it, and nothing else', () => {
    const database = new Database(':memory:');
    migrate(database, allMigrations.slice(0, 2));
    database.exec(`insert into admission (credential_hash, role, name, state) values ('h', 'r', 'n', 's')`);
    const before = listTables(database);
    migrate(database);
    expect(listTables(database)).toStrictEqual(before.filter((name) => name !== 'admission'));
    database.close();
  });
});

describe('migration 1', () => {
  test('makes strict tables only', () => {
    const database = new Database(':memory:');
    firstTables.up(database);
    const lax = database.prepare(
      "select name from pragma_table_list where schema = 'main' and type = 'table' and strict = 0 and name not like 'sqlite%'",
    );
    expect(listTables(database)).toStrictEqual([
      'admission',
      'blob',
      'command',
      'counter',
      'draft',
      'fact',
      'fact_body',
      'meta',
      'room_state',
    ]);
    expect(lax.all()).toStrictEqual([]);
    database.close();
  });

  test('refuses to change or remove a fact that has its number, and lets its receipt and envelope be written', () => {
    const database = new Database(':memory:');
    firstTables.up(database);
    database.exec(`insert into fact (id, command, plan, item, verb, written_by, origin, dseq, envelope)
                   values ('f', 'c', 'p', 'i', 'v', 'w', 'room', 1, '{}')`);
    expect(() => database.exec('update fact set dseq = 2')).toThrow(/immutable/);
    expect(() => database.exec('update fact set dseq = null')).toThrow(/immutable/);
    expect(() => database.exec("update fact set item = 'other'")).toThrow(/immutable/);
    expect(() => database.exec('delete from fact')).toThrow(/immutable/);
    database.exec("update fact set receipt = '{}', envelope = '{}'");
    database.close();
  });
});
