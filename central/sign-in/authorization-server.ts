import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { errors, Provider } from 'oidc-provider';
import { z } from 'zod';
import { deviceSchema } from '#sync/messages.ts';
import { describeProblem } from '#sync/problems.ts';
import { sendProblem } from '../http/answers.ts';
import type { Store } from '../store.ts';
import { createLimit, joinLimits } from './limits.ts';
import { createRecords } from './oidc-records.ts';
import type { Origin } from './origin.ts';
import { findPerson } from './people.ts';
import { createPace } from './poll-pace.ts';
import type { SigningKeys } from './signing-keys.ts';

export const roomClient = 'stafettrom-room';
export const deviceGrantType = 'urn:ietf:params:oauth:grant-type:device_code';
export const secondsOfDeviceCode = 600;
const secondsOfGrant = 36_000;
/** What a room calls itself, as it stands on its screen: shown on the phone, so that two rooms are not confused. */
export const roomNamePattern = /^[\p{L}\p{N}][\p{L}\p{N} .,:()/'-]{0,59}$/u;

export interface AuthorizationNeeds {
  readonly store: Store;
  readonly origin: Origin;
  readonly keys: SigningKeys;
}

/** OAuth for rooms and nobody else: the device flow (RFC 8628), one public client, opaque tokens, no pages of its own. */
export function createProvider({ store, origin, keys }: AuthorizationNeeds): Provider {
  const provider = new Provider(`${origin.href()}/oidc`, {
    adapter: (kind: string) => createRecords(store, kind),
    clients: [
      {
        client_id: roomClient,
        application_type: 'native',
        token_endpoint_auth_method: 'none',
        grant_types: [deviceGrantType],
        response_types: [],
        redirect_uris: [],
        id_token_signed_response_alg: 'ES256',
      },
    ],
    jwks: keys,
    cookies: { keys: [Buffer.from(store.keys.cookies).toString('base64url')] },
    enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
    scopes: [],
    features: {
      devInteractions: { enabled: false },
      deviceFlow: { enabled: true, charset: 'base-20', mask: '****-****' },
      resourceIndicators: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      userinfo: { enabled: false },
      // Whoever has a room's token may end it.
      revocation: {
        enabled: true,
        allowedPolicy: (_ctx, client, token) => token.clientId === client.clientId,
      },
    },
    extraParams: { room: checkRoom, device: checkDevice },
    findAccount: async (_ctx, id) => {
      const person = await findPerson(store, id);
      return person === undefined ? undefined : { accountId: id, claims: () => ({ sub: id }) };
    },
    ttl: { AccessToken: secondsOfGrant, Grant: secondsOfGrant, DeviceCode: secondsOfDeviceCode },
  });
  provider.proxy = true;
  completeAnswers(provider, { store, origin });
  return provider;
}

function checkRoom(_ctx: unknown, room: unknown): void {
  if (typeof room !== 'string' || !roomNamePattern.test(room))
    throw new errors.InvalidRequest('room is missing or is no name');
}

function checkDevice(_ctx: unknown, device: unknown): void {
  if (!deviceSchema.safeParse(device).success)
    throw new errors.InvalidRequest('device is missing or no name');
}

/** What the library leaves to its owner: where the phone goes, how often a room may ask, and that it keeps to it. */
function completeAnswers(provider: Provider, { store, origin }: Omit<AuthorizationNeeds, 'keys'>): void {
  const pace = createPace(store.now);
  provider.use(async (ctx, next) => {
    await next();
    const body = bodyOf(ctx);
    if (typeof body['user_code'] === 'string') {
      const page = `${origin.href()}/device`;
      const verification_uri_complete = `${page}?user_code=${body['user_code']}`;
      ctx.body = { ...body, verification_uri: page, verification_uri_complete, interval: pace.seconds };
    }
    if (body['error'] === 'authorization_pending' && pace.isTooFast(deviceCodeOf(ctx)))
      ctx.body = { error: 'slow_down', error_description: 'wait five seconds longer between polls' };
  });
}

function bodyOf(ctx: { readonly body: unknown }): Record<string, unknown> {
  return typeof ctx.body === 'object' && ctx.body !== null ? { ...ctx.body } : {};
}

const askedSchema = z.object({ oidc: z.object({ params: z.object({ device_code: z.string() }) }) });

function deviceCodeOf(ctx: unknown): string {
  const asked = askedSchema.safeParse(ctx);
  return asked.success ? asked.data.oidc.params.device_code : '';
}

/** The only roads in: no page of the library, no endpoint that a room does not need. */
const roads = [
  ['POST', '/oidc/device/auth'],
  ['POST', '/oidc/token'],
  ['POST', '/oidc/token/revocation'],
  ['GET', '/oidc/jwks'],
  ['GET', '/oidc/.well-known/openid-configuration'],
] as const;

/** Mounts it under `/oidc`: the reply is the library's from here on. */
export async function mountProvider(
  app: FastifyInstance,
  needs: { readonly store: Store; readonly origin: Origin; readonly provider: () => Provider },
): Promise<void> {
  const { store, origin, provider } = needs;
  const { now } = store;
  const asked = joinLimits([
    createLimit({ now, most: 30, seconds: 60 }),
    createLimit({ now, most: 300, seconds: 60 }),
  ]);
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
    for (const [method, url] of roads) {
      scope.route({
        method,
        url,
        handler: async (request, reply) => {
          const wait = url === '/oidc/device/auth' ? asked.take([request.ip, 'all']) : 0;
          if (wait > 0) {
            void reply.header('retry-after', String(wait));
            return sendProblem(reply, describeProblem('busy'));
          }
          return handOver(request, reply, { origin, provider: provider() });
        },
      });
    }
  });
}

/** The library writes addresses by the request it sees: it is shown the public one, whatever stands in front. */
async function handOver(
  request: FastifyRequest,
  reply: FastifyReply,
  { origin, provider }: { readonly origin: Origin; readonly provider: Provider },
): Promise<void> {
  const { protocol, host } = new URL(origin.href());
  const { raw } = request;
  raw.headers['x-forwarded-proto'] = protocol.slice(0, -1);
  raw.headers['x-forwarded-host'] = host;
  reply.hijack();
  const mounted = Object.assign(raw, { originalUrl: raw.url, url: (raw.url ?? '').slice('/oidc'.length) });
  await provider.callback()(mounted, reply.raw);
}
