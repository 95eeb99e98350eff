import { fork } from 'node:child_process';
import type { SpeechProcess } from './speech-engine.ts';

export type ForkSpeechNeeds = {
  /** The door of the speech process, and the folder of its voice. */
  readonly entry: string;
  readonly voice: string;
};

/** A speech process as a child of plain Node. It ends by itself when the channel to this process closes. */
export function forkSpeech(needs: ForkSpeechNeeds): SpeechProcess {
  const child = fork(needs.entry, [needs.voice], {
    serialization: 'advanced',
    stdio: 'ignore',
    execArgv: [],
  });
  return {
    send: (message) => void child.send(message, () => undefined),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => {
      child.on('error', listener);
      child.on('exit', listener);
    },
    kill: () => void child.kill(),
  };
}
