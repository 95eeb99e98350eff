import type { MessagePortMain } from 'electron';
import type { ToHost } from '#host/supervision/host-messages.ts';
import type { SupervisedProcess } from '#host/supervision/supervise-process.ts';
import { forkUtility, type UtilityNeeds } from './fork-utility.ts';

/** The host as a process of Electron's own kind: the only one that takes ports. */
export type UtilityHost = SupervisedProcess & {
  send(message: ToHost, port?: MessagePortMain): void;
  onMessage(listener: (message: unknown) => void): void;
};

export function forkUtilityHost(needs: UtilityNeeds, entry: string): UtilityHost {
  const child = forkUtility(needs, { entry, values: [], name: 'stafettrom-host' });
  return {
    send: (message, port) => {
      child.postMessage(message, port === undefined ? [] : [port]);
    },
    onMessage: (listener) => {
      child.on('message', listener);
    },
    onExit: (listener) => {
      child.on('exit', () => {
        listener();
      });
    },
    kill: () => {
      child.kill();
    },
  };
}
