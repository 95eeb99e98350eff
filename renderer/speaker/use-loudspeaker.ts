import { useEffect, useRef } from 'react';
import { useHost } from '../host-client/HostContext.tsx';
import { usualOutput } from './audio-output.ts';
import type { Loudspeaker } from './loudspeaker.ts';
import { createLoudspeaker } from './loudspeaker.ts';

/**
 * Makes this page the room's loudspeaker for as long as the host says that it is. Without the chosen output, or
 * when it is pulled out, the usual device of the machine sounds; the chosen one again from the next sentence after it
 * is back.
 */
export function useLoudspeaker(isLoudspeaker: boolean, generation: number, output = usualOutput): void {
  const { call, onSound } = useHost();
  const speaker = useRef<Loudspeaker>(undefined);
  useEffect(() => {
    if (!isLoudspeaker) return undefined;
    const made = createLoudspeaker({
      report: (report) => void call('reading.report', report),
      newContext: () => new AudioContext(),
      after: (milliseconds, run) => {
        const timer = setTimeout(run, milliseconds);
        return () => clearTimeout(timer);
      },
    });
    speaker.current = made;
    const endSound = onSound(made.play);
    return () => {
      endSound();
      made.stop();
      speaker.current = undefined;
    };
  }, [isLoudspeaker, call, onSound]);
  useEffect(() => {
    speaker.current?.moveTo(generation);
  }, [generation]);
  // After every change of the page: the loudspeaker may be a new one.
  useEffect(() => speaker.current?.useOutput(output));
}
