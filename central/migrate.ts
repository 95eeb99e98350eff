import { sql } from 'kysely';
import type { Database, Within } from './database.ts';
import { firstTables } from './migrations/0001-first-tables.ts';
import { newPlans } from './migrations/0002-new-plans.ts';
import type { Migration } from './migrations/migration.ts';

const migrations: readonly Migration[] = [firstTables, newPlans];

/** Brings the tables to this version; every step in the one transaction, so a cut leaves the old ones whole. */
export async function migrate(database: Database): Promise<void> {
  await database.transaction().execute(async (within) => {
    await sql`create table if not exists schema_version (version integer primary key, name text not null)`.execute(
      within,
    );
    await sql`lock table schema_version in exclusive mode`.execute(within);
    const at = await sql<{ version: number }>`
      select coalesce(max(version), 0)::integer as version from schema_version`.execute(within);
    const current = at.rows[0]?.version ?? 0;
    for (const step of migrations.filter(({ version }) => version > current)) await take(within, step);
  });
}

async function take(within: Within, { version, name, statements }: Migration): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(within);
  await sql`insert into schema_version (version, name) values (${version}, ${name})`.execute(within);
}
