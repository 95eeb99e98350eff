import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { expect, it } from 'vitest';
import { fuzzStore } from '../sync/fuzz/fuzz-run.ts';

const pages = path.resolve(import.meta.dirname, '../../dist/home');
const requests = Number(process.env['STAFETTROM_ROUNDS'] ?? 100_000);

it(`answers ${requests} requests that no client would send, and writes nothing without a receipt`, async () => {
  // Without its pages a store answers 503 at its front door, and rightly.
  if (!existsSync(pages)) throw new Error('Build the pages first: npm run build');
  const seed = Number(process.env['STAFETTROM_SEED'] ?? Date.now() % 2 ** 31);
  const began = performance.now();
  const outcome = await fuzzStore({ seed, requests, raw: 2000 });
  const seconds = (performance.now() - began) / 1000;
  process.stdout.write(`${JSON.stringify({ seed, seconds, ...outcome })}\n`);
  expect(outcome.faults).toEqual([]);
  expect(outcome.facts).toBeGreaterThan(300);
});
