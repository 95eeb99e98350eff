import { Client } from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Central, type CentralNeeds, startCentral } from '#store/start-central.ts';
import { createDatabase } from '../fixtures/postgres-server.ts';
import { onPostgres } from '../support/postgres-suites.ts';
import { value } from './ada.ts';

const origin = 'https://plan.solvang.example';
const signIn: NonNullable<CentralNeeds['signIn']> = {
  providers: [
    {
      id: 'id-porten',
      name: 'ID-porten',
      issuer: 'https://eid.example',
      clientId: 'prove',
      clientAuth: { kind: 'none' },
      acrAccepted: ['idporten-loa-high'],
      personClaim: 'pid',
      forWhom: 'both',
    },
  ],
};

await onPostgres('the store for real data', ({ url }) => {
  let owner: string;
  let login: string;

  beforeAll(async () => {
    await run(url, `create role eier login createrole; create role tjeneste login`);
    owner = as(await createDatabase(url, 'ekte'), 'eier');
    login = as(owner, 'tjeneste');
    await run(url, 'alter database ekte owner to eier');
  }, 60_000);

  function start(change: Partial<CentralNeeds> = {}): ReturnType<typeof startCentral> {
    const place = { databaseUrl: login };
    const operation = { migrateWith: owner };
    const given = { place, origin, signIn, operation, port: 0, now: () => Date.now(), production: true };
    return startCentral({ ...given, ...change });
  }

  async function running<Value>(look: (central: Central) => Promise<Value>): Promise<Value> {
    const central = value(await start());
    try {
      return await look(central);
    } finally {
      await central.stop();
    }
  }

  describe('a store for real data', () => {
    it('starts under a login that owns nothing, and is ready', async () => {
      await running(async ({ address }) => {
        expect((await fetch(new URL('/ready', address))).status).toBe(200);
        const meta: unknown = await (await fetch(new URL('/v1/meta', address))).json();
        expect(meta).toMatchObject({ tryout: false, signIn: 'device', issuer: `${origin}/oidc` });
        const anyone = await fetch(new URL('/v1/plans?for=meeting', address), {
          headers: { authorization: 'Bearer prove-og-feile' },
        });
        expect(anyone.status).toBe(401);
      });
      const owned = await ask(login, `select 1 from pg_class where pg_get_userbyid(relowner) = 'tjeneste'`);
      expect(owned).toEqual([]);
      await expect(run(login, 'select * from fact')).resolves.toBeUndefined();
      expect(await ask(login, 'select * from fact')).toEqual([]);
    }, 60_000);

    it('starts again without the owner once the tables are there', async () => {
      const central = value(await start({ operation: {} }));
      expect((await fetch(new URL('/ready', central.address))).status).toBe(200);
      await central.stop();
    }, 60_000);

    it.each<[string, Partial<CentralNeeds>]>([
      ['token', { token: 'prove-og-feile' }],
      ['made-up-plans', { demo: 'resources/demo' }],
      ['made-up-plans', { date: '2026-11-22' }],
      ['origin-not-https', { origin: 'http://plan.solvang.example' }],
      ['identity-providers-missing', { signIn: {} }],
      ['try-out-database', { place: { folder: 'finnes-ikke' } }],
    ])('is refused for %s', async (why, change) => {
      expect(await start(change)).toEqual({ ok: false, refusal: { kind: 'not-for-production', why: [why] } });
    });

    it('is refused where a role could pass a policy by, and says which', async () => {
      await run(url, 'alter role stafettrom_reader bypassrls');
      expect(await start()).toMatchObject({
        refusal: {
          kind: 'database-unfit',
          why: ['role stafettrom_reader passes policies by (SUPERUSER or BYPASSRLS)'],
        },
      });
      await run(url, 'alter role stafettrom_reader nobypassrls');
      const superuser = { databaseUrl: as(owner, 'postgres') };
      expect(await start({ place: superuser, operation: {} })).toMatchObject({
        refusal: { why: ['role postgres passes policies by (SUPERUSER or BYPASSRLS)'] },
      });
    }, 60_000);

    it('is refused where a table has lost its policies, and says which', async () => {
      await run(owner, 'alter table fact_body no force row level security');
      expect(await start()).toMatchObject({
        refusal: { why: ['table fact_body has no forced row-level security'] },
      });
      await run(owner, 'alter table fact_body force row level security');
    }, 60_000);

    it('is refused where a newer program has been', async () => {
      await run(owner, `insert into schema_version values (99, 'later')`);
      expect(await start()).toMatchObject({
        refusal: { why: ['the tables are of version 99, newer than this program'] },
      });
      await run(owner, 'delete from schema_version where version = 99');
    }, 60_000);
  });
});

function as(url: string, username: string): string {
  return Object.assign(new URL(url), { username }).href;
}

async function run(url: string, statements: string): Promise<void> {
  await ask(url, statements);
}

async function ask(url: string, statements: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const answered: unknown = await client.query(statements);
    return z.object({ rows: z.array(z.unknown()) }).safeParse(answered).data?.rows ?? [];
  } finally {
    await client.end();
  }
}
