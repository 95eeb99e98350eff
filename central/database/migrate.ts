import { sql } from 'kysely';
import type { Database, Within } from './database.ts';
import { firstTables } from './migrations/0001-first-tables.ts';
import { newPlans } from './migrations/0002-new-plans.ts';
import { readersAndPeople } from './migrations/0003-readers-and-people.ts';
import { rowLevelSecurity, tenantTables } from './migrations/0004-row-level-security.ts';
import type { Migration } from './migrations/migration.ts';

const migrations: readonly Migration[] = [firstTables, newPlans, readersAndPeople, rowLevelSecurity];
export const newestVersion = Math.max(...migrations.map(({ version }) => version));

/** Of the tables that are there; 0 where there are none. */
export async function readVersion(within: Within): Promise<number> {
  const known = await sql<{ is: boolean }>`select to_regclass('schema_version') is not null as is`.execute(
    within,
  );
  if (known.rows[0]?.is !== true) return 0;
  const found = await sql<{ version: number }>`
    select coalesce(max(version), 0)::integer as version from schema_version`.execute(within);
  return found.rows[0]?.version ?? 0;
}

/**
 * Brings the tables to this version; every step in the one transaction, so a cut leaves the old ones whole. With
 * `partitions` new tables are hash-partitioned by tenant, which only a store that is new can choose; with `upTo` it
 * stops at an older version, as a test of this very step needs one.
 */
export async function migrate(database: Database, partitions?: number, upTo = Infinity): Promise<void> {
  // A login that owns nothing may not even ask for a table to be made.
  if ((await database.own(readVersion)) >= Math.min(newestVersion, upTo)) return;
  await database.own(async (within) => {
    await sql`create table if not exists schema_version (version integer primary key, name text not null)`.execute(
      within,
    );
    await sql`lock table schema_version in exclusive mode`.execute(within);
    const current = await readVersion(within);
    for (const step of migrations.filter(({ version }) => version > current && version <= upTo)) {
      await take(within, step, partitions);
    }
  });
}

async function take(within: Within, step: Migration, partitions: number | undefined): Promise<void> {
  const { version, name, statements, after } = step;
  for (const statement of statements) {
    for (const one of partitionOf(statement, partitions)) await sql.raw(one).execute(within);
  }
  await after?.(within);
  await sql`insert into schema_version (version, name) values (${version}, ${name})`.execute(within);
}

/** Every key has the tenant first, so that each table can lie in parts by it (docs/operation.md). */
function partitionOf(statement: string, partitions: number | undefined): readonly string[] {
  const table = /^create table (\w+)/u.exec(statement)?.[1];
  if (partitions === undefined || !tenantTables.some((name) => name === table)) return [statement];
  const parts = Array.from(
    { length: partitions },
    (_, part) =>
      `create table ${table}_${part} partition of ${table} for values with (modulus ${partitions}, remainder ${part})`,
  );
  return [`${statement} partition by hash (tenant)`, ...parts];
}
