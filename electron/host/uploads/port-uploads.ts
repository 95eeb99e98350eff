import { openPortProcesses, type PortProcesses } from '../supervision/port-process.ts';
import type { ToUploads } from './upload-messages.ts';

/** What is asked of the shell. It answers a need with a port that carries the number of the request. */
export type UploadsAsk =
  | { readonly kind: 'need-uploads'; readonly request: number }
  | { readonly kind: 'end-uploads' };

/** Where the host cannot start a process by itself: under Electron only its main can. */
export type PortUploads = PortProcesses<ToUploads>;

export function openPortUploads(ask: (message: UploadsAsk) => void): PortUploads {
  return openPortProcesses<ToUploads>({
    need: (request) => ask({ kind: 'need-uploads', request }),
    end: () => ask({ kind: 'end-uploads' }),
  });
}
