import type {
  LoudspeakerReport,
  Reader,
  ReaderNeeds,
  ReadingProblem,
  ReadingSentence,
} from './reader-types.ts';
import { findStep } from './reading-units.ts';
import { sourceTimeline } from './source-timeline.ts';
import type { SpokenSound } from './speech-engine.ts';
import type { WordTime } from './speech-messages.ts';
import { spokenWords } from './word-times.ts';

/** One reading, from a command to the next. A new one is made for every generation. */
type Reading = {
  readonly generation: number;
  readonly sentences: readonly ReadingSentence[];
  readonly abort: AbortController;
  index: number;
  /** What went to the loudspeaker, by index. */
  readonly sent: Map<number, Sent>;
  asked: number;
  feeding: boolean;
  misses: number;
  cancelWatch: () => void;
  waits: boolean;
};

/** A voice of the machine tells its words while it says them. */
type Sent = { readonly milliseconds: number; readonly words: WordTime[]; readonly voice?: string };

/** So long a sign may take in slow speech, when nobody knows how long the whole lasts. */
const millisecondsPerSign = 180;

type ReaderState = { generation: number; reading: Reading | undefined; readonly needs: ReaderNeeds };

/**
 * Reading aloud as a state machine without sound of its own: it holds the place, keeps the loudspeaker one
 * sentence ahead, and gives every command a new generation so that nothing old is ever played.
 */
export function createReader(needs: ReaderNeeds): Reader {
  const state: ReaderState = { generation: 0, reading: undefined, needs };
  return {
    read: (sentences) => begin(state, sentences, 0),
    stop: () => end(state),
    prepare: (sentences) => void needs.engine.prepare?.(sentences),
    skip: (step = 1, unit = 'sentence') => {
      const reading = state.reading;
      if (reading === undefined) return;
      const { sentences, index } = reading;
      begin(state, sentences, findStep(sentences, { from: index, step, unit }));
    },
    setSpeed: (speed) => {
      needs.engine.setSpeed?.(speed);
      renew(state);
    },
    renew: () => renew(state),
    goOn: () => {
      const reading = state.reading;
      if (reading?.waits === true) begin(state, reading.sentences, reading.index + 1);
    },
    again: () => {
      if (state.reading !== undefined) begin(state, state.reading.sentences, state.reading.index);
    },
    report: (report) => hear(state, report),
  };
}

function renew(state: ReaderState): void {
  const reading = state.reading;
  if (reading?.waits === false) begin(state, reading.sentences, reading.index);
}

function begin(state: ReaderState, sentences: readonly ReadingSentence[], index: number): void {
  if (sentences[index] === undefined) return end(state);
  drop(state);
  const reading: Reading = {
    generation: state.generation,
    sentences,
    abort: new AbortController(),
    index,
    sent: new Map(),
    asked: index - 1,
    feeding: false,
    misses: 0,
    cancelWatch: () => undefined,
    waits: false,
  };
  state.reading = reading;
  enter(state, reading);
}

function end(state: ReaderState, problem?: ReadingProblem): void {
  if (state.reading === undefined) return;
  drop(state);
  const { generation } = state;
  state.needs.onChange({ reading: false, generation, ...(problem === undefined ? {} : { problem }) });
}

/** Ends what is under way: late results and reports carry the old generation and are dropped. */
function drop(state: ReaderState): void {
  const reading = state.reading;
  state.generation += 1;
  state.reading = undefined;
  if (reading === undefined) return;
  reading.cancelWatch();
  reading.abort.abort();
  state.needs.loudspeaker.silence(reading.generation);
}

function enter(state: ReaderState, reading: Reading): void {
  const sentence = reading.sentences[reading.index];
  if (sentence === undefined) return end(state);
  const { generation } = reading;
  watch(state, reading);
  state.needs.onChange({ reading: true, generation, sentenceId: sentence.id });
  if (state.reading === reading) void feed(state, reading);
}

/** Sends up to one sentence ahead, one at a time: sounds can never overtake each other. */
async function feed(state: ReaderState, reading: Reading): Promise<void> {
  if (reading.feeding) return;
  reading.feeding = true;
  while (state.reading === reading && reading.asked < reading.index + ahead(state, reading)) {
    const sentence = reading.sentences[reading.asked + 1];
    if (sentence === undefined) break;
    reading.asked += 1;
    await playOne(state, reading, sentence);
  }
  reading.feeding = false;
}

/** What may have to wait is not sent ahead: it would begin to sound. Nor does a voice of the machine queue. */
function ahead({ needs }: ReaderState, { sentences, index }: Reading): number {
  const near = sentences.slice(index, index + 2);
  const isMachine = near.some(({ language }) => needs.machineVoice?.(language) !== undefined);
  return isMachine || needs.mayGoOn?.() === false ? 0 : 1;
}

async function playOne(state: ReaderState, reading: Reading, sentence: ReadingSentence): Promise<void> {
  const index = reading.asked;
  const { engine, loudspeaker, machineVoice } = state.needs;
  const voice = machineVoice?.(sentence.language);
  if (voice !== undefined) return sayOne(state, reading, { sentence, voice });
  const sound = await engine.synthesize(sentence.spoken, sentence.language, reading.abort.signal);
  if (state.reading !== reading) return;
  if (!sound.ok) {
    end(state, 'voice-unavailable');
    return;
  }
  reading.sent.set(index, { milliseconds: milliseconds(sound.value), words: [...sound.value.words] });
  loudspeaker.play({ ...sound.value, generation: reading.generation, sentenceId: sentence.id });
  if (index === reading.index && state.reading === reading) watch(state, reading);
}

