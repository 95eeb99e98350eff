import { no, type Result, yes } from '#domain/result.ts';
import type { Language } from '#language/language.ts';
import type { PiperRefusal } from './piper-refusals.ts';
import {
  type FromSpeech,
  fromSpeechSchema,
  type SoundMessage,
  type ToSpeech,
  type WordTime,
} from './speech-messages.ts';
import { rateOf, usualSpeed } from './speeds.ts';

export type SpokenSound = {
  readonly sampleRate: number;
  /** 16-bit little-endian samples, one channel. */
  readonly pcm: Uint8Array;
  readonly words: readonly WordTime[];
  /** The words' times are not this voice's own, but stretched to it. */
  readonly timing?: 'estimated';
};

/** `stopped`: the caller's signal, or the engine's own stop. */
export type SpeechRefusal = { readonly kind: 'voice-unavailable' | 'stopped' };

export type SpeechEngine = {
  /** Starts the process and loads the voices in use, so that the first word does not wait for them. */
  warm(): void;
  /** `text` is prepared for speech. There is no nynorsk voice: nn is read by the bokmål one. */
  synthesize(
    text: string,
    language: Language,
    signal?: AbortSignal,
  ): Promise<Result<SpokenSound, SpeechRefusal>>;
  /** Loads a Piper folder for real; undefined when it can speak. */
  inspect(folder: string): Promise<PiperRefusal | SpeechRefusal | undefined>;
  /** One of seven, 4 in the middle: for what is asked for from now on. */
  setSpeed(speed: number): void;
  /** Two sounds of one text are the same sound while this stays the same. */
  voiceKey(language: Language): string;
  stop(): void;
};

/**
 * A speech process, however it was started. Always a process of its own and never part of this one: the engine
 * holds its loop for as long as a sentence takes, and whatever takes it down takes nothing else along.
 */
export type SpeechProcess = {
  send(message: ToSpeech): void;
  onMessage(listener: (message: unknown) => void): void;
  /** It is gone, or was never to be had. */
  onExit(listener: () => void): void;
  kill(): void;
};

export type SpeechNeeds = {
  readonly launch: () => SpeechProcess;
  readonly log: (message: string) => void;
  /** The Piper folder that reads a language now; eSpeak NG does where there is none. */
  readonly piperFor?: (language: Language) => string | undefined;
  /** A Piper voice failed. eSpeak NG has taken its place for as long as this engine lives. */
  readonly onDegraded?: (folder: string) => void;
  /** Words a minute, against the table of speeds. */
  readonly rate?: number;
  /** How long one sentence may take before the process counts as hung. */
  readonly patienceMilliseconds?: number;
};

type Answer = Result<FromSpeech, SpeechRefusal>;
type Waiting = { message: ToSpeech; tries: number; readonly settle: (answer: Answer) => void };
type Running = {
  readonly needs: SpeechNeeds;
  process: SpeechProcess | undefined;
  /** This process has spoken before: it is not still being loaded. */
  answered: boolean;
  stopped: boolean;
  nextId: number;
  rate: number;
  readonly broken: Set<string>;
  readonly waiting: Map<number, Waiting>;
};

/** A sentence is tried in two processes; one that takes down both is not tried again. */
const mostTries = 2;

/** The speech process as one function. Launched on first use, started again when it dies. */
export function startSpeechEngine(needs: SpeechNeeds): SpeechEngine {
  const running: Running = {
    needs,
    process: undefined,
    answered: false,
    stopped: false,
    nextId: 1,
    rate: needs.rate ?? rateOf(usualSpeed),
    broken: new Set(),
    waiting: new Map(),
  };
  return {
    warm: () => warm(running),
    synthesize: async (text, language, signal) => {
      const { rate } = running;
      const answer = await ask(
        running,
        { kind: 'synthesize', id: 0, text, rate, ...voice(running, language) },
        signal,
      );
      if (!answer.ok) return answer;
      return answer.value.kind === 'sound' ? yes(soundIn(answer.value)) : no({ kind: 'voice-unavailable' });
    },
    inspect: (folder) => inspect(running, folder),
    setSpeed: (speed) => void (running.rate = rateOf(speed)),
    voiceKey: (language) => `${running.rate} ${voice(running, language).piper ?? ''}`,
    stop: () => {
      running.stopped = true;
      for (const waiting of running.waiting.values()) waiting.settle(no({ kind: 'stopped' }));
      running.process?.kill();
      running.process = undefined;
    },
  };
}

