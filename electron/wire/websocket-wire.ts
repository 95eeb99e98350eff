import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import { WebSocketServer } from 'ws';
import { closeCodes, largestFrameBytes } from '#contract/frames.ts';
import type { Connection } from './connection.ts';

const mostSockets = 64;
/** A page that reads so slowly that this much waits for it is let go; it comes back whole. */
const mostWaitingBytes = 8 * 1024 * 1024;

/** A page that closes gives no code; a browser closes a dead page's connection with one. */
const closedByPage = 1005;

interface SocketWireNeeds {
  /** `address` is where the other end is. */
  connect(connection: Connection, address: string): void;
}

/** Carries the contract over WebSocket. Host and Origin were checked by the page server before this. */
export interface SocketWire {
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  stop(): void;
}

export function startSocketWire(needs: SocketWireNeeds): SocketWire {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: largestFrameBytes,
    perMessageDeflate: false,
  });
  return {
    upgrade(request, socket, head) {
      if (server.clients.size >= mostSockets) {
        socket.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\n\r\n');
        return;
      }
      const address = request.socket.remoteAddress ?? '';
      server.handleUpgrade(request, socket, head, (client) =>
        needs.connect(socketConnection(client), address),
      );
    },
    stop() {
      for (const client of server.clients) client.terminate();
      server.close();
    },
  };
}

function socketConnection(client: WebSocket): Connection {
  const texts: ((text: string) => void)[] = [];
  client.on('error', () => client.terminate());
  client.on('message', (data: Buffer, isBinary: boolean) => {
    if (isBinary) client.close(closeCodes.forbidden);
    else for (const listener of texts) listener(data.toString('utf8'));
  });
  return {
    send: (text) => sendOrLetGo(client, text),
    sendBytes: (bytes) => sendOrLetGo(client, bytes),
    close(code) {
      client.close(code);
      setTimeout(() => client.terminate(), 1000).unref();
    },
    onText: (listener) => void texts.push(listener),
    onClose: (listener) => void client.once('close', (code) => listener(code === closedByPage)),
  };
}

function sendOrLetGo(client: WebSocket, data: string | Uint8Array): void {
  if (client.readyState !== client.OPEN) return;
  if (client.bufferedAmount > mostWaitingBytes) client.terminate();
  else client.send(data);
}
