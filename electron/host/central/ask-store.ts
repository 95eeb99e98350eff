import type { z } from 'zod';
import { no, type Result, yes } from '#domain/result.ts';
import { problemSchema } from '#sync/problems.ts';
import { mediaType } from '#sync/sync-version.ts';
import type { CentralRefusal } from './central-refusals.ts';

export interface AskNeeds {
  readonly baseUrl: string;
  readonly token: string;
  readonly fetch: typeof globalThis.fetch;
}

export interface Question {
  readonly method: 'GET' | 'POST' | 'PUT' | 'HEAD';
  readonly path: string;
  readonly timeoutMs: number;
  readonly json?: unknown;
  readonly blob?: { readonly bytes: Uint8Array; readonly mediaType: string };
}

/** One request, and its answer read with the schema: what does not fit is never passed on. */
export async function askStore<Shape extends z.ZodType>(
  needs: AskNeeds,
  question: Question,
  shape: Shape,
): Promise<Result<z.output<Shape>, CentralRefusal>> {
  const answer = await send(needs, question);
  if (answer === undefined) return no({ kind: 'store-away' });
  if (!answer.ok) return no(readRefusal(answer));
  const parsed = shape.safeParse(answer.body);
  return parsed.success ? yes(parsed.data) : no({ kind: 'store-refused' });
}

interface Received {
  readonly ok: boolean;
  readonly status: number;
  readonly retryAfterMs: number | undefined;
  readonly body: unknown;
}

/** A line that is cut, a store that is slow and a page of somebody else's network are the same: away. */
async function send(needs: AskNeeds, question: Question): Promise<Received | undefined> {
  try {
    const response = await needs.fetch(new URL(question.path, needs.baseUrl), {
      method: question.method,
      headers: headersFor(needs, question),
      redirect: 'error',
      signal: AbortSignal.timeout(question.timeoutMs),
      ...bodyOf(question),
    });
    const text = await response.text();
    const body: unknown = text === '' ? undefined : JSON.parse(text);
    return { ok: response.ok, status: response.status, retryAfterMs: readRetryAfter(response), body };
  } catch {
    return undefined;
  }
}

function headersFor({ token }: AskNeeds, { json, blob }: Question): Record<string, string> {
  const headers: Record<string, string> = { authorization: `Bearer ${token}` };
  if (json !== undefined) headers['content-type'] = mediaType;
  if (blob !== undefined) {
    headers['content-type'] = blob.mediaType;
    headers['upload-complete'] = '?1';
  }
  return headers;
}

function bodyOf({ json, blob }: Question): { body?: string | Blob } {
  if (json !== undefined) return { body: JSON.stringify(json) };
  if (blob !== undefined) return { body: new Blob([Uint8Array.from(blob.bytes)]) };
  return {};
}

/** `HEAD` carries no problem document: its status must do. */
function readRefusal({ status, retryAfterMs, body }: Received): CentralRefusal {
  if (status === 429 || status >= 500) {
    return retryAfterMs === undefined ? { kind: 'store-away' } : { kind: 'store-away', retryAfterMs };
  }
  const problem = problemSchema.safeParse(body ?? { type: 'not-found', title: '', status });
  return problem.success ? { kind: 'store-refused', problem: problem.data } : { kind: 'store-refused' };
}

function readRetryAfter(response: Response): number | undefined {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : undefined;
}
