import { importJWK } from 'jose';
import { sql } from 'kysely';
import * as client from 'openid-client';
import { z } from 'zod';
import { no, type Result, yes } from '#domain/result.ts';
import { expectRows } from '../database/database.ts';
import { hashText } from '../database/hash.ts';
import { inService, type Store } from '../store.ts';
import { makeSecret } from './cookies.ts';
import type { Origin } from './origin.ts';
import { findByIdentity } from './people.ts';
import type { SignedIn } from './sessions.ts';
import type { Provider } from './sign-in-file.ts';
import type { Ways } from './ways.ts';

/** Why somebody who came back is not let in. Pages have a sentence for each. */
export type SignInRefusal =
  /** Nothing was begun in this browser, it was begun too long ago, or it has been answered. */
  | 'sign-in-expired'
  /** They said no over there. */
  | 'sign-in-cancelled'
  /** What came back does not hold: state, nonce, verifier, signature, audience, issuer, time. */
  | 'sign-in-failed'
  | 'assurance-too-low'
  /** Nobody whom the municipality has put in. */
  | 'not-known'
  /** An employee's way, and no employee. */
  | 'not-for-you'
  | 'provider-away';

export interface IdentityProviders {
  /** Where to send the browser, and what its cookie holds. */
  readonly begin: (
    way: string,
    returnTo: string,
  ) => Promise<Result<{ redirect: string; secret: string }, 'not-found' | 'provider-away'>>;
  readonly finish: (
    secret: string | undefined,
    address: URL,
  ) => Promise<Result<SignedIn & { readonly returnTo: string }, SignInRefusal>>;
}

interface ProviderNeeds {
  readonly store: Store;
  readonly origin: Origin;
  readonly ways: Ways;
}

const checksSchema = z.strictObject({ verifier: z.string(), state: z.string(), nonce: z.string() });
type Checks = z.infer<typeof checksSchema>;
const minutesToSignIn = 10;
const hoursKept = 12;

/** The store as the client of the municipality's identity providers: code flow, PKCE S256, state and nonce. */
export function createIdentityProviders(needs: ProviderNeeds): IdentityProviders {
  const { store, ways, origin } = needs;
  const read = keepConfigurations(store);
  return {
    begin: async (way, returnTo) => {
      const provider = ways.provider(way);
      if (provider === undefined) return no('not-found');
      const configuration = await read(provider).catch(() => undefined);
      if (configuration === undefined) return no('provider-away');
      const checks = {
        verifier: client.randomPKCECodeVerifier(),
        state: client.randomState(),
        nonce: client.randomNonce(),
      };
      const secret = makeSecret();
      await keepChecks(store, { secret, way, checks, returnTo });
      const redirect = await addressOf(configuration, { provider, checks, origin });
      return yes({ redirect, secret });
    },
    finish: async (secret, address) => {
      const kept = secret === undefined ? undefined : await takeChecks(store, secret);
      const provider = kept === undefined ? undefined : ways.provider(kept.way);
      if (kept === undefined || provider === undefined) return no('sign-in-expired');
      const came = await readAnswer(read, { provider, checks: kept.checks, address });
      if (!came.ok) return came;
      const who = await findWho(store, provider, came.value);
      return who.ok ? yes({ ...who.value, returnTo: kept.returnTo }) : who;
    },
  };
}

type ReadConfiguration = (provider: Provider) => Promise<client.Configuration>;

/** Asked for once in half a day; one that could not be had is asked for again the next time. */
function keepConfigurations(store: Store): ReadConfiguration {
  const kept = new Map<string, { readonly at: number; readonly configuration: client.Configuration }>();
  return async (provider) => {
    const known = kept.get(provider.id);
    if (known !== undefined && store.now() - known.at < hoursKept * 3_600_000) return known.configuration;
    const configuration = await discover(provider, store.tryout);
    kept.set(provider.id, { at: store.now(), configuration });
    return configuration;
  };
}

async function discover(provider: Provider, tryout: boolean): Promise<client.Configuration> {
  const { issuer, clientId, idTokenAlgorithm } = provider;
  const isOpen = tryout && issuer.startsWith('http://');
  const metadata = {
    id_token_signed_response_alg: idTokenAlgorithm,
    [client.clockTolerance]: 10,
  };
  // Without this the library trusts the line that the token came over, and looks at no signature.
  const execute = [client.enableNonRepudiationChecks, ...(isOpen ? [client.allowInsecureRequests] : [])];
  const auth = await authenticationOf(provider);
  return client.discovery(new URL(issuer), clientId, metadata, auth, { execute, timeout: 10 });
}

