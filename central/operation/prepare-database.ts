import { sql } from 'kysely';
import { type Database, openPostgres, type Within } from '../database/database.ts';
import { migrate, newestVersion, readVersion } from '../database/migrate.ts';
import { tenantTables } from '../database/migrations/0004-row-level-security.ts';

interface PrepareNeeds {
  readonly database: Database;
  /** The owner of the tables, where the service's own login owns nothing. */
  readonly owner?: string;
  readonly partitions?: number;
  readonly production: boolean;
  /** The store was put back from a copy: what rooms hold may be newer than it. */
  readonly restored?: boolean;
}

/** Brings the tables to this version and looks whether the database keeps what is asked of it: what it does not. */
export async function prepareDatabase(needs: PrepareNeeds): Promise<readonly string[]> {
  const { database, owner, partitions } = needs;
  const tooOld = await database.own(checkVersion);
  if (tooOld.length > 0) return tooOld;
  if (owner === undefined) await migrate(database, partitions);
  else await migrateAs(owner, needs);
  // A new key for cursors: every room takes its plan from the start ([SYNC-41]).
  if (needs.restored === true) await withOwner(needs, (within) => forgetCursors(within));
  return database.own((within) => checkDatabase(within, needs));
}

async function migrateAs(owner: string, { database, partitions }: PrepareNeeds): Promise<void> {
  const login = await database.own(readLogin);
  const owning = openPostgres(owner, 1);
  try {
    await migrate(owning, partitions);
    await owning.own((within) => letIn(within, login));
  } finally {
    await owning.destroy();
  }
}

async function withOwner<Value>(
  { database, owner }: PrepareNeeds,
  work: (within: Within) => Promise<Value>,
): Promise<Value> {
  if (owner === undefined) return database.own(work);
  const owning = openPostgres(owner, 1);
  try {
    return await owning.own(work);
  } finally {
    await owning.destroy();
  }
}

async function forgetCursors(within: Within): Promise<void> {
  await sql`delete from store_key where name = 'cursor'`.execute(within);
}

async function readLogin(within: Within): Promise<string> {
  const found = await sql<{ login: string }>`select current_user as login`.execute(within);
  return found.rows[0]?.login ?? '';
}

/** The login of the service may become the three roles, and reads the store's keys; it owns nothing. */
async function letIn(within: Within, login: string): Promise<void> {
  const name = sql.id(login);
  await sql`grant stafettrom_service, stafettrom_reader, stafettrom_remover to ${name}`.execute(within);
  await sql`grant select, insert on store_key to ${name}`.execute(within);
  await sql`grant select on schema_version to ${name}`.execute(within);
}

async function checkVersion(within: Within): Promise<readonly string[]> {
  const found = await sql<{ version: number }>`
    select current_setting('server_version_num')::integer as version`.execute(within);
  return (found.rows[0]?.version ?? 0) < 150_000 ? ['PostgreSQL is older than 15'] : [];
}

/** What a policy could be passed by with ([SYNC-2], [SYNC-15]). Each fault names what it is about. */
async function checkDatabase(within: Within, needs: PrepareNeeds): Promise<readonly string[]> {
  const roles = await sql<{ name: string }>`
    select rolname as name from pg_roles where (rolsuper or rolbypassrls)
      and (rolname in ('stafettrom_service', 'stafettrom_reader', 'stafettrom_remover')
        or (${needs.production} and rolname = current_user))
    order by rolname`.execute(within);
  const tables = await sql<{ name: string }>`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
      and relname in (${sql.join([...tenantTables])}) and not (relrowsecurity and relforcerowsecurity)
    order by relname`.execute(within);
  const owned = await sql`
    select 1 from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
      and pg_get_userbyid(relowner) = current_user limit 1`.execute(within);
  const version = await readVersion(within);
  return [
    ...roles.rows.map(({ name }) => `role ${name} passes policies by (SUPERUSER or BYPASSRLS)`),
    ...tables.rows.map(({ name }) => `table ${name} has no forced row-level security`),
    ...(needs.owner !== undefined && owned.rows.length > 0 ? ['the login of the service owns tables'] : []),
    ...(version > newestVersion ? [`the tables are of version ${version}, newer than this program`] : []),
  ];
}
