import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLimit, joinLimits } from '#store/sign-in/limits.ts';
import { guessCodes } from './guess-codes.ts';
import { askForCode } from './room.ts';
import { openSignInStore, type SignInStore } from './sign-in-store.ts';

let store: SignInStore;

beforeAll(async () => {
  store = await openSignInStore();
}, 120_000);
afterAll(() => store.stop());

describe('guessed codes', { timeout: 30_000 }, () => {
  it('are refused by the thousand: forty are looked up at most, whoever asks [SYNC-25]', async () => {
    await guessCodes(store, 2000);
    expect(store.faults).toEqual([]);
  }, 60_000);

  it('find no more codes than are shown: who asks for very many is told to wait', async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, () => askForCode(store.central.address)));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200).length).toBeLessThanOrEqual(30);
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(10);
  });
});

describe('a limit', () => {
  it('counts what is under way, gives back what was no guess, and keeps little in memory', () => {
    let now = 0;
    const limit = createLimit({ now: () => now, most: 2, seconds: 60 });
    expect([limit.take('a'), limit.take('a'), limit.take('a'), limit.take('b')]).toEqual([0, 0, 60, 0]);
    limit.giveBack('a');
    expect(limit.take('a')).toBe(0);
    now = 59_000;
    expect(limit.take('a')).toBe(1);
    now = 60_000;
    expect(limit.take('a')).toBe(0);
    for (let index = 0; index < 100_000; index += 1) limit.take(`fremmed-${index}`);
    expect(limit.take('ny')).toBe(0);
  });

  it('takes nothing of one count where another is full', () => {
    const each = (most: number): ReturnType<typeof createLimit> =>
      createLimit({ now: () => 0, most, seconds: 60 });
    const joined = joinLimits([each(2), each(1)]);
    expect(joined.take(['a', 'x'])).toBe(0);
    expect(joined.take(['a', 'x'])).toBe(60);
    expect(joined.take(['a', 'y'])).toBe(0);
  });
});
