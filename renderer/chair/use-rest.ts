import { useEffect } from 'react';
import type { MeetingState } from '#contract/views.ts';
import { useHost } from '../host-client/HostContext.tsx';

const restMilliseconds = 10 * 60_000;
const touches = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;

/** Between meetings, a page that nobody has touched for a while asks to be sent no names; the next touch wakes it. */
export function useRest(state: MeetingState | undefined, after = restMilliseconds): void {
  const { call } = useHost();
  const isBetween = state?.phase === 'choosing' || state?.phase === 'delivered';
  const rests = state?.rests === true;
  useEffect(() => {
    if (!isBetween) return undefined;
    let timer = 0;
    function begin(): void {
      clearTimeout(timer);
      // Without a host it is tried again: nothing has come of it yet.
      timer = window.setTimeout(() => void call('room.rest', {}).then(({ ok }) => ok || begin()), after);
    }
    function touch(): void {
      if (rests) void call('room.wake', {});
      else begin();
    }
    const listening = new AbortController();
    for (const one of touches) {
      window.addEventListener(one, touch, { capture: true, passive: true, signal: listening.signal });
    }
    // A hand on the mouse is somebody, and it wakes nothing: a table that is bumped into would.
    if (!rests) {
      window.addEventListener('pointermove', touch, { passive: true, signal: listening.signal });
      begin();
    }
    return () => {
      clearTimeout(timer);
      listening.abort();
    };
  }, [call, isBetween, rests, after]);
}
