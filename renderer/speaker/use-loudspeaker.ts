import { useEffect, useRef } from 'react';
import { useHost } from '../host-client/HostContext.tsx';
import type { Loudspeaker } from './loudspeaker.ts';
import { createLoudspeaker } from './loudspeaker.ts';

/** Makes this page the room's loudspeaker for as long as the host says that it is. */
export function useLoudspeaker(isLoudspeaker: boolean, generation: number): void {
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
}
