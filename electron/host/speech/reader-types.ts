import type { Result } from '#domain/result.ts';
import type { Language } from '#language/language.ts';
import type { SpokenChange } from '#language/spoken-text.ts';
import type { ReadingUnit } from './reading-units.ts';
import type { SpeechRefusal, SpokenSound } from './speech-engine.ts';

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

/** What the loudspeaker's page says by a voice of its own machine. */
export type SentenceSaid = {
  readonly generation: number;
  readonly sentenceId: string;
  readonly text: string;
  readonly voice: string;
};

/** The one page that sounds. It plays in order, and drops everything when told to be silent. */
export type Loudspeaker = {
  play(sound: SentenceSound): void;
  say?(said: SentenceSaid): void;
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
  readonly state: 'started' | 'word' | 'ended' | 'failed' | 'lost';
  /** Of a word that a voice of the machine begins with: its place in what is said, and when. */
  readonly at?: number | undefined;
  readonly ms?: number | undefined;
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
  /** The voice of the loudspeaker's own machine that reads a language, where one is chosen. */
  readonly machineVoice?: (language: Language) => string | undefined;
  /** That voice fell out: it is no longer named from here on. */
  readonly onVoiceLost?: (voice: string) => void;
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
  /** Another voice reads: what is read now goes on in it, at its own sentence. */
  renew(): void;
  /** The next sentence may follow, when one waits. */
  goOn(): void;
  /** What is read now, or was read last and is waited after, once more from its beginning. */
  again(): void;
  /** What the loudspeaker says; reports of an older generation are ignored. */
  report(report: LoudspeakerReport): void;
};
