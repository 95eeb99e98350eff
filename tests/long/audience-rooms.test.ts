import process from 'node:process';
import { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';
import type { RoomsOutcome } from './audience-rooms.ts';

const plans = Number(process.env['STAFETTROM_ROUNDS'] ?? 100_000);
const workers = 2;
const mostSeconds = 60;

/** Each worker takes its own run of plans, so that two cores try two at a time. */
async function tryInWorkers(seed: number): Promise<readonly RoomsOutcome[]> {
  const each = Math.ceil(plans / workers);
  const tried = Array.from({ length: workers }, async (_empty, index) => {
    const workerData = { plans: each, seed, from: index * each };
    const worker = new Worker(new URL('audience-rooms-worker.ts', import.meta.url), { workerData });
    return new Promise<RoomsOutcome>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
    });
  });
  return Promise.all(tried);
}

function addUp(outcomes: readonly RoomsOutcome[]): Record<string, number> {
  const sum: Record<string, number> = {};
  for (const { faults: _faults, rules, ...counts } of outcomes) {
    for (const [name, times] of [...Object.entries(counts), ...Object.entries(rules)]) {
      sum[name] = (sum[name] ?? 0) + times;
    }
  }
  return sum;
}

it(`shows nothing forbidden and keeps nothing back without cause in ${plans} random plans and rooms`, async () => {
  const seed = Date.now() % 2 ** 31;
  process.stdout.write(`audience seed ${seed}\n`);
  const began = performance.now();
  const outcomes = await tryInWorkers(seed);
  const seconds = (performance.now() - began) / 1000;
  process.stdout.write(`${JSON.stringify({ seconds, ...addUp(outcomes) })}\n`);

  expect(outcomes.flatMap(({ faults }) => faults)).toEqual([]);
  expect(outcomes.reduce((sum, one) => sum + one.plans, 0)).toBeGreaterThanOrEqual(plans);
  expect(seconds).toBeLessThan(mostSeconds * Math.max(1, plans / 100_000));
});
