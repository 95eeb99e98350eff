import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { factIdSchema, idSchema } from '#domain/identity.ts';
import { yes } from '#domain/result.ts';
import { limits } from '#sync/limits.ts';
import {
  administrationSchema,
  cursorSchema,
  loanRequestSchema,
  type Meta,
  newPlanSchema,
  pushSchema,
  releaseSchema,
} from '#sync/messages.ts';
import { protocolName, syncVersion } from '#sync/sync-version.ts';
import { administrate } from '../administrate.ts';
import { listPlans } from '../list-plans.ts';
import { lendPlan } from '../loans.ts';
import { openPlan } from '../open-plan.ts';
import { pullChanges } from '../pull-changes.ts';
import { pushFacts } from '../push-facts.ts';
import { readReceipt } from '../receipt-rows.ts';
import { releaseLoan } from '../release-loan.ts';
import { instantOf, type Store } from '../store.ts';
import { answering, readInput } from './answers.ts';
import { describeApi } from './describe-api.ts';

const planParams = z.object({ plan: idSchema });

/** What may be asked before anybody has signed in. */
export function addOpenRoutes(app: FastifyInstance, store: Store): void {
  const document = describeApi();
  app.get(
    '/v1/meta',
    answering(async () => yes({ body: describeStore(store) })),
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

function describeStore(store: Store): Meta {
  return {
    protocol: protocolName,
    version: syncVersion,
    oldest: syncVersion,
    serverTime: instantOf(store),
    tryout: store.tryout,
    limits,
  };
}

export function addPlanRoutes(app: FastifyInstance, store: Store): void {
  app.get(
    '/v1/plans',
    answering(async (request) => {
      const asked = readInput(z.object({ for: z.literal('meeting') }), request.query);
      if (!asked.ok) return asked;
      return yes({ body: { plans: await listPlans(store) } });
    }),
  );
  app.post(
    '/v1/plans',
    answering(async (request) => {
      const asked = readInput(newPlanSchema, request.body);
      if (!asked.ok) return asked;
      return wrap(await openPlan(store, asked.value), 201);
    }),
  );
  app.get(
    '/v1/plans/:plan/changes',
    answering(async (request) => {
      const asked = readInput(pullParams, { ...named(request.query), ...named(request.params) });
      if (!asked.ok) return asked;
      return wrap(await pullChanges(store, asked.value));
    }),
  );
  addLogRoutes(app, store);
  addLoanRoutes(app, store);
}

/** Under the administrator's own token: nothing here tells what stands in a plan (R8). */
export function addAdministrationRoutes(app: FastifyInstance, store: Store): void {
  app.post(
    '/v1/plans/:plan/administration',
    answering(async (request) => {
      const params = readInput(planParams, request.params);
      if (!params.ok) return params;
      const asked = readInput(administrationSchema, request.body);
      if (!asked.ok) return asked;
      return wrap(await administrate(store, { plan: params.value.plan, request: asked.value }));
    }),
  );
}

const pullParams = planParams.extend({
  cursor: cursorSchema.exactOptional(),
  limit: z.coerce.number().int().min(1).max(limits.factsPerPage).exactOptional(),
});

function addLogRoutes(app: FastifyInstance, store: Store): void {
  app.post(
    '/v1/plans/:plan/ops',
    answering(async (request) => {
      const params = readInput(planParams, request.params);
      if (!params.ok) return params;
      const push = readInput(pushSchema, request.body);
      if (!push.ok) return push;
      return wrap(await pushFacts(store, params.value.plan, push.value));
    }),
  );
  app.get(
    '/v1/plans/:plan/ops/:fact',
    answering(async (request) => {
      const params = readInput(planParams.extend({ fact: factIdSchema }), request.params);
      if (!params.ok) return params;
      return wrap(await readReceipt(store, params.value));
    }),
  );
}

function addLoanRoutes(app: FastifyInstance, store: Store): void {
  app.post(
    '/v1/plans/:plan/leases',
    answering(async (request) => {
      const params = readInput(planParams, request.params);
      if (!params.ok) return params;
      const asked = readInput(loanRequestSchema, request.body);
      if (!asked.ok) return asked;
      return wrap(await lendPlan(store, { plan: params.value.plan, request: asked.value }), 201);
    }),
  );
  app.post(
    '/v1/leases/:loan/release',
    answering(async (request) => {
      const params = readInput(z.object({ loan: idSchema }), request.params);
      if (!params.ok) return params;
      const release = readInput(releaseSchema, request.body);
      if (!release.ok) return release;
      return wrap(await releaseLoan(store, { loan: params.value.loan, purged: release.value.purged }));
    }),
  );
}

type Wrapped<Refused> =
  | { readonly ok: true; readonly value: { readonly status: number; readonly body: unknown } }
  | { readonly ok: false; readonly refusal: Refused };

function wrap<Refused>(
  result: { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly refusal: Refused },
  status = 200,
): Wrapped<Refused> {
  return result.ok ? yes({ status, body: result.value }) : result;
}

function named(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}