async function authenticationOf({ clientAuth }: Provider): Promise<client.ClientAuth> {
  if (clientAuth.kind === 'none') return client.None();
  if (clientAuth.kind === 'secret') return client.ClientSecretBasic(clientAuth.secret);
  const key = await importJWK(clientAuth.key, clientAuth.algorithm);
  if (key instanceof Uint8Array) throw new Error('The key of an identity provider is no private key');
  const { kid } = clientAuth.key;
  return client.PrivateKeyJwt(kid === undefined ? key : { key, kid });
}

async function addressOf(
  configuration: client.Configuration,
  asked: { readonly provider: Provider; readonly checks: Checks; readonly origin: Origin },
): Promise<string> {
  const { provider, checks, origin } = asked;
  const { acrAsked, scopes, uiLocales, askEveryTime } = provider;
  return client.buildAuthorizationUrl(configuration, {
    redirect_uri: `${origin.href()}/sign-in/callback`,
    scope: scopes.join(' '),
    state: checks.state,
    nonce: checks.nonce,
    code_challenge: await client.calculatePKCECodeChallenge(checks.verifier),
    code_challenge_method: 'S256',
    ui_locales: uiLocales,
    ...(acrAsked.length === 0 ? {} : { acr_values: acrAsked.join(' ') }),
    ...(askEveryTime ? { prompt: 'login' } : {}),
  }).href;
}

interface Came {
  readonly acr: string;
  readonly subject: string;
}

async function readAnswer(
  read: ReadConfiguration,
  asked: { readonly provider: Provider; readonly checks: Checks; readonly address: URL },
): Promise<Result<Came, SignInRefusal>> {
  const { provider, checks, address } = asked;
  try {
    const tokens = await client.authorizationCodeGrant(await read(provider), address, {
      pkceCodeVerifier: checks.verifier,
      expectedState: checks.state,
      expectedNonce: checks.nonce,
      idTokenExpected: true,
    });
    const claims = tokens.claims() ?? {};
    const subject: unknown = Reflect.get(claims, provider.personClaim);
    const acr: unknown = Reflect.get(claims, 'acr');
    if (typeof subject !== 'string' || subject === '') return no('sign-in-failed');
    return yes({ subject, acr: typeof acr === 'string' ? acr : '' });
  } catch (error) {
    return no(refusalOf(error));
  }
}

/** What went wrong is told by its kind alone: the answer of an identity provider holds who it was about. */
function refusalOf(error: unknown): SignInRefusal {
  if (error instanceof client.AuthorizationResponseError)
    return error.error === 'access_denied' ? 'sign-in-cancelled' : 'sign-in-failed';
  const isAway = error instanceof TypeError && error.message === 'fetch failed';
  return isAway ? 'provider-away' : 'sign-in-failed';
}

async function findWho(
  store: Store,
  provider: Provider,
  { acr, subject }: Came,
): Promise<Result<SignedIn, SignInRefusal>> {
  if (!provider.acrAccepted.includes(acr)) return no('assurance-too-low');
  const person = await findByIdentity(store, { issuer: provider.issuer, subject });
  if (person === undefined) return no('not-known');
  if (provider.forWhom === 'employees' && !person.employee) return no('not-for-you');
  return yes({ person: person.person, way: provider.id, acr });
}

interface Kept {
  readonly way: string;
  readonly checks: Checks;
  readonly returnTo: string;
}

async function keepChecks(store: Store, kept: Kept & { readonly secret: string }): Promise<void> {
  const until = new Date(store.now() + minutesToSignIn * 60_000).toISOString();
  await inService(store, async (within) => {
    const written = await sql`
      insert into sign_in (tenant, id_hash, issuer, checks, return_to, expires_at)
      values (${store.tenant}, ${hashText(kept.secret)}, ${kept.way}, ${JSON.stringify(kept.checks)},
        ${kept.returnTo}, ${until}::timestamptz)`.execute(within);
    expectRows(written, 1);
  });
}

/** One use: what is taken is gone, whatever comes of it. */
async function takeChecks(store: Store, secret: string): Promise<Kept | undefined> {
  const found = await inService(store, (within) =>
    sql<{ issuer: string; checks: string; return_to: string; in_time: boolean }>`
      delete from sign_in where tenant = ${store.tenant} and id_hash = ${hashText(secret)}
      returning issuer, checks, return_to,
        expires_at > ${new Date(store.now()).toISOString()}::timestamptz as in_time`.execute(within),
  );
  const row = found.rows[0];
  if (row === undefined || !row.in_time) return undefined;
  return { way: row.issuer, checks: checksSchema.parse(JSON.parse(row.checks)), returnTo: row.return_to };
}
