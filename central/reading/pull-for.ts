import type { Id } from '#domain/identity.ts';
import { no, type Result, yes } from '#domain/result.ts';
import type { Changes } from '#sync/messages.ts';
import { describeProblem, type Problem } from '#sync/problems.ts';
import type { Caller } from '../loans/caller.ts';
import { findReader } from './find-reader.ts';
import { type Pulled, pullPage } from './pull-changes.ts';
import type { Store } from '../store.ts';

export interface AskedFor {
  readonly caller: Caller;
  readonly plan: Id;
  readonly loan?: Id;
  readonly cursor?: string;
  readonly limit?: number;
  /** Seconds to wait for something new before answering that there is nothing ([SYNC-18]). */
  readonly wait?: number;
  /** Aborted when whoever asked has gone. */
  readonly gone?: AbortSignal;
}

/** A pull cut to what the caller's reader may see; the right to read ends at `offlineUntil` ([SYNC-15], [SYNC-16]). */
export async function pullFor(store: Store, asked: AskedFor): Promise<Result<Changes, Problem>> {
  const { wait = 0, gone, cursor, plan } = asked;
  const until = AbortSignal.any([AbortSignal.timeout(wait * 1000), ...(gone === undefined ? [] : [gone])]);
  for (;;) {
    // Who asks is looked at every time: a loan can end while it waits.
    const pulled = await pullOnce(store, asked);
    if (!pulled.ok) return pulled;
    const { changes, head } = pulled.value;
    if (wait === 0 || cursor === undefined || hasNews(changes)) return yes(changes);
    const waiting = store.bells.wait({ plan, at: head, until });
    if (waiting === undefined) return no(describeProblem('busy'));
    if ((await waiting) === 'over') return yes(changes);
  }
}

async function pullOnce(store: Store, asked: AskedFor): Promise<Result<Pulled, Problem>> {
  const { cursor, limit } = asked;
  const reading = await findReader(store, asked);
  if (!reading.ok) return reading;
  return pullPage(store, {
    ...reading.value,
    ...(cursor === undefined ? {} : { cursor }),
    ...(limit === undefined ? {} : { limit }),
  });
}

function hasNews({ facts, withdrawn, reset }: Changes): boolean {
  return facts.length > 0 || withdrawn.length > 0 || reset;
}
