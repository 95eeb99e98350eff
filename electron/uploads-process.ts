/**
 * The process that opens uploaded documents: plain messages in, pictures and plain text out. The first argument is
 * the folder with the parts of pdf.js. Its host speaks over the channel of a fork or, under Electron, over the port
 * that is its first message. It ends by itself when that closes, and a second thread ends it when it takes
 * too much memory, or when its host is gone while a document holds the first.
 */
import { isMainThread, Worker } from 'node:worker_threads';
import { wrapPort } from '#electron-shell/utility-channel.ts';
import { closeNetwork } from '#host/uploads/close-network.ts';
import { limits } from '#host/uploads/limits.ts';
import { type FromUploads, type ToUploads, toUploadsSchema } from '#host/uploads/upload-messages.ts';

type Line = {
  send(message: FromUploads): void;
  onMessage(listener: (message: unknown) => void): void;
  onEnd(listener: () => void): void;
};

const lookMilliseconds = 50;

/** The second thread: the first one listens to nobody while it is held by a document. */
function watchOver(): void {
  const host = process.ppid;
  setInterval(() => {
    const isTooLarge = process.memoryUsage.rss() > limits.processBytes;
    if (isTooLarge || process.ppid !== host) process.kill(process.pid, 'SIGKILL');
  }, lookMilliseconds);
}

/** Libraries are loaded after the ways out are closed, and documents are taken after the libraries. */
async function answerOn(line: Line, parts: string): Promise<void> {
  line.onEnd(() => process.exit(0));
  const network = closeNetwork();
  const { loadUploads } = await import('#host/uploads/answer-uploads.ts');
  const answer = await loadUploads(parts);
  network.takeAttempts();
  let turn = Promise.resolve();
  async function answerOne(request: ToUploads): Promise<void> {
    line.send(await answer(request, () => network.takeAttempts()));
  }
  line.onMessage((message) => {
    const request = toUploadsSchema.parse(message);
    turn = turn.then(() => answerOne(request));
  });
  line.send({ kind: 'ready' });
}

async function answerParent(parts: string): Promise<void> {
  if (!process.connected) process.exit(0);
  await answerOn(
    {
      send: (message) => void process.send?.(message),
      onMessage: (listener) => void process.on('message', listener),
      onEnd: (listener) => void process.on('disconnect', listener),
    },
    parts,
  );
}

async function answerPort(parts: string): Promise<void> {
  const [given] = await new Promise<Electron.MessagePortMain[]>((resolve) => {
    process.parentPort.once('message', ({ ports }) => resolve(ports));
  });
  if (given === undefined) process.exit(1);
  const port = wrapPort(given);
  await answerOn(
    {
      send: (message) => port.postMessage(message),
      onMessage: (listener) => port.onMessage(listener),
      onEnd: (listener) => port.onClose(listener),
    },
    parts,
  );
}

function run(parts: string): void {
  const isUnderElectron: boolean = 'parentPort' in process;
  const watch = new Worker(import.meta.filename);
  watch.unref();
  (isUnderElectron ? answerPort(parts) : answerParent(parts)).catch(() => process.exit(1));
}

if (isMainThread) run(process.argv[2] ?? '');
else watchOver();
