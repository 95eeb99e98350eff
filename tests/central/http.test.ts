import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { pullPlan } from '#host/central/pull-plan.ts';
import { lockFolder } from '#store/database/folder-lock.ts';
import { describeFailure } from '#store/http/answers.ts';
import { startCentral } from '#store/start-central.ts';
import { limits } from '#sync/limits.ts';
import { problemSchema } from '#sync/problems.ts';
import { borrow, comment, device, newId, numbered, plan, value } from './ada.ts';
import { layDatabase } from '../fixtures/database-template.ts';
import { openPgliteStore, token, type TryoutStore } from './tryout-store.ts';

const root = path.resolve(import.meta.dirname, '../..');
const apiSchema = z.object({
  openapi: z.string(),
  components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
});
let store: TryoutStore;

beforeAll(async () => {
  store = await openPgliteStore();
}, 60_000);
afterAll(() => store.stop());

function ask(address: string, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  if (!headers.has('authorization')) headers.set('authorization', `Bearer ${token}`);
  return fetch(new URL(address, store.central.address), { ...init, headers });
}

async function problem(response: Response): Promise<string> {
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  const { type, status } = problemSchema.parse(await response.json());
  expect(response.status).toBe(status);
  return type;
}

describe('the store over HTTP', () => {
  it('opens nothing without its token [SYNC-2]', async () => {
    const addresses = [
      '/v1/plans?for=meeting',
      `/v1/plans/${plan}/changes`,
      `/v1/plans/${plan}/ops/${newId()}`,
    ];
    for (const address of addresses) {
      expect(await problem(await ask(address, { headers: { authorization: '' } }))).toBe('sign-in-required');
      const wrong = await ask(address, { headers: { authorization: 'Bearer feil-feil-feil' } });
      expect(await problem(wrong)).toBe('token-rejected');
    }
    const open = await fetch(new URL('/v1/meta', store.central.address));
    expect(open.status).toBe(200);
  });

  it('answers every request that it cannot read with a problem, and keeps its head', async () => {
    const ops = `/v1/plans/${plan}/ops`;
    const json = { 'content-type': 'application/json' };
    expect(await problem(await ask('/v1/nothing'))).toBe('not-found');
    expect(await problem(await ask(ops, { method: 'POST', body: '{', headers: json }))).toBe('body-invalid');
    expect(await problem(await ask(ops, { method: 'POST', body: '{}', headers: json }))).toBe('body-invalid');
    expect(await problem(await ask(ops, { method: 'POST', body: 'text' }))).toBe('body-invalid');
    const big = JSON.stringify({ text: 'a'.repeat(limits.bytesPerPush) });
    expect(await problem(await ask(ops, { method: 'POST', body: big, headers: json }))).toBe('too-large');
    const many = JSON.stringify({
      device,
      loan: newId(),
      facts: numbered(Array.from({ length: 201 }, () => comment())),
    });
    expect(await problem(await ask(ops, { method: 'POST', body: many, headers: json }))).toBe('too-large');
    expect(await problem(await ask(`/v1/plans/${plan}/changes?limit=0`))).toBe('body-invalid');
    expect(await problem(await ask(`/v1/plans/${plan}/changes?cursor=v1.${'A'.repeat(80)}`))).toBe(
      'cursor-expired',
    );
    expect(store.faults).toEqual([]);
  });

  it('blames what was sent, not itself, for a character that no database can hold', () => {
    const refused = Object.assign(new Error('invalid byte sequence'), { code: '22021' });
    expect(describeFailure(refused).type).toBe('body-invalid');
    expect(describeFailure(new Error('a bug')).type).toBe('unexpected');
  });

  it('describes itself in one document whose every reference is in it', async () => {
    const response = await ask('/openapi.json');
    const text = await response.text();
    const document = apiSchema.parse(JSON.parse(text));
    expect(document.openapi).toBe('3.1.0');
    const named = [...text.matchAll(/"#\/components\/schemas\/([^"]+)"/gu)].map((found) => found[1] ?? '');
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((name) => document.components.schemas[name] === undefined)).toEqual([]);
    expect(text).not.toContain('"#/$defs/');
  });

  it('gives the receipt of a fact, without its contents', async () => {
    const { loan } = await borrow(store.client);
    const fact = comment('Dette skal ikke stå i kvitteringen');
    value(await store.client.push(plan, { device, loan, facts: numbered([fact]) }));
    const text = await (await ask(`/v1/plans/${plan}/ops/${fact.id}`)).text();
    expect(JSON.parse(text)).toMatchObject({ id: fact.id, outcome: 'applied', deviceNumber: 1 });
    expect(text).not.toContain('skal ikke');
    expect(await problem(await ask(`/v1/plans/isak/ops/${fact.id}`))).toBe('not-found');
  });

  it('writes who had which part of a plan', async () => {
    const count = async (): Promise<number> => {
      const rows = await store.central.store.database.own((within) =>
        sql<{ action: string }>`select action from access_log where plan = 'selma'`.execute(within),
      );
      return rows.rows.length;
    };
    const before = await count();
    value(await pullPlan(store.client, 'selma'));
    expect(await count()).toBe(before + 1);
  });

  it('leaves no row without its receipt, and keeps everything over a restart', async () => {
    const { loan } = await borrow(store.client);
    const facts = numbered([comment('Før omstarten'), comment()]);
    value(await store.client.push(plan, { device, loan, facts }));
    const before = value(await pullPlan(store.client, plan));
    store = await store.restart();
    const after = value(await pullPlan(store.client, plan));
    expect(after.facts).toEqual(before.facts);
    expect(value(await store.client.changes(plan, { cursor: before.cursor })).facts).toEqual([]);
    const again = value(await store.client.push(plan, { device, loan, facts }));
    expect(again.results.map(({ duplicate }) => duplicate)).toEqual([true, true]);
    const next = value(await store.client.push(plan, { device, loan, facts: numbered([comment()], 3) }));
    expect(next.results).toMatchObject([{ outcome: 'applied' }]);
    const counted = await store.central.store.database.own((within) =>
      sql<{ facts: number; receipts: number; head: number }>`
      select (select count(*)::integer from fact where plan = ${plan}) as facts,
        (select count(*)::integer from receipt where plan = ${plan}) as receipts,
        (select op_seq from plan where id = ${plan}) as head`.execute(within),
    );
    const { facts: rows, receipts, head } = counted.rows[0] ?? {};
    expect([receipts, head]).toEqual([rows, rows]);
  }, 60_000);

  it('takes what a room has to deliver also when its right to read has ended [SYNC-12]', async () => {
    const { loan } = await borrow(store.client);
    await store.central.store.database.own((within) =>
      sql`update loan set offline_until = '2020-01-01T00:00:00Z' where id = ${loan}`.execute(within),
    );
    const answer = value(await store.client.push(plan, { device, loan, facts: numbered([comment()]) }));
    expect(answer.results).toMatchObject([{ outcome: 'applied' }]);
  });

  it('takes pushes to one plan from many rooms at once, each fact exactly once', async () => {
    const loans = await Promise.all(Array.from({ length: 8 }, () => borrow(store.client)));
    const sent = await Promise.all(
      loans.map(async ({ loan }) => {
        const facts = numbered(Array.from({ length: 5 }, () => comment()));
        const twice = [1, 2].map(() => store.client.push(plan, { device, loan, facts }));
        const answers = (await Promise.all(twice)).map((answer) => value(answer));
        expect(
          answers.flatMap(({ results }) => results).filter((one) => one.duplicate === true),
        ).toHaveLength(5);
        return facts.map(({ fact }) => fact.id);
      }),
    );
    const ids = value(await pullPlan(store.client, plan)).facts.map(({ fact }) => fact.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(sent.flat().every((id) => ids.includes(id))).toBe(true);
  });
});

