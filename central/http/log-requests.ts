import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { kindOfCaller } from './who-calls.ts';

/** What is told of one request: nothing that names a person, a plan or a place of theirs. */
export interface RequestLine {
  readonly at: string;
  readonly event: 'request';
  /** The pattern, as `/v1/plans/:plan/ops`: addresses hold ids. */
  readonly route: string;
  readonly method: string;
  readonly status: number;
  readonly ms: number;
  readonly caller: string;
}

interface LogNeeds {
  readonly now: () => number;
  readonly write: (line: RequestLine) => void;
}

/** A part for `createServer`: a line for every answer, also for what nobody knows and for what was broken off. */
export function logRequests({ now, write }: LogNeeds): (app: FastifyInstance) => void {
  return (app) => {
    app.addHook('onResponse', async (request, reply) => {
      write({ at: new Date(now()).toISOString(), event: 'request', ...describeAnswer(request, reply) });
    });
  };
}

export function describeAnswer(
  request: FastifyRequest,
  reply: FastifyReply,
): Omit<RequestLine, 'at' | 'event'> {
  return {
    route: request.routeOptions.url ?? 'unknown',
    method: request.method,
    status: reply.raw.statusCode,
    ms: Math.round(reply.elapsedTime),
    caller: kindOfCaller(request),
  };
}
