import { useEffect } from 'react';

type Locks = Pick<WakeLock, 'request'>;

/**
 * The screen stays lit while a meeting is on, and only then. The browser takes the lock away whenever the page is out of
 * sight; it is asked for anew when it is back. Where there is none, the machine's own settings hold.
 */
export function useWakeLock(meetingIsOn: boolean, locks: Locks | undefined = machineLocks()): void {
  useEffect(() => {
    if (!meetingIsOn || locks === undefined) return undefined;
    const hold = holdWhileSeen(locks);
    document.addEventListener('visibilitychange', hold.again);
    return () => {
      document.removeEventListener('visibilitychange', hold.again);
      hold.release();
    };
  }, [meetingIsOn, locks]);
}

/** Over the network a page has none, whatever the types say. */
function machineLocks(): Locks | undefined {
  // oxlint-disable-next-line no-restricted-properties -- asked for first
  return 'wakeLock' in navigator ? navigator.wakeLock : undefined;
}

interface Hold {
  readonly again: () => void;
  readonly release: () => void;
}

function holdWhileSeen(locks: Locks): Hold {
  let isOver = false;
  let lock: WakeLockSentinel | undefined;
  async function take(): Promise<void> {
    if (isOver || document.visibilityState !== 'visible' || lock?.released === false) return;
    try {
      const taken = await locks.request('screen');
      lock = taken;
      if (isOver) await taken.release();
    } catch {
      // The system says no, as with an empty battery: then the screen may sleep.
    }
  }
  void take();
  return {
    again: () => void take(),
    release() {
      isOver = true;
      void lock?.release().catch(() => undefined);
    },
  };
}