/** One sentence for each call, so that a pause is a stop: it goes on with the same sentence from its beginning. */
function sayOne(
  state: ReaderState,
  reading: Reading,
  { sentence, voice }: { readonly sentence: ReadingSentence; readonly voice: string },
): void {
  const { id: sentenceId, spoken: text } = sentence;
  const { generation } = reading;
  reading.sent.set(reading.asked, { milliseconds: text.length * millisecondsPerSign, words: [], voice });
  state.needs.loudspeaker.say?.({ generation, sentenceId, text, voice });
  watch(state, reading);
}

function milliseconds(sound: SpokenSound): number {
  return (sound.pcm.length / 2 / sound.sampleRate) * 1000;
}

/** A lost report must not hold the reading; two in a row mean that nobody hears us. */
function watch(state: ReaderState, reading: Reading): void {
  reading.cancelWatch();
  const sent = reading.sent.get(reading.index);
  if (sent === undefined) return;
  reading.cancelWatch = state.needs.after(2 * sent.milliseconds + 3000, () => {
    if (state.reading !== reading) return;
    reading.misses += 1;
    if (reading.misses > 1) end(state, 'loudspeaker-lost');
    else advance(state, reading);
  });
}

function advance(state: ReaderState, reading: Reading): void {
  if (state.needs.mayGoOn?.() === false) return wait(state, reading);
  reading.index += 1;
  enter(state, reading);
}

/** The room is quiet, and the mark stays on what was read last; what was sent ahead is dropped, unheard. */
function wait(state: ReaderState, reading: Reading): void {
  const sentence = reading.sentences[reading.index];
  if (sentence === undefined || reading.sentences[reading.index + 1] === undefined) return end(state);
  drop(state);
  const { generation } = state;
  state.reading = { ...reading, generation, waits: true };
  state.needs.onChange({ reading: true, generation, sentenceId: sentence.id, waits: true });
}

function hear(state: ReaderState, report: LoudspeakerReport): void {
  const reading = state.reading;
  if (reading === undefined || report.generation !== reading.generation) return;
  switch (report.state) {
    case 'failed':
      return end(state, 'loudspeaker-lost');
    case 'lost':
      return readOtherwise(state, reading, report);
    case 'word':
      return tellWord(state, reading, report);
    case 'started':
      return enterSound(state, reading, report);
    case 'ended':
      return leaveSound(state, reading, report);
  }
}

function leaveSound(state: ReaderState, reading: Reading, { sentenceId }: LoudspeakerReport): void {
  if (sentenceId !== reading.sentences[reading.index]?.id || !reading.sent.has(reading.index)) return;
  reading.misses = 0;
  advance(state, reading);
}

/** The next one sounds: the one before has ended, also when that report is late. */
function enterSound(state: ReaderState, reading: Reading, report: LoudspeakerReport): void {
  const next = reading.index + 1;
  if (report.sentenceId === reading.sentences[next]?.id && reading.sent.has(next)) {
    reading.misses = 0;
    advance(state, reading);
  }
  if (state.reading === reading) tellStart(state, report);
}

/** From here on every page marks the words by itself, from one timeline. */
function tellStart(state: ReaderState, report: LoudspeakerReport): void {
  const { generation, sentenceId } = report;
  const reading = state.reading;
  const sentence = reading?.sentences[reading.index];
  const sent = reading?.sent.get(reading.index);
  if (sentence?.id !== sentenceId || sent === undefined) return;
  const words = sourceTimeline(sentence, sent.words).map((word): [number, number, number] => {
    return [word.start, word.end, word.ms];
  });
  state.needs.onChange({ reading: true, generation, sentenceId, sounds: true, words });
}

/** The voice of the machine began with a word; who marks words is told all of them so far. */
function tellWord(state: ReaderState, reading: Reading, report: LoudspeakerReport): void {
  const sentence = reading.sentences[reading.index];
  const sent = reading.sent.get(reading.index);
  if (sentence?.id !== report.sentenceId || sent?.voice === undefined) return;
  const word = wordAfter(sent.words.at(-1), sentence.spoken, report);
  if (word === undefined) return;
  sent.words.push(word);
  tellStart(state, report);
}

/** Never a step back, and never a place where no word stands. */
function wordAfter(
  latest: WordTime | undefined,
  spoken: string,
  { at = -1, ms = 0 }: LoudspeakerReport,
): WordTime | undefined {
  const word = spokenWords(spoken).find((one) => one.start <= at && at < one.end);
  if (word === undefined || word.start <= (latest?.start ?? -1)) return undefined;
  return { ...word, ms: Math.max(ms, latest?.ms ?? 0) };
}

/** From this sentence on another voice reads; one that is still named would fall out again. */
function readOtherwise(state: ReaderState, reading: Reading, report: LoudspeakerReport): void {
  const sentence = reading.sentences[reading.index];
  const voice = reading.sent.get(reading.index)?.voice;
  if (sentence?.id !== report.sentenceId || voice === undefined) return;
  state.needs.onVoiceLost?.(voice);
  if (state.reading !== reading) return;
  if (state.needs.machineVoice?.(sentence.language) === voice) end(state, 'voice-unavailable');
  else begin(state, reading.sentences, reading.index);
}
