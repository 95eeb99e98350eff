import { fork } from 'node:child_process';
import type { HostChild } from './supervisor.ts';

const graceMilliseconds = 2000;

/** A host as a child of plain Node. It ends by itself when the channel to this process closes. */
export function forkHost(entry: string): HostChild {
  const child = fork(entry, [], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  let isGone = false;
  const gone = (): void => {
    isGone = true;
  };
  child.once('exit', gone);
  child.on('error', () => child.kill('SIGKILL'));
  return {
    pid: child.pid,
    send(message) {
      if (child.connected) child.send(message, () => undefined);
    },
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.once('exit', listener),
    kill() {
      if (isGone) return;
      if (child.connected) child.send({ kind: 'stop' }, () => undefined);
      setTimeout(() => child.kill('SIGKILL'), graceMilliseconds).unref();
    },
  };
}
