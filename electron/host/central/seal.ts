import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from '@hpke/core';
import type { Id } from '#domain/identity.ts';
import { no, type Result, yes } from '#domain/result.ts';
import type { Loan } from '#sync/messages.ts';
import {
  bytesPerFramePart,
  frameForms,
  type SealedFrame,
  type SealedHeader,
  sealedInfo,
  writeFrameLength,
} from '#sync/sealed-frames.ts';
import type { Delivery } from '../journal/delivery.ts';
import type { WritableJournal } from '../journal/journal-ports.ts';
import { type DiskRefused, readDiskRefusal } from '../journal/journal-refusals.ts';
import { namedBlobs, toPush } from './deliver.ts';
import { sealedFile, writeSealedFile } from './sealed-file.ts';
import { splitBatch } from './split-batch.ts';

export interface SealNeeds {
  readonly journal: Pick<
    WritableJournal,
    'meeting' | 'takeForDelivery' | 'loadFacts' | 'countUnsettled' | 'getBlob'
  >;
  readonly folder: string;
  readonly plan: Id;
  readonly loan: Id;
  readonly device: string;
  readonly deliveryKey: Loan['deliveryKey'];
  readonly sealTo: Loan['sealTo'];
  /** Where a courier brings it. */
  readonly storeUrl: string;
  readonly now: () => number;
  readonly clockOffsetMs?: number;
}

/** Nothing may be destroyed: a document or a fact cannot be read, or the disk did not keep what it was given. */
export type SealRefusal =
  | DiskRefused
  | { readonly kind: 'unexpected'; readonly why: 'document-missing' | 'facts-left' | 'not-kept' };

/** So many facts no meeting has. */
const all = 1_000_000;

/**
 * Seals what has no receipt yet to the store's key, in one file ([SYNC-34]): the exact bodies that would have been
 * pushed. After a yes the meeting's own file and key are to be destroyed, which counts as the purge (M15).
 */
export async function sealMeeting(
  needs: SealNeeds,
): Promise<Result<{ readonly file: string; readonly facts: number }, SealRefusal>> {
  const taken = needs.journal.takeForDelivery(all);
  if (!taken.ok) return taken;
  const { facts, malformed } = needs.journal.loadFacts();
  if (needs.journal.countUnsettled() + malformed.length > taken.value.length)
    return no({ kind: 'unexpected', why: 'facts-left' });
  const blobs = [...namedBlobs(needs.journal)];
  if (blobs.some((sha256) => needs.journal.getBlob(sha256) === undefined))
    return no({ kind: 'unexpected', why: 'document-missing' });
  const own = facts.filter(({ origin }) => origin === 'room').length;
  const file = sealedFile(needs.folder, needs.journal.meeting);
  try {
    const chunks = writeFrames(needs, { batch: taken.value, blobs, facts: own });
    const isKept = await writeSealedFile(file, chunks);
    return isKept ? yes({ file, facts: own }) : no({ kind: 'unexpected', why: 'not-kept' });
  } catch (error) {
    const refusal = readDiskRefusal(error);
    if (refusal === undefined) throw error;
    return no(refusal);
  }
}

interface Contents {
  readonly batch: readonly Delivery[];
  readonly blobs: readonly string[];
  readonly facts: number;
}

async function* writeFrames(needs: SealNeeds, contents: Contents): AsyncGenerator<Uint8Array> {
  const { line, seal } = await createSealer(needs);
  yield line;
  for (const part of listParts(needs, contents)) {
    const frame = new Uint8Array(await seal(part));
    yield writeFrameLength(frame.length);
    yield frame;
  }
}

interface Sealer {
  /** In clear, with its end of line: every frame is bound to it. */
  readonly line: Uint8Array;
  readonly seal: (part: Uint8Array) => Promise<ArrayBuffer>;
}

async function createSealer({ loan, sealTo, storeUrl }: SealNeeds): Promise<Sealer> {
  const kem = new DhkemX25519HkdfSha256();
  const suite = new CipherSuite({ kem, kdf: new HkdfSha256(), aead: new Aes256Gcm() });
  const recipientPublicKey: unknown = await kem.deserializePublicKey(
    copyOf(Buffer.from(sealTo.publicKey, 'base64url')),
  );
  const info = copyOf(Buffer.from(sealedInfo));
  const context = await suite.createSenderContext({ recipientPublicKey, info });
  const enc = Buffer.from(context.enc).toString('base64url');
  const header: SealedHeader = { format: 1, loan, key: sealTo.id, store: storeUrl, enc };
  const text = JSON.stringify(header);
  const bound = copyOf(Buffer.from(text));
  return { line: Buffer.from(`${text}\n`), seal: (part) => context.seal(copyOf(part), bound) };
}

/** One document in memory at a time. */
function* listParts(needs: SealNeeds, { batch, blobs, facts }: Contents): Generator<Uint8Array> {
  const { plan, deliveryKey, now } = needs;
  yield toJson({ kind: 'begin', plan, deliveryKey });
  for (const sha256 of blobs) yield* listDocument(needs, sha256);
  for (const part of splitBatch(batch)) yield toJson({ kind: 'push', push: toPush(needs, part) });
  yield toJson({ kind: 'end', purged: { facts, blobs: [...blobs], at: new Date(now()).toISOString() } });
}

function* listDocument({ journal }: SealNeeds, sha256: string): Generator<Uint8Array> {
  const blob = journal.getBlob(sha256);
  if (blob === undefined) throw new Error('A document was there and is not');
  const { mediaType, bytes } = blob;
  yield toJson({ kind: 'document', sha256, mediaType, size: bytes.length });
  for (let at = 0; at < bytes.length; at += bytesPerFramePart)
    yield Buffer.concat([Buffer.of(frameForms.bytes), bytes.subarray(at, at + bytesPerFramePart)]);
}

function toJson(frame: SealedFrame): Uint8Array {
  return Buffer.concat([Buffer.of(frameForms.json), Buffer.from(JSON.stringify(frame))]);
}

/** A pool's slice is not what the library may have. */
function copyOf(bytes: Uint8Array): ArrayBuffer {
  return Uint8Array.from(bytes).buffer;
}
