import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { describeProblem } from '#sync/problems.ts';
import { hashText } from '../database/hash.ts';
import { sendProblem } from '../http/answers.ts';

/** Kinds of requests that are counted apart. */
export type LimitClass = 'signIn' | 'sealed' | 'rooms' | 'home' | 'open' | 'address';

/** So many a minute. Counted in the memory of one process: with several, each counts for itself. */
export type RateLimits = Readonly<Record<LimitClass, number>>;

export const usualLimits: RateLimits = {
  /** By address: signing in, and a phone that looks at a room's code. Finer limits of their own lie behind it. */
  signIn: 300,
  /** By address: nobody needs to be signed in to bring a sealed meeting. */
  sealed: 30,
  /** By token: pushes, pulls, documents of one room. */
  rooms: 6000,
  /** By session: the pages at home. */
  home: 600,
  /** By address: what needs no sign-in. */
  open: 1200,
  /** By address, all together: a made-up token for every request gains nothing. */
  address: 30_000,
};

const minute = 60_000;
const keysKept = 20_000;

/** A part for `createServer`, before all others: whoever asks too often is told when to come again ([SYNC-42]). */
export function limitRates(limits: RateLimits): (app: FastifyInstance) => Promise<void> {
  return async (app) => {
    await app.register(rateLimit, { global: false, cache: keysKept });
    const count = app.createRateLimit({
      timeWindow: minute,
      max: (request) => limits[classOf(request)],
      keyGenerator: keyOf,
    });
    const countAddress = app.createRateLimit({
      timeWindow: minute,
      max: limits.address,
      keyGenerator: (request) => `address ${request.ip}`,
    });
    app.addHook('onRequest', async (request, reply) => {
      if (isWatched(request)) return;
      const all = await countAddress(request);
      const one = all.isAllowed || !all.isExceeded ? await count(request) : all;
      if (one.isAllowed || !one.isExceeded) return;
      void reply.header('retry-after', String(Math.max(1, one.ttlInSeconds)));
      await sendProblem(reply, describeProblem('busy'));
    });
  };
}

/** That the process lives costs nothing, and whoever looks after it asks as often as they like. */
function isWatched({ routeOptions: { url } }: FastifyRequest): boolean {
  return url === '/health';
}

function classOf({ routeOptions: { url = '' } }: FastifyRequest): LimitClass {
  if (url === '/v1/leases/:loan/sealed') return 'sealed';
  if (/^\/(?:sign-in|oidc)\/|^\/v1\/home\/device/u.test(url)) return 'signIn';
  if (url.startsWith('/v1/home/')) return 'home';
  return /^\/v1\/(?:plans|leases|translation)/u.test(url) ? 'rooms' : 'open';
}

/** Secrets are kept as hashes, here too. */
function keyOf(request: FastifyRequest): string {
  const kind = classOf(request);
  const { authorization, cookie } = request.headers;
  const secret = { rooms: authorization, home: cookie }[kind === 'rooms' || kind === 'home' ? kind : 'rooms'];
  const isByWhom = (kind === 'rooms' || kind === 'home') && secret !== undefined;
  return `${kind} ${isByWhom ? hashText(secret) : request.ip}`;
}
