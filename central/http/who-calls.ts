import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { describeProblem } from '#sync/problems.ts';
import type { Caller, FindRoom } from '../loans/caller.ts';
import { hashText } from '../database/hash.ts';
import { findDelivery } from '../loans/loan-rows.ts';
import type { Store } from '../store.ts';
import { sendProblem } from './answers.ts';

export interface Doors {
  readonly store: Store;
  /** The one sign-in of a store to try out. */
  readonly token?: string;
  /** Finds a room by the token that its sign-in gave it; absent: no room can sign in. */
  readonly findRoom?: FindRoom;
}

const callers = new WeakMap<FastifyRequest, Caller>();

/** Whom the sign-in let in. Only behind `askWho`; without it nobody calls. */
export function callerOf(request: FastifyRequest): Caller {
  const caller = callers.get(request);
  if (caller === undefined) throw new Error('A route was asked before it was known who asks');
  return caller;
}

/** For log and metrics: which kind of caller, never which. */
export function kindOfCaller(request: FastifyRequest): string {
  const caller = callers.get(request);
  if (caller !== undefined) return caller.kind;
  return request.headers.cookie === undefined ? 'nobody' : 'page';
}

/** Every request of this scope says who asks, before anything of it is read ([SYNC-2]). */
export function askWho(scope: FastifyInstance, doors: Doors): void {
  scope.addHook('onRequest', async (request, reply) => {
    const { scheme, secret } = readAuthorization(request);
    if (secret === undefined) return sendProblem(reply, describeProblem('sign-in-required'));
    const caller = await findCaller(doors, { scheme, secret });
    if (caller === undefined) return sendProblem(reply, describeProblem('token-rejected'));
    callers.set(request, caller);
    return undefined;
  });
}

async function findCaller(
  { store, token, findRoom }: Doors,
  { scheme, secret }: { readonly scheme: string; readonly secret: string },
): Promise<Caller | undefined> {
  if (scheme === 'delivery') return findDelivery(store, secret);
  if (token !== undefined && isSame(secret, token)) return { kind: 'tryout' };
  return findRoom?.(secret);
}

/** One token that is known beforehand: the administrator's. */
export function askForToken(scope: FastifyInstance, token: string | undefined): void {
  scope.addHook('onRequest', async (request, reply) => {
    const { secret } = readAuthorization(request);
    if (secret === undefined) return sendProblem(reply, describeProblem('sign-in-required'));
    const isTheirs = token !== undefined && isSame(secret, token);
    return isTheirs ? undefined : sendProblem(reply, describeProblem('token-rejected'));
  });
}

function readAuthorization(request: FastifyRequest): { readonly scheme: string; readonly secret?: string } {
  const given = /^(Bearer|Delivery) (\S{1,4000})$/iu.exec(request.headers.authorization ?? '');
  const [, scheme = '', secret] = given ?? [];
  return secret === undefined ? { scheme: '' } : { scheme: scheme.toLowerCase(), secret };
}

function isSame(given: string, expected: string): boolean {
  return timingSafeEqual(Buffer.from(hashText(given)), Buffer.from(hashText(expected)));
}
