import { createHash } from 'node:crypto';
import { no, type Result, yes } from '#domain/result.ts';
import type { LogFields } from '../log.ts';
import { limits } from './limits.ts';
import {
  type Box,
  type DocumentRefusalKind,
  type DrawnPicture,
  type FromUploads,
  fromUploadsSchema,
  type Opened,
  type ToUploads,
  type WrittenBlock,
} from './upload-messages.ts';

export type { DocumentRefusalKind } from './upload-messages.ts';
export interface DocumentRefusal {
  readonly kind: DocumentRefusalKind;
}
/** A page or a picture, drawn anew as WebP: nothing of the file itself is in it. `text` is what stands there. */
export type DrawnPage = Readonly<DrawnPicture>;
/** Text is plain: markup in it is only signs. Never empty, and without characters that nobody sees. */
export type DocumentBlock = Readonly<WrittenBlock>;
/** Pages are drawn one by one; what is written flows, and is laid out by whoever shows it. */
export type OpenedDocument = Readonly<Opened>;

/**
 * A process that opens documents, however it was started: whatever a hostile document does to it, it does to
 * nothing else.
 */
export interface UploadsProcess {
  send(message: ToUploads): void;
  onMessage(listener: (message: unknown) => void): void;
  /** It is gone, or was never to be had. */
  onExit(listener: () => void): void;
  /** At once: a process that is held by a document listens to nothing. */
  kill(): void;
}

export interface DocumentReader {
  open(bytes: Uint8Array): Promise<Result<OpenedDocument, DocumentRefusal>>;
  /** Page from 0; drawn to fit within the box, never larger than `limits.pixels`. */
  draw(bytes: Uint8Array, page: number, box: Box): Promise<Result<DrawnPage, DocumentRefusal>>;
  stop(): Promise<void>;
}

export interface DocumentReaderNeeds {
  readonly launch: () => UploadsProcess;
  readonly after: (milliseconds: number, run: () => void) => () => void;
  readonly log: { note(event: string, fields?: LogFields): void };
  readonly deadlineMilliseconds?: number;
}

type Ask =
  | { readonly kind: 'open'; readonly bytes: Uint8Array }
  | { readonly kind: 'draw'; readonly bytes: Uint8Array; readonly page: number; readonly box: Box };
type Answer = Exclude<FromUploads, { readonly kind: 'ready' }> | DocumentRefusal;
interface Launched {
  readonly process: UploadsProcess;
  readonly ready: PromiseWithResolvers<boolean>;
  /** The document that the process holds open. */
  held?: string;
  hear?: (answer: Answer) => void;
}
interface State {
  readonly needs: DocumentReaderNeeds;
  launched: Launched | undefined;
  turn: Promise<unknown>;
  newest: number;
  isStopped: boolean;
  stayAwake: () => void;
}

/** A slow machine takes its time to load the engines; no document has been looked at yet. */
const startMilliseconds = 20_000;
/** A document that nobody turns a page of is forgotten, and its process with it. */
const idleMilliseconds = 60_000;
const away: DocumentRefusal = { kind: 'document-reader-away' };

/** Documents, one job at a time. Launched on first use, and anew after one that hung or broke. */
export function createDocumentReader(needs: DocumentReaderNeeds): DocumentReader {
  const state: State = {
    needs,
    launched: undefined,
    turn: Promise.resolve(),
    newest: 0,
    isStopped: false,
    stayAwake: () => undefined,
  };
  return {
    open: async (bytes) => {
      const answer = await inTurn(state, { kind: 'open', bytes });
      return answer.kind === 'opened' ? yes(answer.opened) : no(refusalIn(answer));
    },
    draw: async (bytes, page, box) => {
      const answer = await inTurn(state, { kind: 'draw', bytes, page, box });
      return answer.kind === 'drawn' ? yes(answer.page) : no(refusalIn(answer));
    },
    stop: async () => {
      state.isStopped = true;
      end(state, away);
      await state.turn;
    },
  };
}

function refusalIn(answer: Answer): DocumentRefusal {
  if (answer.kind === 'refused') return { kind: answer.refusal };
  return answer.kind === 'opened' || answer.kind === 'drawn' ? { kind: 'document-damaged' } : answer;
}

function inTurn(state: State, ask: Ask): Promise<Answer> {
  const { length } = ask.bytes;
  if (length === 0) return Promise.resolve({ kind: 'document-empty' });
  if (length > limits.bytes) return Promise.resolve({ kind: 'document-too-large' });
  const answer = state.turn.then(() => answerOne(state, ask));
  state.turn = answer;
  return answer;
}

async function answerOne(state: State, ask: Ask): Promise<Answer> {
  state.stayAwake();
  const launched = (await readyProcess(state)) ?? (await readyProcess(state));
  if (launched === undefined) return away;
  const answer = await askProcess(state, launched, ask);
  state.stayAwake = state.needs.after(idleMilliseconds, () => end(state, away));
  if ('attempts' in answer && answer.attempts > 0) {
    state.needs.log.note('document-reached-for-network', { count: answer.attempts });
  }
  return answer;
}

async function readyProcess(state: State): Promise<Launched | undefined> {
  if (state.isStopped) return undefined;
  const launched = state.launched ?? launchOne(state);
  const isReady = await launched.ready.promise;
  return isReady && !state.isStopped ? launched : undefined;
}

function launchOne(state: State): Launched {
  const launched: Launched = { process: state.needs.launch(), ready: Promise.withResolvers() };
  state.launched = launched;
  const cancel = state.needs.after(startMilliseconds, () => lose(state, launched, away));
  launched.process.onMessage((read) => {
    const message = fromUploadsSchema.safeParse(read).data;
    if (message === undefined) lose(state, launched, { kind: 'document-damaged' });
    else if (message.kind !== 'ready') launched.hear?.(message);
    else {
      cancel();
      launched.ready.resolve(true);
    }
  });
  launched.process.onExit(() => {
    cancel();
    lose(state, launched, { kind: 'document-damaged' });
  });
  return launched;
}

/** The process is over, by itself or by us: whoever waits for it gets a no, and the next job a new one. */
function lose(state: State, launched: Launched, refusal: DocumentRefusal): void {
  if (state.launched !== launched) return;
  state.launched = undefined;
  launched.process.kill();
  launched.ready.resolve(false);
  if (launched.hear === undefined) return;
  state.needs.log.note('document-process-ended', { reason: refusal.kind });
  launched.hear(refusal);
}

function end(state: State, refusal: DocumentRefusal): void {
  state.stayAwake();
  if (state.launched !== undefined) lose(state, state.launched, refusal);
}

/** The bytes go along only when the process does not hold this document open already. */
async function askProcess(state: State, launched: Launched, ask: Ask): Promise<Answer> {
  const { bytes, ...rest } = ask;
  state.newest += 1;
  const id = state.newest;
  const document = createHash('sha256').update(bytes).digest('base64');
  const carried = launched.held === document ? {} : { bytes };
  const answer = await new Promise<Answer>((resolve) => {
    const { after, deadlineMilliseconds = limits.deadlineMilliseconds } = state.needs;
    const cancel = after(deadlineMilliseconds, () => {
      lose(state, launched, { kind: 'document-too-slow' });
    });
    launched.hear = (heard) => {
      if ('id' in heard && heard.id !== id) return;
      cancel();
      delete launched.hear;
      resolve(heard);
    };
    launched.process.send({ ...rest, id, document, ...carried });
  });
  if (answer.kind === 'opened' || answer.kind === 'drawn') launched.held = document;
  else delete launched.held;
  return answer;
}
