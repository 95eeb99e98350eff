import { createHash, type Hash } from 'node:crypto';
import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256, HpkeError } from '@hpke/core';
import type { Id } from '#domain/identity.ts';
import {
  bytesPerFramePart,
  frameForms,
  frameLengthBytes,
  longestHeader,
  readFrameLength,
  type SealedFrame,
  sealedFrameSchema,
  type SealedHeader,
  sealedHeaderSchema,
  sealedInfo,
} from '#sync/sealed-frames.ts';
import { type ByteReader, createByteReader } from '../documents/read-bytes.ts';
import type { SealKey } from '../database/store-keys.ts';

/** One after the other, each already found right in its place: bytes are those of the document before them. */
export type SealedPiece = SealedFrame | { readonly kind: 'bytes'; readonly bytes: Uint8Array };

interface Sealed {
  readonly key: SealKey;
  /** The loan that it claims to be of, by its address. */
  readonly loan: Id;
  readonly source: AsyncIterable<Uint8Array>;
}

/**
 * Opens what a room sealed, frame by frame ([SYNC-34]). `damaged` is the last that comes from anything that is cut,
 * changed, lengthened, sealed to another key or for another loan; why is told to nobody.
 */
export async function* openSealed(sealed: Sealed): AsyncGenerator<SealedPiece | 'damaged'> {
  const reader = createByteReader(sealed.source);
  try {
    yield* readPieces(sealed, reader);
  } finally {
    await reader.end();
  }
}

async function* readPieces(sealed: Sealed, reader: ByteReader): AsyncGenerator<SealedPiece | 'damaged'> {
  const frames = await openFrames(sealed, reader);
  if (frames === undefined) {
    yield 'damaged';
    return;
  }
  const order: Order = { last: undefined, hash: createHash('sha256'), left: 0 };
  for (;;) {
    const opened = await frames();
    const piece = opened === undefined ? undefined : readPiece(opened);
    const isRight = piece !== undefined && follows(order, piece);
    const isOver = !isRight || piece.kind === 'end';
    yield isRight && (!isOver || (await reader.isAtEnd())) ? piece : 'damaged';
    if (isOver) return;
  }
}

type NextFrame = () => Promise<Buffer | undefined>;

/** Everything is bound to the line in clear, so that nothing of it can be changed. */
async function openFrames({ key, loan }: Sealed, reader: ByteReader): Promise<NextFrame | undefined> {
  const line = await reader.readLine(longestHeader);
  const header = line === undefined ? undefined : readHeader(line);
  if (line === undefined || header?.loan !== loan || header.key !== key.id) return undefined;
  const open = await createOpener(key, header);
  if (open === undefined) return undefined;
  return async () => {
    const length = readFrameLength((await reader.read(frameLengthBytes)) ?? new Uint8Array());
    const frame = length === undefined ? undefined : await reader.read(length);
    return frame === undefined ? undefined : open(frame, line);
  };
}

type Opener = (frame: Uint8Array, bound: Uint8Array) => Promise<Buffer | undefined>;

async function createOpener(key: SealKey, header: SealedHeader): Promise<Opener | undefined> {
  const kem = new DhkemX25519HkdfSha256();
  const suite = new CipherSuite({ kem, kdf: new HkdfSha256(), aead: new Aes256Gcm() });
  const raw = copyOf(Buffer.from(key.privateKey, 'base64url'));
  const recipientKey: unknown = await kem.importKey('raw', raw, false);
  const context = await orDamaged(async () =>
    suite.createRecipientContext({
      recipientKey,
      enc: copyOf(Buffer.from(header.enc, 'base64url')),
      info: copyOf(Buffer.from(sealedInfo)),
    }),
  );
  if (context === undefined) return undefined;
  return (frame, bound) =>
    orDamaged(async () => Buffer.from(await context.open(copyOf(frame), copyOf(bound))));
}

/** What the library says no to is damaged; anything else is a fault of ours. */
async function orDamaged<Value>(open: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await open();
  } catch (error) {
    if (error instanceof HpkeError) return undefined;
    throw error;
  }
}

/** A pool's slice is not what the library may have. */
function copyOf(bytes: Uint8Array): ArrayBuffer {
  return Uint8Array.from(bytes).buffer;
}

function readHeader(line: Buffer): SealedHeader | undefined {
  return sealedHeaderSchema.safeParse(parseJson(line)).data;
}

function readPiece(opened: Buffer): SealedPiece | undefined {
  const inside = opened.subarray(1);
  if (opened[0] === frameForms.bytes) return { kind: 'bytes', bytes: inside };
  return opened[0] === frameForms.json ? sealedFrameSchema.safeParse(parseJson(inside)).data : undefined;
}

/** What is no JSON has no shape either. */
function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}

interface Order {
  last: SealedPiece['kind'] | undefined;
  /** Of the document whose bytes come now. */
  hash: Hash;
  sha256?: string;
  left: number;
}

const mayFollow: Readonly<Record<SealedPiece['kind'], ReadonlySet<SealedPiece['kind'] | undefined>>> = {
  begin: new Set([undefined]),
  document: new Set(['begin', 'document', 'bytes']),
  bytes: new Set(['document', 'bytes']),
  push: new Set(['begin', 'document', 'bytes', 'push']),
  end: new Set(['begin', 'document', 'bytes', 'push']),
};

/** Each kind in its place, and documents whole, with the bytes of their name. */
function follows(order: Order, piece: SealedPiece): boolean {
  if (!mayFollow[piece.kind].has(order.last)) return false;
  order.last = piece.kind;
  if (piece.kind === 'bytes') {
    if (piece.bytes.length !== Math.min(order.left, bytesPerFramePart)) return false;
    order.hash.update(piece.bytes);
    order.left -= piece.bytes.length;
    return true;
  }
  if (!isWhole(order)) return false;
  if (piece.kind === 'document') {
    order.hash = createHash('sha256');
    order.sha256 = piece.sha256;
    order.left = piece.size;
  }
  return true;
}

function isWhole(order: Order): boolean {
  if (order.sha256 === undefined) return true;
  const isRight = order.left === 0 && order.hash.digest('hex') === order.sha256;
  delete order.sha256;
  return isRight;
}
