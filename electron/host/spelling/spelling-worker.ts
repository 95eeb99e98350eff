import { parentPort, workerData } from 'node:worker_threads';
import type { Language } from '#language/language.ts';
import { isSpelledRight, suggestFor } from './judge-word.ts';
import type { Knows } from './judge-word.ts';
import { openDictionary } from './open-dictionary.ts';
import { ownWords } from './own-words.ts';
import { dictionariesSchema, spellingRequestSchema } from './spelling-messages.ts';
import type { SpellingReply, SpellingRequest } from './spelling-messages.ts';

/** The spelling worker: one request at a time in, one reply out. It knows no file but the dictionaries. */
const folders = dictionariesSchema.parse(workerData);
const opened = new Map<Language, Promise<Knows>>();

async function openWords(language: Language): Promise<Knows> {
  const knows = await openDictionary(folders[language]);
  return (word) => ownWords[language].has(word) || knows(word);
}

function dictionaryOf(language: Language): Promise<Knows> {
  const known = opened.get(language) ?? openWords(language);
  opened.set(language, known);
  return known;
}

async function answer(request: SpellingRequest): Promise<readonly string[]> {
  const knows = await dictionaryOf(request.language);
  if (request.kind === 'suggest') return suggestFor(request.word, knows);
  return request.words.filter((word) => !isSpelledRight(word, knows));
}

async function handle(message: unknown): Promise<void> {
  const request = spellingRequestSchema.parse(message);
  const { id } = request;
  let reply: SpellingReply;
  try {
    reply = { kind: 'words', id, words: await answer(request) };
  } catch (error) {
    opened.delete(request.language);
    reply = { kind: 'failed', id, error: error instanceof Error ? error.name : 'unknown' };
  }
  parentPort?.postMessage(reply);
}

let queue: Promise<void> = Promise.resolve();
parentPort?.on('message', (message: unknown) => {
  queue = queue.then(() => handle(message));
});
