import { type CentralRefusal } from './central-refusals.ts';
import { pullRound, type RoundNeeds, type RoundRefusal } from './pull-round.ts';
import { pause } from './retry.ts';

/** What the room hears of the store while it follows; `reached` also when there was nothing new. */
export type Heard =
  | { readonly kind: 'reached' }
  | { readonly kind: 'away' }
  /** Delete now: this reader may read nothing of the plan any more ([SYNC-38]). */
  | { readonly kind: 'access-ended' }
  /** The store wants to know again who is here. */
  | { readonly kind: 'sign-in-needed' }
  /** Twice what came did not come to the store's digest ([SYNC-9]). */
  | { readonly kind: 'digest-differs' };

export interface FollowNeeds extends Omit<RoundNeeds, 'isStopped'> {
  readonly cursor: string | undefined;
  readonly heard: (what: Heard) => void;
  /** Ends early when the signal does. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly chance: () => number;
  readonly now: () => number;
}

export interface Following {
  /** The store is there again, somebody else has just found: do not sit out the wait. */
  readonly wake: () => void;
  readonly stop: () => void;
}

/** A store that answers at once although there is nothing new is asked no more often than this. */
const breath = 2000;
/** After a no that asking again does not change by itself. */
const longBreath = 30_000;
/** Nothing is kept from a store that does not agree with itself; that the access ended is still heard. */
const afterDifference = 300_000;

interface Loop {
  readonly needs: FollowNeeds;
  cursor: string | undefined;
  attempt: number;
  /** The first request asks whether the store is there, and the first after an absence. */
  hasReached: boolean;
  differs: number;
  isStopped: boolean;
  waiting: AbortController;
}

/** Follows the store from the cursor on, one request at a time, until stopped or until the access has ended. */
export function followStore(needs: FollowNeeds): Following {
  const loop: Loop = {
    needs,
    cursor: needs.cursor,
    attempt: 0,
    hasReached: false,
    differs: 0,
    isStopped: false,
    waiting: new AbortController(),
  };
  void run(loop);
  return {
    wake: () => loop.waiting.abort(),
    stop: () => {
      loop.isStopped = true;
      loop.waiting.abort();
    },
  };
}

async function run(loop: Loop): Promise<void> {
  const { needs } = loop;
  while (!loop.isStopped) {
    const begun = needs.now();
    const wasWaiting = loop.hasReached;
    const round = await pullRound({ ...needs, isStopped: () => loop.isStopped }, loop.cursor, wasWaiting);
    if (loop.isStopped) return;
    if (round.ok) {
      const answeredAtOnce = needs.now() - begun < breath;
      goOn(loop, round.value.cursor);
      if (wasWaiting && answeredAtOnce && round.value.facts === 0) await rest(loop, breath);
      continue;
    }
    const milliseconds = afterRefusal(loop, round.refusal);
    if (milliseconds === 'over') return;
    await rest(loop, milliseconds);
  }
}

function goOn(loop: Loop, cursor: string): void {
  loop.cursor = cursor;
  loop.attempt = 0;
  loop.hasReached = true;
  loop.differs = 0;
  loop.needs.heard({ kind: 'reached' });
}

/** How long until the next request. */
function afterRefusal(loop: Loop, refusal: RoundRefusal): number | 'over' {
  loop.hasReached = false;
  switch (refusal.kind) {
    case 'digest-differs':
      return afterDiffering(loop);
    case 'not-taken':
      loop.attempt += 1;
      return pause(loop.attempt, loop.needs.chance());
    case 'store-away':
      loop.attempt += 1;
      // One that says when to come again is there: it only has too many who wait ([SYNC-18]).
      if (refusal.retryAfterMs === undefined || loop.attempt > 1) loop.needs.heard({ kind: 'away' });
      return refusal.retryAfterMs ?? pause(loop.attempt, loop.needs.chance());
    case 'store-refused':
      return afterNo(loop, refusal);
  }
}

/** The whole plan, once; then it is told, and what is on the disk stays as it is. */
function afterDiffering(loop: Loop): number {
  loop.differs += 1;
  loop.cursor = undefined;
  if (loop.differs === 1) return 0;
  loop.needs.heard({ kind: 'digest-differs' });
  return afterDifference;
}

const signInProblems: ReadonlySet<string> = new Set([
  'sign-in-required',
  'token-rejected',
  'assurance-too-low',
  'lease-expired',
  'loan-ended',
]);

function afterNo(
  loop: Loop,
  { problem }: CentralRefusal & { readonly kind: 'store-refused' },
): number | 'over' {
  const type = problem?.type ?? 'unexpected';
  if (type === 'access-ended') {
    loop.isStopped = true;
    loop.needs.heard({ kind: 'access-ended' });
    return 'over';
  }
  if (type === 'cursor-expired') {
    const wasWhole = loop.cursor === undefined;
    loop.cursor = undefined;
    return wasWhole ? longBreath : 0;
  }
  loop.attempt += 1;
  loop.needs.heard({ kind: signInProblems.has(type) ? 'sign-in-needed' : 'away' });
  return longBreath;
}

/** Woken, the wait that follows is as short as the first one. */
async function rest(loop: Loop, milliseconds: number): Promise<void> {
  if (milliseconds === 0) return;
  loop.waiting = new AbortController();
  await loop.needs.wait(milliseconds, loop.waiting.signal);
  if (loop.waiting.signal.aborted) loop.attempt = 0;
}
