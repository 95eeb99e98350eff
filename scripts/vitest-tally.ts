import { writeFileSync } from 'node:fs';
import process from 'node:process';
import type { Reporter, TestCase, TestModule } from 'vitest/node';

// A reporter that writes passed, failed and skipped with the reason to $STAFETTROM_TALLY: vitest's own JSON drops the reason.

function skipLine(test: TestCase): string {
  const result = test.result();
  const note = result.state === 'skipped' ? result.note : undefined;
  return note === undefined ? test.fullName : `${test.fullName}: ${note}`;
}

/** A file that breaks before its first test has no failed test, yet it failed. */
function brokenFiles(modules: readonly TestModule[]): number {
  return modules.filter((file) => !file.ok() && [...file.children.allTests('failed')].length === 0).length;
}

export default class VitestTally implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    const place = process.env['STAFETTROM_TALLY'];
    if (place === undefined) return;
    const tests = modules.flatMap((file) => [...file.children.allTests()]);
    const failedTests = tests.filter((test) => test.result().state === 'failed').length;
    const tally = {
      passed: tests.filter((test) => test.result().state === 'passed').length,
      failed: failedTests + brokenFiles(modules) + (unhandled.length > 0 ? 1 : 0),
      skipped: tests.filter((test) => !['passed', 'failed'].includes(test.result().state)).map(skipLine),
    };
    writeFileSync(place, JSON.stringify(tally));
  }
}
