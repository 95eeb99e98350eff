import process from 'node:process';
import { expect, it } from 'vitest';
import { killRooms } from '../reliability/kill-rooms.ts';

const kills = Number(process.env['STAFETTROM_ROUNDS'] ?? 200);

it(`loses nothing over ${kills} kills of a writing room`, async () => {
  const outcome = await killRooms({ kills, seed: Date.now() % 2 ** 31 });
  process.stdout.write(`${JSON.stringify(outcome)}\n`);
  expect(outcome).toMatchObject({ lost: 0, lostDrafts: 0, doubled: 0, strange: 0, misplaced: 0, faults: 0 });
  expect(outcome.milliseconds.max).toBeLessThan(3000);
});
