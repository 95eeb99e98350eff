import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Id } from '#domain/identity.ts';
import { no, type Result, yes } from '#domain/result.ts';
import { limits } from '#sync/limits.ts';
import { partialUpload } from '#sync/messages.ts';
import { askForBytes, askPlainly, type AskNeeds, type Question } from './ask-store.ts';
import type { CentralRefusal } from './central-refusals.ts';

type Asked<Value> = Promise<Result<Value, CentralRefusal>>;

export interface SentBlob {
  /** Under which it is brought; of an upload the store tells nobody else ([SYNC-33]). */
  readonly loan: Id;
  readonly bytes: Uint8Array;
  readonly mediaType: string;
}

export interface ReceivedBlob {
  readonly bytes: Buffer;
  readonly mediaType: string;
}

interface Place {
  /** With the loan in it. */
  readonly path: string;
  readonly calmMs: number;
  /** A part is large, and lines are slow. */
  readonly partMs: number;
}

const uploadSchema = z.object({
  'upload-offset': z.coerce.number().int().min(0),
  'upload-complete': z.enum(['?0', '?1']),
});

/** Sends what the store has not got, from where it was cut, a part in each request ([SYNC-32]). */
export async function sendBlob(needs: AskNeeds, place: Place, blob: SentBlob): Asked<void> {
  const there = await measureUpload(needs, place);
  if (!there.ok) return there;
  if (there.value.complete) return yes(undefined);
  let at = there.value.received;
  let corrections = 0;
  while (corrections < mostCorrections) {
    const part = cutPart(place, blob, at);
    const sent = await askPlainly(needs, part.question);
    if (sent.ok && part.isLast) return yes(undefined);
    const next = sent.ok ? part.end : rightPlace(sent.refusal);
    if (next === undefined) return no(sent.ok ? { kind: 'store-refused' } : sent.refusal);
    if (!sent.ok) corrections += 1;
    at = next;
  }
  return no({ kind: 'store-away' });
}

/** Somebody else sends the same under this loan: it is whole before long. */
const mostCorrections = 3;

async function measureUpload(
  needs: AskNeeds,
  { path, calmMs }: Place,
): Asked<{ readonly received?: number; readonly complete: boolean }> {
  const there = await askPlainly(needs, { method: 'HEAD', path, timeoutMs: calmMs });
  if (!there.ok) {
    const isNew = there.refusal.kind === 'store-refused' && there.refusal.problem?.type === 'not-found';
    return isNew ? yes({ complete: false }) : there;
  }
  const read = uploadSchema.safeParse(Object.fromEntries(there.value.headers));
  if (!read.success) return no({ kind: 'store-refused' });
  const { 'upload-offset': received, 'upload-complete': complete } = read.data;
  return yes({ received, complete: complete === '?1' });
}

interface CutPart {
  readonly question: Question;
  readonly end: number;
  readonly isLast: boolean;
}

/** Nothing there yet: `PUT` begins it. Else `PATCH` goes on. */
function cutPart({ path, partMs }: Place, blob: SentBlob, at: number | undefined): CutPart {
  const from = at ?? 0;
  const end = Math.min(from + limits.bytesPerPart, blob.bytes.length);
  const isLast = end === blob.bytes.length;
  const upload = { 'upload-complete': isLast ? '?1' : '?0' };
  const bytes = blob.bytes.subarray(from, end);
  const question: Question =
    at === undefined
      ? { method: 'PUT', path, timeoutMs: partMs, bytes, mediaType: blob.mediaType, headers: upload }
      : {
          method: 'PATCH',
          path,
          timeoutMs: partMs,
          bytes,
          mediaType: partialUpload,
          headers: { ...upload, 'upload-offset': String(from) },
        };
  return { question, end, isLast };
}

function rightPlace(refusal: CentralRefusal): number | undefined {
  const problem = refusal.kind === 'store-refused' ? refusal.problem : undefined;
  return problem?.type === 'wrong-offset' ? problem.expected : undefined;
}

const triesWithoutProgress = 3;

/** Fetches a document, going on where a line was cut; what does not have the hash of its name is not passed on. */
export async function fetchBlob(
  needs: AskNeeds,
  place: Pick<Place, 'path' | 'partMs'>,
  sha256: string,
): Asked<ReceivedBlob> {
  const held: Uint8Array[] = [];
  let size = 0;
  let mediaType = '';
  for (let idle = 0; idle < triesWithoutProgress;) {
    const answer = await askForBytes(needs, { path: place.path, timeoutMs: place.partMs, from: size });
    if (!answer.ok) return answer;
    const { chunks, isWhole } = answer.value;
    const came = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
    held.push(...chunks);
    size += came;
    mediaType = answer.value.mediaType;
    if (size > limits.bytesPerBlob) return no({ kind: 'store-refused' });
    if (isWhole) break;
    idle = came === 0 ? idle + 1 : 0;
    if (idle === triesWithoutProgress) return no({ kind: 'store-away' });
  }
  const bytes = Buffer.concat(held);
  const isRight = createHash('sha256').update(bytes).digest('hex') === sha256;
  return isRight ? yes({ bytes, mediaType }) : no({ kind: 'store-refused' });
}
