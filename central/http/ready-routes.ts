import type { FastifyInstance } from 'fastify';
import { no, yes } from '#domain/result.ts';
import { describeProblem } from '#sync/problems.ts';
import type { Database } from '../database/database.ts';
import { newestVersion, readVersion } from '../database/migrate.ts';
import { answering } from './answers.ts';

/** While the store stops, what has begun is answered and its connection closed ([SYNC-40]). Before every route. */
export function watchStopping(app: FastifyInstance): () => boolean {
  let isStopping = false;
  app.addHook('preClose', async () => {
    isStopping = true;
  });
  app.addHook('onSend', async (_request, reply) => {
    if (isStopping) void reply.header('connection', 'close');
  });
  return () => isStopping;
}

interface ReadyNeeds {
  readonly database: Database;
  readonly isStopping: () => boolean;
}

/** Whether whoever stands in front should send anybody here. `/health` says only that the process lives. */
export function addReadyRoute(app: FastifyInstance, { database, isStopping }: ReadyNeeds): void {
  app.get(
    '/ready',
    answering(async () => {
      const isReady = !isStopping() && (await hasItsTables(database));
      return isReady ? yes({ body: { status: 'ready' } }) : no({ ...describeProblem('busy'), status: 503 });
    }),
  );
}

/** The tables of another version belong to another program. */
async function hasItsTables(database: Database): Promise<boolean> {
  try {
    return (await database.own(readVersion)) === newestVersion;
  } catch {
    return false;
  }
}
