/** The end of a port whose other end a process of the shell's holds. */
export type ProcessPort = {
  postMessage(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  onClose(listener: () => void): void;
  close(): void;
};

/** A process behind a port, as whoever works with it sees it. */
export type PortedProcess<Message> = {
  send(message: Message): void;
  onMessage(listener: (message: unknown) => void): void;
  onExit(listener: () => void): void;
  kill(): void;
};

/** What is asked of the shell. It answers a need with a port that carries the number of the request. */
export type PortAsks = { need(request: number): void; end(): void };

/** Where the host cannot start a process by itself: under Electron only its main can. */
export type PortProcesses<Message> = {
  readonly launch: () => PortedProcess<Message>;
  take(request: number, port: ProcessPort): void;
};

type Launched<Message> = {
  readonly request: number;
  readonly process: PortedProcess<Message>;
  take(port: ProcessPort): void;
};

/** A port for a process that is no longer wanted is closed: the process ends with it. */
export function openPortProcesses<Message>(asks: PortAsks): PortProcesses<Message> {
  let newest: Launched<Message> | undefined;
  let requests = 0;
  return {
    launch: () => {
      requests += 1;
      newest = awaitPort<Message>(asks, requests);
      asks.need(requests);
      return newest.process;
    },
    take: (request, port) => {
      if (newest?.request === request) newest.take(port);
      else port.close();
    },
  };
}

/** What is said before the port is there waits for it. */
function awaitPort<Message>(asks: PortAsks, request: number): Launched<Message> {
  const early: Message[] = [];
  const hears: ((message: unknown) => void)[] = [];
  const exits: (() => void)[] = [];
  let port: ProcessPort | undefined;
  let isOver = false;
  function end(): void {
    if (isOver) return;
    isOver = true;
    for (const exit of exits) exit();
  }
  return {
    request,
    take: (taken) => {
      if (isOver) {
        taken.close();
        return;
      }
      port = taken;
      taken.onClose(end);
      taken.onMessage((message) => hears.forEach((hear) => hear(message)));
      for (const message of early.splice(0)) taken.postMessage(message);
    },
    process: {
      send: (message) => void (port === undefined ? early.push(message) : port.postMessage(message)),
      onMessage: (listener) => void hears.push(listener),
      onExit: (listener) => void exits.push(listener),
      kill: () => {
        if (isOver) return;
        asks.end();
        port?.close();
        end();
      },
    },
  };
}
