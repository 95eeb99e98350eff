import process from 'node:process';
import { parseArgs } from 'node:util';
import type { Measure, Measurement, Skipped } from './measurement.ts';
import { tableOf } from './table.ts';

interface Entry {
  /** So many that all of them together take less than a minute and a half. */
  readonly rounds: number;
  readonly load: () => Promise<Measure>;
}

const measurements: Readonly<Record<string, Entry>> = {
  start: { rounds: 5, load: async () => (await import('./measure-start.ts')).measureStart },
  edit: { rounds: 400, load: async () => (await import('./measure-edit.ts')).measureEdit },
  'next-page': { rounds: 60, load: async () => (await import('./measure-next-page.ts')).measureNextPage },
  'large-plan': { rounds: 15, load: async () => (await import('./measure-large-plan.ts')).measureLargePlan },
  display: { rounds: 30, load: async () => (await import('./measure-display.ts')).measureDisplay },
  room: { rounds: 20, load: async () => (await import('./measure-room.ts')).measureRoom },
  domain: { rounds: 25, load: async () => (await import('./measure-domain.ts')).measureDomain },
  language: { rounds: 3, load: loadLanguage },
  translate: {
    rounds: 6,
    load: async () => (await import('./measure-translate.ts')).measureTranslate,
  },
  documents: {
    rounds: 10,
    load: async () => (await import('./measure-documents.ts')).measureDocuments,
  },
  speech: { rounds: 10, load: async () => (await import('./measure-speech.ts')).measureSpeech },
  sync: { rounds: 3, load: async () => (await import('./measure-sync.ts')).measureSync },
};

/** Sentences and passives, each in both written forms. */
async function loadLanguage(): Promise<Measure> {
  const [{ measureLanguage }, { measurePassive }] = await Promise.all([
    import('./measure-language.ts'),
    import('./measure-passive.ts'),
  ]);
  return async (asked) => [...(await measureLanguage(asked)), ...(await measurePassive(asked))];
}

const help = `stafettrom bench [NAME] [--json] [--rounds N]

Measures the room, each thing beside a peer in the same run.

  NAME         ${Object.keys(measurements).join(', ')}; all of them when none is named
  --json       an array of what was measured, for programs
  --rounds N   else as many as each needs
`;

interface Called {
  readonly names: readonly string[];
  readonly isJson: boolean;
  readonly rounds?: number;
}

/** 0 when everything was measured, whatever came of it; 1 when something could not be; 2 for a wrong call. */
async function runBench(values: readonly string[]): Promise<number> {
  const called = readCall(values);
  if (called === 'help') {
    process.stdout.write(help);
    return 0;
  }
  if (typeof called === 'string') {
    process.stderr.write(`${called}\n\n${help}`);
    return 2;
  }
  const done: (Measurement | Skipped)[] = [];
  let failed = 0;
  for (const name of called.names) {
    const measured = await measureOne(name, called.rounds);
    if (measured === undefined) failed += 1;
    for (const one of measured ?? []) {
      done.push(one);
      if (!called.isJson) process.stdout.write(linesOf(one));
    }
  }
  if (called.isJson) process.stdout.write(`${JSON.stringify(done, undefined, 2)}\n`);
  return failed === 0 ? 0 : 1;
}

function readCall(values: readonly string[]): Called | string {
  try {
    const { values: given, positionals } = parseArgs({
      args: [...values],
      allowPositionals: true,
      options: { json: { type: 'boolean' }, help: { type: 'boolean' }, rounds: { type: 'string' } },
    });
    if (given.help === true) return 'help';
    const unknown = positionals.find((name) => !Object.hasOwn(measurements, name));
    if (unknown !== undefined) return `Nothing is measured under the name "${unknown}"`;
    const names = positionals.length === 0 ? Object.keys(measurements) : positionals;
    const isJson = given.json === true;
    if (given.rounds === undefined) return { names, isJson };
    const rounds = Number(given.rounds);
    return Number.isInteger(rounds) && rounds > 0 ? { names, isJson, rounds } : '--rounds is not a number';
  } catch (error) {
    return error instanceof Error ? error.message : 'The call cannot be read';
  }
}

function linesOf(one: Measurement | Skipped): string {
  return 'skipped' in one ? `${one.name}: skipped: ${one.skipped}\n\n` : tableOf(one);
}

async function measureOne(
  name: string,
  rounds?: number,
): Promise<readonly (Measurement | Skipped)[] | undefined> {
  const entry = measurements[name];
  if (entry === undefined) return undefined;
  process.stderr.write(`Measuring ${name} …\n`);
  try {
    const measure = await entry.load();
    const measured = await measure({ rounds: rounds ?? entry.rounds });
    return 'name' in measured ? [measured] : measured;
  } catch (error) {
    process.stderr.write(`${name} could not be measured: ${error instanceof Error ? error.message : ''}\n`);
    return undefined;
  }
}

process.exitCode = await runBench(process.argv.slice(2));
