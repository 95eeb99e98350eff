import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openHome } from '#store/home/open-home.ts';
import { createServer } from '#store/http/create-server.ts';
import type { RequestLine } from '#store/http/log-requests.ts';
import { findPagePlaces } from '#store/http/page-routes.ts';
import { newestVersion } from '#store/database/migrate.ts';
import { usualLimits } from '#store/operation/rate-limits.ts';
import { checkSignInFile, signInFileSchema } from '#store/sign-in/sign-in-file.ts';
import { problemSchema } from '#sync/problems.ts';
import { borrow, comment, device, numbered, plan, value } from './ada.ts';
import { openTryoutStore, token, type TryoutStore } from './tryout-store.ts';

const lines: RequestLine[] = [];
let store: TryoutStore;

beforeAll(async () => {
  store = await openTryoutStore({
    operation: {
      onRequest: (line) => lines.push(line),
      metricsPort: 0,
      trustProxy: ['127.0.0.1'],
      rateLimits: { ...usualLimits, sealed: 3, signIn: 5, open: 40 },
    },
  });
}, 60_000);
afterAll(() => store.stop());

function ask(address: string, init: RequestInit = {}): Promise<Response> {
  return fetch(new URL(address, store.central.address), init);
}

describe('the OpenAPI document', () => {
  it('has every route of the store but pages, OAuth and metrics', async () => {
    const routes = new Set<string>();
    const collect = (app: FastifyInstance): void => {
      app.addHook('onRoute', ({ method, url }) => {
        for (const one of [method].flat()) routes.add(`${one.toLowerCase()} ${url}`);
      });
    };
    const { store: inner, signIn } = store.central;
    const home = openHome({ store: inner, signIn, locales: findPagePlaces().locales });
    const app = await createServer({
      store: inner,
      onFault: () => undefined,
      parts: [collect, signIn.part, home],
    });
    await app.ready();
    const answer = await app.inject({ url: '/openapi.json' });
    const { paths } = z
      .object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) })
      .parse(answer.json());
    const told = Object.entries(paths).flatMap(([address, methods]) =>
      Object.keys(methods).map((method) => `${method} ${address.replaceAll(/\{(\w+)\}/gu, ':$1')}`),
    );
    const served = [...routes].filter((route) => !route.includes(' /oidc/'));
    expect(told.length).toBeGreaterThan(30);
    expect(told.toSorted()).toEqual(served.toSorted());
  });
});

describe('health and readiness', () => {
  it('are green while the database has the tables of this version, and red when another has been there', async () => {
    expect((await ask('/health')).status).toBe(200);
    expect((await ask('/ready')).status).toBe(200);
    const { database } = store.central.store;
    await database.own((within) =>
      sql`insert into schema_version values (${newestVersion + 1}, 'of a newer program')`.execute(within),
    );
    const red = await ask('/ready');
    expect(red.status).toBe(503);
    expect(problemSchema.parse(await red.json()).type).toBe('busy');
    expect((await ask('/health')).status).toBe(200);
    await database.own((within) =>
      sql`delete from schema_version where version = ${newestVersion + 1}`.execute(within),
    );
    expect((await ask('/ready')).status).toBe(200);
  });
});

describe('the limits', () => {
  it('tell whoever asks too often when to come again, each class for itself [SYNC-42]', async () => {
    const bring = (from: string): Promise<Response> =>
      ask('/v1/leases/finnes-ikke/sealed', {
        method: 'POST',
        body: 'x',
        headers: { 'content-type': 'application/octet-stream', 'x-forwarded-for': from },
      });
    const statuses: number[] = [];
    for (let times = 0; times < 4; times += 1) statuses.push((await bring('192.0.2.1')).status);
    expect(statuses.map((status) => status === 429)).toEqual([false, false, false, true]);
    const refused = await bring('192.0.2.1');
    expect(problemSchema.parse(await refused.json()).type).toBe('busy');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await bring('192.0.2.2')).status).not.toBe(429);
    expect((await ask('/v1/meta', { headers: { 'x-forwarded-for': '192.0.2.1' } })).status).toBe(200);
  });

  it('count before anything is looked up: a wrong token costs as much as a right one', async () => {
    const guess = (from: string): Promise<Response> =>
      ask('/v1/home/device?user_code=BCDF-GHJK', { headers: { 'x-forwarded-for': from } });
    const statuses: number[] = [];
    for (let times = 0; times < 7; times += 1) statuses.push((await guess('192.0.2.3')).status);
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429]);
  });
});

