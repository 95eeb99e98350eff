import process from 'node:process';
import { expect, it } from 'vitest';
import { runOutage } from './outage.ts';

/** The short form; `npm run long -- sync-outage` writes ten times as much. */
it('delivers everything, once and in order, after three days without a store, and holds no more for it', async () => {
  const seed = Number(process.env['STAFETTROM_SEED'] ?? Date.now() % 2 ** 31);
  const outcome = await runOutage({ seed, rooms: 1, hours: 72, factsPerHour: 1 });
  process.stdout.write(`sync outage seed ${seed} ${JSON.stringify(outcome)}\n`);
  expect(outcome).toMatchObject({ inOrder: true, once: true, delivered: outcome.written });
  expect(outcome.tries).toBeGreaterThan(72);
}, 60_000);
