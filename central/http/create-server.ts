import { timingSafeEqual } from 'node:crypto';
import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { limits } from '#sync/limits.ts';
import { describeProblem } from '#sync/problems.ts';
import { hashText } from '../hash.ts';
import type { Store } from '../store.ts';
import { describeFailure, sendProblem } from './answers.ts';
import { addBlobRoutes } from './blob-routes.ts';
import { addAdministrationRoutes, addOpenRoutes, addPlanRoutes } from './routes.ts';

export interface ServerNeeds {
  readonly store: Store;
  /** The one sign-in of a try-out store. */
  readonly token: string;
  /** Of the leader or local administrator: opens no content, as the other opens nothing of theirs (R8). */
  readonly administratorToken?: string;
  /** Told of a fault of ours: its kind and where, never what it was about. */
  readonly onFault: (fault: { readonly name: string; readonly route: string }) => void;
}

/** The API of the store. Nothing is logged of requests: addresses hold ids of plans. */
export function createServer({ store, token, administratorToken, onFault }: ServerNeeds): FastifyInstance {
  const app = fastify({
    logger: false,
    bodyLimit: limits.bytesPerPush,
    requestTimeout: 30_000,
    exposeHeadRoutes: false,
    forceCloseConnections: 'idle',
  });
  app.setNotFoundHandler(async (_request, reply) => sendProblem(reply, describeProblem('not-found')));
  app.setErrorHandler(async (error, request, reply) => {
    const problem = describeFailure(error);
    if (problem.type === 'unexpected')
      onFault({ name: nameOf(error), route: request.routeOptions.url ?? '' });
    await sendProblem(reply, problem);
  });
  addOpenRoutes(app, store);
  app.register(async (apart) => {
    askForToken(apart, administratorToken);
    addAdministrationRoutes(apart, store);
  });
  app.register(async (inside) => {
    askForToken(inside, token);
    addPlanRoutes(inside, store);
    inside.register(async (apart) => addBlobRoutes(apart, store));
  });
  return app;
}

function askForToken(scope: FastifyInstance, token: string | undefined): void {
  scope.addHook('onRequest', async (request, reply) => {
    const problem = checkToken(request, token);
    if (problem !== undefined) return sendProblem(reply, describeProblem(problem));
  });
}

function checkToken(
  request: FastifyRequest,
  token: string | undefined,
): 'sign-in-required' | 'token-rejected' | undefined {
  const given = /^Bearer (\S{1,400})$/u.exec(request.headers.authorization ?? '')?.[1];
  if (given === undefined) return 'sign-in-required';
  if (token === undefined) return 'token-rejected';
  const same = timingSafeEqual(Buffer.from(hashText(given)), Buffer.from(hashText(token)));
  return same ? undefined : 'token-rejected';
}

function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? `${error.name} ${error.code}` : error.name;
}
