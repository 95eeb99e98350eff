import { STATUS_CODES } from 'node:http';
import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { no, type Result, yes } from '#domain/result.ts';
import { describeProblem, type Problem } from '#sync/problems.ts';
import { mediaType } from '#sync/sync-version.ts';

export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}
export type Handler = (request: FastifyRequest) => Promise<Result<Answer, Problem>>;

/** A handler gives a value or a problem; how either looks on the line is decided here alone. */
export function answering(handler: Handler): (request: FastifyRequest, reply: FastifyReply) => Promise<void> {
  return async (request, reply) => {
    const result = await handler(request);
    if (!result.ok) return sendProblem(reply, result.refusal);
    const { status = 200, headers = {}, body } = result.value;
    reply.code(status).headers(headers);
    if (body === undefined || body instanceof Uint8Array || body instanceof Readable) {
      await reply.send(body);
      return;
    }
    await reply.type(mediaType).send(JSON.stringify(body));
  };
}

/** After a `busy` it may be asked again: long enough that a crowd thins out. */
const secondsToRest = 5;

export async function sendProblem(reply: FastifyReply, problem: Problem): Promise<void> {
  // Where to go on, as draft-ietf-httpbis-resumable-upload has it.
  if (problem.type === 'wrong-offset') reply.header('upload-offset', String(problem.expected ?? 0));
  if (problem.type === 'busy' && !reply.hasHeader('retry-after'))
    reply.header('retry-after', String(secondsToRest));
  await reply.code(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}

/** Reads what came in. What is wrong is named by its place, never by its contents. */
export function readInput<Shape extends z.ZodType>(
  shape: Shape,
  input: unknown,
): Result<z.output<Shape>, Problem> {
  const parsed = shape.safeParse(input);
  if (parsed.success) return yes(parsed.data);
  const issue = parsed.error.issues[0];
  if (issue?.code === 'too_big' && issue.origin === 'array') return no(describeProblem('too-large'));
  const pointer = `/${(issue?.path ?? []).join('/')}`.slice(0, 200);
  return no(describeProblem('body-invalid', { pointer }));
}

/** What Fastify itself refuses: too long, not JSON, broken off. A fault of ours says nothing of what it was about. */
export function describeFailure(error: unknown): Problem {
  if (isUnstorable(error)) return describeProblem('body-invalid');
  const status = statusOf(error);
  if (status === 413) return describeProblem('too-large');
  if (status === 404) return describeProblem('not-found');
  if (status >= 400 && status < 500) {
    return { ...describeProblem('body-invalid'), title: STATUS_CODES[status] ?? 'Bad request' };
  }
  return describeProblem('unexpected');
}

/** A character that no text of PostgreSQL can hold (U+0000): what was sent is at fault, and nothing was written. */
function isUnstorable(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '22021';
}

function statusOf(error: unknown): number {
  const given = typeof error === 'object' && error !== null && 'statusCode' in error ? error.statusCode : 500;
  return typeof given === 'number' ? given : 500;
}

type Wrapped<Refused> =
  | { readonly ok: true; readonly value: { readonly status: number; readonly body: unknown } }
  | { readonly ok: false; readonly refusal: Refused };

export function wrap<Refused>(
  result: { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly refusal: Refused },
  status = 200,
): Wrapped<Refused> {
  return result.ok ? yes({ status, body: result.value }) : result;
}

export function named(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}
