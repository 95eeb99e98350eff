import { hashText } from '../database/hash.ts';

const most = 10_000;

/** RFC 8628 §3.5: a room that asks more often than it was told is told to slow down. */
export function createPace(now: () => number): {
  readonly seconds: number;
  readonly isTooFast: (deviceCode: string) => boolean;
} {
  const seconds = 5;
  const last = new Map<string, number>();
  return {
    seconds,
    isTooFast: (deviceCode) => {
      const key = hashText(deviceCode);
      const at = now();
      const before = last.get(key);
      last.delete(key);
      last.set(key, at);
      if (last.size > most) for (const oldest of [...last.keys()].slice(0, most / 2)) last.delete(oldest);
      // A clock that is a little off is not punished.
      return before !== undefined && at - before < seconds * 1000 - 500;
    },
  };
}
