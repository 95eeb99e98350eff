import type Database from 'better-sqlite3';
import { firstTables } from './migrations/0001-first-tables.ts';
import { whatTheStoreSays } from './migrations/0002-what-the-store-says.ts';
import { noAdmissions } from './migrations/0003-no-admissions.ts';
import type { Migration } from './migrations/migration.ts';

export const allMigrations: readonly Migration[] = [firstTables, whatTheStoreSays, noAdmissions];

/** The version of the tables that this program writes. */
export const currentVersion = allMigrations.length;

/** Runs what is missing, in order. The caller holds the transaction: all of it happens, or none. */
export function migrate(database: Database.Database, migrations: readonly Migration[] = allMigrations): void {
  const from = readVersion(database);
  for (const migration of migrations.filter(({ version }) => version > from)) {
    migration.up(database);
    database.pragma(`user_version = ${migration.version}`);
  }
}

export function readVersion(database: Database.Database): number {
  return Number(database.pragma('user_version', { simple: true }));
}
