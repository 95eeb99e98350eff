import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocket } from 'ws';
import { startSocketWire } from '#wire/websocket-wire.ts';
import { describeWire } from '../contract-suites/wire-suite.ts';
import type { PageEnd } from './test-page.ts';

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('The server does not listen');
  return address.port;
}

function socketEnd(socket: WebSocket): PageEnd {
  return {
    send: (text) => socket.send(text),
    sendBytes: (bytes) => socket.send(bytes),
    onText: (listener) =>
      void socket.on('message', (data: Buffer, isBinary) =>
        isBinary ? undefined : listener(data.toString()),
      ),
    onBytes: (listener) =>
      void socket.on('message', (data: Buffer, isBinary) => (isBinary ? listener(data) : undefined)),
    onClose: (listener) => void socket.on('close', listener),
    close: () => socket.close(),
  };
}

describeWire('a WebSocket', async (connect) => {
  const wire = startSocketWire({ connect });
  const server = createServer();
  server.on('upgrade', (request, socket, head) => wire.upgrade(request, socket, head));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    open: () =>
      new Promise((resolve, reject) => {
        const socket = new WebSocket(`ws://127.0.0.1:${portOf(server.address())}/wire`);
        socket.once('open', () => resolve(socketEnd(socket)));
        socket.on('error', reject);
      }),
    async stop() {
      wire.stop();
      await new Promise((resolve) => server.close(resolve));
    },
  };
});
