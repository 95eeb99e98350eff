import type { Language } from '#language/language.ts';

/** The device's own voice: found once, then given one sentence at a time. */
export interface VoicePort {
  /** A Norwegian voice that lives on the device, or none. A voice on the network would carry the text away. */
  readonly find: (language: Language) => Promise<SpeechSynthesisVoice | undefined>;
  readonly say: (sentence: Sentence) => void;
  readonly stop: () => void;
}

export interface Sentence {
  readonly text: string;
  readonly voice: SpeechSynthesisVoice;
  readonly rate: number;
  /** Not called when it was stopped. */
  readonly onSaid: () => void;
  readonly onLost: () => void;
}

export interface SpeechNeeds {
  readonly speech: Pick<SpeechSynthesis, 'getVoices' | 'speak' | 'cancel' | 'addEventListener'>;
  readonly utterance: (text: string) => SpeechSynthesisUtterance;
  readonly after: (milliseconds: number, run: () => void) => void;
}

/** How long a browser may take to find its voices. */
const patience = 2000;

export function openDeviceVoice(needs: SpeechNeeds): VoicePort {
  const { speech, utterance } = needs;
  let turn = 0;
  const stop = (): void => {
    turn += 1;
    speech.cancel();
  };
  return {
    find: async (language) => {
      await voicesAreThere(needs);
      return chooseVoice(speech.getVoices(), language);
    },
    say: ({ text, voice, rate, onSaid, onLost }) => {
      stop();
      const mine = turn;
      const spoken = utterance(text);
      spoken.voice = voice;
      spoken.lang = voice.lang;
      spoken.rate = rate;
      spoken.addEventListener('end', () => mine === turn && onSaid());
      spoken.addEventListener('error', () => mine === turn && onLost());
      speech.speak(spoken);
    },
    stop,
  };
}

async function voicesAreThere({ speech, after }: SpeechNeeds): Promise<void> {
  if (speech.getVoices().length > 0) return;
  await new Promise<void>((resolve) => {
    speech.addEventListener('voiceschanged', () => resolve());
    after(patience, resolve);
  });
}

/** The text's own form first, then the other: every Norwegian voice reads both. */
export function chooseVoice(
  voices: readonly SpeechSynthesisVoice[],
  language: Language,
): SpeechSynthesisVoice | undefined {
  const norwegian = voices.filter(
    ({ lang, localService }) => localService && /^(?:nb|nn|no)\b|^(?:nb|nn|no)_/iu.test(lang),
  );
  return norwegian.find(({ lang }) => lang.toLowerCase().startsWith(language)) ?? norwegian[0];
}

export function findDeviceVoice(page: Window): VoicePort | undefined {
  if (!('speechSynthesis' in page)) return undefined;
  return openDeviceVoice({
    speech: page.speechSynthesis,
    utterance: (text) => new SpeechSynthesisUtterance(text),
    after: (milliseconds, run) => void setTimeout(run, milliseconds),
  });
}
