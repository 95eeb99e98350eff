import process from 'node:process';
import { expect, it } from 'vitest';
import { runOutage } from '../sync/outage.ts';

const factsPerHour = Number(process.env['STAFETTROM_ROUNDS'] ?? 10);

it('delivers everything after three days without a store, in order, with flat memory', async () => {
  const seed = Number(process.env['STAFETTROM_SEED'] ?? Date.now() % 2 ** 31);
  const outcome = await runOutage({ seed, rooms: 12, hours: 72, factsPerHour });
  process.stdout.write(`${JSON.stringify({ seed, ...outcome })}\n`);
  expect(outcome).toMatchObject({ inOrder: true, once: true, delivered: outcome.written });
  const [first = 0] = outcome.heap;
  expect((outcome.heap.at(-1) ?? 0) / first).toBeLessThanOrEqual(1.05);
});