function voice({ needs, broken }: Running, language: Language): { piper?: string } {
  const piper = needs.piperFor?.(language);
  return piper === undefined || broken.has(piper) ? {} : { piper };
}

function soundIn({ sampleRate, pcm, words, timing }: SoundMessage): SpokenSound {
  return { sampleRate, pcm, words, ...(timing === undefined ? {} : { timing }) };
}

function warm(running: Running): void {
  if (running.stopped) return;
  processFor(running);
  for (const language of ['nb', 'nn'] as const) {
    const { piper } = voice(running, language);
    if (piper !== undefined) void inspect(running, piper);
  }
}

async function inspect(running: Running, piper: string): Promise<PiperRefusal | SpeechRefusal | undefined> {
  const answer = await ask(running, { kind: 'inspect', id: 0, piper });
  if (!answer.ok) return answer.refusal;
  const kind = answer.value.kind === 'inspected' ? answer.value.refusal : undefined;
  return kind === undefined ? undefined : { kind };
}

function ask(running: Running, message: ToSpeech, signal?: AbortSignal): Promise<Answer> {
  if (running.stopped || signal?.aborted === true) return Promise.resolve(no({ kind: 'stopped' }));
  const id = running.nextId;
  running.nextId += 1;
  return new Promise((resolve) => {
    function settle(answer: Answer): void {
      running.waiting.delete(id);
      resolve(answer);
    }
    running.waiting.set(id, { message: { ...message, id }, tries: 0, settle });
    signal?.addEventListener('abort', () => settle(no({ kind: 'stopped' })), { once: true });
    send(running, id);
  });
}

function processFor(running: Running): SpeechProcess {
  if (running.process !== undefined) return running.process;
  const launched = running.needs.launch();
  running.process = launched;
  running.answered = false;
  launched.onMessage((message) => receive(running, message));
  launched.onExit(() => lose(running, launched));
  return launched;
}

function send(running: Running, id: number): void {
  const waiting = running.waiting.get(id);
  if (waiting === undefined) return;
  const speaker = processFor(running);
  waiting.tries += 1;
  speaker.send(waiting.message);
  const hung = setTimeout(
    () => running.waiting.get(id) === waiting && running.process === speaker && speaker.kill(),
    patienceFor(running, waiting.message),
  );
  hung.unref();
}

/** A text without a stop takes as long as it is, and a slow machine takes its time to load a program. */
function patienceFor({ needs, answered }: Running, message: ToSpeech): number {
  const length = message.kind === 'synthesize' ? message.text.length : 0;
  const patience = (needs.patienceMilliseconds ?? 10_000) * Math.max(1, length / 500);
  return answered ? patience : patience * 2;
}

function receive(running: Running, read: unknown): void {
  const message = fromSpeechSchema.parse(read);
  running.answered = true;
  const waiting = running.waiting.get(message.id);
  if (waiting === undefined) return;
  if (message.kind === 'inspected' && waiting.message.kind === 'synthesize') degrade(running, waiting);
  else waiting.settle(yes(message));
}

/** The same sentence in the plain voice: a reading must not end because a dropped-in voice is bad. */
function degrade(running: Running, waiting: Waiting): void {
  const { message } = waiting;
  if (message.kind !== 'synthesize' || message.piper === undefined) return;
  const { piper, ...plain } = message;
  if (!running.broken.has(piper)) running.needs.onDegraded?.(piper);
  running.broken.add(piper);
  waiting.message = plain;
  waiting.tries = 0;
  send(running, message.id);
}

/** The process died: what waits goes to a new one, what has been tried enough gets its no. */
function lose(running: Running, lost: SpeechProcess): void {
  if (running.process !== lost || running.stopped) return;
  running.process = undefined;
  running.needs.log('The speech process ended');
  for (const [id, waiting] of running.waiting) {
    const { message, tries } = waiting;
    if (tries < mostTries) send(running, id);
    else if (message.kind === 'synthesize' && message.piper !== undefined) degrade(running, waiting);
    else waiting.settle(no({ kind: 'voice-unavailable' }));
  }
}
