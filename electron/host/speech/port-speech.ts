import { openPortProcesses, type PortProcesses, type ProcessPort } from '../supervision/port-process.ts';
import type { ToSpeech } from './speech-messages.ts';

/** The end of a port whose other end a speech process holds. */
export type SpeechPort = ProcessPort;

/** What is asked of the shell. It answers a need with a port that carries the number of the request. */
export type SpeechAsk =
  | { readonly kind: 'need-speech'; readonly request: number }
  | { readonly kind: 'end-speech' };

/** Where the host cannot start a process by itself: under Electron only its main can. */
export type PortSpeech = PortProcesses<ToSpeech>;

export function openPortSpeech(ask: (message: SpeechAsk) => void): PortSpeech {
  return openPortProcesses<ToSpeech>({
    need: (request) => ask({ kind: 'need-speech', request }),
    end: () => ask({ kind: 'end-speech' }),
  });
}
