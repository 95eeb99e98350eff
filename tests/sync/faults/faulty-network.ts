import { steadyFetch } from '#host/central/steady-fetch.ts';
import type { Chance } from './chance.ts';

export interface NetworkCounts {
  sent: number;
  lost: number;
  cut: number;
  doubled: number;
}

export interface FaultyNetwork {
  readonly fetch: typeof globalThis.fetch;
  readonly counts: NetworkCounts;
  /** From now on everything arrives. */
  readonly calm: () => void;
}

/**
 * A line as bad as a school's: of what is sent 8 % never leaves, 12 % is cut at a random moment so that nobody knows
 * whether it arrived, and 8 % arrives twice at the same time.
 */
export function createFaultyNetwork(chance: Chance): FaultyNetwork {
  const counts = { sent: 0, lost: 0, cut: 0, doubled: 0 };
  let isCalm = false;
  async function send(...asked: Parameters<typeof globalThis.fetch>): Promise<Response> {
    counts.sent += 1;
    const fate = isCalm ? 1 : chance.next();
    if (fate < 0.08) {
      counts.lost += 1;
      throw new TypeError('The line was down');
    }
    if (fate < 0.2) {
      counts.cut += 1;
      return cutAfter(chance.next() * 8, asked);
    }
    if (fate < 0.28) {
      counts.doubled += 1;
      const [first, second] = await Promise.all([steadyFetch(...asked), steadyFetch(...asked)]);
      await second.arrayBuffer();
      return first;
    }
    return steadyFetch(...asked);
  }
  return {
    fetch: send,
    counts,
    calm: () => {
      isCalm = true;
    },
  };
}

async function cutAfter(
  milliseconds: number,
  [input, init]: Parameters<typeof globalThis.fetch>,
): Promise<Response> {
  const scissors = new AbortController();
  const timer = setTimeout(() => scissors.abort(), milliseconds);
  try {
    const response = await globalThis.fetch(input, { ...init, signal: scissors.signal });
    const body = await response.arrayBuffer();
    return new Response(body, { status: response.status, headers: response.headers });
  } finally {
    clearTimeout(timer);
  }
}
