import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { protocolRules, root, ruleNumbers, rules, switchesOf } from '../rules/rules.ts';
import { namedTests, rulesTable, tableFile } from '../rules/write-rules-table.ts';

const perRun = 1;
const everyRule = { ...rules, ...protocolRules };

function read(file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}

/** Rules chosen by a seed: a step that has nothing in common with the number of rules meets each once. */
function chosen(seed: number): string[] {
  const quick = ruleNumbers.filter((number) => {
    const rule = rules[number];
    return (
      rule !== undefined &&
      switchesOf(number, rule).every(({ tests }) => tests.every((file) => !file.includes('room')))
    );
  });
  const step = 1 + (seed % (quick.length - 1));
  return [
    ...new Set(
      Array.from({ length: perRun }, (_, index) => quick[(seed + index * step) % quick.length] ?? ''),
    ),
  ];
}

describe('the table of rules', () => {
  it('has all 82 rules, and no other', () => {
    expect(ruleNumbers).toHaveLength(82);
    expect(Object.keys(rules).toSorted()).toEqual([...ruleNumbers].toSorted());
  });

  it('is the one that is committed: node tests/rules/write-rules-table.ts writes it', () => {
    expect(read(tableFile)).toBe(rulesTable());
  });

  it('has a test of its own for every rule', () => {
    const own = namedTests().filter(({ file }) => file.startsWith('tests/rules/'));
    const without = ruleNumbers.filter((number) => !own.some(({ name }) => name.startsWith(`${number}: `)));
    expect(without).toEqual([]);
  });

  it('names functions that are there', () => {
    const missing = Object.entries(everyRule).filter(([, { decision }]) => {
      const [file = '', name = ''] = decision.split('#');
      return !new RegExp(`^export (?:async )?(?:function|const) ${name}\\b`, 'mu').test(read(file));
    });
    expect(missing.map(([number, { decision }]) => `${number} ${decision}`)).toEqual([]);
  });

  it('can switch every rule off: what it takes out stands once in its file', () => {
    const off = Object.entries(everyRule).flatMap(([number, rule]) => switchesOf(number, rule));
    const wrong = off.filter(({ file, find }) => read(file).split(find).length !== 2);
    expect(wrong.map(({ rule, file, find }) => `${rule} ${file}: ${find}`)).toEqual([]);
    expect(Object.entries(everyRule).filter(([, rule]) => rule.off.length === 0)).toEqual([]);
  });

  it('turns red when a rule is switched off: one of them, by a seed', () => {
    const seed = Date.now() % 2 ** 31;
    const asked = chosen(seed);
    process.stdout.write(`rules seed ${seed}: ${asked.join(' ')}\n`);
    const ran = spawnSync(process.execPath, ['tests/rules/run-mutations.ts', ...asked], {
      cwd: root,
      encoding: 'utf8',
    });
    expect(ran.status, ran.stdout + ran.stderr).toBe(0);
  }, 60_000);
});
