import { spawn } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { findChromium } from './chromium.ts';
import { tallyPlaywright, tallyStep, tallyVitest } from './count-results.ts';
import type { Tally } from './count-results.ts';

// `npm test`: every suite, also after a failure, and last one line that sums them all.

const root = path.resolve(import.meta.dirname, '..');
const reports = mkdtempSync(path.join(os.tmpdir(), 'stafettrom-test-'));
const minutesPerSuite = 18;

interface Suite {
  readonly name: string;
  readonly tool: string;
  readonly given: readonly string[];
  /** Which files make the suite worth starting; a step has none. */
  readonly files?: string;
  readonly count: (report: string, exitCode: number) => Tally;
  readonly report?: 'vitest' | 'playwright';
}

function step(name: string, tool: string, ...given: readonly string[]): Suite {
  return { name, tool, given, count: (_report, exitCode) => tallyStep(exitCode) };
}

function vitest(name: string, files: string, ...projects: readonly string[]): Suite {
  const given = ['run', ...projects.flatMap((project) => ['--project', project])];
  return { name, tool: 'vitest', given, files, count: tallyVitest, report: 'vitest' };
}

/** What runs side by side once the pages are built and seen, each lane in its order: they wait so much that two fit. */
function lanes(): Suite[][] {
  return [
    [vitest('node tests', 'tests/**/*.test.ts', 'shared', 'node', 'pure')],
    [
      endToEnd(),
      vitest('guards', 'tests/guards/**/*.test.ts', 'guards'),
      vitest('built bundle', 'tests/built/**/*.test.ts', 'built'),
    ],
  ];
}

function quickSuites(): Suite[] {
  return [
    step('types', 'tsc', '-b'),
    step('lint', 'oxlint'),
    step('format', 'oxfmt', '--check'),
    step('unused', 'knip'),
    step('texts', 'i18next-cli', 'lint'),
    step('build', 'vite', 'build', '--app'),
    // Alone: what stands on a page within a second is asked of a page that has the machine to itself.
    vitest('browser tests', 'tests/**/*.browser.test.tsx', 'browser'),
  ];
}

function endToEnd(): Suite {
  return {
    name: 'end to end',
    tool: 'playwright',
    given: ['test'],
    files: 'tests/e2e/**/*.e2e.ts',
    count: tallyPlaywright,
    report: 'playwright',
  };
}

function reporterArguments(suite: Suite): string[] {
  if (suite.report === 'vitest') {
    return ['--reporter=default', '--reporter=./scripts/vitest-tally.ts'];
  }
  return suite.report === 'playwright' ? ['--reporter=list,json'] : [];
}

async function runSuite(suite: Suite): Promise<Tally> {
  if (suite.files !== undefined && globSync(suite.files, { cwd: root }).length === 0) {
    return { passed: 0, failed: 0, skipped: [`no file matches ${suite.files}`] };
  }
  const report = path.join(reports, `${suite.name.replaceAll(' ', '-')}.json`);
  const given = [...suite.given, ...reporterArguments(suite)];
  const exitCode = await runTool(suite.tool, given, report);
  return suite.count(report, exitCode);
}

function runTool(tool: string, given: readonly string[], report: string): Promise<number> {
  const bin = path.join(root, 'node_modules/.bin');
  const child = spawn(path.join(bin, tool), given, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
    timeout: minutesPerSuite * 60_000,
    env: {
      ...process.env,
      PATH: `${bin}${path.delimiter}${process.env['PATH'] ?? ''}`,
      STAFETTROM_TALLY: report,
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
      // The many processes that tests start read the same sources: Node keeps what it made of them.
      NODE_COMPILE_CACHE: path.join(reports, 'compiled'),
    },
  });
  return new Promise((resolve) => {
    child.once('error', (error) => {
      console.error(`${tool} did not start: ${error.message}`);
      resolve(1);
    });
    child.once('close', (code) => resolve(code ?? 1));
  });
}

interface Timed {
  readonly suite: Suite;
  readonly tally: Tally;
  readonly seconds: string;
}

async function runLane(lane: readonly Suite[]): Promise<readonly Timed[]> {
  const done: Timed[] = [];
  for (const suite of lane) {
    console.log(`\n── ${suite.name}`);
    done.push(await runTimed(suite));
  }
  return done;
}

async function runTimed(suite: Suite): Promise<Timed> {
  const began = performance.now();
  const tally = await runSuite(suite);
  return { suite, tally, seconds: ((performance.now() - began) / 1000).toFixed(1) };
}

async function runAll(): Promise<void> {
  if (!existsSync(await findChromium())) console.error('No Chromium: the browser suites will fail.');
  let [passed, failed] = [0, 0];
  const lines: string[] = [];
  const first = await runLane(quickSuites());
  const beside = await Promise.all(lanes().map((lane) => runLane(lane)));
  for (const { suite, tally, seconds } of [...first, ...beside.flat()]) {
    passed += tally.passed;
    failed += tally.failed;
    lines.push(
      `${suite.name}: ${tally.passed} passed, ${tally.failed} failed, ${tally.skipped.length} skipped (${seconds} s)`,
    );
    lines.push(...tally.skipped.map((skipped) => `  skipped: ${skipped}`));
  }
  rmSync(reports, { recursive: true, force: true });
  console.log(`\n${lines.join('\n')}\n`);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
}

await runAll();
