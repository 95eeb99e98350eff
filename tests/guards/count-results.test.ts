import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { tallyPlaywright, tallyStep, tallyVitest } from '../../scripts/count-results.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'stafettrom-tally-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function reportWith(content: unknown): string {
  const place = path.join(folder, 'report.json');
  writeFileSync(place, JSON.stringify(content));
  return place;
}

function playwrightReport(...statuses: readonly string[]): string {
  const tests = statuses.map((status) => ({
    status,
    annotations: [{ type: 'skip', description: 'no screen' }],
  }));
  return reportWith({ suites: [{ suites: [{ specs: [{ title: 'opens', tests }] }] }], errors: [] });
}

describe('the sum of the suites', () => {
  it('counts a step as one test', () => {
    expect([tallyStep(0), tallyStep(2)]).toMatchObject([
      { passed: 1, failed: 0 },
      { passed: 0, failed: 1 },
    ]);
  });

  it('counts a suite that left no report as one failure, also when it says all is well', () => {
    const nowhere = path.join(folder, 'nowhere.json');
    expect(tallyVitest(nowhere, 0).failed).toBe(1);
    expect(tallyPlaywright(nowhere, 0).failed).toBe(1);
  });

  it('counts a suite that crashed after its last test as one failure', () => {
    const place = reportWith({ passed: 3, failed: 0, skipped: [] });
    expect(tallyVitest(place, 1)).toEqual({ passed: 3, failed: 1, skipped: [] });
  });

  it('adds up the tests of nested end-to-end suites, with the reason of a skip, and takes a flaky one as failed', () => {
    const place = playwrightReport('expected', 'unexpected', 'flaky', 'skipped');
    expect(tallyPlaywright(place, 1)).toEqual({ passed: 1, failed: 2, skipped: ['opens: no screen'] });
  });
});
