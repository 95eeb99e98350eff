import { closeCodes } from '#contract/frames.ts';
import type { Connection } from './connection.ts';

/** As much of a message port as Electron's `MessagePortMain` and Node's own have in common. */
export interface PagePort {
  postMessage(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  onClose(listener: () => void): void;
  close(): void;
}

/** The last message before a port is closed: ports have no close codes of their own. */
export interface PortGoodbye {
  readonly closed: number;
}

/** Carries the contract over a message port: text as strings, sound as bytes. */
export function portConnection(port: PagePort): Connection {
  const texts: ((text: string) => void)[] = [];
  let isOpen = true;
  function close(code: number): void {
    if (!isOpen) return;
    isOpen = false;
    const goodbye: PortGoodbye = { closed: code };
    port.postMessage(goodbye);
    port.close();
  }
  port.onMessage((message) => {
    if (!isOpen) return;
    if (typeof message !== 'string') close(closeCodes.forbidden);
    else for (const listener of texts) listener(message);
  });
  return {
    send: (text) => (isOpen ? port.postMessage(text) : undefined),
    sendBytes: (bytes) => (isOpen ? port.postMessage(bytes) : undefined),
    close,
    onText: (listener) => void texts.push(listener),
    onClose(listener) {
      port.onClose(() => {
        isOpen = false;
        listener();
      });
    },
  };
}
