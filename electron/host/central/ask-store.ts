import type { z } from 'zod';
import { no, type Result, yes } from '#domain/result.ts';
import { problemSchema } from '#sync/problems.ts';
import { mediaType } from '#sync/sync-version.ts';
import type { CentralRefusal } from './central-refusals.ts';

export interface AskNeeds {
  readonly baseUrl: string;
  /** Absent: nobody is signed in; what is sent proves by itself who sends it. */
  readonly token?: string;
  /** Asks with the key that came with a loan instead: delivers under that loan, and reads nothing. */
  readonly deliveryKey?: string;
  readonly fetch: typeof globalThis.fetch;
}

export interface Question {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'HEAD';
  readonly path: string;
  readonly timeoutMs: number;
  readonly json?: unknown;
  readonly bytes?: Uint8Array | Blob;
  /** Of the bytes. */
  readonly mediaType?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One request, and its answer read with the schema: what does not fit is never passed on. */
export async function askStore<Shape extends z.ZodType>(
  needs: AskNeeds,
  question: Question,
  shape: Shape,
): Promise<Result<z.output<Shape>, CentralRefusal>> {
  const answer = await askPlainly(needs, question);
  if (!answer.ok) return answer;
  const parsed = shape.safeParse(answer.value.body);
  return parsed.success ? yes(parsed.data) : no({ kind: 'store-refused' });
}

export interface Received {
  readonly headers: Headers;
  readonly body: unknown;
}

/** A line that is cut, a store that is slow and a page of somebody else's network are the same: away. */
export async function askPlainly(
  needs: AskNeeds,
  question: Question,
): Promise<Result<Received, CentralRefusal>> {
  try {
    const response = await send(needs, question);
    const text = await response.text();
    const body: unknown = text === '' ? undefined : JSON.parse(text);
    return response.ok ? yes({ headers: response.headers, body }) : no(readRefusal(response, body));
  } catch {
    return no({ kind: 'store-away' });
  }
}

export interface ReceivedBytes {
  readonly chunks: readonly Uint8Array[];
  readonly mediaType: string;
  /** False: the line was cut; what came is kept. */
  readonly isWhole: boolean;
}

/** Bytes from a place on; of an answer that is cut, what came. */
export async function askForBytes(
  needs: AskNeeds,
  asked: { readonly path: string; readonly timeoutMs: number; readonly from: number },
): Promise<Result<ReceivedBytes, CentralRefusal>> {
  const { path, timeoutMs, from } = asked;
  const headers = from === 0 ? {} : { range: `bytes=${from}-` };
  try {
    const response = await send(needs, { method: 'GET', path, timeoutMs, headers });
    if (!response.ok) return no(readRefusal(response, await response.json()));
    // Whoever was asked for the rest and gives the whole cannot be gone on with.
    if (from > 0 && response.status !== 206) return no({ kind: 'store-refused' });
    const given = response.headers.get('content-type') ?? '';
    return yes({ ...(await readChunks(response)), mediaType: given });
  } catch {
    return yes({ chunks: [], mediaType: '', isWhole: false });
  }
}

async function readChunks(response: Response): Promise<Pick<ReceivedBytes, 'chunks' | 'isWhole'>> {
  const chunks: Uint8Array[] = [];
  try {
    const body: AsyncIterable<Uint8Array> | undefined = response.body ?? undefined;
    if (body !== undefined) for await (const chunk of body) chunks.push(chunk);
    return { chunks, isWhole: true };
  } catch {
    return { chunks, isWhole: false };
  }
}

function send(needs: AskNeeds, question: Question): Promise<Response> {
  return needs.fetch(new URL(question.path, needs.baseUrl), {
    method: question.method,
    headers: headersFor(needs, question),
    redirect: 'error',
    signal: AbortSignal.timeout(question.timeoutMs),
    ...bodyOf(question),
  });
}

function headersFor({ token, deliveryKey }: AskNeeds, question: Question): Record<string, string> {
  const signedIn = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const authorization = deliveryKey === undefined ? signedIn : { authorization: `Delivery ${deliveryKey}` };
  const type = question.json === undefined ? question.mediaType : mediaType;
  return { ...authorization, ...(type === undefined ? {} : { 'content-type': type }), ...question.headers };
}

function bodyOf({ json, bytes }: Question): { body?: string | Blob } {
  if (json !== undefined) return { body: JSON.stringify(json) };
  if (bytes instanceof Blob) return { body: bytes };
  if (bytes !== undefined) return { body: new Blob([Uint8Array.from(bytes)]) };
  return {};
}

/** `HEAD` carries no problem document: its status must do. */
function readRefusal(response: Response, body: unknown): CentralRefusal {
  const { status } = response;
  if (status === 429 || status >= 500) {
    const retryAfterMs = readRetryAfter(response);
    return retryAfterMs === undefined ? { kind: 'store-away' } : { kind: 'store-away', retryAfterMs };
  }
  const type = status === 404 ? 'not-found' : 'unexpected';
  const problem = problemSchema.safeParse(body ?? { type, title: '', status });
  return problem.success ? { kind: 'store-refused', problem: problem.data } : { kind: 'store-refused' };
}

function readRetryAfter(response: Response): number | undefined {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : undefined;
}
