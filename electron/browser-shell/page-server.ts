import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { Duplex } from 'node:stream';
import type { PageFile } from '#host/pages/page-files.ts';
import { pageHeaders } from '#host/pages/page-headers.ts';
import { sendPage } from '#host/pages/send-page.ts';
import { loopback, wirePath } from './page-address.ts';

export interface PageServerNeeds {
  /** The built pages, or those of them that may be asked for. */
  readonly files: ReadonlyMap<string, PageFile>;
  /** 0 for any free port. */
  readonly port: number;
  /** A WebSocket whose Host, Origin and path are right. */
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
}

export interface PageServer {
  readonly port: number;
  stop(): Promise<void>;
}

interface Site {
  readonly port: number;
  readonly files: ReadonlyMap<string, PageFile>;
  readonly headers: Readonly<Record<string, string>>;
}

/** Serves the built pages on the loopback interface; rejects with the code of the system when it cannot listen. */
export async function startPageServer(needs: PageServerNeeds): Promise<PageServer> {
  const server = createServer({ headersTimeout: 5000, requestTimeout: 10_000, maxHeaderSize: 8192 });
  const port = await listen(server, needs.port);
  const headers = pageHeaders(`ws://${loopback}:${port}`);
  const site: Site = { port, files: needs.files, headers };
  const sockets = new Set<Duplex>();
  server.on('request', (request, response) => answer(site, request, response));
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    if (mayUpgrade(site, request)) needs.upgrade(request, socket, head);
    else socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
  });
  return { port, stop: () => stop(server, sockets) };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host: loopback, exclusive: true }, () => {
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('No port to listen on'));
      else resolve(address.port);
    });
  });
}

/** The name that was asked for is checked before anything else: a rebound name gets nothing (threat 18). */
function answer(site: Site, request: IncomingMessage, response: ServerResponse): void {
  for (const [name, value] of Object.entries(site.headers)) response.setHeader(name, value);
  if (request.headers.host !== `${loopback}:${site.port}`) refuse(response, 421);
  else if (request.method !== 'GET' && request.method !== 'HEAD')
    refuse(response.setHeader('Allow', 'GET, HEAD'), 405);
  else if (request.url === '/health') refuse(response, 200);
  else if (request.url === '/favicon.ico') refuse(response, 204);
  else sendPage(site.files, request, response);
}

function refuse(response: ServerResponse, status: number): void {
  response.statusCode = status;
  response.end();
}

function mayUpgrade(site: Site, request: IncomingMessage): boolean {
  const { host, origin } = request.headers;
  const ours = `${loopback}:${site.port}`;
  return host === ours && origin === `http://${ours}` && request.url === wirePath;
}

function stop(server: Server, sockets: ReadonlySet<Duplex>): Promise<void> {
  for (const socket of sockets) socket.destroy();
  server.closeAllConnections();
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}