describe('the log', () => {
  it('tells route, status and kind of caller, and nothing of whom or what it was about', async () => {
    const secrets = ['Adas mor ringer 912 34 567', '01017012345', 'hemmelig-token-123', 'BCDF-GHJK'];
    const [text = '', number = '', wrong = ''] = secrets;
    const { loan } = await borrow(store.client);
    value(await store.client.push(plan, { device, loan, facts: numbered([comment(text)]) }));
    await ask(`/v1/plans/${number}/changes?loan=${encodeURIComponent(text)}`, {
      headers: { authorization: `Bearer ${wrong}`, cookie: `stafettrom=${wrong}`, 'user-agent': text },
    });
    await ask(`/${encodeURIComponent(text)}/${number}`);
    await ask('/sign-in/password', {
      method: 'POST',
      body: JSON.stringify({ userName: text, password: number }),
      headers: { 'content-type': 'application/json' },
    });
    await ask(`/v1/plans/${plan}/ops`, { method: 'POST', body: `{"${text}": `, headers: { 'x-a': number } });
    await expect.poll(() => lines.some(({ route }) => route === 'unknown')).toBe(true);
    const written = JSON.stringify([lines, store.faults]);
    for (const secret of [...secrets, token, loan, device, `"${plan}"`, '127.0.0.1', 'Ada']) {
      expect(written).not.toContain(secret);
    }
    expect(lines).toContainEqual(
      expect.objectContaining({
        event: 'request',
        route: '/v1/plans/:plan/ops',
        method: 'POST',
        status: 200,
        caller: 'tryout',
      }),
    );
    const known = ['at', 'event', 'route', 'method', 'status', 'ms', 'caller'];
    expect(lines.every((line) => Object.keys(line).every((name) => known.includes(name)))).toBe(true);
  });
});

describe('the metrics', () => {
  it('count requests, facts by outcome and what waits, without a name of a plan', async () => {
    const { loan } = await borrow(store.client);
    value(await store.client.push(plan, { device, loan, facts: numbered([comment(), comment()]) }));
    const address = store.central.metrics?.address ?? '';
    await expect
      .poll(async () => (await fetch(`${address}/metrics`)).text())
      .toMatch(/stafettrom_requests_total\{route="\/v1\/plans\/:plan\/ops",method="POST",status="200"\} \d/u);
    const text = await (await fetch(`${address}/metrics`)).text();
    expect(text).toMatch(/stafettrom_facts_total\{outcome="applied"\} [1-9]/u);
    expect(text).toMatch(/stafettrom_snapshots [1-9]/u);
    for (const name of ['waiting_pulls', 'pool_in_use', 'pool_waiting', 'request_seconds_bucket']) {
      expect(text).toContain(`stafettrom_${name}`);
    }
    expect(text).toContain('nodejs_eventloop_lag');
    for (const secret of [loan, device, `"${plan}"`, 'tryout"']) expect(text).not.toContain(secret);
    expect((await ask('/metrics')).status).toBe(404);
    expect((await fetch(`${address}/v1/meta`)).status).toBe(404);
  });
});

const told = readFileSync(path.resolve(import.meta.dirname, '../../docs/operation.md'), 'utf8');

it('the example of how people sign in is one that a store for real data takes', () => {
  const example = [...told.matchAll(/^```json\n([\s\S]*?)^```$/gmu)].map((found) => found[1] ?? '');
  const files = example.filter((text) => text.includes('"providers"'));
  expect(files).toHaveLength(1);
  const file = checkSignInFile(signInFileSchema.parse(JSON.parse(files[0] ?? '')), false);
  expect(file.providers.map(({ id }) => id)).toEqual(['id-porten', 'ansattporten']);
});

it('the limits stand in one place, and the documents say what they are', () => {
  for (const [name, most] of Object.entries(usualLimits)) expect(told).toContain(`${name}: ${most}`);
});
