import process from 'node:process';
import { expect, it } from 'vitest';
import { killRooms } from './kill-rooms.ts';

it(
  'loses nothing when its host is killed while it is written in, and is back in its place, covered',
  { timeout: 60_000 },
  async () => {
    const outcome = await killRooms({ kills: 4, seed: Date.now() % 2 ** 31 });
    process.stdout.write(`${JSON.stringify(outcome)}\n`);
    expect(outcome).toMatchObject({
      lost: 0,
      lostDrafts: 0,
      doubled: 0,
      strange: 0,
      misplaced: 0,
      faults: 0,
    });
    // How much a room writes between two kills is the machine's affair; that it wrote is asked.
    expect(outcome.evaluations + outcome.drafts).toBeGreaterThan(0);
    // Other suites run beside this one: the three seconds are asked for in the long form, which runs alone.
    expect(outcome.milliseconds.max).toBeLessThan(12_000);
  },
);