describe('the folder of a try-out store', () => {
  it('is refused to a second process while the first one has it', () => {
    const given = ['central/central-process.ts', '--data', store.folder, '--token', token];
    const second = spawnSync(process.execPath, given, { cwd: root, encoding: 'utf8', input: '' });
    expect(second.status).toBe(1);
    expect(second.stderr).toContain('"folder-taken"');
    expect(second.stdout).toBe('');
  }, 60_000);

  it('is taken over from a process that is dead, and from a number that somebody else has now', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'stafettrom-lock-'));
    const dead = spawnSync(process.execPath, ['--version']).pid;
    for (const owner of [
      { pid: dead, started: '1' },
      { pid: process.ppid, started: 'before' },
    ]) {
      writeFileSync(path.join(folder, 'central.lock'), JSON.stringify(owner));
      const lock = lockFolder(folder);
      expect(lock.ok).toBe(true);
      expect(lockFolder(folder)).toMatchObject({ ok: false, refusal: { kind: 'folder-taken' } });
      if (lock.ok) lock.value.release();
    }
    rmSync(folder, { recursive: true });
  });

  it('is never opened where real people are served', async () => {
    const folder = path.join(tmpdir(), `stafettrom-never-${process.pid}`);
    const place = { folder };
    const started = await startCentral({ place, port: 0, token, now: () => Date.now(), production: true });
    expect(started).toMatchObject({
      ok: false,
      refusal: {
        kind: 'not-for-production',
        why: ['try-out-database', 'token', 'origin-missing', 'identity-providers-missing'],
      },
    });
    expect(existsSync(folder)).toBe(false);
  });
});

describe('the process of the store', () => {
  it('says where it listens and what it is for, and ends with its parent', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'stafettrom-process-'));
    layDatabase(folder);
    const given = [
      'central/central-process.ts',
      '--data',
      folder,
      '--token',
      token,
      '--port',
      '0',
      '--with-parent',
    ];
    const child = spawn(process.execPath, given, { cwd: root, stdio: ['pipe', 'pipe', 'pipe'] });
    let said = '';
    child.stderr.on('data', (text: Buffer) => (said += text.toString()));
    const [line] = z.tuple([z.instanceof(Buffer)]).parse(await once(child.stdout, 'data'));
    const { listening } = z.object({ listening: z.string() }).parse(JSON.parse(line.toString()));
    expect(listening).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/u);
    expect((await fetch(`${listening}/health`)).status).toBe(200);
    expect(said).toContain('Prøvedata / try-out data: never for real people');
    child.stdin.end();
    expect((await once(child, 'exit'))[0]).toBe(0);
    expect(existsSync(path.join(folder, 'central.lock'))).toBe(false);
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);
});
