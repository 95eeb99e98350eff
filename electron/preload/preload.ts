import { contextBridge, ipcRenderer } from 'electron';

// The same two words as in electron-shell/port-wire.ts: a sandboxed preload is one file and takes nothing of ours along.
const askChannel = 'stafettrom:ask';
const portChannel = 'stafettrom:port';

/** What a page may say before its port is there: a hello, and little more. */
const longestQueue = 32;

/** All that a page in a window of the room has from outside its sandbox. */
export type PageWire = {
  /** One frame to the host. Swallowed when nobody listens any more, as on a closed socket. */
  send(text: string): void;
  /**
   * Opens a new connection, in place of any earlier one; the page says hello on it. Gives back its end.
   * A page that has lost its host closes and listens anew: the new port comes as soon as a host is up.
   */
  listen(onText: (text: string) => void, onBytes: (bytes: ArrayBuffer) => void): () => void;
};

type Line = {
  readonly onText: (text: string) => void;
  readonly onBytes: (bytes: ArrayBuffer) => void;
  readonly queue: string[];
  port: MessagePort | undefined;
};

let current: Line | undefined;
let isAsking = false;

function send(text: string): void {
  if (typeof text !== 'string') {
    throw new TypeError('A frame is a text.');
  }
  if (current?.port !== undefined) {
    current.port.postMessage(text);
  } else if (current !== undefined && current.queue.length < longestQueue) {
    current.queue.push(text);
  }
}

function listen(onText: Line['onText'], onBytes: Line['onBytes']): () => void {
  close(current);
  const line: Line = { onText, onBytes, queue: [], port: undefined };
  current = line;
  // One question at a time: a second port would come after the hello had gone into the first.
  if (!isAsking) {
    isAsking = true;
    ipcRenderer.send(askChannel);
  }
  return () => {
    close(line);
  };
}

function close(line: Line | undefined): void {
  line?.port?.close();
  if (line === current) {
    current = undefined;
  }
}

function takePort(port: MessagePort | undefined): void {
  isAsking = false;
  const line = current;
  if (port === undefined || line === undefined) {
    port?.close();
    return;
  }
  line.port = port;
  port.addEventListener('message', (event) => {
    if (line === current) {
      deliver(line, event.data);
    }
  });
  port.start();
  line.queue.splice(0).forEach((text) => port.postMessage(text));
}

function deliver(line: Line, data: unknown): void {
  if (typeof data === 'string') {
    line.onText(data);
  } else if (data instanceof ArrayBuffer) {
    line.onBytes(data);
  } else if (ArrayBuffer.isView(data)) {
    line.onBytes(copyBytes(data));
  }
}

function copyBytes(view: ArrayBufferView): ArrayBuffer {
  const bytes = new Uint8Array(view.byteLength);
  bytes.set(new Uint8Array(view.buffer, view.byteOffset, view.byteLength));
  return bytes.buffer;
}

const wire: PageWire = Object.freeze({ send, listen });

ipcRenderer.on(portChannel, (event) => {
  takePort(event.ports[0]);
});
contextBridge.exposeInMainWorld('stafettrom', wire);
