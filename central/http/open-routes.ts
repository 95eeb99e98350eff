import type { FastifyInstance } from 'fastify';
import { yes } from '#domain/result.ts';
import { limits } from '#sync/limits.ts';
import type { Meta } from '#sync/messages.ts';
import { protocolName, syncVersion } from '#sync/sync-version.ts';
import { instantOf, type Store } from '../store.ts';
import { answering } from './answers.ts';
import { describeApi } from './describe-api.ts';

interface OpenNeeds {
  readonly store: Store;
  readonly issuer?: string;
}

/** What may be asked before anybody has signed in. */
export function addOpenRoutes(app: FastifyInstance, needs: OpenNeeds): void {
  const document = describeApi();
  app.get(
    '/v1/meta',
    answering(async () => yes({ body: describeStore(needs) })),
  );
  app.get(
    '/health',
    answering(async () => yes({ body: { status: 'ok' } })),
  );
  app.get(
    '/openapi.json',
    answering(async () => yes({ body: document })),
  );
}

function describeStore({ store, issuer }: OpenNeeds): Meta {
  return {
    protocol: protocolName,
    version: syncVersion,
    oldest: syncVersion,
    serverTime: instantOf(store),
    tryout: store.tryout,
    ...(issuer === undefined ? { signIn: 'token' } : { signIn: 'device', issuer }),
    limits,
  };
}
