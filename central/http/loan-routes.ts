import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { factIdSchema, idSchema } from '#domain/identity.ts';
import { loanRequestSchema, pushSchema, releaseSchema } from '#sync/messages.ts';
import { lendPlan } from '../loans/loans.ts';
import { pushFacts } from '../log/push-facts.ts';
import { readReceiptFor } from '../log/receipt-rows.ts';
import { releaseLoan } from '../loans/release-loan.ts';
import type { Store } from '../store.ts';
import { answering, readInput, wrap } from './answers.ts';
import { planParams } from './plan-routes.ts';
import { callerOf } from './who-calls.ts';

/** A loan from its beginning to its receipt: borrow, deliver, release. */
export function addLoanRoutes(app: FastifyInstance, store: Store): void {
  addBorrowing(app, store);
  addDelivering(app, store);
}

function addBorrowing(app: FastifyInstance, store: Store): void {
  app.post(
    '/v1/plans/:plan/leases',
    answering(async (request) => {
      const params = readInput(planParams, request.params);
      if (!params.ok) return params;
      const asked = readInput(loanRequestSchema, request.body);
      if (!asked.ok) return asked;
      const { plan } = params.value;
      return wrap(await lendPlan(store, { caller: callerOf(request), plan, request: asked.value }), 201);
    }),
  );
  app.post(
    '/v1/leases/:loan/release',
    answering(async (request) => {
      const params = readInput(z.object({ loan: idSchema }), request.params);
      if (!params.ok) return params;
      const release = readInput(releaseSchema, request.body);
      if (!release.ok) return release;
      const { purged } = release.value;
      return wrap(await releaseLoan(store, { caller: callerOf(request), loan: params.value.loan, purged }));
    }),
  );
}

function addDelivering(app: FastifyInstance, store: Store): void {
  app.post(
    '/v1/plans/:plan/ops',
    answering(async (request) => {
      const params = readInput(planParams, request.params);
      if (!params.ok) return params;
      const push = readInput(pushSchema, request.body);
      if (!push.ok) return push;
      const { plan } = params.value;
      return wrap(await pushFacts(store, { caller: callerOf(request), plan, push: push.value }));
    }),
  );
  app.get(
    '/v1/plans/:plan/ops/:fact',
    answering(async (request) => {
      const params = readInput(planParams.extend({ fact: factIdSchema }), request.params);
      if (!params.ok) return params;
      return wrap(await readReceiptFor(store, { ...params.value, caller: callerOf(request) }));
    }),
  );
}
