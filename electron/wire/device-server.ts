import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Server } from 'node:https';
import { createServer } from 'node:https';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Site } from './device-requests.ts';
import { mayAsk, mayUpgrade } from './device-requests.ts';
import type { DeviceEntrance } from './join-device.ts';
import type { Connection } from './connection.ts';
import { startSocketWire } from './websocket-wire.ts';

export interface DeviceServerNeeds {
  /** One address of this machine; a server on all of them at once is never asked for. */
  readonly address: string;
  /** 0 for any free port. */
  readonly port: number;
  /** As the certificate has it. */
  readonly name: string;
  readonly certificate: { readonly chain: string; readonly key: string };
  /** Answers a request that was let through, with a page or without one. */
  readonly send: Site['send'];
  /** Where the pages come from that may connect, when it is not this server. */
  readonly pageOrigin?: string;
  readonly headers: (wire: string) => Readonly<Record<string, string>>;
  connect(connection: Connection, entrance: DeviceEntrance): void;
}

export interface DeviceServer {
  readonly port: number;
  /** What pages are asked for under. */
  readonly origin: string;
  /** Nobody new gets through the door; who is in stays connected. */
  pause(): void;
  /** Rejects with the code of the system when it cannot listen. */
  resume(): Promise<void>;
  stop(): void;
}

const connectionsAtMost = 128;
const connectionsFromOneAddress = 24;
const halfAYear = 'max-age=15552000';

/** HTTPS and WSS for devices at the table. Rejects with the code of the system when it cannot listen. */
export async function startDeviceServer(needs: DeviceServerNeeds): Promise<DeviceServer> {
  const carrier = startSocketWire({
    connect: (connection, address) => needs.connect(connection, { address, origin: entranceOrigin() }),
  });
  const sockets = new Set<Duplex>();
  let server = createListener(needs, sockets);
  const port = await listen(server, needs);
  const host = port === 443 ? needs.name : `${needs.name}:${port}`;
  const own = `https://${host}`;
  const headers = { ...needs.headers(`wss://${host}`), 'Strict-Transport-Security': halfAYear };
  const site: Site = { host, origin: needs.pageOrigin ?? own, send: needs.send, headers };
  function entranceOrigin(): string {
    return site.origin;
  }
  answerOn(server, site, carrier);
  return {
    port,
    origin: own,
    pause: () => void server.close(),
    async resume() {
      if (server.listening) return;
      const next = createListener(needs, sockets);
      await listen(next, { ...needs, port });
      server = next;
      answerOn(server, site, carrier);
    },
    stop() {
      server.close();
      carrier.stop();
      for (const socket of sockets) socket.destroy();
    },
  };
}

function createListener({ certificate }: DeviceServerNeeds, sockets: Set<Duplex>): Server {
  const server = createServer({
    cert: certificate.chain,
    key: certificate.key,
    minVersion: 'TLSv1.2',
    handshakeTimeout: 5000,
    headersTimeout: 5000,
    requestTimeout: 10_000,
    keepAliveTimeout: 5000,
    connectionsCheckingInterval: 1000,
    maxHeaderSize: 8192,
  });
  server.maxConnections = connectionsAtMost;
  const fromAddress = new Map<string, number>();
  server.on('connection', (socket: Socket) => {
    const { remoteAddress = '' } = socket;
    const count = (fromAddress.get(remoteAddress) ?? 0) + 1;
    fromAddress.set(remoteAddress, count);
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      sockets.delete(socket);
      fromAddress.set(remoteAddress, (fromAddress.get(remoteAddress) ?? 1) - 1);
    });
    if (count > connectionsFromOneAddress) socket.destroy();
  });
  // What is no TLS, or breaks it off, is nobody's fault of ours.
  server.on('tlsClientError', (_error, socket) => socket.destroy());
  return server;
}

function listen(server: Server, { address: host, port }: { address: string; port: number }): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('No port to listen on'));
      else resolve(address.port);
    });
  });
}

function answerOn(server: Server, site: Site, carrier: ReturnType<typeof startSocketWire>): void {
  server.on('request', (request, response) => answer(site, request, response));
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    if (mayUpgrade(site, request)) carrier.upgrade(request, socket, head);
    else socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
  });
}

/** The name that was asked for is looked at before anything else: a rebound name gets nothing (threat 18). */
function answer(site: Site, request: IncomingMessage, response: ServerResponse): void {
  for (const [name, value] of Object.entries(site.headers)) response.setHeader(name, value);
  const status = mayAsk(site, request);
  if (status !== 200) refuse(response, status);
  else if (request.url === '/favicon.ico') refuse(response, 204);
  else site.send(request, response);
}

function refuse(response: ServerResponse, status: number): void {
  if (status === 405) response.setHeader('Allow', 'GET, HEAD');
  response.statusCode = status;
  response.end();
}
