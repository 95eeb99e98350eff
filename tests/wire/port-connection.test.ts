import { MessageChannel } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import { z } from 'zod';
import type { PagePort } from '#wire/port-connection.ts';
import { portConnection } from '#wire/port-connection.ts';
import { describeWire } from '../contract-suites/wire-suite.ts';
import type { PageEnd } from './test-page.ts';

const goodbyeSchema = z.strictObject({ closed: z.number() });

function pagePort(port: MessagePort): PagePort {
  return {
    postMessage: (message) => port.postMessage(message),
    onMessage: (listener) => void port.on('message', listener),
    onClose: (listener) => void port.on('close', listener),
    close: () => port.close(),
  };
}

/** The page's end, as the preload would hold it. */
function pageEnd(port: MessagePort): PageEnd {
  const texts: ((text: string) => void)[] = [];
  const sounds: ((bytes: Uint8Array) => void)[] = [];
  const closes: ((code: number) => void)[] = [];
  port.on('message', (message: unknown) => {
    if (typeof message === 'string') texts.forEach((listener) => listener(message));
    else if (message instanceof Uint8Array) sounds.forEach((listener) => listener(message));
    else closes.forEach((listener) => listener(goodbyeSchema.parse(message).closed));
  });
  return {
    send: (text) => port.postMessage(text),
    sendBytes: (bytes) => port.postMessage(bytes),
    onText: (listener) => void texts.push(listener),
    onBytes: (listener) => void sounds.push(listener),
    onClose: (listener) => void closes.push(listener),
    close: () => port.close(),
  };
}

describeWire('a message port', async (connect) => {
  const ports: MessagePort[] = [];
  return {
    async open() {
      const { port1, port2 } = new MessageChannel();
      ports.push(port1, port2);
      connect(portConnection(pagePort(port1)));
      return pageEnd(port2);
    },
    async stop() {
      for (const port of ports) port.close();
    },
  };
});
