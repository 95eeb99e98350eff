import { no, type Result, yes } from '#domain/result.ts';
import { limits } from '#sync/limits.ts';
import { describeProblem, type Problem } from '#sync/problems.ts';
import { appendPart, type Upload, type UploadName } from './blob-uploads.ts';
import type { Store } from '../store.ts';

interface Incoming {
  /** Where its first byte belongs. */
  readonly at: number;
  readonly isLast: boolean;
  /** Of this request. */
  readonly mostBytes: number;
  readonly body: AsyncIterable<Uint8Array>;
}

/**
 * Keeps what comes, part by part, as it comes: of a line that is cut, the parts that came whole stay, and the sender
 * goes on from there ([SYNC-32]).
 */
export async function receiveBlob(
  store: Store,
  name: UploadName,
  incoming: Incoming,
): Promise<Result<Upload, Problem>> {
  let { at } = incoming;
  let left = incoming.mostBytes;
  let upload: Upload = { received: at, complete: false };
  for await (const piece of cutIntoParts(incoming.body)) {
    if (piece === 'cut') return no(describeProblem('body-invalid'));
    left -= piece.bytes.length;
    if (left < 0) return no(describeProblem('too-large'));
    const isLast = piece.isEnd && incoming.isLast;
    if (piece.bytes.length === 0 && !isLast) continue;
    const kept = await appendPart(store, name, { at, bytes: piece.bytes, isLast });
    if (!kept.ok || kept.value.complete) return kept;
    at += piece.bytes.length;
    upload = kept.value;
  }
  return yes(upload);
}

type Piece = { readonly bytes: Buffer; readonly isEnd: boolean } | 'cut';

/** A fault of the line ends it with `cut`; a fault of ours is not caught here. */
async function* cutIntoParts(body: AsyncIterable<Uint8Array>): AsyncGenerator<Piece> {
  let held: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of body) {
      held.push(chunk);
      size += chunk.length;
      while (size >= limits.bytesPerPart) {
        const joined = Buffer.concat(held);
        yield { bytes: joined.subarray(0, limits.bytesPerPart), isEnd: false };
        held = [joined.subarray(limits.bytesPerPart)];
        size -= limits.bytesPerPart;
      }
    }
  } catch {
    yield 'cut';
    return;
  }
  yield { bytes: Buffer.concat(held), isEnd: true };
}
