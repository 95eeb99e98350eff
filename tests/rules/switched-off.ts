import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { TestModule, Vitest } from 'vitest/node';
import { createVitest } from 'vitest/node';
import { root } from './rules.ts';
import type { Switch } from './rules.ts';

/** The tests that ran, by their whole names, and those of them that were red; or why nothing can be said. */
export type Run =
  | { readonly kind: 'ran'; readonly names: readonly string[]; readonly red: readonly string[] }
  | { readonly kind: 'broken'; readonly why: string };

/** Runs tests as the code stands, or with one rule switched off. No file on disk changes. */
export interface RuleRunner {
  readonly asItStands: (files: readonly string[]) => Promise<Run>;
  readonly switchedOff: (off: Switch) => Promise<Run>;
  readonly stop: () => Promise<void>;
}

/** The tests that carry the number of a rule in their name. */
function namedBy(rule: string): RegExp {
  return new RegExp(`(?<![A-Z0-9])${rule}(?!\\d)`);
}

export async function startRunner(): Promise<RuleRunner> {
  let inForce: Switch | undefined;
  const replaceIn = (text: string, id: string): string | undefined =>
    inForce !== undefined && id.split('?')[0] === fileOf(inForce) ? replaced(text, inForce) : undefined;
  const vitest = await openVitest(replaceIn);
  return {
    asItStands: async (files) => {
      vitest.resetGlobalTestNamePattern();
      return runOf(await runFiles(vitest, files));
    },
    switchedOff: async (off) => {
      const fault = faultOf(off);
      if (fault !== undefined) return { kind: 'broken', why: fault };
      inForce = off;
      vitest.invalidateFile(fileOf(off));
      vitest.setGlobalTestNamePattern(namedBy(off.rule));
      const modules = await runFiles(vitest, off.tests);
      inForce = undefined;
      vitest.invalidateFile(fileOf(off));
      return runOf(modules, namedBy(off.rule));
    },
    stop: () => vitest.close(),
  };
}

async function openVitest(replaceIn: (text: string, id: string) => string | undefined): Promise<Vitest> {
  const options = {
    root,
    config: false,
    watch: false,
    // A text with a rule taken out of it must never be kept for another run.
    fsModuleCache: false,
    pool: 'threads',
    maxWorkers: 1,
    include: ['tests/**/*.test.ts'],
    reporters: [{}],
    testTimeout: 15_000,
  } as const;
  const plugin = { name: 'rule-switched-off', enforce: 'pre', transform: replaceIn } as const;
  const vitest = await createVitest(
    { ...options, include: [...options.include], reporters: [{}] },
    { plugins: [plugin] },
  );
  await vitest.standalone();
  return vitest;
}

function fileOf(off: Switch): string {
  return path.join(root, off.file);
}

/** A text that is gone, or stands twice, would switch off nothing or too much. */
function faultOf(off: Switch): string | undefined {
  const found = readFileSync(fileOf(off), 'utf8').split(off.find).length - 1;
  return found === 1 ? undefined : `stands ${found} times in ${off.file}: ${off.find}`;
}

function replaced(text: string, { find, replace }: Switch): string {
  return text.split(find).join(replace);
}

async function runFiles(vitest: Vitest, files: readonly string[]): Promise<readonly TestModule[]> {
  const asked = files.map((file) => path.join(root, file));
  const project = vitest.getRootProject();
  const { testModules } = await vitest.runTestSpecifications(
    asked.map((file) => project.createSpecification(file)),
  );
  // What earlier runs left in the list is not of this one.
  return testModules.filter(({ moduleId }) => asked.includes(moduleId));
}

function runOf(modules: readonly TestModule[], named?: RegExp): Run {
  const [error] = modules.flatMap((one) => one.errors());
  if (error !== undefined) return { kind: 'broken', why: error.message };
  const tests = modules.flatMap((one) => [...one.children.allTests()]);
  const ran = tests.filter(
    (one) => ['passed', 'failed'].includes(one.result().state) && named?.test(one.fullName) !== false,
  );
  const red = ran.filter((one) => one.result().state === 'failed');
  return { kind: 'ran', names: ran.map((one) => one.fullName), red: red.map((one) => one.fullName) };
}
