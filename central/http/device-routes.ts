import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { no, type Result, yes } from '#domain/result.ts';
import { homeDeviceChoiceSchema, homeRoomEndSchema } from '#sync/home-messages.ts';
import { describeProblem, type Problem } from '#sync/problems.ts';
import { createLimit, type JoinedLimits, joinLimits } from '../sign-in/limits.ts';
import type { Origin } from '../sign-in/origin.ts';
import type { RoomGrants } from '../sign-in/room-grants.ts';
import type { Session, Sessions } from '../sign-in/sessions.ts';
import type { Store } from '../store.ts';
import { answering, readInput, sendProblem, wrap } from './answers.ts';
import { guardPages, sendBusy } from './sign-in-routes.ts';

interface DeviceDoors {
  readonly store: Store;
  readonly origin: Origin;
  readonly sessions: Sessions;
  readonly grants: RoomGrants;
}

const codeQuerySchema = z.object({ user_code: z.string().max(20) });

/** The phone's side of the device flow: which room is it, and what may it do. */
export async function addDeviceRoutes(app: FastifyInstance, doors: DeviceDoors): Promise<void> {
  const { grants, origin, sessions } = doors;
  const guesses = limitGuesses(doors.store);
  const known = new WeakMap<FastifyRequest, Session>();
  const sessionOf = (request: FastifyRequest): Session => {
    const session = known.get(request);
    if (session === undefined) throw new Error('A route was asked before it was known who asks');
    return session;
  };
  await app.register(async (scope) => {
    guardPages(scope, origin);
    // A flood is turned away before the database hears of it.
    scope.addHook('onRequest', async (request, reply) => {
      const isGuess = request.routeOptions.url === '/v1/home/device';
      const wait = isGuess ? guesses.wait(['', request.ip, 'all']) : 0;
      return wait > 0 ? sendBusy(reply, wait) : undefined;
    });
    // Nobody looks at a code before it is known who they are.
    scope.addHook('onRequest', async (request, reply) => {
      const session = await sessions.sessionOf(request);
      if (session === undefined) return sendProblem(reply, describeProblem('sign-in-required'));
      known.set(request, session);
      return undefined;
    });
    addCodeRoutes(scope, { ...doors, guesses, sessionOf });
    scope.get(
      '/v1/home/rooms',
      answering(async (request) => yes({ body: { rooms: await grants.list(sessionOf(request).person) } })),
    );
    scope.post(
      '/v1/home/device/end',
      answering(async (request) => {
        const asked = readInput(homeRoomEndSchema, request.body);
        if (!asked.ok) return asked;
        const ended = await grants.end(sessionOf(request).person, asked.value.grant);
        return ended.ok ? yes({ status: 204 }) : ended;
      }),
    );
  });
}

function addCodeRoutes(
  scope: FastifyInstance,
  doors: DeviceDoors & {
    readonly guesses: JoinedLimits;
    readonly sessionOf: (request: FastifyRequest) => Session;
  },
): void {
  const { grants, guesses, sessionOf } = doors;
  const look = async <Value>(
    { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
    work: (session: Session) => Promise<Result<Value, Problem>>,
  ): Promise<Result<Value, Problem>> => {
    const session = sessionOf(request);
    const keys = [session.person, request.ip, 'all'];
    const wait = guesses.take(keys);
    if (wait > 0) {
      void reply.header('retry-after', String(wait));
      return no(describeProblem('busy'));
    }
    const found = await work(session);
    if (found.ok || found.refusal.type !== 'not-found') guesses.giveBack(keys);
    return found;
  };
  scope.get('/v1/home/device', (request, reply) =>
    answering(async () => {
      const asked = readInput(codeQuerySchema, request.query);
      if (!asked.ok) return asked;
      return wrap(await look({ request, reply }, (session) => grants.find(session, asked.value.user_code)));
    })(request, reply),
  );
  scope.post('/v1/home/device', (request, reply) =>
    answering(async () => {
      const asked = readInput(homeDeviceChoiceSchema, request.body);
      if (!asked.ok) return asked;
      const approved = await look({ request, reply }, (session) => grants.approve(session, asked.value));
      return approved.ok ? yes({ status: 204 }) : approved;
    })(request, reply),
  );
}

/** Guesses are counted by person, by address and by all together, before anything is looked up ([SYNC-25]). */
function limitGuesses({ now }: Pick<Store, 'now'>): JoinedLimits {
  return joinLimits([
    createLimit({ now, most: 10, seconds: 600 }),
    createLimit({ now, most: 30, seconds: 600 }),
    createLimit({ now, most: 60, seconds: 60 }),
  ]);
}
