import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { no, type Result, yes } from '#domain/result.ts';
import {
  signInCodeSchema,
  signInPasswordSchema,
  signInStartSchema,
  signInTryoutSchema,
} from '#sync/home-messages.ts';
import { describeProblem, type Problem } from '#sync/problems.ts';
import { readCookie, writeCookie } from '../sign-in/cookies.ts';
import type { IdentityProviders } from '../sign-in/identity-providers.ts';
import { createLimit, joinLimits } from '../sign-in/limits.ts';
import type { Messenger } from '../sign-in/messenger.ts';
import { makeCode, minutesOfCode, takeCode } from '../sign-in/one-time-codes.ts';
import type { Origin } from '../sign-in/origin.ts';
import type { PasswordLogins } from '../sign-in/password-login.ts';
import { findPerson } from '../sign-in/people.ts';
import { type Sessions, sweepSignIns } from '../sign-in/sessions.ts';
import type { Ways } from '../sign-in/ways.ts';
import type { Store } from '../store.ts';
import { type Answer, answering, readInput, sendProblem } from './answers.ts';

export interface SignInDoors {
  readonly store: Store;
  readonly origin: Origin;
  readonly ways: Ways;
  readonly sessions: Sessions;
  readonly providers: IdentityProviders;
  readonly passwords: PasswordLogins;
  readonly messenger: Messenger;
}

type Done = Result<Answer, Problem>;
type Step = (request: FastifyRequest, reply: FastifyReply) => Promise<Done>;

/** Signing in and out, for the pages of the store. What succeeds sets the cookie of a new session. */
export async function addSignInRoutes(app: FastifyInstance, doors: SignInDoors): Promise<void> {
  const { now } = doors.store;
  const asked = joinLimits([
    createLimit({ now, most: 60, seconds: 60 }),
    createLimit({ now, most: 600, seconds: 60 }),
  ]);
  await app.register(async (scope) => {
    scope.addHook('onRequest', async (request, reply) => {
      const wait = asked.take([request.ip, 'all']);
      return wait > 0 ? sendBusy(reply, wait) : undefined;
    });
    scope.get('/sign-in/callback', (request, reply) => comeBack(doors, request, reply));
    await scope.register(async (own) => {
      guardPages(own, doors.origin);
      const post = (url: string, step: Step): void => {
        own.post(url, (request, reply) => answering(() => step(request, reply))(request, reply));
      };
      post('/sign-in/start', (request, reply) => start(doors, request, reply));
      post('/sign-in/password', (request, reply) => tryPassword(doors, request, reply));
      post('/sign-in/code', (request, reply) => tryCode(doors, request, reply));
      post('/sign-in/tryout', (request, reply) => enterTryout(doors, request, reply));
      post('/sign-in/out', async (request, reply) => {
        await doors.sessions.end(request, reply);
        return yes({ status: 204 });
      });
    });
  });
}

/** Nothing of a sign-in stays in a browser's memory, and no address of it goes on to another site. */
const unkept = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

/** Whatever changes anything is asked for by a page of the store itself ([SYNC-28]). */
export function guardPages(scope: FastifyInstance, origin: Origin): void {
  scope.addHook('onRequest', async (request, reply) => {
    reply.headers(unkept);
    if (request.method === 'GET' || origin.isOwnPage(request)) return undefined;
    return sendProblem(reply, describeProblem('foreign-page'));
  });
}

export async function sendBusy(reply: FastifyReply, seconds: number): Promise<void> {
  void reply.header('retry-after', String(seconds));
  await sendProblem(reply, describeProblem('busy'));
}

