import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { isDeepStrictEqual } from 'node:util';
import { type ApertiumEngine, openApertium } from '#host/translation/apertium-engine.ts';
import { usualPreferences } from '#host/translation/apertium-mode.ts';
import { createTranslator } from '#host/translation/create-translator.ts';
import type { Translator } from '#host/translation/translator.ts';
import type { Language } from '#language/language.ts';
import {
  bokmaalSentences,
  countNames,
  nynorskSentences,
  translationNames,
} from '../tests/fixtures/translation-sentences.ts';
import type { Asked, Measurement, Rounds, Skipped } from './measurement.ts';
import { concludeMeasurement, measureInTurns } from './measurement.ts';

const mostMilliseconds = 500;
const warmRounds = 2;

interface Direction {
  readonly from: Language;
  readonly to: Language;
  readonly mode: string;
  readonly texts: readonly string[];
}

const directions: readonly Direction[] = [
  { from: 'nb', to: 'nn', mode: 'nob-nno', texts: bokmaalSentences },
  { from: 'nn', to: 'nb', mode: 'nno-nob', texts: nynorskSentences },
];

/** A plan of a little more than 400 words into the other form and back, beside the `apertium` command. */
export async function measureTranslate({ rounds }: Asked): Promise<readonly (Measurement | Skipped)[]> {
  const engine = openApertium({
    after,
    log: () => undefined,
    patienceMilliseconds: 15_000,
    cores: availableParallelism(),
  });
  if (engine.pairs().length === 0) {
    return [{ name: 'translate', skipped: 'Apertium is not here: apt install apertium-nno-nob' }];
  }
  const folder = mkdtempSync(join(tmpdir(), 'stafettrom-translate-'));
  try {
    const measured: Measurement[] = [];
    for (const direction of directions)
      measured.push(await measureDirection({ engine, folder, rounds }, direction));
    return measured;
  } finally {
    await engine.stop();
    rmSync(folder, { recursive: true });
  }
}

function after(milliseconds: number, run: () => void): () => void {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
}

interface Bench {
  readonly engine: ApertiumEngine;
  readonly folder: string;
  readonly rounds: number;
}

async function measureDirection(
  { engine, folder, rounds }: Bench,
  direction: Direction,
): Promise<Measurement> {
  const { from, to, mode, texts } = direction;
  const translator = createTranslator({ engine });
  const known = new Set(engine.groups());
  const began = performance.now();
  await translateAll(translator, direction);
  const cold = performance.now() - began;
  const file = join(folder, `${from}.txt`);
  writeFileSync(file, texts.join('\n'));
  for (let warm = 0; warm < warmRounds; warm += 1) await translateAll(translator, direction);
  const times: Rounds = await measureInTurns(rounds, {
    ours: async () => (await translateAll(translator, direction)).took,
    peer: () => runCommand(mode, file),
  });
  const groups = engine.groups().filter((one) => !known.has(one));
  const memory = memoryOf(groups);
  const { changed } = await translateAll(translator, direction);
  const delay = await killInMidSentence(translator, direction, groups[0] ?? 0);
  return concludeMeasurement({
    name: `translate ${from} to ${to}`,
    what: `${texts.join(' ').split(' ').length} words in ${texts.length} sentences with names, warm`,
    peer: `the command apertium ${mode} started for the same text in one file, names unguarded`,
    goal: `p95 ≤ ${mostMilliseconds} ms, and no name changed`,
    reached: (ours) => ours.p95 <= mostMilliseconds && changed === 0,
    rounds: times,
    notes: [
      `sentences with a changed name: ${changed} of ${texts.length}; of the command: ${changedByCommand(mode, file, texts)}`,
      `started and translated the first time in ${Math.round(cold)} ms`,
      `${groups.length} pipes: ${memory.processes} processes, ${memory.mebibytes} MiB of memory (PSS)`,
      `a program killed in mid-sentence: answered ${Math.round(delay)} ms after, nothing lost`,
    ],
  });
}

interface Translated {
  readonly took: number;
  readonly changed: number;
}

async function translateAll(translator: Translator, { from, to, texts }: Direction): Promise<Translated> {
  const sentences = texts.map((text, index) => ({ id: String(index), text }));
  const began = performance.now();
  const answer = await translator.translate({ from, to, names: translationNames, sentences });
  const took = performance.now() - began;
  if (!answer.ok) throw new Error(`It was not translated: ${answer.refusal.kind}`);
  return {
    took,
    changed: countChanged(
      texts,
      answer.value.map(({ text }) => text),
    ),
  };
}

function countChanged(texts: readonly string[], translated: readonly string[]): number {
  return texts.filter(
    (text, index) => !isDeepStrictEqual(countNames(text), countNames(translated[index] ?? '')),
  ).length;
}

/** The command as a person would call it, with the same preferences. */
function runCommand(mode: string, file: string): number {
  const began = performance.now();
  callCommand(mode, file);
  return performance.now() - began;
}

function callCommand(mode: string, file: string): string {
  const { PATH = '' } = process.env;
  const env = { PATH, LC_ALL: 'C.UTF-8', AP_SETVAR: usualPreferences.join(',') };
  const ran = spawnSync('apertium', ['-u', mode, file], { encoding: 'utf8', env });
  if (ran.status !== 0) throw new Error('The command apertium failed');
  return ran.stdout;
}

function changedByCommand(mode: string, file: string, texts: readonly string[]): number {
  return countChanged(texts, callCommand(mode, file).split('\n'));
}

/** From the death of the last program, before anything came out of it, until the one sentence is there after all. */
async function killInMidSentence(
  translator: Translator,
  direction: Direction,
  group: number,
): Promise<number> {
  const last = membersOf(group).at(-1);
  if (last === undefined) throw new Error('There is no program to kill');
  const answered = translateAll(translator, { ...direction, texts: direction.texts.slice(0, 1) });
  process.kill(last, 'SIGKILL');
  const began = performance.now();
  await answered;
  return performance.now() - began;
}

function membersOf(group: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .filter((name) => groupOf(name) === group)
    .map(Number);
}

function groupOf(process_: string): number {
  try {
    const stat = readFileSync(`/proc/${process_}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[2]);
  } catch {
    return 0;
  }
}

/** Proportional: what several programs share is counted once. */
function memoryOf(groups: readonly number[]): { readonly processes: number; readonly mebibytes: number } {
  const members = groups.flatMap((group) => membersOf(group));
  const kibibytes = members.map((one) => {
    const found = /^Pss:\s+(\d+) kB/mu.exec(readFileSync(`/proc/${one}/smaps_rollup`, 'utf8'));
    return Number(found?.[1] ?? 0);
  });
  return {
    processes: members.length,
    mebibytes: Math.round(kibibytes.reduce((sum, one) => sum + one, 0) / 1024),
  };
}
