import type { Id } from '#domain/identity.ts';
import type { Positions } from '../reading/seal-cursor.ts';

export interface Waiting {
  readonly plan: Id;
  /** What whoever waits has seen: a head that differs is news. */
  readonly at: Positions;
  /** Aborted when the time is up, or when nobody listens any more. */
  readonly until: AbortSignal;
}

/** Who waits for something new in a plan ([SYNC-18]). Nothing is kept of a plan that nobody waits for. */
export interface Bells {
  /** `undefined`: as many wait as may. `over`: the time is up, or the store stops. */
  readonly wait: (waiting: Waiting) => Promise<'rung' | 'over'> | undefined;
  /** To be called after every commit that a reader could see something of. */
  readonly ring: (plan: Id) => void;
  readonly countWaiting: () => number;
  /** Everybody is woken, and nobody waits any more. */
  readonly stop: () => void;
}

export interface BellNeeds {
  /** The heads of these plans in the database: what another process of the store has written rings no bell here. */
  readonly look: (plans: readonly Id[]) => Promise<ReadonlyMap<Id, Positions>>;
  readonly everyMs?: number;
  readonly most?: number;
  readonly mostOfPlan?: number;
}

interface Waiter {
  readonly at: Positions;
  readonly wake: (why: 'rung' | 'over') => void;
}

export function createBells(needs: BellNeeds): Bells {
  const { look, everyMs = 2000, most = 2000, mostOfPlan = 40 } = needs;
  const waiters = new Map<Id, Set<Waiter>>();
  const looking = createLooking(async (plans) => {
    for (const [plan, head] of await look(plans)) wake(plan, 'rung', head);
  }, everyMs);
  let isStopped = false;

  function wake(plan: Id, why: 'rung' | 'over', head?: Positions): void {
    for (const waiter of waiters.get(plan) ?? []) {
      if (head === undefined || isOther(waiter.at, head)) waiter.wake(why);
    }
  }

  function leave(plan: Id, waiter: Waiter): void {
    const here = waiters.get(plan);
    here?.delete(waiter);
    if (here?.size === 0) waiters.delete(plan);
    if (waiters.size === 0) looking.stop();
  }

  return {
    wait: (waiting) => {
      const { plan } = waiting;
      if (isStopped || waiting.until.aborted) return Promise.resolve('over');
      const here = waiters.get(plan) ?? new Set();
      if (here.size >= mostOfPlan || countAll(waiters) >= most) return undefined;
      waiters.set(plan, here);
      const woken = enter(here, waiting, (waiter) => leave(plan, waiter));
      // What was committed between the pull and now has rung already.
      looking.start(plan, () => [...waiters.keys()]);
      return woken;
    },
    ring: (plan) => wake(plan, 'rung'),
    countWaiting: () => countAll(waiters),
    stop: () => {
      isStopped = true;
      for (const plan of waiters.keys()) wake(plan, 'over');
    },
  };
}

function countAll(waiters: ReadonlyMap<Id, ReadonlySet<Waiter>>): number {
  let count = 0;
  for (const { size } of waiters.values()) count += size;
  return count;
}

function enter(
  here: Set<Waiter>,
  { at, until }: Waiting,
  leave: (waiter: Waiter) => void,
): Promise<'rung' | 'over'> {
  return new Promise((resolve) => {
    const end = (): void => waiter.wake('over');
    const waiter: Waiter = {
      at,
      wake: (why) => {
        until.removeEventListener('abort', end);
        leave(waiter);
        resolve(why);
      },
    };
    until.addEventListener('abort', end);
    here.add(waiter);
  });
}

function isOther(one: Positions, other: Positions): boolean {
  return one.opSeq !== other.opSeq || one.visSeq !== other.visSeq;
}

interface Looking {
  readonly start: (plan: Id, all: () => readonly Id[]) => void;
  readonly stop: () => void;
}

/** One question for all plans that somebody waits for, however many wait; of a plan that is new here, at once. */
function createLooking(look: (plans: readonly Id[]) => Promise<void>, everyMs: number): Looking {
  const fresh = new Set<Id>();
  let ticking: NodeJS.Timeout | undefined;
  let isLooking = false;
  async function lookOnce(plans: readonly Id[]): Promise<void> {
    if (isLooking || plans.length === 0) return;
    isLooking = true;
    // A database that is away for a moment: whoever waits is answered when their time is up.
    await look(plans).catch(() => undefined);
    isLooking = false;
    await lookOnce(takeAll(fresh));
  }
  return {
    start: (plan, all) => {
      fresh.add(plan);
      setImmediate(() => void (isLooking || lookOnce(takeAll(fresh))));
      ticking ??= setInterval(() => void lookOnce(all()), everyMs).unref();
    },
    stop: () => {
      clearInterval(ticking);
      ticking = undefined;
    },
  };
}

function takeAll(plans: Set<Id>): readonly Id[] {
  const taken = [...plans];
  plans.clear();
  return taken;
}
