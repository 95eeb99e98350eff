import type { Result } from '#domain/result.ts';
import type { Language } from '#language/language.ts';
import type { SpeechRefusal, SpokenSound } from './speech-engine.ts';

/** A sentence to read: what stands on the page is `text`, what is said is `spoken`. */
export type ReadingSentence = {
  readonly id: string;
  readonly text: string;
  readonly spoken: string;
  readonly language: Language;
};

export type SentenceSound = SpokenSound & { readonly generation: number; readonly sentenceId: string };

/** The one page that sounds. It plays in order, and drops everything when told to be silent. */
export type Loudspeaker = {
  play(sound: SentenceSound): void;
  silence(generation: number): void;
};

export type ReadingState =
  | { readonly reading: false; readonly generation: number; readonly problem?: ReadingProblem }
  | { readonly reading: true; readonly generation: number; readonly sentenceId: string };
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
  };
  readonly loudspeaker: Loudspeaker;
  readonly onChange: (state: ReadingState) => void;
  /** Runs something later; the answer cancels it. */
  readonly after: (milliseconds: number, run: () => void) => () => void;
};

export type Reader = {
  /** Reads from the first sentence; what was being read is dropped. */
  read(sentences: readonly ReadingSentence[]): void;
  stop(): void;
  /** To the next sentence, or back with -1. Past the last one the reading ends. */
  skip(step?: 1 | -1): void;
  /** What the loudspeaker says; reports of an older generation are ignored. */
  report(report: LoudspeakerReport): void;
};

/** One reading, from a command to the next. A new one is made for every generation. */
type Reading = {
  readonly generation: number;
  readonly sentences: readonly ReadingSentence[];
  readonly abort: AbortController;
  index: number;
  /** Milliseconds of each sentence that went to the loudspeaker, by index. */
  readonly sent: Map<number, number>;
  asked: number;
  feeding: boolean;
  misses: number;
  cancelWatch: () => void;
};

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
    skip: (step = 1) => {
      const reading = state.reading;
      if (reading !== undefined) begin(state, reading.sentences, Math.max(0, reading.index + step));
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
  while (state.reading === reading && reading.asked <= reading.index) {
    const sentence = reading.sentences[reading.asked + 1];
    if (sentence === undefined) break;
    reading.asked += 1;
    await playOne(state, reading, sentence);
  }
  reading.feeding = false;
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
  reading.sent.set(index, milliseconds(sound.value));
  loudspeaker.play({ ...sound.value, generation: reading.generation, sentenceId: sentence.id });
  if (index === reading.index && state.reading === reading) watch(state, reading);
}

function milliseconds(sound: SpokenSound): number {
  return (sound.pcm.length / 2 / sound.sampleRate) * 1000;
}

/** A lost report must not hold the reading; two in a row mean that nobody hears us. */
function watch(state: ReaderState, reading: Reading): void {
  reading.cancelWatch();
  const length = reading.sent.get(reading.index);
  if (length === undefined) return;
  reading.cancelWatch = state.needs.after(2 * length + 3000, () => {
    if (state.reading !== reading) return;
    reading.misses += 1;
    if (reading.misses > 1) end(state, 'loudspeaker-lost');
    else advance(state, reading);
  });
}

function advance(state: ReaderState, reading: Reading): void {
  reading.index += 1;
  enter(state, reading);
}

function hear(state: ReaderState, report: LoudspeakerReport): void {
  const reading = state.reading;
  if (reading === undefined || report.generation !== reading.generation) return;
  if (report.state === 'failed') return end(state, 'loudspeaker-lost');
  if (report.state !== 'ended' || report.sentenceId !== reading.sentences[reading.index]?.id) return;
  if (!reading.sent.has(reading.index)) return;
  reading.misses = 0;
  advance(state, reading);
}
