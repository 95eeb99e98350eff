import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { languageSchema } from '#domain/bodies.ts';
import { idSchema } from '#domain/identity.ts';
import { no, type Result, yes } from '#domain/result.ts';
import { homeCommandSchema, homeContactSchema, homeNumberSchema } from '#sync/home-messages.ts';
import { describeProblem, type Problem } from '#sync/problems.ts';
import { changeContact } from '../home/contact.ts';
import { doHomeCommand } from '../home/do-command.ts';
import type { HomeNeeds, HomeSession } from '../home/home-needs.ts';
import { openCalendar } from '../home/open-calendar.ts';
import { type HomeDocument, openHomeDocument } from '../home/open-document.ts';
import { keepNumber } from '../home/owner-number.ts';
import { bytesPerScan, keepScan } from '../home/paper-scans.ts';
import { readHomePlan } from '../home/read-plan.ts';
import { readHomeSelf } from '../home/read-self.ts';
import { type Answer, answering, type Handler, readInput, sendProblem, wrap } from './answers.ts';
import { planParams } from './plan-routes.ts';

/** What the pages at home ask the store for: a part of the server, with a sign-in of its own. */
export function homeRoutes(needs: HomeNeeds): (app: FastifyInstance) => Promise<void> {
  return async (app) => {
    await app.register(async (home) => {
      guard(home, needs);
      addReading(home, needs);
      addCalendar(home, needs);
      addDoing(home, needs);
      await home.register(async (apart) => addPapers(apart, needs));
    });
  };
}

/** Nothing of a plan stays in a browser's memory, and nobody else's page may act in this person's name. */
function guard(home: FastifyInstance, { isOwnPage }: HomeNeeds): void {
  home.addHook('onRequest', async (request, reply) => {
    reply.headers({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
    if (request.method !== 'GET' && !isOwnPage(request)) {
      await sendProblem(reply, describeProblem('foreign-page'));
    }
  });
}

const inLanguage = z.object({ language: languageSchema.exactOptional() });

type Signed = (session: HomeSession, request: FastifyRequest) => Promise<Result<Answer, Problem>>;

function signedIn(needs: HomeNeeds, handle: Signed): Handler {
  return async (request) => {
    const session = await needs.whoIsHere(request);
    return session === undefined ? no(describeProblem('sign-in-required')) : handle(session, request);
  };
}

/** R8: what is an employee's own is done after signing in as one. */
function asEmployee(needs: HomeNeeds, handle: Signed): Handler {
  return signedIn(needs, async (session, request) =>
    session.employee ? handle(session, request) : no(describeProblem('read-only')),
  );
}

function addReading(home: FastifyInstance, needs: HomeNeeds): void {
  home.get(
    '/v1/home/self',
    answering(async (request) => yes({ body: await readHomeSelf(needs, await needs.whoIsHere(request)) })),
  );
  home.get(
    '/v1/home/plans/:plan',
    answering(
      signedIn(needs, async ({ person, employee }, request) => {
        const params = readInput(planParams, request.params);
        if (!params.ok) return params;
        const query = readInput(inLanguage, request.query);
        if (!query.ok) return query;
        return wrap(await readHomePlan(needs, { person, employee, ...params.value, ...query.value }));
      }),
    ),
  );
  home.get(
    '/v1/home/plans/:plan/documents/:item',
    answering(
      signedIn(needs, async ({ person }, request) => {
        const params = readInput(planParams.extend({ item: idSchema }), request.params);
        if (!params.ok) return params;
        const opened = await openHomeDocument(needs.store, { person, ...params.value });
        return opened.ok ? yes({ headers: headersOf(opened.value), body: opened.value.bytes }) : opened;
      }),
    ),
  );
}

/** K1. The name of the file is the same for every meeting of every plan (A6). */
function addCalendar(home: FastifyInstance, needs: HomeNeeds): void {
  home.get(
    '/v1/home/plans/:plan/meetings/:meeting/calendar',
    answering(
      signedIn(needs, async ({ person }, request) => {
        const params = readInput(planParams.extend({ meeting: idSchema }), request.params);
        if (!params.ok) return params;
        const query = readInput(inLanguage, request.query);
        if (!query.ok) return query;
        const opened = await openCalendar(needs, { person, ...params.value, ...query.value });
        if (!opened.ok) return opened;
        const headers = {
          'content-type': 'text/calendar; charset=utf-8',
          'content-disposition': 'attachment; filename="mote.ics"',
        };
        return yes({ headers, body: Buffer.from(opened.value) });
      }),
    ),
  );
}

/** What a browser can show safely is shown; the name says nothing of what it is (A6). */
function headersOf({ mediaType }: HomeDocument): Record<string, string> {
  const ending = shown[mediaType];
  if (ending === undefined) {
    const name = kept[mediaType];
    const disposition = name === undefined ? 'attachment' : `attachment; filename="stafettlogg.${name}"`;
    return { 'content-type': 'application/octet-stream', 'content-disposition': disposition };
  }
  return { 'content-type': mediaType, 'content-disposition': `inline; filename="stafettlogg.${ending}"` };
}

/** Kept on the machine, to be opened by what knows it. */
const kept: Readonly<Record<string, string>> = {
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'text/plain': 'txt',
};

const shown: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
};

function addDoing(home: FastifyInstance, needs: HomeNeeds): void {
  const { store } = needs;
  home.post(
    '/v1/home/plans/:plan/commands',
    answering(
      signedIn(needs, async (session, request) => {
        const params = readInput(planParams, request.params);
        if (!params.ok) return params;
        const command = readInput(homeCommandSchema, request.body);
        if (!command.ok) return command;
        return wrap(await doHomeCommand(needs, { session, ...params.value, command: command.value }));
      }),
    ),
  );
  home.put(
    '/v1/home/plans/:plan/number',
    answering(
      asEmployee(needs, async ({ person }, request) => {
        const params = readInput(planParams, request.params);
        if (!params.ok) return params;
        const given = readInput(homeNumberSchema, request.body);
        if (!given.ok) return given;
        return nothing(await keepNumber(store, { person, ...params.value, ...given.value }));
      }),
    ),
  );
  home.put(
    '/v1/home/contact',
    answering(
      asEmployee(needs, async ({ person }, request) => {
        const contact = readInput(homeContactSchema, request.body);
        if (!contact.ok) return contact;
        return nothing(await changeContact(store, { person, contact: contact.value }));
      }),
    ),
  );
}

function nothing(done: Result<void, Problem>): Result<Answer, Problem> {
  return done.ok ? yes({ status: 204 }) : done;
}

/** In a scope of its own: here a body is bytes, whatever it says it is. */
function addPapers(apart: FastifyInstance, needs: HomeNeeds): void {
  apart.removeAllContentTypeParsers();
  apart.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: bytesPerScan }, (_request, body, done) => {
    done(null, body);
  });
  apart.post(
    '/v1/home/plans/:plan/papers/:consent',
    { bodyLimit: bytesPerScan },
    answering(
      asEmployee(needs, async ({ person }, request) => {
        const params = readInput(planParams.extend({ consent: idSchema }), request.params);
        if (!params.ok) return params;
        const bytes = readInput(z.instanceof(Uint8Array), request.body);
        if (!bytes.ok) return bytes;
        const { plan, consent } = params.value;
        return wrap(await keepScan(needs.store, { person, plan, consent, bytes: bytes.value }), 201);
      }),
    ),
  );
}
