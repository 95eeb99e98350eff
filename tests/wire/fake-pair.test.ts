import type { Connection } from '#wire/connection.ts';
import { describeWire } from '../contract-suites/wire-suite.ts';
import type { PageEnd } from './test-page.ts';

/** Two ends in one process; what is sent arrives a turn later, as on any real carrier. */
function openPair(connect: (connection: Connection) => void): PageEnd {
  const toHost: ((text: string) => void)[] = [];
  const toPage: ((text: string) => void)[] = [];
  const bytesToPage: ((bytes: Uint8Array) => void)[] = [];
  const hostClosed: (() => void)[] = [];
  const pageClosed: ((code: number) => void)[] = [];
  let isOpen = true;
  function close(code: number): void {
    if (!isOpen) return;
    isOpen = false;
    for (const listener of hostClosed) listener();
    for (const listener of pageClosed) listener(code);
  }
  const later = (run: () => void): void => void setImmediate(run);
  connect({
    send: (text) => isOpen && toPage.forEach((listener) => later(() => listener(text))),
    sendBytes: (bytes) => isOpen && bytesToPage.forEach((listener) => later(() => listener(bytes))),
    close: (code) => later(() => close(code)),
    onText: (listener) => void toHost.push(listener),
    onClose: (listener) => void hostClosed.push(listener),
  });
  return {
    send: (text) => later(() => isOpen && toHost.forEach((listener) => listener(text))),
    sendBytes: () => close(4403),
    onText: (listener) => void toPage.push(listener),
    onBytes: (listener) => void bytesToPage.push(listener),
    onClose: (listener) => void pageClosed.push(listener),
    close: () => close(1000),
  };
}

describeWire('two ends in one process', async (connect) => ({
  open: async () => openPair(connect),
  stop: async () => undefined,
}));
