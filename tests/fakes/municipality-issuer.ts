import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type CryptoKey, decodeJwt, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { type InteractionResults, Provider } from 'oidc-provider';
import { z } from 'zod';

export const secret = 'hemmelig-for-proven';
/** Made up: eighty is added to the month, as in the synthetic numbers for testing. */
export const pids: Readonly<Record<string, string>> = {
  marit: '29909998765',
  ingrid: '01838812345',
  fremmed: '17879911111',
};

export interface MunicipalityIssuer {
  readonly address: string;
  /** The private key with which the client `stafettrom-nokkel` shows who it is. */
  readonly clientKey: object;
  /** Who is signed in over there, how surely, and what is done to the answer on its way. */
  readonly next: {
    account: string;
    acr: string;
    says?: 'no';
    change?: (claims: JWTPayload) => JWTPayload;
    forge?: 'other-key' | 'none';
    /** How long its authorization codes last; a minute when absent. */
    codeSeconds?: number;
  };
  readonly asked: () => URLSearchParams | undefined;
  readonly stop: () => Promise<void>;
}

/** A real OpenID provider on a free port, shaped as those of the public sector: PKCE asked for, `acr`, `pid`. */
export async function startIssuer(store: string): Promise<MunicipalityIssuer> {
  const keys = await makeKeys();
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = z.object({ port: z.number() }).parse(server.address());
  const address = `http://127.0.0.1:${port}`;
  const next: MunicipalityIssuer['next'] = { account: 'marit', acr: 'high' };
  let asked: URLSearchParams | undefined;
  const provider = new Provider(address, settingsOf(store, { keys, next }));
  provider.use(async (ctx, then) => {
    if (ctx.path === '/auth') asked = new URLSearchParams(ctx.querystring);
    await then();
    const body: unknown = ctx.body;
    if (ctx.path !== '/token' || typeof body !== 'object' || body === null || !('id_token' in body)) return;
    if (next.change === undefined && next.forge === undefined) return;
    ctx.body = { ...body, id_token: await rewrite(String(body.id_token), next, keys) };
  });
  server.on('request', (request, response) => {
    if (request.url?.startsWith('/interaction/') !== true) {
      void provider.callback()(request, response);
      return;
    }
    void answer(provider, next, { request, response });
  });
  const stop = (): Promise<void> =>
    new Promise((stopped) => {
      server.close(() => stopped());
      server.closeAllConnections();
    });
  return { address, clientKey: keys.client.jwk, next, asked: () => asked, stop };
}

type Keys = Awaited<ReturnType<typeof makeKeys>>;

const named = { kid: z.string(), use: z.literal('sig') };
const rsaSchema = z.object({
  ...named,
  alg: z.literal('RS256'),
  kty: z.literal('RSA'),
  n: z.string(),
  e: z.string(),
  d: z.string(),
  p: z.string(),
  q: z.string(),
  dp: z.string(),
  dq: z.string(),
  qi: z.string(),
});
const ecSchema = z.object({
  ...named,
  alg: z.literal('ES256'),
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string(),
  y: z.string(),
});

async function makeKeys() {
  const make = async (alg: string): Promise<{ privateKey: CryptoKey; jwk: object }> => {
    const { privateKey } = await generateKeyPair(alg, { extractable: true });
    return { privateKey, jwk: { ...(await exportJWK(privateKey)), kid: 'k1', alg, use: 'sig' } };
  };
  const [own, foreign, client] = [await make('RS256'), await make('RS256'), await make('ES256')];
  return {
    own: { privateKey: own.privateKey, jwk: rsaSchema.parse(own.jwk) },
    foreign,
    client: { jwk: client.jwk, publicJwk: ecSchema.parse(client.jwk) },
  };
}

function settingsOf(
  store: string,
  { keys, next }: { readonly keys: Keys; readonly next: MunicipalityIssuer['next'] },
): ConstructorParameters<typeof Provider>[1] {
  const client = {
    grant_types: ['authorization_code'],
    response_types: ['code' as const],
    redirect_uris: [`${store}/sign-in/callback`],
  };
  const account = (accountId: string): { pid: string } => ({ pid: pids[accountId] ?? '' });
  return {
    clients: [
      { ...client, client_id: 'stafettrom', client_secret: secret },
      {
        ...client,
        client_id: 'stafettrom-nokkel',
        token_endpoint_auth_method: 'private_key_jwt',
        token_endpoint_auth_signing_alg: 'ES256',
        jwks: { keys: [keys.client.publicJwk] },
      },
    ],
    jwks: { keys: [keys.own.jwk] },
    pkce: { required: () => true },
    acrValues: ['substantial', 'high'],
    claims: { openid: ['sub', 'acr', 'pid'] },
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false } },
    findAccount: (_ctx, accountId) => ({
      accountId,
      claims: () => ({ sub: accountId, ...account(accountId) }),
    }),
    cookies: { keys: ['prove'] },
    ttl: {
      AuthorizationCode: () => next.codeSeconds ?? 60,
      AccessToken: 60,
      IdToken: 60,
      Interaction: 60,
      Session: 60,
      Grant: 60,
    },
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
  };
}

/** The person over there signs in, and agrees, without being asked. */
async function answer(
  provider: Provider,
  next: MunicipalityIssuer['next'],
  { request, response }: { readonly request: IncomingMessage; readonly response: ServerResponse },
): Promise<void> {
  const { prompt, session, params } = await provider.interactionDetails(request, response);
  const finish = (result: InteractionResults): Promise<void> =>
    provider.interactionFinished(request, response, result, {
      mergeWithLastSubmission: true,
    });
  if (next.says === 'no') return finish({ error: 'access_denied' });
  if (prompt.name === 'login') {
    return finish({ login: { accountId: next.account, acr: next.acr, remember: false } });
  }
  const grant = new provider.Grant({
    accountId: session?.accountId ?? '',
    clientId: String(params['client_id']),
  });
  grant.addOIDCScope('openid');
  return finish({ consent: { grantId: await grant.save() } });
}

async function rewrite(idToken: string, next: MunicipalityIssuer['next'], keys: Keys): Promise<string> {
  const claims = (next.change ?? ((same) => same))(decodeJwt(idToken));
  if (next.forge === 'none') {
    const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    return `${part({ alg: 'none' })}.${part(claims)}.`;
  }
  const { privateKey } = next.forge === 'other-key' ? keys.foreign : keys.own;
  return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'k1' }).sign(privateKey);
}
