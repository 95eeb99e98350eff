import type { FastifyInstance, FastifyRequest } from 'fastify';

/** The public address of the store: what phones open, what cookies belong to. */
export interface Origin {
  readonly href: () => string;
  readonly isSecure: () => boolean;
  /** The store's own pages, and nobody else's: what changes anything asks for it (cross-site requests). */
  readonly isOwnPage: (request: FastifyRequest) => boolean;
  /** A path of this store and nothing else: no open redirect. */
  readonly isOwnPath: (path: string) => boolean;
}

/** Given, or, to try out, where it listens: the port is known only then. */
export function findOrigin(given: string | undefined, server: () => FastifyInstance | undefined): Origin {
  const href = (): string => given ?? addressOf(server());
  return {
    href,
    isSecure: () => href().startsWith('https://'),
    isOwnPage: ({ headers }) => {
      const { origin } = headers;
      const site = headers['sec-fetch-site'];
      if (headers['x-stafettrom'] !== '1') return false;
      if (origin === undefined && site === undefined) return false;
      return (origin === undefined || origin === href()) && (site === undefined || site === 'same-origin');
    },
    isOwnPath: (path) =>
      /^\/(?!\/)[\x21-\x5b\x5d-\x7e]{0,299}$/u.test(path) && new URL(path, href()).origin === href(),
  };
}

function addressOf(server: FastifyInstance | undefined): string {
  const address = server?.server.address();
  return typeof address === 'object' && address !== null
    ? `http://127.0.0.1:${address.port}`
    : 'http://127.0.0.1';
}

export function isLoopback(url: string): boolean {
  return ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(url).hostname);
}
