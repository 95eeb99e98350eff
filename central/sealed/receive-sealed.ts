import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Id } from '#domain/identity.ts';
import { no, type Result, yes } from '#domain/result.ts';
import { limits } from '#sync/limits.ts';
import type { SealedAnswer } from '#sync/messages.ts';
import { describeProblem, type Problem } from '#sync/problems.ts';
import type { Caller } from '../loans/caller.ts';
import { deliverSealed, readSealedAnswer } from './deliver-sealed.ts';
import { findDelivery } from '../loans/loan-rows.ts';
import { openSealed } from './open-sealed.ts';
import type { Store } from '../store.ts';

interface Incoming {
  readonly loan: Id;
  readonly body: AsyncIterable<Uint8Array>;
}

/**
 * What a courier brings ([SYNC-34]). It is looked through to its end before anything of it is written, so it waits in
 * a file of its own meanwhile: as it came, which nobody but the store can read.
 */
export async function receiveSealed(
  store: Store,
  { loan, body }: Incoming,
): Promise<Result<SealedAnswer, Problem>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'stafettrom-sealed-'));
  try {
    const file = path.join(folder, 'sealed');
    const looked = await keepAndLook(store, { loan, body, file });
    if (!looked.ok) return looked;
    const { caller, hash } = looked.value;
    const before = await readSealedAnswer(store, { loan, hash });
    if (before !== undefined) return yes(before);
    const pieces = openSealed({ key: store.keys.seal, loan, source: createReadStream(file) });
    return await deliverSealed(store, { caller, hash, pieces });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Looked {
  readonly caller: Extract<Caller, { kind: 'delivery' }>;
  readonly hash: string;
}

async function keepAndLook(
  store: Store,
  { loan, body, file }: Incoming & { readonly file: string },
): Promise<Result<Looked, Problem>> {
  const hash = createHash('sha256');
  const handle = await open(file, 'wx', 0o600);
  const incoming = { size: 0 };
  async function* kept(): AsyncGenerator<Uint8Array> {
    for await (const chunk of uncut(body)) {
      incoming.size += chunk.length;
      if (incoming.size > limits.bytesPerSealed) return;
      hash.update(chunk);
      await write(handle, chunk);
      yield chunk;
    }
  }
  try {
    const caller = await lookThrough(store, { loan, body: kept() });
    if (incoming.size > limits.bytesPerSealed) return no(describeProblem('too-large'));
    if (caller === undefined) return no(describeProblem('body-invalid'));
    return yes({ caller, hash: hash.digest('hex') });
  } finally {
    await handle.close();
  }
}

/** Who sends it is proved by the first frame; nothing is taken in after a first frame that does not. */
async function lookThrough(store: Store, { loan, body }: Incoming): Promise<Looked['caller'] | undefined> {
  let caller: Looked['caller'] | undefined;
  for await (const piece of openSealed({ key: store.keys.seal, loan, source: body })) {
    if (piece === 'damaged') return undefined;
    if (piece.kind === 'begin') {
      caller = await findDelivery(store, piece.deliveryKey);
      if (caller?.loan !== loan || caller.plan !== piece.plan) return undefined;
    }
    if (piece.kind === 'push' && piece.push.loan !== loan) return undefined;
  }
  return caller;
}

/** A line that is cut ends what came; that it is not whole is found out by what is missing. */
async function* uncut(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of body) yield chunk;
  } catch {
    // Ended early.
  }
}

async function write(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length;) {
    const { bytesWritten } = await handle.write(bytes, at);
    at += bytesWritten;
  }
}
