import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { WebSocket } from 'ws';
import { toLoopback } from './test-device.ts';

/** One of the two servers of a running host, and everything that a stranger needs to reach it. */
export interface AttackedSite {
  readonly kind: 'loopback' | 'device';
  readonly port: number;
  readonly name: string;
  /** What its own pages send. */
  readonly host: string;
  readonly origin: string;
  /** A page that it serves to whom it should. */
  readonly page: string;
  readonly authority?: string;
}

export type Headers = Readonly<Record<string, string | readonly string[]>>;

export interface Asked {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Headers;
  readonly body?: string;
}

const patienceMilliseconds = 5000;

/** Sends exactly this and gives back everything that came until the other side ended it. */
export function sendRaw(site: AttackedSite, text: string): Promise<string> {
  const socket = openSocket(site);
  return new Promise((resolve) => {
    let heard = '';
    const end = (): void => resolve(heard);
    socket.on('data', (part: Buffer) => (heard += part.toString('latin1')));
    socket.on('close', end);
    socket.on('error', end);
    socket.setTimeout(patienceMilliseconds, () => socket.destroy());
    socket.write(text);
    // An answer that keeps the line open has been heard by then.
    socket.once('data', () => setTimeout(() => socket.destroy(), 60));
  });
}

export function openSocket(site: AttackedSite, localAddress = '127.0.0.1'): Socket {
  const where = { host: '127.0.0.1', port: site.port, localAddress };
  if (site.kind === 'loopback') return connect(where);
  return connectTls({ ...where, ca: site.authority, servername: site.name });
}

export function writeRequest(site: AttackedSite, asked: Asked): string {
  const { method = 'GET', path = site.page, headers = {}, body = '' } = asked;
  const all: Headers = { Host: site.host, Connection: 'close', ...headers };
  const lines = Object.entries(all).flatMap(([name, values]) =>
    (typeof values === 'string' ? [values] : values).map((value) => `${name}: ${value}`),
  );
  const length = body === '' ? [] : [`Content-Length: ${body.length}`];
  return [`${method} ${path} HTTP/1.1`, ...lines, ...length, '', body].join('\r\n');
}

export function ask(site: AttackedSite, asked: Asked): Promise<string> {
  return sendRaw(site, writeRequest(site, asked));
}

/** As a browser opens a WebSocket, with one thing changed. */
export function upgrade(site: AttackedSite, asked: Asked = {}): Promise<string> {
  const headers = {
    Connection: 'Upgrade',
    Upgrade: 'websocket',
    'Sec-WebSocket-Version': '13',
    'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
    Origin: site.origin,
    ...asked.headers,
  };
  return ask(site, { path: '/wire', ...asked, headers });
}

export function statusOf(answer: string): number {
  return Number(/^HTTP\/1\.1 (\d{3})/u.exec(answer)?.[1] ?? 0);
}

export interface Heard {
  readonly frames: readonly string[];
  readonly code: number;
}

/** Opens the wire as an own page would, does something, and says how it ended. */
export function onWire(
  site: AttackedSite,
  act: (socket: WebSocket) => void,
  headers: Readonly<Record<string, string>> = {},
): Promise<Heard> {
  const scheme = site.kind === 'loopback' ? 'ws' : 'wss';
  const socket = new WebSocket(`${scheme}://${site.host}/wire`, {
    origin: site.origin,
    lookup: toLoopback,
    headers,
    ...(site.authority === undefined ? {} : { ca: site.authority }),
  });
  return new Promise((resolve, reject) => {
    const frames: string[] = [];
    socket.on('open', () => act(socket));
    socket.on('message', (data: Buffer) => frames.push(data.toString()));
    socket.on('close', (code) => resolve({ frames: frames.filter((one) => !one.includes('"nonce"')), code }));
    socket.on('error', (error) => {
      if (socket.readyState === WebSocket.CONNECTING) reject(error);
    });
  });
}
