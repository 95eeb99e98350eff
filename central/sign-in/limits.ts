/** Seconds to wait, 0 when it may go on. Counted before anything is looked at, so that many at a time gain nothing. */
export interface Limit {
  /** Without counting. */
  readonly wait: (key: string) => number;
  readonly take: (key: string) => number;
  /** What was found was no guess. */
  readonly giveBack: (key: string) => void;
}

interface LimitNeeds {
  readonly now: () => number;
  readonly most: number;
  readonly seconds: number;
}

const mostKeys = 20_000;

/** So many in so long a time, per key, in the memory of this process. */
export function createLimit({ now, most, seconds }: LimitNeeds): Limit {
  const counted = new Map<string, { readonly until: number; count: number }>();
  const secondsUntil = (until: number): number => Math.max(1, Math.ceil((until - now()) / 1000));
  return {
    wait: (key) => {
      const one = counted.get(key);
      return one !== undefined && one.until > now() && one.count >= most ? secondsUntil(one.until) : 0;
    },
    take: (key) => {
      const at = now();
      if (counted.size >= mostKeys) forgetOld(counted, at);
      const known = counted.get(key);
      const one = known === undefined || known.until <= at ? { until: at + seconds * 1000, count: 0 } : known;
      counted.set(key, one);
      if (one.count >= most) return secondsUntil(one.until);
      one.count += 1;
      return 0;
    },
    giveBack: (key) => {
      const one = counted.get(key);
      if (one !== undefined && one.count > 0) one.count -= 1;
    },
  };
}

/** Still full after that: all is forgotten but the newest, for memory must stay flat whoever asks. */
function forgetOld(counted: Map<string, { readonly until: number }>, at: number): void {
  for (const [key, one] of counted) if (one.until <= at) counted.delete(key);
  for (const key of counted.keys()) {
    if (counted.size < mostKeys / 2) return;
    counted.delete(key);
  }
}

export interface JoinedLimits {
  readonly wait: (keys: readonly string[]) => number;
  readonly take: (keys: readonly string[]) => number;
  readonly giveBack: (keys: readonly string[]) => void;
}

/** Several limits at once, each with its own key: the first that is full holds. */
export function joinLimits(limits: readonly Limit[]): JoinedLimits {
  const each = (keys: readonly string[]): [Limit, string][] =>
    limits.map((limit, index) => [limit, keys[index] ?? '']);
  return {
    wait: (keys) => Math.max(0, ...each(keys).map(([limit, key]) => limit.wait(key))),
    take: (keys) => {
      const taken: [Limit, string][] = [];
      for (const [limit, key] of each(keys)) {
        const wait = limit.take(key);
        if (wait > 0) {
          for (const [earlier, itsKey] of taken) earlier.giveBack(itsKey);
          return wait;
        }
        taken.push([limit, key]);
      }
      return 0;
    },
    giveBack: (keys) => {
      for (const [limit, key] of each(keys)) limit.giveBack(key);
    },
  };
}
