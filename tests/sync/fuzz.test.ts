import process from 'node:process';
import { expect, it } from 'vitest';
import { fuzzStore } from './fuzz/fuzz-run.ts';

/** The short form; `npm run long -- sync-fuzz` sends a hundred thousand. */
it('answers what no client would send with a calm no, and writes nothing without a receipt', async () => {
  const seed = Number(process.env['STAFETTROM_SEED'] ?? Date.now() % 2 ** 31);
  const outcome = await fuzzStore({ seed, requests: 300, raw: 30 });
  process.stdout.write(`sync fuzz seed ${seed} ${JSON.stringify(outcome)}\n`);
  expect(outcome.faults).toEqual([]);
  expect(outcome.statuses['200']).toBeGreaterThan(0);
}, 60_000);
