import type { Result } from '#domain/result.ts';
import type { Language } from '#language/language.ts';
import type { SpokenChange } from '#language/spoken-text.ts';
import { findStep, type ReadingUnit } from './reading-units.ts';
import { sourceTimeline } from './source-timeline.ts';
import type { SpeechRefusal, SpokenSound } from './speech-engine.ts';
import type { WordTime } from './speech-messages.ts';

export type { ReadingUnit } from './reading-units.ts';

/** A sentence to read: what stands on the page is `text`, what is said is `spoken`. */
export type ReadingSentence = {
  readonly id: string;
  readonly text: string;
  readonly spoken: string;
  readonly language: Language;
  /** The pieces of `text` that are said differently, for the mark that follows the words. */
  readonly changes?: readonly SpokenChange[];
  /** What it is part of, for moving by more than a sentence. */
  readonly item?: string;
  readonly paragraph?: number;
};

export type SentenceSound = SpokenSound & { readonly generation: number; readonly sentenceId: string };

/** The one page that sounds. It plays in order, and drops everything when told to be silent. */
export type Loudspeaker = {
  play(sound: SentenceSound): void;
  silence(generation: number): void;
};

export type ReadingState =
  | { readonly reading: false; readonly generation: number; readonly problem?: ReadingProblem }
  | {
      readonly reading: true;
      readonly generation: number;
      readonly sentenceId: string;
      /** The sentence has been read, and the next one waits for somebody's word. */
      readonly waits?: true;
      /** The loudspeaker says that it sounds now. */
      readonly sounds?: true;
      /** From when which part of the sentence's own text is said: start, end, milliseconds. */
      readonly words?: [number, number, number][];
    };
export type ReadingProblem = 'voice-unavailable' | 'loudspeaker-lost';

export type LoudspeakerReport = {
  readonly generation: number;
  readonly sentenceId: string;
  readonly state: 'started' | 'ended' | 'failed';
};

export type ReaderNeeds = {
  readonly engine: {
    synthesize(
      text: string,
      language: Language,
      signal: AbortSignal,
    ): Promise<Result<SpokenSound, SpeechRefusal>>;
    setSpeed?(speed: number): void;
    prepare?(sentences: readonly ReadingSentence[]): Promise<void>;
  };
  readonly loudspeaker: Loudspeaker;
  readonly onChange: (state: ReadingState) => void;
  /** Asked after each sentence: whether the next one may follow by itself. */
  readonly mayGoOn?: () => boolean;
  /** Runs something later; the answer cancels it. */
  readonly after: (milliseconds: number, run: () => void) => () => void;
};

export type Reader = {
  /** Reads from the first sentence; what was being read is dropped. */
  read(sentences: readonly ReadingSentence[]): void;
  stop(): void;
  /** To the next sentence, or back with -1. Past the last one the reading ends. */
  skip(step?: 1 | -1, unit?: ReadingUnit): void;
  /** What is likely to be read next: its sounds are made now, and those of anything else are dropped. */
  prepare(sentences: readonly ReadingSentence[]): void;
  /** One of seven; what is read now goes on at its own sentence. */
  setSpeed(speed: number): void;
  /** The next sentence may follow, when one waits. */
  goOn(): void;
  /** What is read now, or was read last and is waited after, once more from its beginning. */
  again(): void;
  /** What the loudspeaker says; reports of an older generation are ignored. */
  report(report: LoudspeakerReport): void;
};

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

type Sent = { readonly milliseconds: number; readonly words: readonly WordTime[] };

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
      const reading = state.reading;
      if (reading?.waits === false) begin(state, reading.sentences, reading.index);
    },
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
  while (state.reading === reading && reading.asked < reading.index + ahead(state)) {
    const sentence = reading.sentences[reading.asked + 1];
    if (sentence === undefined) break;
    reading.asked += 1;
    await playOne(state, reading, sentence);
  }
  reading.feeding = false;
}

/** What may have to wait is not sent ahead: it would begin to sound. */
function ahead({ needs }: ReaderState): number {
  return needs.mayGoOn?.() === false ? 0 : 1;
}

async function playOne(state: ReaderState, reading: Reading, sentence: ReadingSentence): Promise<void> {
  const index = reading.asked;
  const { engine, loudspeaker } = state.needs;
  const sound = await engine.synthesize(sentence.spoken, sentence.language, reading.abort.signal);
  if (state.reading !== reading) return;
  if (!sound.ok) {
    end(state, 'voice-unavailable');
    return;
  }
  reading.sent.set(index, { milliseconds: milliseconds(sound.value), words: sound.value.words });
  loudspeaker.play({ ...sound.value, generation: reading.generation, sentenceId: sentence.id });
  if (index === reading.index && state.reading === reading) watch(state, reading);
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
  if (report.state === 'failed') return end(state, 'loudspeaker-lost');
  if (report.state === 'started') return enterSound(state, reading, report);
  if (report.state !== 'ended' || report.sentenceId !== reading.sentences[reading.index]?.id) return;
  if (!reading.sent.has(reading.index)) return;
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
