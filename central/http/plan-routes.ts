import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { idSchema } from '#domain/identity.ts';
import { no, yes } from '#domain/result.ts';
import { limits } from '#sync/limits.ts';
import { administrationSchema, cursorSchema, newPlanSchema } from '#sync/messages.ts';
import { describeProblem } from '#sync/problems.ts';
import { readAccessLog } from '../reading/access-log.ts';
import { administrate } from '../days/administrate.ts';
import { findReader } from '../reading/find-reader.ts';
import { listPlans } from '../reading/list-plans.ts';
import { openPlanFor } from '../loans/open-plan-for.ts';
import { readOpenQuestions } from '../reading/open-questions.ts';
import { pullFor } from '../reading/pull-for.ts';
import type { Store } from '../store.ts';
import { answering, named, readInput, wrap } from './answers.ts';
import { callerOf } from './who-calls.ts';

export const planParams = z.object({ plan: idSchema });

const pullParams = planParams.extend({
  loan: idSchema.exactOptional(),
  cursor: cursorSchema.exactOptional(),
  limit: z.coerce.number().int().min(1).max(limits.factsPerPage).exactOptional(),
  wait: z.coerce.number().int().min(0).max(limits.secondsToWait).exactOptional(),
});

/** Plans: which there are for the caller, a new one, and what has come in one. */
export function addPlanRoutes(app: FastifyInstance, store: Store): void {
  app.get(
    '/v1/plans',
    answering(async (request) => {
      const asked = readInput(z.object({ for: z.literal('meeting') }), request.query);
      if (!asked.ok) return asked;
      return yes({ body: { plans: await listPlans(store, callerOf(request)) } });
    }),
  );
  app.post(
    '/v1/plans',
    answering(async (request) => {
      const asked = readInput(newPlanSchema, request.body);
      if (!asked.ok) return asked;
      return wrap(await openPlanFor(store, { caller: callerOf(request), request: asked.value }), 201);
    }),
  );
  app.get(
    '/v1/plans/:plan/changes',
    answering(async (request) => {
      const asked = readInput(pullParams, { ...named(request.query), ...named(request.params) });
      if (!asked.ok) return asked;
      const { gone, forget } = watchLine(request);
      try {
        return wrap(await pullFor(store, { ...asked.value, caller: callerOf(request), gone }));
      } finally {
        forget();
      }
    }),
  );
  // Whoever waits is answered before the store stops.
  app.addHook('preClose', async () => store.bells.stop());
}

const readParams = planParams.extend({ loan: idSchema.exactOptional() });

/** What else a reader may ask of a plan: what waits for an answer, and who had it. */
export function addReaderRoutes(app: FastifyInstance, store: Store): void {
  const parts = [
    { path: 'open-questions', read: readOpenQuestions },
    { path: 'access-log', read: readAccessLog },
  ];
  for (const { path, read } of parts) {
    app.get(
      `/v1/plans/:plan/${path}`,
      answering(async (request) => {
        const asked = readInput(readParams, { ...named(request.query), ...named(request.params) });
        if (!asked.ok) return asked;
        const reading = await findReader(store, { ...asked.value, caller: callerOf(request) });
        return reading.ok ? wrap(await read(store, reading.value)) : reading;
      }),
    );
  }
}

/** A room whose line is cut waits for nothing any more. */
function watchLine({ raw }: FastifyRequest): { readonly gone: AbortSignal; readonly forget: () => void } {
  const gone = new AbortController();
  const abort = (): void => gone.abort();
  raw.socket.once('close', abort);
  return { gone: gone.signal, forget: () => raw.socket.off('close', abort) };
}

/** Under the administrator's own token: nothing here tells what stands in a plan (R8). */
export function addAdministrationRoutes(app: FastifyInstance, store: Store): void {
  app.post(
    '/v1/plans/:plan/administration',
    answering(async (request) => {
      const params = readInput(planParams, request.params);
      if (!params.ok) return no(describeProblem('plan-not-found'));
      const asked = readInput(administrationSchema, request.body);
      if (!asked.ok) return asked;
      return wrap(await administrate(store, { plan: params.value.plan, request: asked.value }));
    }),
  );
}
