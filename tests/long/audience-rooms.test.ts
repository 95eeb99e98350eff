import process from 'node:process';
import { expect, it } from 'vitest';
import { tryRooms } from './audience-rooms.ts';

const rooms = Number(process.env['STAFETTROM_ROUNDS'] ?? 100_000);

it(`shows nothing forbidden in ${rooms} random rooms`, () => {
  const outcome = tryRooms({ rooms, seed: Date.now() % 2 ** 31 });
  process.stdout.write(`${JSON.stringify(outcome)}\n`);
  expect(outcome).toMatchObject({ forbidden: 0, missing: 0, widened: 0, telling: 0 });
});
