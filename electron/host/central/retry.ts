import type { Result } from '#domain/result.ts';
import type { CentralRefusal } from './central-refusals.ts';

export interface RetryNeeds {
  readonly wait: (ms: number) => Promise<void>;
  /** From 0 up to 1: spreads the rooms that lost the store at the same moment. */
  readonly chance: () => number;
  /** How often in all; then the caller decides, by sealing or by asking a person. */
  readonly attempts?: number;
  /** Told before each wait. */
  readonly log: (event: { readonly kind: 'store-away'; readonly attempt: number }) => void;
}

/** Asks again while the store is away, waiting longer each time. A clear no is passed on at once. */
export async function retry<Value>(
  needs: RetryNeeds,
  ask: () => Promise<Result<Value, CentralRefusal>>,
): Promise<Result<Value, CentralRefusal>> {
  const attempts = needs.attempts ?? 6;
  for (let attempt = 1; ; attempt += 1) {
    const answer = await ask();
    if (answer.ok || answer.refusal.kind !== 'store-away' || attempt >= attempts) return answer;
    needs.log({ kind: 'store-away', attempt });
    await needs.wait(answer.refusal.retryAfterMs ?? pause(attempt, needs.chance()));
  }
}

/** Half a second, doubled each time up to half a minute; of that, somewhere between half and all. */
export function pause(attempt: number, chance: number): number {
  const longest = Math.min(30_000, 500 * 2 ** Math.min(attempt - 1, 10));
  return Math.round(longest * (0.5 + chance / 2));
}
