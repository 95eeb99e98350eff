import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';

/** Serves one page and sends to whoever it opened a WebSocket: what a peer needs and nothing more. */
export interface BareServer {
  readonly address: string;
  readonly send: (text: string) => void;
  readonly stop: () => Promise<void>;
}

export async function startBareServer(page: string): Promise<BareServer> {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8').end(page);
  });
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (client) => client.send('…'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${portOf(server.address())}/`,
    send: (text) => {
      for (const client of sockets.clients) {
        if (client.readyState === WebSocket.OPEN) client.send(text);
      }
    },
    async stop() {
      for (const client of sockets.clients) client.terminate();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('The bare server has no port');
  return address.port;
}
