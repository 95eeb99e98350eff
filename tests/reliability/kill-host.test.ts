import process from 'node:process';
import { expect, it } from 'vitest';
import { killRooms } from './kill-rooms.ts';

it(
  'loses nothing when its host is killed while it is written in, and is back in its place, covered, within 3 s',
  { timeout: 60_000 },
  async () => {
    const outcome = await killRooms({ kills: 8, seed: Date.now() % 2 ** 31 });
    process.stdout.write(`${JSON.stringify(outcome)}\n`);
    expect(outcome).toMatchObject({
      lost: 0,
      lostDrafts: 0,
      doubled: 0,
      strange: 0,
      misplaced: 0,
      faults: 0,
    });
    expect(outcome.evaluations).toBeGreaterThan(4);
    expect(outcome.drafts).toBeGreaterThan(4);
    expect(outcome.milliseconds.max).toBeLessThan(3000);
  },
);
