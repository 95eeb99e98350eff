import type { SpeechProcess } from './speech-engine.ts';
import type { ToSpeech } from './speech-messages.ts';

/** The end of a port whose other end a speech process holds. */
export type SpeechPort = {
  postMessage(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  onClose(listener: () => void): void;
  close(): void;
};

/** What is asked of the shell. It answers a need with a port that carries the number of the request. */
export type SpeechAsk =
  | { readonly kind: 'need-speech'; readonly request: number }
  | { readonly kind: 'end-speech' };

/** Where the host cannot start a process by itself: under Electron only its main can. */
export type PortSpeech = {
  readonly launch: () => SpeechProcess;
  take(request: number, port: SpeechPort): void;
};

type Launched = {
  readonly request: number;
  readonly process: SpeechProcess;
  take(port: SpeechPort): void;
};

/** A port for a process that is no longer wanted is closed: the process ends with it. */
export function openPortSpeech(ask: (message: SpeechAsk) => void): PortSpeech {
  let newest: Launched | undefined;
  let requests = 0;
  return {
    launch: () => {
      requests += 1;
      newest = awaitPort(ask, requests);
      ask({ kind: 'need-speech', request: requests });
      return newest.process;
    },
    take: (request, port) => {
      if (newest?.request === request) newest.take(port);
      else port.close();
    },
  };
}

/** What is said before the port is there waits for it. */
function awaitPort(ask: (message: SpeechAsk) => void, request: number): Launched {
  const early: ToSpeech[] = [];
  const hears: ((message: unknown) => void)[] = [];
  const exits: (() => void)[] = [];
  let port: SpeechPort | undefined;
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
        ask({ kind: 'end-speech' });
        port?.close();
        end();
      },
    },
  };
}
