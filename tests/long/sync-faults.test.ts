import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { onPostgres } from '../support/postgres-suites.ts';
import { type FaultOutcome, type FaultRun, runWithFaults } from '../sync/faults/fault-run.ts';

// A past run again: STAFETTROM_SEED is the seed of the first one, STAFETTROM_ROUNDS how many.
const first = Number(process.env['STAFETTROM_SEED'] ?? Date.now() % 2 ** 31);
const rounds = Number(process.env['STAFETTROM_ROUNDS'] ?? 40);
const size = { clients: 24, writes: 60, restarts: 2 } as const;

async function runAll(name: string, place: FaultRun['place']): Promise<readonly string[]> {
  const outcomes: FaultOutcome[] = [];
  const began = performance.now();
  for (let round = 0; round < rounds; round += 1) {
    const seed = (first + round) % 2 ** 31;
    const outcome = await runWithFaults({ ...size, seed, place, tenant: `feil-${round}` });
    outcomes.push(outcome);
    if (outcome.faults.length > 0) process.stdout.write(`${name} ${JSON.stringify(outcome)}\n`);
  }
  process.stdout.write(`${JSON.stringify(sumUp(name, outcomes, performance.now() - began))}\n`);
  const counted = (what: string): number =>
    outcomes.reduce((sum, outcome) => sum + (outcome.counted[what] ?? 0), 0);
  // A run in which nothing went wrong has proven nothing.
  const missed = ['withdrawn', 'resets', 'ended', 'outOfOrder'].filter((what) => counted(what) === 0);
  return [
    ...outcomes.flatMap(({ seed, faults }) => faults.map((fault) => `${seed}: ${fault}`)),
    ...missed.map((what) => `no run had ${what}`),
  ];
}

function sumUp(name: string, outcomes: readonly FaultOutcome[], took: number): Record<string, unknown> {
  const sum = (of: (outcome: FaultOutcome) => number): number =>
    outcomes.reduce((total, outcome) => total + of(outcome), 0);
  return {
    name,
    seeds: `${first} … ${first + rounds - 1}`,
    runs: outcomes.length,
    green: outcomes.filter(({ faults }) => faults.length === 0).length,
    converged: `${sum(({ converged }) => converged)} of ${sum(({ clients }) => clients)}`,
    written: sum(({ written }) => written),
    receipts: sum(({ receipts }) => receipts),
    digestMismatches: sum(({ digestMismatches }) => digestMismatches),
    lost: sum(({ network }) => network.lost),
    cut: sum(({ network }) => network.cut),
    doubled: sum(({ network }) => network.doubled),
    ...Object.fromEntries(
      ['withdrawn', 'resets', 'ended', 'outOfOrder'].map((what) => [
        what,
        sum(({ counted }) => counted[what] ?? 0),
      ]),
    ),
    seconds: Math.round(took / 1000),
  };
}

describe('forty runs on a bad line', () => {
  it('converge on PGlite', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'stafettrom-faults-'));
    try {
      expect(await runAll('PGlite', { folder })).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

await onPostgres('forty runs on a bad line', (server) => {
  it('converge on PostgreSQL', async () => {
    expect(await runAll('PostgreSQL', { databaseUrl: server.url })).toEqual([]);
  });
});
