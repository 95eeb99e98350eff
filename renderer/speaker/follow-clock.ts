/** Two clocks that differ by less than this are one: what is between them is the way of a message. */
const sameMilliseconds = 1000;

export interface FollowClock {
  /** A timeline came: the sound that it tells of began about now, or some time ago. */
  readonly hear: (startedAt: number) => void;
  /** The host's time. */
  readonly now: () => number;
}

/**
 * The host's clock as a page at the table sees it: a tablet may be minutes off. The shortest time that a message
 * ever seemed to take is the difference of the clocks; who joins late is right from the next sentence on.
 */
export function createFollowClock(now: () => number): FollowClock {
  let shortest: number | undefined;
  return {
    hear: (startedAt) => {
      shortest = Math.min(shortest ?? Infinity, now() - startedAt);
    },
    now: () => now() - (shortest === undefined || Math.abs(shortest) < sameMilliseconds ? 0 : shortest),
  };
}