async function start(doors: SignInDoors, request: FastifyRequest, reply: FastifyReply): Promise<Done> {
  const asked = readReturning(doors, signInStartSchema, request.body);
  if (!asked.ok) return asked;
  await sweepSignIns(doors.store);
  const begun = await doors.providers.begin(asked.value.way, asked.value.returnTo);
  if (!begun.ok && begun.refusal === 'provider-away') void reply.header('retry-after', '30');
  if (!begun.ok) return no(describeProblem(begun.refusal === 'not-found' ? 'not-found' : 'busy'));
  writeCookie(doors.origin, reply, { kind: 'sign-in', value: begun.value.secret });
  return yes({ body: { redirect: begun.value.redirect } });
}

/** Back from the identity provider. A no is a calm sentence on the first page, by its kind. */
async function comeBack(doors: SignInDoors, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const { origin, providers, sessions } = doors;
  const address = new URL(request.url, origin.href());
  const came = await providers.finish(readCookie(origin, request, 'sign-in'), address);
  if (came.ok) await sessions.begin(request, reply, came.value);
  writeCookie(origin, reply, { kind: 'sign-in' });
  const to = came.ok ? came.value.returnTo : `/?refused=${came.refusal}`;
  await reply.headers(unkept).redirect(to, 302);
}

async function tryPassword(doors: SignInDoors, request: FastifyRequest, reply: FastifyReply): Promise<Done> {
  const { store, messenger, origin } = doors;
  if (!doors.ways.has('password')) return no(describeProblem('not-found'));
  const asked = readReturning(doors, signInPasswordSchema, request.body);
  if (!asked.ok) return asked;
  const { userName, password, returnTo, language } = asked.value;
  const checked = await doors.passwords.check(userName, password);
  if (!checked.ok) {
    if (checked.refusal.kind === 'busy') void reply.header('retry-after', String(checked.refusal.seconds));
    return no(describeProblem(checked.refusal.kind));
  }
  const { secret, code, email } = await makeCode(store, { ...checked.value, returnTo });
  const isSent = await messenger.sendCode({ email, language, code, minutes: minutesOfCode });
  if (!isSent) return no(describeProblem('sign-in-refused'));
  writeCookie(origin, reply, { kind: 'code', value: secret });
  const shown = messenger.isShown && store.tryout ? { tryoutCode: code } : {};
  return yes({ body: { minutes: minutesOfCode, ...shown } });
}

async function tryCode(doors: SignInDoors, request: FastifyRequest, reply: FastifyReply): Promise<Done> {
  const { store, origin, sessions } = doors;
  const asked = readInput(signInCodeSchema, request.body);
  if (!asked.ok) return asked;
  const secret = readCookie(origin, request, 'code');
  const taken = secret === undefined ? undefined : await takeCode(store, { secret, ...asked.value });
  if (taken === undefined) return no(describeProblem('sign-in-refused'));
  const { person, returnTo } = taken;
  await sessions.begin(request, reply, { person, way: 'password', acr: 'password-and-code' });
  writeCookie(origin, reply, { kind: 'code' });
  return yes({ body: { redirect: returnTo } });
}

async function enterTryout(doors: SignInDoors, request: FastifyRequest, reply: FastifyReply): Promise<Done> {
  const { store, sessions } = doors;
  const asked = readReturning(doors, signInTryoutSchema, request.body);
  if (!store.tryout) return no(describeProblem('not-found'));
  if (!asked.ok) return asked;
  const found = await findPerson(store, asked.value.person);
  if (found === undefined) return no(describeProblem('not-found'));
  await sessions.begin(request, reply, { person: found.person, way: 'tryout', acr: 'tryout' });
  return yes({ body: { redirect: asked.value.returnTo } });
}

/** What comes with a place to return to: a path of this store, or it cannot be read. */
function readReturning<Shape extends z.ZodType<{ readonly returnTo: string }>>(
  { origin }: SignInDoors,
  shape: Shape,
  body: unknown,
): Result<z.output<Shape>, Problem> {
  const asked = readInput(shape, body);
  if (!asked.ok || origin.isOwnPath(asked.value.returnTo)) return asked;
  return no(describeProblem('body-invalid', { pointer: '/returnTo' }));
}
