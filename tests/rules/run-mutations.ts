import process from 'node:process';
import type { Switch } from './rules.ts';
import { protocolRules, ruleNumbers, rules, switchesOf } from './rules.ts';
import type { RuleRunner, Run } from './switched-off.ts';
import { startRunner } from './switched-off.ts';

// `npm run test:rules [R3 C1 …]`: every rule, or those named, switched off in turn; a test must turn red each time.

const atOnce = 2;

/** `broken`: nothing can be said, the mutation or a test is at fault. `already`: tests that are red anyway. */
type Verdict =
  | { readonly kind: 'red'; readonly by: number; readonly of: number; readonly already: readonly string[] }
  | { readonly kind: 'SURVIVED' }
  | { readonly kind: 'BROKEN'; readonly why: string };

/** A test that is red as the code stands says nothing about the switch, and that its rule is not kept. */
function judge(off: Switch, before: Run, after: Run): Verdict {
  if (before.kind === 'broken') return { kind: 'BROKEN', why: before.why };
  if (after.kind === 'broken') return { kind: 'BROKEN', why: after.why };
  const already = before.red.filter((name) => after.names.includes(name));
  const of = after.names.length - already.length;
  if (of === 0) return { kind: 'BROKEN', why: `no green test has the number ${off.rule}` };
  const by = after.red.filter((name) => !already.includes(name)).length;
  return by === 0 ? { kind: 'SURVIVED' } : { kind: 'red', by, of, already };
}

function tell(off: Switch, verdict: Verdict): string {
  const line = `${off.rule.padEnd(4)} ${verdict.kind.padEnd(9)} ${off.file}`;
  if (verdict.kind === 'SURVIVED') return `${line}: ${off.find}`;
  if (verdict.kind === 'BROKEN') return `${line}: ${verdict.why}`;
  return `${line} (${verdict.by} of ${verdict.of})`;
}

interface Work {
  readonly left: Switch[];
  readonly verdicts: Verdict[];
  readonly before: Promise<Run>;
}

/** Takes from the same list as the other until it is empty. */
async function work({ left, verdicts, before }: Work, runner: RuleRunner): Promise<void> {
  for (let off = left.shift(); off !== undefined; off = left.shift()) {
    const verdict = judge(off, await before, await runner.switchedOff(off));
    verdicts.push(verdict);
    process.stdout.write(`${tell(off, verdict)}\n`);
  }
  await runner.stop();
}

function switchesAsked(asked: readonly string[]): Switch[] {
  const all = [...ruleNumbers, ...Object.keys(protocolRules)];
  return (asked.length === 0 ? all : asked).flatMap((number) => {
    const rule = rules[number] ?? protocolRules[number];
    if (rule === undefined) throw new Error(`There is no rule ${number}`);
    return [...switchesOf(number, rule)];
  });
}

async function runAll(asked: readonly string[]): Promise<void> {
  const began = performance.now();
  const left = switchesAsked(asked);
  const verdicts: Verdict[] = [];
  const files = [...new Set(left.flatMap((off) => off.tests))];
  const [first, ...others] = await Promise.all(Array.from({ length: atOnce }, () => startRunner()));
  if (first === undefined) return;
  const before = first.asItStands(files);
  const list = { left, verdicts, before };
  await Promise.all([before.then(() => work(list, first)), ...others.map((runner) => work(list, runner))]);
  const red = verdicts.filter((one) => one.kind === 'red');
  const notKept = [...new Set(red.flatMap((one) => one.already))];
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  process.stdout.write(notKept.map((name) => `\nNOT KEPT: ${name}`).join(''));
  process.stdout.write(`\n${red.length} of ${verdicts.length} switched off turn a test red, `);
  process.stdout.write(`${notKept.length} tests are red as the code stands (${seconds} s)\n`);
  // What runs the tests has set it: a red test is what is wanted here.
  process.exitCode = red.length === verdicts.length && notKept.length === 0 ? 0 : 1;
}

await runAll(process.argv.slice(2));
