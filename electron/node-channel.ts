import process from 'node:process';
import type { Channel } from './run-host.ts';

/** The channel of a process that was started with `fork`. */
export function openNodeChannel(): Channel {
  return {
    send(message, sent) {
      process.send?.(message, undefined, {}, () => sent?.());
    },
    onMessage: (listener) => void process.on('message', (message) => listener(message)),
    onEnd: (listener) => void process.once('disconnect', listener),
    onFault(listener) {
      process.on('uncaughtException', listener);
      process.on('unhandledRejection', listener);
    },
    exit: (code) => process.exit(code),
  };
}
