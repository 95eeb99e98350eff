import type { OpenPageWire, PageWire, PageWireEvents } from './page-wire.ts';

/** What the preload of a window of the room lays on `window.stafettrom`. */
interface WindowWire {
  send(text: string): void;
  listen(onText: (text: string) => void, onBytes: (bytes: ArrayBuffer) => void): () => void;
}

declare global {
  interface Window {
    readonly stafettrom?: WindowWire;
  }
}

/** The window's own port where there is one, else a WebSocket to where the page came from. */
export function choosePageWire(page: Window): OpenPageWire {
  const { stafettrom } = page;
  if (stafettrom !== undefined) return (events) => openPort(stafettrom, events);
  const address = `${page.location.protocol === 'https:' ? 'wss' : 'ws'}://${page.location.host}/wire`;
  return (events) => openSocket(address, events);
}

function openPort(wire: WindowWire, events: PageWireEvents): PageWire {
  const close = wire.listen(events.text, events.bytes);
  // The preload keeps what is sent until its port is there; the page must not be told before it holds the wire.
  queueMicrotask(events.opened);
  return { send: (text) => wire.send(text), close };
}

function openSocket(address: string, events: PageWireEvents): PageWire {
  const socket = new WebSocket(address);
  socket.binaryType = 'arraybuffer';
  const ended = new AbortController();
  const { signal } = ended;
  socket.addEventListener('open', events.opened, { signal });
  socket.addEventListener('close', events.closed, { signal });
  socket.addEventListener('message', (message: MessageEvent<unknown>) => deliver(message.data, events), {
    signal,
  });
  return {
    send: (text) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(text);
    },
    close: () => {
      ended.abort();
      socket.close();
    },
  };
}

function deliver(data: unknown, events: PageWireEvents): void {
  if (typeof data === 'string') events.text(data);
  else if (data instanceof ArrayBuffer) events.bytes(data);
}
