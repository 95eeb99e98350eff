import { useEffect } from 'react';

export const signals = ['ready', 'repeat', 'wait'] as const;
export type Signal = (typeof signals)[number];

/** 1, 2 and 3 are the three signals, until they are switched off: a single key must never be forced on anybody. */
export function useSignalKeys(isOn: boolean, give: (signal: Signal) => void): void {
  useEffect(() => {
    if (!isOn) return undefined;
    function press(event: KeyboardEvent): void {
      const hasModifier = event.ctrlKey || event.altKey || event.metaKey;
      const signal = signals[Number(event.key) - 1];
      if (signal === undefined || hasModifier || event.repeat) return;
      event.preventDefault();
      give(signal);
    }
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [isOn, give]);
}
