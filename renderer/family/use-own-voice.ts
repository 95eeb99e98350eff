import { useEffect, useState } from 'react';
import type { FamilyView } from '#contract/views.ts';
import type { VoicePort } from '../home/device-voice.ts';

type Texts = FamilyView['decided'];

export interface OwnVoice {
  /** A voice lives on this device; without one there is no button. */
  readonly canRead: boolean;
  /** The room is being read to: two voices at once help nobody. */
  readonly isBusy: boolean;
  /** The text that is said now. */
  readonly at: string | undefined;
  readonly read: (texts: Texts) => void;
  readonly stop: () => void;
}

/** The device's own voice, never one on a network: it would carry the text away. One for the whole page. */
export function useOwnVoice(port: VoicePort | undefined, language: 'nb' | 'nn', isBusy: boolean): OwnVoice {
  const [voice, setVoice] = useState<SpeechSynthesisVoice>();
  const [at, setAt] = useState<string>();

  useEffect(() => {
    let isHere = true;
    void port?.find(language).then((found) => (isHere ? setVoice(found) : undefined));
    return () => {
      isHere = false;
      port?.stop();
    };
  }, [port, language]);

  function stop(): void {
    port?.stop();
    setAt(undefined);
  }

  function say(texts: Texts, index: number): void {
    const one = texts[index];
    if (one === undefined || voice === undefined || port === undefined) return stop();
    setAt(one.id);
    port.say({ text: one.text, voice, rate: 1, onSaid: () => say(texts, index + 1), onLost: stop });
  }

  if (isBusy && at !== undefined) setAt(undefined);
  useEffect(() => {
    if (isBusy) port?.stop();
  }, [isBusy, port]);

  return { canRead: voice !== undefined, isBusy, at, read: (texts) => say(texts, 0), stop };
}
