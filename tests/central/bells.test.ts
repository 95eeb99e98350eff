import { afterEach, expect, it } from 'vitest';
import { type BellNeeds, type Bells, createBells } from '#store/log/bells.ts';

const at = { opSeq: 3, visSeq: 1 };
const never = new AbortController().signal;
let bells: Bells;

function open(needs: Partial<BellNeeds> = {}): void {
  bells = createBells({ look: async (plans) => new Map(plans.map((plan) => [plan, at])), ...needs });
}

afterEach(() => bells.stop());

it('wakes those who wait for the plan that is rung, and keeps nothing of them [SYNC-18]', async () => {
  open();
  const ada = [1, 2].map(() => bells.wait({ plan: 'ada', at, until: never }));
  const isak = bells.wait({ plan: 'isak', at, until: AbortSignal.timeout(50) });
  bells.ring('ada');
  expect(await Promise.all(ada.map(async (one) => one))).toEqual(['rung', 'rung']);
  expect(bells.countWaiting()).toBe(1);
  expect(await isak).toBe('over');
  expect(bells.countWaiting()).toBe(0);
});

it('sees at once what came before anybody waited, and later what another process wrote [SYNC-18]', async () => {
  let head = at;
  open({ look: async (plans) => new Map(plans.map((plan) => [plan, head])), everyMs: 20 });
  expect(await bells.wait({ plan: 'ada', at: { ...at, opSeq: 2 }, until: never })).toBe('rung');
  const waiting = bells.wait({ plan: 'ada', at, until: never });
  setTimeout(() => {
    head = { ...at, visSeq: 2 };
  }, 60);
  expect(await waiting).toBe('rung');
});

it('asks once for all who wait, and for nobody when nobody waits', async () => {
  const asked: number[] = [];
  open({
    everyMs: 10,
    look: async (plans) => {
      asked.push(plans.length);
      return new Map(plans.map((plan) => [plan, at]));
    },
  });
  const ends = new AbortController();
  const waiting = ['a', 'b', 'c', 'a'].map((plan) => bells.wait({ plan, at, until: ends.signal }));
  await new Promise((resolve) => setTimeout(resolve, 100));
  ends.abort();
  expect(await Promise.all(waiting.map(async (one) => one))).toEqual(['over', 'over', 'over', 'over']);
  expect(Math.max(...asked)).toBe(3);
  const before = asked.length;
  expect(before).toBeLessThan(15);
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(asked.length - before).toBeLessThanOrEqual(1);
});

it('goes on through a database that is away for a moment', async () => {
  let isAway = true;
  open({
    everyMs: 10,
    look: async (plans) => {
      if (isAway) throw new Error('away');
      return new Map(plans.map((plan) => [plan, { ...at, opSeq: 4 }]));
    },
  });
  const waiting = bells.wait({ plan: 'ada', at, until: never });
  setTimeout(() => {
    isAway = false;
  }, 50);
  expect(await waiting).toBe('rung');
});

it('lets so many wait and no more, of one plan and of all [SYNC-18]', async () => {
  open({ most: 3, mostOfPlan: 2 });
  const wait = (plan: string): ReturnType<Bells['wait']> => bells.wait({ plan, at, until: never });
  const first = [wait('ada'), wait('ada')];
  expect(wait('ada')).toBeUndefined();
  const last = wait('isak');
  expect(wait('selma')).toBeUndefined();
  bells.ring('ada');
  await Promise.all(first.map(async (one) => one));
  expect(wait('selma')).toBeDefined();
  bells.stop();
  expect(await last).toBe('over');
});

it('lets everybody go when it stops, and nobody wait after that', async () => {
  open();
  const waiting = bells.wait({ plan: 'ada', at, until: never });
  bells.stop();
  expect(await waiting).toBe('over');
  expect(await bells.wait({ plan: 'ada', at, until: never })).toBe('over');
  expect(bells.countWaiting()).toBe(0);
});
