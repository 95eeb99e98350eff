import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Provider } from 'oidc-provider';
import type { HomeSelf } from '#sync/home-messages.ts';
import type { FindRoom } from '../loans/caller.ts';
import { addDeviceRoutes } from '../http/device-routes.ts';
import { addSignInRoutes } from '../http/sign-in-routes.ts';
import type { Store } from '../store.ts';
import { createProvider, mountProvider } from './authorization-server.ts';
import { createIdentityProviders } from './identity-providers.ts';
import { createMailMessenger, createTryoutOutbox, type Messenger } from './messenger.ts';
import { findOrigin, type Origin } from './origin.ts';
import { createPasswordLogins } from './password-login.ts';
import { createRoomGrants } from './room-grants.ts';
import { createSessions, type Session, sweepSignIns } from './sessions.ts';
import { checkSignInFile, type SignInFile, type SignInSettings } from './sign-in-file.ts';
import { openSigningKeys } from './signing-keys.ts';
import { listTryoutPeople } from './tryout-people.ts';
import { listWays, type Way } from './ways.ts';

export interface SignInNeeds {
  readonly store: Store;
  /** The public address, as phones write it; absent: where it listens, to try out. */
  readonly origin?: string;
  /** How people sign in here; absent: made-up people to choose from, and nothing else. */
  readonly settings?: SignInSettings;
  /** In the place of mail. */
  readonly messenger?: Messenger;
}

export interface SignIn {
  /** For `createServer`: everything under `/oidc` and `/sign-in`, and the phone's page of a room. */
  readonly part: (app: FastifyInstance) => Promise<void>;
  readonly findRoom: FindRoom;
  /** Where rooms ask for a code; known once the store listens. */
  readonly issuer: string;
  readonly origin: Origin;
  readonly sessionOf: (request: FastifyRequest) => Promise<Session | undefined>;
  readonly listWays: () => readonly Way[];
  readonly listTryoutPeople: () => Promise<NonNullable<HomeSelf['people']>>;
  readonly stop: () => void;
}

/** Both halves of the sign-in: the server that rooms ask, and the client of those who know people. */
export async function openSignIn(needs: SignInNeeds): Promise<SignIn> {
  const { store } = needs;
  const file = checkSignInFile(needs.settings ?? {}, store.tryout);
  const keys = await openSigningKeys(store.database);
  await sweepSignIns(store);
  let server: FastifyInstance | undefined;
  const origin = findOrigin(needs.origin, () => server);
  const ways = listWays({ file, tryout: store.tryout });
  const messenger = needs.messenger ?? messengerOf(file);
  const sessions = createSessions({ store, origin, ways });
  const provider = once(origin, () => createProvider({ store, origin, keys }));
  const grants = createRoomGrants({ store, provider });
  const providers = createIdentityProviders({ store, origin, ways });
  const passwords = createPasswordLogins(store);
  return {
    part: async (app) => {
      server = app;
      await mountProvider(app, { store, origin, provider });
      await addSignInRoutes(app, { store, origin, ways, sessions, providers, passwords, messenger });
      await addDeviceRoutes(app, { store, origin, sessions, grants });
    },
    findRoom: grants.findRoom,
    get issuer() {
      return `${origin.href()}/oidc`;
    },
    origin,
    sessionOf: sessions.sessionOf,
    listWays: ways.list,
    listTryoutPeople: () => listTryoutPeople(store),
    stop: messenger.stop,
  };
}

function messengerOf({ mail }: SignInFile): Messenger {
  return mail === undefined ? createTryoutOutbox() : createMailMessenger(mail);
}

/** Made when first asked for: to try out, its own address is known only once it listens. */
function once(origin: Origin, make: () => Provider): () => Provider {
  let made: { readonly at: string; readonly provider: Provider } | undefined;
  return () => {
    if (made?.at !== origin.href()) made = { at: origin.href(), provider: make() };
    return made.provider;
  };
}
