import { globSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Rule } from './rule.ts';
import type { letters } from './rules.ts';
import { root, ruleNumbers, rules } from './rules.ts';

// `node tests/rules/write-rules-table.ts` writes docs/rules.md.

export const tableFile = 'docs/rules.md';

const titles: Readonly<Record<keyof typeof letters, string>> = {
  P: 'Purpose',
  R: 'People, roles and access',
  C: 'Consent',
  G: 'Goals and activities',
  M: 'The meeting',
  A: 'The audience of the room',
  D: 'Minutes and documents',
  L: 'Plain language',
  K: 'Calendar and messages',
  S: 'Closing, archive, deletion',
};

export interface NamedTest {
  readonly file: string;
  readonly name: string;
  readonly rules: readonly string[];
}

const call =
  /\b(?:it|test)(?:\.\w+(?:\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))?)*\(\s*(['"`])((?:\\.|(?!\1)[\s\S])+)\1/gu;

/** Every test whose name carries the number of a rule. */
export function namedTests(): readonly NamedTest[] {
  const files = globSync('tests/**/*.{test.ts,test.tsx,e2e.ts}', { cwd: root }).toSorted();
  return files.flatMap((file) =>
    [...readFileSync(path.join(root, file), 'utf8').matchAll(call)]
      .map(([, , name = '']) => ({ file: file.replaceAll('\\', '/'), name, rules: rulesIn(name) }))
      .filter((test) => test.rules.length > 0),
  );
}

/** `R4–R7` and `A1-A6` are all that lie between them. */
function rulesIn(name: string): readonly string[] {
  const found = [...name.matchAll(/(?<![A-Za-z0-9])([A-Z])(\d{1,2})(?:[–-]\1(\d{1,2}))?(?!\d)/gu)];
  const numbers = found.flatMap(([, letter = '', from = '', to = from]) =>
    Array.from({ length: Number(to) - Number(from) + 1 }, (_, index) => `${letter}${Number(from) + index}`),
  );
  return [...new Set(numbers)].filter((number) => ruleNumbers.includes(number));
}

/** The page as it should stand. */
export function rulesTable(): string {
  const tests = namedTests();
  const parts = Object.entries(titles).map(([letter, title]) => part(letter, title, tests));
  return `${[introduction, ...parts].join('\n\n')}\n`;
}

const introduction = `# The rules

Written by \`node tests/rules/write-rules-table.ts\` from \`tests/rules/registry\` and the names of the tests; a test
compares it with what is committed. \`npm run test:rules\` switches each rule off in turn and expects a test to
turn red.

Sources: MG Midtre Gauldal, HV Hustadvika, ÅS Åsnes, FJ Fjord, ME Meløy, with the lines of the routine; *ours* where
no routine says it. "Kept in" is the decision that is switched off; "met at" is the page where a person meets the rule.`;

function part(letter: string, title: string, tests: readonly NamedTest[]): string {
  const own = ruleNumbers.filter((number) => number.startsWith(letter));
  const rows = own.flatMap((number) => {
    const rule = rules[number];
    return rule === undefined ? [] : [row(number, rule, tests)];
  });
  const head =
    '| rule | what it says | source | kept in | met at | tests |\n| --- | --- | --- | --- | --- | --- |';
  return `## ${title}\n\n${head}\n${rows.join('\n')}`;
}

function row(number: string, rule: Rule, tests: readonly NamedTest[]): string {
  const said = rule.notYet === undefined ? rule.gist : `${rule.gist}. *Not yet: ${rule.notYet}*`;
  const kept = `\`${rule.decision.replace('#', '` `')}\``;
  const named = testsOf(number, tests);
  return `| ${[number, said, rule.source, kept, rule.page, named].map(cell).join(' | ')} |`;
}

/** The rule's own tests by name, and the files of others that carry its number. */
function testsOf(number: string, tests: readonly NamedTest[]): string {
  const carrying = tests.filter((test) => test.rules.includes(number));
  const own = carrying.filter(({ file }) => file.startsWith('tests/rules/'));
  const more = new Set(carrying.filter((test) => !own.includes(test)).map(({ file }) => file));
  const names = own.map(({ name }) => name.replace(`${number}: `, ''));
  return [...names, ...[...more].map((file) => `\`${file}\``)].join('<br>');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

if (import.meta.main) writeFileSync(path.join(root, tableFile), rulesTable());
