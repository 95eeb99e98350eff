import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type ClientRequest, IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { type CentralClient, createCentralClient } from '#host/central/central-client.ts';
import { pushAnswerSchema } from '#sync/messages.ts';
import { borrow, comment, device, numbered, plan, value } from './ada.ts';
import { layDatabase } from '../fixtures/database-template.ts';
import { token } from './tryout-store.ts';

const root = path.resolve(import.meta.dirname, '../..');
let folder: string;
let child: ChildProcess;
let address: string;
let client: CentralClient;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'stafettrom-stop-'));
  layDatabase(folder);
  const given = ['--data', folder, '--token', token, '--demo', 'resources/demo', '--date', '2026-11-22'];
  child = spawn(process.execPath, ['central/central-process.ts', ...given], { cwd: root, stdio: 'pipe' });
  child.stderr?.resume();
  if (child.stdout === null) throw new Error('The store says nothing');
  const [line] = z.tuple([z.instanceof(Buffer)]).parse(await once(child.stdout, 'data'));
  address = z.object({ listening: z.string() }).parse(JSON.parse(line.toString())).listening;
  client = createCentralClient({ baseUrl: address, token, fetch: globalThis.fetch, now: () => Date.now() });
}, 120_000);
afterAll(() => {
  child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** A push whose second half is not sent yet. */
function beginPush(body: string): ClientRequest {
  const asking = request(new URL(`/v1/plans/${plan}/ops`, address), {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    },
  });
  asking.write(body.slice(0, 100));
  return asking;
}

async function readAnswer(
  asking: ClientRequest,
): Promise<{ readonly status: number; readonly text: string }> {
  const [answer] = z.tuple([z.instanceof(IncomingMessage)]).parse(await once(asking, 'response'));
  let text = '';
  for await (const part of answer) text += String(part);
  return { status: answer.statusCode ?? 0, text };
}

it('a store that is told to stop answers what has begun and who waits, takes nobody new, and ends with 0 within 10 seconds [SYNC-40]', async () => {
  const { loan } = await borrow(client);
  const facts = numbered([comment('Skrevet mens lageret stoppet')]);
  const { cursor } = value(await client.changes(plan, { loan }));
  const body = JSON.stringify({ device, loan, facts });
  const asking = beginPush(body);
  const answered = readAnswer(asking);
  const waiting = client.changes(plan, { loan, cursor, wait: 25 });
  await pause(1500);
  const began = Date.now();
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  expect(value(await waiting).facts).toEqual([]);
  expect(Date.now() - began).toBeLessThan(5000);
  await expect(fetch(new URL('/v1/meta', address)).then(({ status }) => status)).rejects.toThrow(
    'fetch failed',
  );
  asking.end(body.slice(100));
  const { status, text } = await answered;
  expect(status).toBe(200);
  expect(pushAnswerSchema.parse(JSON.parse(text)).results).toMatchObject([{ outcome: 'applied' }]);
  expect((await ended)[0]).toBe(0);
  expect(Date.now() - began).toBeLessThan(10_000);
}, 60_000);
