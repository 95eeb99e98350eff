import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fold } from '#domain/evolve.ts';
import { readFact } from '#domain/known-fact.ts';
import { readersOf, subjectOf } from '#domain/readers.ts';
import { emptyState } from '#domain/state.ts';
import type { As, Database, Within } from '#store/database/database.ts';
import { tenantTables } from '#store/database/migrations/0004-row-level-security.ts';
import { day, plan, value } from './ada.ts';
import { openPgliteStore, type TryoutStore } from './tryout-store.ts';

type Place = Parameters<typeof openPgliteStore>[0];

const tenant = 'tryout';
const service = { role: 'service', tenant } as const;
const remover = { role: 'remover', tenant, plan } as const;
const reader = (who: string, of: string = plan): As => ({ role: 'reader', tenant, plan: of, reader: who });
const roles = ['stafettrom_service', 'stafettrom_reader', 'stafettrom_remover'];
const readable = ['plan', 'item_reader', 'receipt', 'fact', 'fact_body'];

/** What stands between the data and a fault in our own code. */
export function describeRowLevel(name: string, place: () => Promise<Place>): void {
  describe(`the rows of a plan (${name})`, () => {
    let store: TryoutStore;
    let database: Database;
    beforeAll(async () => {
      store = await openPgliteStore(await place());
      ({ database } = store.central.store);
    }, 60_000);
    afterAll(() => store.stop());

    async function idsFor(as: As): Promise<readonly string[]> {
      return database.within(as, async (within) => {
        const found = await sql<{ id: string }>`select id from fact order by op_seq`.execute(within);
        return found.rows.map(({ id }) => id);
      });
    }

    async function countFor(as: As, table: string): Promise<number> {
      return database.within(as, (within) => count(within, table));
    }

    it('are to each reader those whose subject the domain lets them read, and no others (R5, R7)', async () => {
      const { facts } = value(await store.as('mor').changes(plan));
      const known = facts.flatMap(({ fact }) => {
        const reading = readFact(fact);
        return reading.kind === 'known' ? [reading.fact] : [];
      });
      const classes = readersOf(fold(emptyState, known), { today: day, adultAge: 18 });
      const counts = new Set<number>();
      for (const who of ['mor', 'kontaktlaerer', 'sfo-leder', 'fritidsleder']) {
        const theirs = known.filter((fact) => classes.get(subjectOf(fact, true))?.includes(who) === true);
        expect(await idsFor(reader(who))).toEqual(theirs.map(({ id }) => id));
        expect(await countFor(reader(who), 'fact_body')).toBe(theirs.length);
        counts.add(theirs.length);
      }
      expect(counts.size).toBeGreaterThan(2);
    });

    it('are not there for another plan, another municipality, or nobody', async () => {
      const nobodies: readonly As[] = [
        reader('ukjent'),
        reader('', plan),
        reader('sfo-leder', 'isak-finnes-ikke'),
        { role: 'reader', tenant: 'annen', plan, reader: 'mor' },
        { role: 'reader', tenant: '', plan: '', reader: '' },
      ];
      for (const as of nobodies)
        for (const table of readable.slice(1)) expect(await countFor(as, table)).toBe(0);
      for (const table of tenantTables) {
        expect(await countFor({ role: 'service', tenant: 'annen' }, table)).toBe(0);
        expect(await countFor({ role: 'service', tenant: '' }, table)).toBe(0);
      }
      expect(await countFor(service, 'fact')).toBeGreaterThan(50);
    });

    it('cannot be written for another municipality, nor by a reader', async () => {
      const write = (within: Within): Promise<unknown> =>
        sql`insert into access_log (tenant, plan, id, at, action) values ('annen', 'x', 'x', now(), 'pull')`.execute(
          within,
        );
      await expect(database.within(service, write)).rejects.toThrow(/row-level security/u);
      await expect(database.within(reader('mor'), write)).rejects.toThrow(/permission denied/u);
      const update = (within: Within): Promise<unknown> => sql`update plan set holder = 'x'`.execute(within);
      await expect(database.within(reader('mor'), update)).rejects.toThrow(/permission denied/u);
      const other = await database.within({ role: 'service', tenant: 'annen' }, update);
      expect(other).toMatchObject({ numAffectedRows: 0n });
    });

    it('are changed by nobody once they are facts: bodies go by the one function, under a role of its own (S5)', async () => {
      for (const table of ['fact', 'fact_body', 'visibility_event', 'access_log', 'sealed_batch']) {
        const remove = (within: Within): Promise<unknown> => sql.raw(`delete from ${table}`).execute(within);
        await expect(database.within(service, remove)).rejects.toThrow(/permission denied/u);
        const change = (within: Within): Promise<unknown> =>
          sql.raw(`update ${table} set tenant = tenant`).execute(within);
        await expect(database.within(service, change)).rejects.toThrow(/permission denied/u);
      }
      const [fact = ''] = await idsFor(reader('mor'));
      const remove = (within: Within): Promise<{ rows: { gone: number }[] }> =>
        sql<{ gone: number }>`select remove_body(${fact}, 'deletion') as gone`.execute(within);
      await expect(database.within(service, remove)).rejects.toThrow(/permission denied/u);
      await expect(database.within(reader('mor'), remove)).rejects.toThrow(/permission denied/u);
      const elsewhere = await database.within({ ...remover, plan: 'isak' }, remove);
      expect(elsewhere.rows).toEqual([{ gone: 0 }]);
      const bodies = await countFor(service, 'fact_body');
      expect((await database.within(remover, remove)).rows).toEqual([{ gone: 1 }]);
      expect((await database.within(remover, remove)).rows).toEqual([{ gone: 0 }]);
      expect(await countFor(service, 'fact_body')).toBe(bodies - 1);
      const { facts } = value(await store.as('mor').changes(plan));
      expect(facts[0]?.fact).toMatchObject({ id: fact, removed: { reason: 'deletion' } });
      expect(facts[0]?.fact.body).toBeUndefined();
    });

    it('are asked for as somebody in that transaction alone, whatever becomes of it', async () => {
      const fails = database.within(reader('mor'), async () => {
        throw new Error('in the middle');
      });
      await expect(fails).rejects.toThrow('in the middle');
      await Promise.all(Array.from({ length: 16 }, () => idsFor(reader('mor'))));
      const after = await Promise.all(
        Array.from({ length: 16 }, () => database.own((within) => whoAsks(within))),
      );
      for (const { role, identity } of after) {
        expect(roles).not.toContain(role);
        expect(identity).toBe('');
      }
    });

    it('lie behind roles that can pass no policy by, and in tables that all have theirs forced', async () => {
      const asked = await database.own(async (within) => ({
        roles: await rolesOf(within),
        tables: await tablesOf(within),
        open: await openTables(within),
      }));
      expect(asked.roles).toEqual(
        roles.toSorted().map((role) => ({ role, isFree: false, mayLogIn: false, inherits: false })),
      );
      expect(asked.tables.filter(({ forced }) => !forced)).toEqual([]);
      expect(asked.tables.map(({ name: table }) => table)).toEqual([...tenantTables].toSorted());
      expect(asked.open).toEqual([]);
    });
  });
}

