import { no, type Result, yes } from '#domain/result.ts';
import type { Language } from '#language/language.ts';
import { type SoundMessage, soundSchema, type SynthesizeMessage, type WordTime } from './speech-messages.ts';

export type SpokenSound = {
  readonly sampleRate: number;
  /** 16-bit little-endian samples, one channel. */
  readonly pcm: Uint8Array;
  readonly words: readonly WordTime[];
};

/** `stopped`: the caller's signal, or the engine's own stop. */
export type SpeechRefusal = { readonly kind: 'voice-unavailable' | 'stopped' };

export type SpeechEngine = {
  /** Starts the process, so that the first word does not wait for it. */
  warm(): void;
  /** `text` is prepared for speech. There is no nynorsk voice: nn is read by the bokmål one. */
  synthesize(
    text: string,
    language: Language,
    signal?: AbortSignal,
  ): Promise<Result<SpokenSound, SpeechRefusal>>;
  stop(): void;
};

/**
 * A speech process, however it was started. Always a process of its own and never part of this one: the engine
 * holds its loop for as long as a sentence takes, and whatever takes it down takes nothing else along.
 */
export type SpeechProcess = {
  send(message: SynthesizeMessage): void;
  onMessage(listener: (message: unknown) => void): void;
  /** It is gone, or was never to be had. */
  onExit(listener: () => void): void;
  kill(): void;
};

export type SpeechNeeds = {
  readonly launch: () => SpeechProcess;
  readonly log: (message: string) => void;
  /** Words a minute. */
  readonly rate?: number;
  /** How long one sentence may take before the process counts as hung. */
  readonly patienceMilliseconds?: number;
};

type Answer = Result<SpokenSound, SpeechRefusal>;
type Waiting = { readonly text: string; tries: number; readonly settle: (answer: Answer) => void };
type Running = {
  process: SpeechProcess | undefined;
  stopped: boolean;
  readonly waiting: Map<number, Waiting>;
};

/** A sentence is tried in two processes; one that takes down both is not tried again. */
const mostTries = 2;

/** The speech process as one function. Launched on first use, started again when it dies. */
export function startSpeechEngine(needs: SpeechNeeds): SpeechEngine {
  const running: Running = { process: undefined, stopped: false, waiting: new Map() };
  let nextId = 1;
  return {
    warm: () => void (running.stopped || processFor(needs, running)),
    synthesize: (text, _language, signal) => {
      if (running.stopped || signal?.aborted === true) return Promise.resolve(no({ kind: 'stopped' }));
      const id = nextId;
      nextId += 1;
      return new Promise((resolve) => {
        const settle = settleOnce(running, id, resolve);
        running.waiting.set(id, { text, tries: 0, settle });
        signal?.addEventListener('abort', () => settle(no({ kind: 'stopped' })), { once: true });
        send(needs, running, id);
      });
    },
    stop: () => {
      running.stopped = true;
      for (const waiting of running.waiting.values()) waiting.settle(no({ kind: 'stopped' }));
      running.process?.kill();
      running.process = undefined;
    },
  };
}

function settleOnce(
  running: Running,
  id: number,
  resolve: (answer: Answer) => void,
): (answer: Answer) => void {
  return (answer) => {
    running.waiting.delete(id);
    resolve(answer);
  };
}

function processFor(needs: SpeechNeeds, running: Running): SpeechProcess {
  if (running.process !== undefined) return running.process;
  const launched = needs.launch();
  running.process = launched;
  launched.onMessage((message) => receive(running, message));
  launched.onExit(() => lose(needs, running, launched));
  return launched;
}

function send(needs: SpeechNeeds, running: Running, id: number): void {
  const waiting = running.waiting.get(id);
  if (waiting === undefined) return;
  const speaker = processFor(needs, running);
  waiting.tries += 1;
  speaker.send({ kind: 'synthesize', id, text: waiting.text, rate: needs.rate ?? 160 });
  const hung = setTimeout(
    () => running.waiting.has(id) && speaker.kill(),
    needs.patienceMilliseconds ?? 10_000,
  );
  hung.unref();
}

function receive(running: Running, message: unknown): void {
  const sound: SoundMessage = soundSchema.parse(message);
  const { sampleRate, pcm, words } = sound;
  running.waiting.get(sound.id)?.settle(yes({ sampleRate, pcm, words }));
}

/** The process died: what waits goes to a new one, what has been tried enough gets its no. */
function lose(needs: SpeechNeeds, running: Running, lost: SpeechProcess): void {
  if (running.process !== lost || running.stopped) return;
  running.process = undefined;
  needs.log('The speech process ended');
  for (const [id, waiting] of running.waiting) {
    if (waiting.tries < mostTries) send(needs, running, id);
    else waiting.settle(no({ kind: 'voice-unavailable' }));
  }
}
