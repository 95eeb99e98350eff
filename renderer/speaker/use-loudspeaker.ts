import { useEffect, useLayoutEffect, useRef } from 'react';
import type { SoundPlace } from '#contract/reading-rows.ts';
import { useHost } from '../host-client/HostContext.tsx';
import { usualOutput } from './audio-output.ts';
import type { Loudspeaker } from './loudspeaker.ts';
import { createLoudspeaker, fullVolume } from './loudspeaker.ts';
import type { TellsVoices, TellVoicesNeeds } from './tell-voices.ts';
import { tellVoices } from './tell-voices.ts';
import { createSystemSpeaker } from './system-speaker.ts';
import type { SystemSpeaker } from './system-speaker.ts';
import { platformOf } from './system-voice.ts';

function after(milliseconds: number, run: () => void): () => void {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
}

/**
 * Makes this page the room's loudspeaker for as long as the host says that it is, and tells the host what this machine
 * has. Without the chosen output, or when it is pulled out, the usual device sounds; the chosen one again from the next
 * sentence after it is back.
 */
export function useLoudspeaker(isLoudspeaker: boolean, generation: number, sound: SoundPlace = {}): void {
  const { call, onSound } = useHost();
  const speaker = useRef<Loudspeaker>(undefined);
  const told = useRef<TellsVoices>(undefined);
  const { output = usualOutput, volume = fullVolume } = sound;
  useEffect(() => {
    if (!isLoudspeaker) return undefined;
    const made = createLoudspeaker({
      report: (report) => void call('reading.report', report),
      newContext: () => new AudioContext(),
      after,
      machine: machineSpeaker(),
    });
    const tells = tellVoices({
      ...voicesOfPage(),
      tell: (report) => void call('voices.report', report),
      onOutputs: () => made.setOutput(tells.outputId()),
    });
    speaker.current = made;
    told.current = tells;
    const endSound = onSound(made.play);
    return () => {
      endSound();
      tells.stop();
      made.stop();
      speaker.current = undefined;
      told.current = undefined;
    };
  }, [isLoudspeaker, call, onSound]);
  // Silence does not wait for the page to be painted.
  useLayoutEffect(() => {
    speaker.current?.moveTo(generation);
  }, [generation]);
  // After every change of the page: the loudspeaker may be a new one.
  useEffect(() => {
    told.current?.want(output);
    speaker.current?.setOutput(told.current?.outputId() ?? usualOutput);
    speaker.current?.setVolume(volume);
  });
}

function machineSpeaker(): SystemSpeaker | undefined {
  if (!('speechSynthesis' in window)) return undefined;
  return createSystemSpeaker({
    synthesis: window.speechSynthesis,
    newUtterance: (text) => new SpeechSynthesisUtterance(text),
    after,
  });
}

type OfPage = 'source' | 'devices' | 'permissions' | 'platform' | 'after';

function voicesOfPage(): Pick<TellVoicesNeeds, OfPage> {
  return {
    source: 'speechSynthesis' in window ? window.speechSynthesis : undefined,
    // oxlint-disable-next-line eslint/no-restricted-properties -- looked for first, and no page at a table sounds
    devices: 'mediaDevices' in navigator ? navigator.mediaDevices : undefined,
    permissions: 'permissions' in navigator ? navigator.permissions : undefined,
    platform: platformOf(navigator.userAgent),
    after,
  };
}
