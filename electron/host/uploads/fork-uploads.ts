import { fork } from 'node:child_process';
import type { UploadsProcess } from './document-reader.ts';
import { limits, uploadsEnvironment } from './limits.ts';

export type ForkUploadsNeeds = {
  /** The door of the process, the folder with the parts of pdf.js, and the one folder in which it may read. */
  readonly entry: string;
  readonly parts: string;
  readonly root: string;
};

/**
 * A process that opens documents, as a child of plain Node. It may read what it is made of, write nothing, start
 * nothing and make no program out of text. It ends by itself when the channel to this process closes.
 */
export function forkUploads({ entry, parts, root }: ForkUploadsNeeds): UploadsProcess {
  const child = fork(entry, [parts], {
    serialization: 'advanced',
    stdio: 'ignore',
    env: uploadsEnvironment,
    execArgv: [
      `--max-old-space-size=${limits.heapMegabytes}`,
      '--disallow-code-generation-from-strings',
      '--permission',
      `--allow-fs-read=${root}`,
      '--allow-addons',
      '--allow-worker',
    ],
  });
  return {
    send: (message) => void child.send(message, () => undefined),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => {
      child.on('error', listener);
      child.on('exit', listener);
    },
    kill: () => void child.kill('SIGKILL'),
  };
}
