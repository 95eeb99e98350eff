import { useEffect, useState } from 'react';
import type { Language } from '#language/language.ts';
import type { VoicePort } from './device-voice.ts';
import { useHome } from './HomeContext.tsx';

export interface ReadAloud {
  readonly voice: SpeechSynthesisVoice | 'none' | 'looking';
  readonly state: 'silent' | 'reading' | 'paused';
  /** The sentence that is read, or where it stopped. */
  readonly at: number;
  readonly rate: number;
  readonly play: () => void;
  /** A pause takes the sentence from its start again: browsers that hold in the middle of a word lose the rest. */
  readonly pause: () => void;
  readonly stop: () => void;
  readonly changeRate: (rate: number) => void;
}

export function useReadAloud(sentences: readonly string[], language: Language): ReadAloud {
  const { voice: port } = useHome();
  const voice = useVoice(port, language);
  const [state, setState] = useState<ReadAloud['state']>('silent');
  const [at, setAt] = useState(0);
  const [rate, setRate] = useState(1);

  function end(): void {
    port?.stop();
    setState('silent');
    setAt(0);
  }

  function read(index: number, pace: number): void {
    const text = sentences[index];
    if (typeof voice === 'string' || port === undefined) return;
    if (text === undefined) return end();
    setAt(index);
    setState('reading');
    port.say({ text, voice, rate: pace, onSaid: () => read(index + 1, pace), onLost: end });
  }

  return {
    voice,
    state,
    at,
    rate,
    play: () => read(at, rate),
    pause: () => {
      port?.stop();
      setState('paused');
    },
    stop: end,
    changeRate: (pace) => {
      setRate(pace);
      if (state === 'reading') read(at, pace);
    },
  };
}

/** Looked for once a language; the reading stops when the page is left. */
function useVoice(port: VoicePort | undefined, language: Language): ReadAloud['voice'] {
  const [voice, setVoice] = useState<ReadAloud['voice']>(port === undefined ? 'none' : 'looking');
  useEffect(() => {
    let isHere = true;
    void port?.find(language).then((found) => (isHere ? setVoice(found ?? 'none') : undefined));
    return () => {
      isHere = false;
      port?.stop();
    };
  }, [port, language]);
  return voice;
}
