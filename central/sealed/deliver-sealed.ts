import { sql } from 'kysely';
import type { Id } from '#domain/identity.ts';
import { no, type Result, yes } from '#domain/result.ts';
import { type Purge, type SealedAnswer, sealedAnswerSchema } from '#sync/messages.ts';
import { describeProblem, type Problem } from '#sync/problems.ts';
import { logAccess } from '../reading/access-log.ts';
import { appendPart, beginUpload, mayUpload, type UploadName } from '../documents/blob-uploads.ts';
import type { Caller } from '../loans/caller.ts';
import type { SealedPiece } from './open-sealed.ts';
import { pushFacts } from '../log/push-facts.ts';
import { releaseLoan } from '../loans/release-loan.ts';
import { inService, type Store } from '../store.ts';

interface Batch {
  readonly caller: Extract<Caller, { kind: 'delivery' }>;
  /** Of what was sealed, as it came. */
  readonly hash: string;
  readonly pieces: AsyncIterable<SealedPiece | 'damaged'>;
}

/** The answer to the same batch when it came before ([SYNC-35]). */
export async function readSealedAnswer(
  store: Store,
  { loan, hash }: { readonly loan: Id; readonly hash: string },
): Promise<SealedAnswer | undefined> {
  const found = await inService(store, (within) =>
    sql<{ answer: string }>`
      select answer from sealed_batch
      where tenant = ${store.tenant} and loan = ${loan} and hash = ${hash}`.execute(within),
  );
  const row = found.rows[0];
  return row === undefined ? undefined : sealedAnswerSchema.parse(JSON.parse(row.answer));
}

/**
 * The room's own delivery, done for it: each step is the one that a room would ask for, and is answered as the first
 * time when it was done before. A batch that stopped half-way goes on when it comes again.
 */
export async function deliverSealed(store: Store, batch: Batch): Promise<Result<SealedAnswer, Problem>> {
  const { caller, pieces } = batch;
  const { plan, loan } = caller;
  let document: Receiving | undefined;
  let facts = 0;
  for await (const piece of pieces) {
    if (piece === 'damaged') return no(describeProblem('body-invalid'));
    if (piece.kind === 'end') return finish(store, batch, { purged: piece.purged, facts });
    if (piece.kind === 'document') document = { ...piece, plan, loan, at: 0 };
    const done = await deliverPiece(store, caller, { piece, document });
    if (!done.ok) return done;
    if (piece.kind === 'push') facts += piece.push.facts.length;
    if (piece.kind === 'bytes' && document !== undefined)
      document = { ...document, at: document.at + piece.bytes.length };
  }
  return no(describeProblem('body-invalid'));
}

interface Receiving extends UploadName {
  readonly mediaType: string;
  readonly size: number;
  readonly at: number;
}

async function deliverPiece(
  store: Store,
  caller: Batch['caller'],
  { piece, document }: { readonly piece: SealedPiece; readonly document: Receiving | undefined },
): Promise<Result<unknown, Problem>> {
  if (piece.kind === 'push') return pushFacts(store, { caller, plan: caller.plan, push: piece.push });
  if (document === undefined) return yes(undefined);
  if (piece.kind === 'bytes') return deliverBytes(store, document, piece.bytes);
  const may = await mayUpload(store, { caller, name: document });
  if (!may.ok) return may;
  await beginUpload(store, document, { mediaType: document.mediaType, anew: false });
  return document.size === 0 ? deliverBytes(store, document, new Uint8Array()) : yes(undefined);
}

/** Of bytes that came before, over the line or from another courier, only the rest is kept. */
async function deliverBytes(
  store: Store,
  document: Receiving,
  bytes: Uint8Array,
): Promise<Result<unknown, Problem>> {
  const { at, size } = document;
  const end = at + bytes.length;
  for (let from = at; ;) {
    const part = { at: from, bytes: bytes.subarray(from - at), isLast: end === size };
    const kept = await appendPart(store, document, part);
    if (kept.ok || kept.refusal.type !== 'wrong-offset') return kept;
    const expected = kept.refusal.expected ?? 0;
    if (expected >= end && !(part.isLast && expected === end)) return yes(undefined);
    if (expected <= from) return kept;
    from = expected;
  }
}

async function finish(
  store: Store,
  { caller, hash }: Batch,
  { purged, facts }: { readonly purged: Purge; readonly facts: number },
): Promise<Result<SealedAnswer, Problem>> {
  const { plan, loan } = caller;
  const released = await releaseLoan(store, { caller, loan, purged });
  if (!released.ok) return released;
  const answer: SealedAnswer = { ...released.value, facts };
  await inService(store, async (within) => {
    const written = await sql`
      insert into sealed_batch (tenant, loan, hash, received_at, answer)
      values (${store.tenant}, ${loan}, ${hash}, ${answer.receivedAt}::timestamptz, ${JSON.stringify(answer)})
      on conflict do nothing`.execute(within);
    if (written.numAffectedRows === 1n) await logAccess(store, within, { plan, action: 'sealed', loan });
  });
  return yes(answer);
}
