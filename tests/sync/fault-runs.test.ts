import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { onPostgres } from '../support/postgres-suites.ts';
import { type FaultOutcome, runWithFaults } from './faults/fault-run.ts';
import { layDatabase } from '../fixtures/database-template.ts';

/** The short form; `npm run long -- sync-faults` runs forty on each. A past run is repeated with STAFETTROM_SEED. */
const seed = Number(process.env['STAFETTROM_SEED'] ?? Date.now() % 2 ** 31);
const size = { clients: 8, writes: 12, restarts: 1 } as const;

/** What is left to say when all is as it should be. */
function tell(outcome: FaultOutcome): FaultOutcome {
  process.stdout.write(`sync faults ${JSON.stringify(outcome)}\n`);
  return outcome;
}

const green = { faults: [], converged: size.clients, digestMismatches: 0 };

describe('rooms on a bad line', () => {
  it('all end with what they may read, each fact exactly once, on PGlite', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'stafettrom-fault-run-'));
    layDatabase(folder);
    try {
      expect(tell(await runWithFaults({ ...size, seed, place: { folder }, tenant: 'feil' }))).toMatchObject(
        green,
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }, 60_000);
});

await onPostgres('rooms on a bad line', (server) => {
  it('all end with what they may read, each fact exactly once, on PostgreSQL', async () => {
    const place = { databaseUrl: server.url };
    expect(tell(await runWithFaults({ ...size, seed, place, tenant: 'feil' }))).toMatchObject(green);
  }, 60_000);
});