async function count(within: Within, table: string): Promise<number> {
  const found = await sql
    .raw<{ rows: number }>(`select count(*)::integer as rows from ${table}`)
    .execute(within);
  return found.rows[0]?.rows ?? -1;
}

async function whoAsks(within: Within): Promise<{ readonly role: string; readonly identity: string }> {
  const found = await sql<{ role: string; identity: string }>`
    select current_user as role, concat(current_setting('app.tenant', true), current_setting('app.plan', true),
      current_setting('app.reader', true)) as identity`.execute(within);
  return found.rows[0] ?? { role: '', identity: 'none' };
}

async function rolesOf(within: Within): Promise<readonly object[]> {
  const found = await sql<object>`
    select rolname as role, rolsuper or rolbypassrls or rolcreaterole or rolcreatedb as "isFree",
      rolcanlogin as "mayLogIn", rolinherit as inherits
    from pg_roles where rolname like 'stafettrom\\_%' order by rolname`.execute(within);
  return found.rows;
}

/** Every table with a tenant that is not a part of another. */
async function tablesOf(
  within: Within,
): Promise<readonly { readonly name: string; readonly forced: boolean }[]> {
  const found = await sql<{ name: string; forced: boolean }>`
    select relname as name, relrowsecurity and relforcerowsecurity as forced
    from pg_class join pg_attribute on attrelid = pg_class.oid and attname = 'tenant'
    where relkind in ('r', 'p') and not relispartition and relnamespace = 'public'::regnamespace
    order by relname collate "C"`.execute(within);
  return found.rows;
}

/** Parts of tables, and tables without a tenant, that one of the roles could reach by the side. */
async function openTables(within: Within): Promise<readonly object[]> {
  const found = await sql<object>`
    select relname as name, rolname as role from pg_class cross join pg_roles
    where rolname like 'stafettrom\\_%' and relkind in ('r', 'p') and relnamespace = 'public'::regnamespace
      and (relispartition or not relforcerowsecurity)
      and has_table_privilege(pg_roles.oid, pg_class.oid, 'select, insert, update, delete, truncate')`.execute(
    within,
  );
  return found.rows;
}
