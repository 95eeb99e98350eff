import fastify, { type FastifyInstance } from 'fastify';
import { limits } from '#sync/limits.ts';
import { describeProblem } from '#sync/problems.ts';
import type { FindRoom } from '../loans/caller.ts';
import type { Store } from '../store.ts';
import { addTranslationRoutes, type ServedEngine } from '../translation/translation-routes.ts';
import { describeFailure, sendProblem } from './answers.ts';
import { addBlobRoutes } from './blob-routes.ts';
import { addLoanRoutes } from './loan-routes.ts';
import { addOpenRoutes } from './open-routes.ts';
import { addAdministrationRoutes, addPlanRoutes, addReaderRoutes } from './plan-routes.ts';
import { addReadyRoute, watchStopping } from './ready-routes.ts';
import { addSealedRoutes } from './sealed-routes.ts';
import { askForToken, askWho } from './who-calls.ts';

export interface ServerNeeds {
  readonly store: Store;
  /** The one sign-in of a try-out store. */
  readonly token?: string;
  /** Of the leader or local administrator: opens no content, as the other opens nothing of theirs (R8). */
  readonly administratorToken?: string;
  /** Finds a room by the token that its sign-in gave it. */
  readonly findRoom?: FindRoom;
  /** Where rooms sign in, when they may (RFC 8628). */
  readonly issuer?: string;
  /** Who stands in front and says from where a request came: addresses or networks of proxies. */
  readonly trustProxy?: readonly string[];
  /** For rooms without a machine of their own; absent: the store translates nothing. */
  readonly translation?: ServedEngine;
  /** Parts that stand beside the protocol: sign-in, home pages, metrics. Each brings its own sign-in. */
  readonly parts?: readonly ((app: FastifyInstance) => void | Promise<void>)[];
  /** Told of a fault of ours: its kind and where, never what it was about. */
  readonly onFault: (fault: { readonly name: string; readonly route: string }) => void;
}

/** The API of the store. Fastify logs nothing: addresses hold ids of plans (log-requests.ts does). */
export async function createServer(needs: ServerNeeds): Promise<FastifyInstance> {
  const { store, onFault, parts = [] } = needs;
  const app = fastify({
    logger: false,
    bodyLimit: limits.bytesPerPush,
    requestTimeout: 60_000,
    exposeHeadRoutes: false,
    forceCloseConnections: 'idle',
    ...(needs.trustProxy === undefined ? {} : { trustProxy: [...needs.trustProxy] }),
  });
  app.setNotFoundHandler(async (_request, reply) => sendProblem(reply, describeProblem('not-found')));
  app.setErrorHandler(async (error, request, reply) => {
    const problem = describeFailure(error);
    if (problem.type === 'unexpected')
      onFault({ name: nameOf(error), route: request.routeOptions.url ?? '' });
    await sendProblem(reply, problem);
  });
  const isStopping = watchStopping(app);
  for (const part of parts) await part(app);
  addReadyRoute(app, { database: store.database, isStopping });
  addOpenRoutes(app, needs);
  await app.register(async (apart) => addSealedRoutes(apart, store));
  await app.register(async (apart) => {
    askForToken(apart, needs.administratorToken);
    addAdministrationRoutes(apart, store);
  });
  await app.register(async (inside) => {
    askWho(inside, needs);
    addPlanRoutes(inside, store);
    addReaderRoutes(inside, store);
    addLoanRoutes(inside, store);
    if (needs.translation !== undefined) addTranslationRoutes(inside, needs.translation);
    await inside.register(async (apart) => addBlobRoutes(apart, store));
  });
  return app;
}

function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? `${error.name} ${error.code}` : error.name;
}
