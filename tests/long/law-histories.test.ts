import process from 'node:process';
import { expect, it } from 'vitest';
import { tryHistories } from './law-histories.ts';

const histories = Number(process.env['STAFETTROM_ROUNDS'] ?? 20_000);

it(`keeps its promises over ${histories} random histories`, () => {
  const outcome = tryHistories({ histories, seed: Date.now() % 2 ** 31 });
  process.stdout.write(`${JSON.stringify(outcome)}\n`);
  expect(outcome.histories).toBe(histories);
});
