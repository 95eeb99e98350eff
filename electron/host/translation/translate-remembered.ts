import { yes } from '#domain/result.ts';
import {
  findTranslation,
  type MemoryRow,
  type MemoryStore,
  type Remembered,
  rememberMachine,
} from './memory.ts';
import type {
  TranslatedSentence,
  TranslationAsked,
  TranslationPair,
  TranslationRefusal,
  Translator,
} from './translator.ts';

export interface RememberedNeeds {
  readonly translator: Translator;
  readonly memory: MemoryStore;
}

/** With where it is from: a page says so in words, always. */
export interface RememberedSentence extends Pick<MemoryRow, 'text' | 'origin' | 'by' | 'at'> {
  readonly id: string;
  readonly unsure: boolean;
}

/** A sentence that is missing is shown as it was written; `refusal` says why when the machine was needed for it. */
export interface RememberedAnswer {
  readonly sentences: readonly RememberedSentence[];
  readonly refusal?: TranslationRefusal;
}

/** A person's text first, then what the machine said before, then the machine; what is new is remembered. */
export async function translateRemembered(
  { translator, memory }: RememberedNeeds,
  asked: TranslationAsked,
): Promise<RememberedAnswer> {
  const known = new Map<string, RememberedSentence>();
  for (const { id, text } of asked.sentences) {
    const row = findTranslation(memory.rows(), { ...pairOf(asked), original: text });
    if (row !== undefined) known.set(id, describeRow(id, row));
  }
  const fresh = asked.sentences.filter(({ id }) => !known.has(id));
  const answer = fresh.length === 0 ? yes([]) : await translator.translate({ ...asked, sentences: fresh });
  const originals = new Map(fresh.map(({ id, text }) => [id, text]));
  for (const sentence of answer.ok ? answer.value : []) {
    const original = originals.get(sentence.id) ?? '';
    known.set(sentence.id, remember(memory, { ...pairOf(asked), original }, sentence));
  }
  const sentences = asked.sentences.flatMap(({ id }) => known.get(id) ?? []);
  return answer.ok ? { sentences } : { sentences, refusal: answer.refusal };
}

/** A person may have corrected it while the machine was at work: then theirs stands. */
function remember(
  memory: MemoryStore,
  wanted: Remembered,
  { id, text, unsure }: TranslatedSentence,
): RememberedSentence {
  const row = rememberMachine(memory.rows(), { ...wanted, text, unsure });
  if (row !== undefined) memory.put([row]);
  const stands = row ?? findTranslation(memory.rows(), wanted);
  return stands === undefined ? { id, text, unsure, origin: 'machine' } : describeRow(id, stands);
}

function pairOf({ from, to }: TranslationPair): TranslationPair {
  return { from, to };
}

function describeRow(id: string, { text, origin, unsure = false, by, at }: MemoryRow): RememberedSentence {
  return {
    id,
    text,
    origin,
    unsure,
    ...(by === undefined ? {} : { by }),
    ...(at === undefined ? {} : { at }),
  };
}
