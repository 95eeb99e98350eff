import type { MessagePortMain, ParentPort } from 'electron';

/** One end of a port, as the wire and the processes of the host take it. */
export type WirePort = {
  postMessage(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  onClose(listener: () => void): void;
  close(): void;
};

export type UtilityProcessNeeds = {
  readonly parent: ParentPort;
  /** Something was thrown in this process that nobody caught. */
  readonly onFault: (listener: (error: unknown) => void) => void;
  readonly exit: (code: number) => void;
  readonly after: (milliseconds: number, run: () => void) => void;
};

/** The host's side of the channel to its shell. Only types of Electron: this runs without its modules. */
export type UtilityChannel = {
  send(message: unknown, sent?: () => void): void;
  onMessage(listener: (message: unknown, port?: WirePort) => void): void;
  onEnd(listener: () => void): void;
  onFault(listener: (error: unknown) => void): void;
  exit(code: number): void;
};

/** Electron does not tell when a message has left; a process that ends at once would take it along. */
const leaveMilliseconds = 100;

export function openUtilityChannel(needs: UtilityProcessNeeds): UtilityChannel {
  const { parent, onFault, exit } = needs;
  return {
    send: (message, sent) => {
      parent.postMessage(message);
      if (sent !== undefined) {
        needs.after(leaveMilliseconds, sent);
      }
    },
    onMessage: (listener) => {
      parent.on('message', (event) => {
        const [port] = event.ports;
        if (port === undefined) {
          listener(event.data);
        } else {
          listener(event.data, wrapPort(port));
        }
      });
    },
    // Electron ends its processes with itself.
    onEnd: () => undefined,
    onFault,
    exit,
  };
}

/** Started with its listener, so that nothing the other end said is lost before somebody hears it. */
export function wrapPort(port: MessagePortMain): WirePort {
  return {
    postMessage: (message) => {
      port.postMessage(message);
    },
    onMessage: (listener) => {
      port.on('message', (event) => {
        listener(event.data);
      });
      port.start();
    },
    onClose: (listener) => {
      port.on('close', listener);
    },
    close: () => {
      port.close();
    },
  };
}
