import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { idSchema } from '#domain/identity.ts';
import { receiveSealed } from '../sealed/receive-sealed.ts';
import type { Store } from '../store.ts';
import { answering, readInput, wrap } from './answers.ts';
import { bodyOf, takeBytes } from './take-bytes.ts';

/** Without a sign-in: what lies in it proves who sends it ([SYNC-34]). In a scope of its own: a body is bytes. */
export function addSealedRoutes(app: FastifyInstance, store: Store): void {
  takeBytes(app);
  app.post(
    '/v1/leases/:loan/sealed',
    answering(async (request) => {
      const params = readInput(z.object({ loan: idSchema }), request.params);
      if (!params.ok) return params;
      const body = bodyOf(request);
      return wrap(await receiveSealed(store, { loan: params.value.loan, body }));
    }),
  );
}
