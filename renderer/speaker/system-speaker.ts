import type { ListedVoice, VoiceSource } from './system-voice.ts';

/** What we use of an utterance of the browser. */
export interface Utterance<Voice extends ListedVoice> {
  voice: Voice | null;
  lang: string;
  rate: number;
  volume: number;
  addEventListener(
    kind: 'start' | 'end' | 'error' | 'boundary',
    listener: (event: { readonly name?: string; readonly charIndex?: number }) => void,
  ): void;
}

/** The browser's speech, without its pause: that is known to hang the voice behind it. */
export interface Synthesis<Voice extends ListedVoice> extends VoiceSource<Voice> {
  speak(utterance: Utterance<Voice>): void;
  cancel(): void;
}

export interface SystemSpeakerNeeds<Voice extends ListedVoice> {
  readonly synthesis: Synthesis<Voice>;
  readonly newUtterance: (text: string) => Utterance<Voice>;
  readonly after: (milliseconds: number, run: () => void) => () => void;
}

export interface SpokenByMachine {
  /** Prepared for speech, one sentence: long utterances are cut off by some engines. */
  readonly text: string;
  /** As `allowedVoices` names it. */
  readonly voice: string;
  /** One of seven; 4 is the voice's own. */
  readonly speed: number;
  /** 0 to 1; absent: as loud as it is. */
  readonly volume?: number;
}

/** `degraded`: it never began, did not end, or the voice is gone: another engine reads the same sentence. */
export type SystemEvent =
  | { readonly kind: 'started' }
  | { readonly kind: 'word'; readonly start: number }
  | { readonly kind: 'ended' }
  | { readonly kind: 'degraded'; readonly reason: 'no-voice' | 'no-start' | 'no-end' | 'failed' };

export interface SystemSpeaker {
  /** Stops what sounds, and speaks. After `ended` or `degraded` nothing follows. */
  readonly speak: (sentence: SpokenByMachine, hear: (event: SystemEvent) => void) => void;
  /** Also pause: the reading goes on with the same sentence from its beginning. Nothing follows. */
  readonly stop: () => void;
}

/** Steps that are heard on Windows, where every rate between is rounded to the one below. */
const rates = [0.5, 0.63, 0.79, 1, 1.26, 1.59, 2];
const startMilliseconds = 2000;
/** Slow speech: what takes twice as long as this is not sounding any more. */
const millisecondsPerSign = 90;

interface State<Voice extends ListedVoice> {
  readonly needs: SystemSpeakerNeeds<Voice>;
  /** Raised by every command: what an older utterance says is not heard. */
  turn: number;
  cancelWatch: () => void;
}

/** One sentence for each utterance, by a voice that `allowedVoices` named. */
export function createSystemSpeaker<Voice extends ListedVoice>(
  needs: SystemSpeakerNeeds<Voice>,
): SystemSpeaker {
  const state: State<Voice> = { needs, turn: 0, cancelWatch: () => undefined };
  return {
    speak: (sentence, hear) => {
      stop(state);
      speak(state, sentence, hear);
    },
    stop: () => stop(state),
  };
}

function stop<Voice extends ListedVoice>(state: State<Voice>): void {
  state.turn += 1;
  state.cancelWatch();
  state.needs.synthesis.cancel();
}

function speak<Voice extends ListedVoice>(
  state: State<Voice>,
  sentence: SpokenByMachine,
  hear: (event: SystemEvent) => void,
): void {
  const { synthesis, newUtterance, after } = state.needs;
  const { turn } = state;
  const voice = synthesis.getVoices().find((one) => one.voiceURI === sentence.voice && one.localService);
  function finish(event: SystemEvent): void {
    if (state.turn !== turn) return;
    stop(state);
    hear(event);
  }
  function watch(milliseconds: number, reason: 'no-start' | 'no-end'): void {
    state.cancelWatch();
    state.cancelWatch = after(milliseconds, () => finish({ kind: 'degraded', reason }));
  }
  if (voice === undefined) return finish({ kind: 'degraded', reason: 'no-voice' });
  const utterance = newUtterance(sentence.text);
  const rate = rates[sentence.speed - 1] ?? 1;
  Object.assign(utterance, { voice, lang: voice.lang, rate, volume: sentence.volume ?? 1 });
  const words = createWordCheck(sentence.text);
  utterance.addEventListener('start', () => {
    if (state.turn !== turn) return;
    watch((2 * sentence.text.length * millisecondsPerSign) / rate + startMilliseconds, 'no-end');
    hear({ kind: 'started' });
  });
  utterance.addEventListener('boundary', ({ name, charIndex }) => {
    const start = state.turn === turn && name === 'word' ? words(charIndex) : undefined;
    if (start !== undefined) hear({ kind: 'word', start });
  });
  utterance.addEventListener('end', () => finish({ kind: 'ended' }));
  utterance.addEventListener('error', () => finish({ kind: 'degraded', reason: 'failed' }));
  watch(startMilliseconds, 'no-start');
  synthesis.speak(utterance);
}

/** Some voices tell places that are not in the text, or step back: only what is ahead is believed. */
function createWordCheck(text: string): (charIndex: number | undefined) => number | undefined {
  let latest = -1;
  return (charIndex) => {
    if (charIndex === undefined || !Number.isInteger(charIndex)) return undefined;
    if (charIndex <= latest || charIndex >= text.length) return undefined;
    latest = charIndex;
    return charIndex;
  };
}
