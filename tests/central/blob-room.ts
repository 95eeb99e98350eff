import { createHash, randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect } from 'vitest';
import { limits } from '#sync/limits.ts';
import { problemSchema } from '#sync/problems.ts';
import { borrow, device, holder, makeFact, numbered, plan, value } from './ada.ts';
import { openTryoutStore, token, type TryoutStore } from './tryout-store.ts';

export const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
export const large = 2 * limits.bytesPerPart + 12_345;
let opened: TryoutStore | undefined;

/** The store of this file's tests. */
export function store(): TryoutStore {
  if (opened === undefined) throw new Error('No test has opened the store yet');
  return opened;
}

export function useBlobStore(): void {
  beforeAll(async () => {
    process.stdout.write(`cut uploads: SEED=${seed}\n`);
    opened = await openTryoutStore();
  }, 60_000);
  afterAll(() => opened?.stop());
}

export interface Made {
  readonly bytes: Buffer;
  readonly sha256: string;
  readonly loan: string;
  readonly deliveryKey: string;
  readonly path: string;
}

export async function make(size: number): Promise<Made> {
  const { loan, deliveryKey } = await borrow(store().client);
  const bytes = randomBytes(size);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { bytes, sha256, loan, deliveryKey, path: `/v1/plans/${plan}/blobs/${sha256}?loan=${loan}` };
}

export function ask(path: string, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers({
    authorization: `Bearer ${token}`,
    ...Object.fromEntries(new Headers(init.headers)),
  });
  return fetch(new URL(path, store().central.address), { ...init, headers });
}

export async function problem(response: Response): Promise<string> {
  return problemSchema.parse(await response.json()).type;
}

export function partOf(bytes: Buffer, from: number, isLast: boolean): RequestInit {
  const headers = {
    'content-type': 'application/partial-upload',
    'upload-offset': String(from),
    'upload-complete': isLast ? '?1' : '?0',
  };
  return { method: 'PATCH', headers, body: Uint8Array.from(bytes) };
}

export function beginning(bytes: Buffer, isLast: boolean): RequestInit {
  const headers = { 'content-type': 'application/pdf', 'upload-complete': isLast ? '?1' : '?0' };
  return { method: 'PUT', headers, body: Uint8Array.from(bytes) };
}

export async function measure(path: string): Promise<readonly unknown[]> {
  const { status, headers } = await ask(path, { method: 'HEAD' });
  return [status, headers.get('upload-offset'), headers.get('upload-complete')];
}

interface NamedSo {
  readonly limitedTo?: string[];
  readonly holds?: string[];
  readonly under?: string;
}

/** A fact under this loan that names the document, seen by everybody or by those named. */
export async function name(made: Made, change: NamedSo = {}): Promise<void> {
  const body = {
    category: 'note',
    title: 'Notat \u0000',
    topic: 'other',
    sha256: made.sha256,
    bytes: made.bytes.length,
    mediaType: 'application/pdf',
    ...(change.limitedTo === undefined ? {} : { limitedTo: change.limitedTo }),
    ...(change.holds === undefined ? {} : { holds: change.holds }),
  };
  const facts = numbered([makeFact({ verb: 'document.added/1', body, writtenBy: holder })]);
  const answer = value(await store().client.push(plan, { device, loan: change.under ?? made.loan, facts }));
  expect(answer.results).toMatchObject([{ outcome: 'applied' }]);
}

/** Says how long the body is, sends less of it and hangs up. */
export async function cutUpload(
  made: Made,
  method: 'PUT' | 'PATCH',
  { from, upTo }: { readonly from: number; readonly upTo: number },
): Promise<void> {
  const { hostname, port } = new URL(store().central.address);
  const end = method === 'PUT' ? made.bytes.length : Math.min(from + limits.bytesPerPart, made.bytes.length);
  const type = method === 'PUT' ? 'application/pdf' : 'application/partial-upload';
  const lines = [
    `${method} ${made.path} HTTP/1.1`,
    'host: x',
    `authorization: Bearer ${token}`,
    `content-type: ${type}`,
    `content-length: ${end - from}`,
    `upload-complete: ${end === made.bytes.length ? '?1' : '?0'}`,
    `upload-offset: ${from}`,
  ];
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  await new Promise<void>((done) => {
    socket.on('close', () => done());
    socket.write(`${lines.join('\r\n')}\r\n\r\n`);
    socket.write(made.bytes.subarray(from, Math.min(upTo, end - 1)), () => socket.destroySoon());
  });
}

/** As if somebody else chaired, who is not the holder. */
export async function readAs(loan: string, reader: string): Promise<void> {
  await store().central.store.database.own((within) =>
    sql`update loan set reader = ${reader} where id = ${loan}`.execute(within),
  );
}

export async function countParts(made: Made): Promise<number> {
  const found = await store().central.store.database.own((within) =>
    sql<{ parts: number }>`
      select count(*)::integer as parts from blob_part where sha256 = ${made.sha256}`.execute(within),
  );
  return found.rows[0]?.parts ?? -1;
}
