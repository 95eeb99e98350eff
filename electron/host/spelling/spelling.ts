import { Worker } from 'node:worker_threads';
import { no, yes } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import type { Language } from '#language/language.ts';
import { spellingReplySchema } from './spelling-messages.ts';
import type { Dictionaries, SpellingReply, SpellingRequest } from './spelling-messages.ts';

export interface SpellingNeeds {
  /** Where the worker's code lies, as places knows it. */
  readonly entry: string | URL;
  readonly dictionaries: Dictionaries;
  readonly log: { readonly warn: (event: string, fields: Readonly<Record<string, string | number>>) => void };
}

export interface CheckQuestion {
  readonly words: readonly string[];
  readonly language: Language;
  /** Names of the participants and words of the plan: always right, with or without an s. */
  readonly accepted?: readonly string[];
}

/** The dictionary is not there, or the worker ended before it answered. Asking again starts a new one. */
export interface SpellingFailed {
  readonly kind: 'spelling-failed';
}

type Answer = Promise<Result<readonly string[], SpellingFailed>>;

/** Spelling beside the host's loop, which is never held. The worker starts with the first question. */
export interface Spelling {
  /** The words among those asked about that are misspelt, each once. */
  readonly check: (question: CheckQuestion) => Answer;
  /** What a misspelt word may have been meant to be, the likeliest first; perhaps nothing. */
  readonly suggest: (word: string, language: Language) => Answer;
  readonly stop: () => Promise<void>;
}

interface Speller {
  readonly needs: SpellingNeeds;
  readonly waiting: Map<number, (reply: SpellingReply | undefined) => void>;
  worker: Worker | undefined;
  lastId: number;
  stopped: boolean;
}

type Question =
  | { readonly kind: 'check'; readonly language: Language; readonly words: readonly string[] }
  | { readonly kind: 'suggest'; readonly language: Language; readonly word: string };

export function startSpelling(needs: SpellingNeeds): Spelling {
  const speller: Speller = { needs, waiting: new Map(), worker: undefined, lastId: 0, stopped: false };
  return {
    check: ({ words, language, accepted = [] }) => {
      const right = new Set(accepted.flatMap((word) => [word.toLowerCase(), `${word.toLowerCase()}s`]));
      const asked = [...new Set(words)].filter((word) => !right.has(word.toLowerCase()));
      return asked.length === 0
        ? Promise.resolve(yes([]))
        : ask(speller, { kind: 'check', language, words: asked });
    },
    suggest: (word, language) => ask(speller, { kind: 'suggest', language, word }),
    stop: async () => {
      speller.stopped = true;
      await speller.worker?.terminate();
    },
  };
}

async function ask(speller: Speller, question: Question): Answer {
  const reply = await send(speller, question);
  if (reply?.kind === 'words') return yes(reply.words);
  if (reply !== undefined) speller.needs.log.warn('spelling-failed', { error: reply.error });
  return no({ kind: 'spelling-failed' });
}

function send(speller: Speller, question: Question): Promise<SpellingReply | undefined> {
  if (speller.stopped) return Promise.resolve(undefined);
  speller.worker ??= startWorker(speller);
  const { worker } = speller;
  speller.lastId += 1;
  const id = speller.lastId;
  const request: SpellingRequest = { ...question, id };
  return new Promise((resolve) => {
    speller.waiting.set(id, resolve);
    worker.postMessage(request);
  });
}

function startWorker(speller: Speller): Worker {
  const { entry, dictionaries, log } = speller.needs;
  const worker = new Worker(entry, { workerData: dictionaries, name: 'spelling' });
  worker.on('message', (message: unknown) => {
    const reply = spellingReplySchema.parse(message);
    speller.waiting.get(reply.id)?.(reply);
    speller.waiting.delete(reply.id);
  });
  worker.on('error', (error) => {
    log.warn('spelling-worker-failed', { error: error.name });
  });
  worker.on('exit', () => {
    if (speller.worker === worker) speller.worker = undefined;
    for (const settle of speller.waiting.values()) settle(undefined);
    speller.waiting.clear();
  });
  return worker;
}
