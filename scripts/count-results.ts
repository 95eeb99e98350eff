import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';

/** What one suite says about itself; `skipped` holds a line per test that did not run, with its reason. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: readonly string[];
}

/** What scripts/vitest-tally.ts writes. */
const vitestReport = z.object({
  passed: z.number().int(),
  failed: z.number().int(),
  skipped: z.array(z.string()),
});

interface PlaywrightSuite {
  readonly suites?: readonly PlaywrightSuite[] | undefined;
  readonly specs?: readonly PlaywrightSpec[] | undefined;
}
interface PlaywrightSpec {
  readonly title: string;
  readonly tests: readonly PlaywrightTest[];
}
type PlaywrightTest = z.infer<typeof playwrightTest>;

const playwrightTest = z.object({
  status: z.enum(['expected', 'unexpected', 'flaky', 'skipped']),
  annotations: z.array(z.object({ type: z.string(), description: z.string().optional() })).default([]),
});
const playwrightSuite: z.ZodType<PlaywrightSuite> = z.lazy(() =>
  z.object({
    suites: z.array(playwrightSuite).optional(),
    specs: z.array(z.object({ title: z.string(), tests: z.array(playwrightTest) })).optional(),
  }),
);
const playwrightReport = z.object({
  suites: z.array(playwrightSuite),
  errors: z.array(z.unknown()).default([]),
});

function readReport(place: string): unknown {
  return existsSync(place) ? JSON.parse(readFileSync(place, 'utf8')) : undefined;
}

/** A suite that ended badly without a failed test (it crashed, or wrote no report) counts as one failure. */
function withExitCode(tally: Tally, exitCode: number): Tally {
  return exitCode !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
}

export function tallyStep(exitCode: number): Tally {
  return exitCode === 0 ? { passed: 1, failed: 0, skipped: [] } : { passed: 0, failed: 1, skipped: [] };
}

export function tallyVitest(place: string, exitCode: number): Tally {
  const report = vitestReport.safeParse(readReport(place));
  return report.success ? withExitCode(report.data, exitCode) : { passed: 0, failed: 1, skipped: [] };
}

export function tallyPlaywright(place: string, exitCode: number): Tally {
  const report = playwrightReport.safeParse(readReport(place));
  if (!report.success) return { passed: 0, failed: 1, skipped: [] };
  const specs = report.data.suites.flatMap((suite) => specsOf(suite));
  const tests = specs.flatMap((spec) => spec.tests.map((test) => ({ title: spec.title, ...test })));
  const skipped = tests.filter((test) => test.status === 'skipped');
  const tally: Tally = {
    passed: tests.filter((test) => test.status === 'expected').length,
    failed: tests.filter((test) => test.status === 'unexpected' || test.status === 'flaky').length,
    skipped: skipped.map((test) => `${test.title}${skipReason(test)}`),
  };
  return withExitCode(tally, exitCode);
}

function specsOf(suite: PlaywrightSuite): PlaywrightSpec[] {
  return [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap((inner) => specsOf(inner))];
}

function skipReason(test: PlaywrightTest): string {
  const reason = test.annotations.find((annotation) => annotation.type === 'skip')?.description;
  return reason === undefined ? '' : `: ${reason}`;
}
