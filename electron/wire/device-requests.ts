import type { IncomingMessage, ServerResponse } from 'node:http';

export interface Site {
  readonly host: string;
  /** Of the pages that may open the wire. */
  readonly origin: string;
  readonly send: (request: IncomingMessage, response: ServerResponse) => void;
  readonly headers: Readonly<Record<string, string>>;
}

/** Where pages open their WebSocket; the same on every server of the room. */
const wirePath = '/wire';

/** 200, or with which number the request is refused. */
export function mayAsk(site: Site, request: IncomingMessage): number {
  if (!isForUs(site, request)) return 421;
  if (request.method !== 'GET' && request.method !== 'HEAD') return 405;
  return isFromElsewhere(request) ? 403 : 200;
}

export function mayUpgrade(site: Site, request: IncomingMessage): boolean {
  const { origin } = request.headers;
  const isOne = countHeaders(request, 'origin') === 1;
  return isForUs(site, request) && isOne && origin === site.origin && request.url === wirePath;
}

/** Exactly our name and port, said once. */
function isForUs(site: Site, request: IncomingMessage): boolean {
  return request.headers.host === site.host && countHeaders(request, 'host') === 1;
}

/**
 * Another site, or another port of this name, fetches, includes or frames: browsers say so by themselves. To follow a
 * link to us is nobody's attack.
 */
function isFromElsewhere({ headers }: IncomingMessage): boolean {
  const site = headers['sec-fetch-site'];
  if (site === undefined || site === 'same-origin' || site === 'none') return false;
  return headers['sec-fetch-mode'] !== 'navigate' || headers['sec-fetch-dest'] !== 'document';
}

function countHeaders({ rawHeaders }: IncomingMessage, name: string): number {
  return rawHeaders.filter((one, index) => index % 2 === 0 && one.toLowerCase() === name).length;
}
