import { spawn } from 'node:child_process';
import process from 'node:process';

/** One pipeline of programs that lives from its first sentence until it is ended or one of them dies. */
export interface ApertiumPipe {
  readonly send: (request: string) => void;
  /** Settles when all of it is gone. */
  readonly kill: () => Promise<void>;
  /** Of the process group; absent when it could not be started. */
  readonly group: number | undefined;
}

export interface PipeNeeds {
  /** For `/bin/sh`, each word of it quoted. */
  readonly command: string;
  readonly onAnswer: (answer: string) => void;
  readonly onEnd: () => void;
}

/** Nothing of our own environment is passed on: it may hold secrets. What the programs say is not kept: it may hold text. */
const environment = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C.UTF-8' };
const nul = 0;

export function openPipe({ command, onAnswer, onEnd }: PipeNeeds): ApertiumPipe {
  const child = spawn('/bin/sh', ['-c', command], {
    stdio: ['pipe', 'pipe', 'ignore'],
    // A process group of its own: whatever hangs in it is ended with it.
    detached: true,
    env: environment,
  });
  const gone = new Promise<void>((resolve) => {
    child.once('close', () => resolve());
    child.once('error', () => resolve());
  });
  let isOver = false;
  function end(): void {
    if (isOver) return;
    isOver = true;
    killGroup(child.pid);
    onEnd();
  }
  child.once('error', end);
  // The last program is gone while an earlier one may still wait for something to read.
  child.stdout.once('end', end);
  child.stdin.on('error', end);
  readAnswers(child.stdout, (answer) => void (isOver || onAnswer(answer)));
  return {
    group: child.pid,
    send: (request) => void child.stdin.write(`${request}\0`),
    kill: () => {
      isOver = true;
      killGroup(child.pid);
      return gone;
    },
  };
}

function readAnswers(stdout: NodeJS.ReadableStream, onAnswer: (answer: string) => void): void {
  let left = Buffer.alloc(0);
  stdout.on('data', (bytes: Buffer) => {
    left = Buffer.concat([left, bytes]);
    for (let at = left.indexOf(nul); at >= 0; at = left.indexOf(nul)) {
      const answer = left.subarray(0, at).toString('utf8');
      left = left.subarray(at + 1);
      onAnswer(answer);
    }
  });
}

function killGroup(group: number | undefined): void {
  if (group === undefined) return;
  try {
    process.kill(-group, 'SIGKILL');
  } catch {
    // It is gone already.
  }
}
