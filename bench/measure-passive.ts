import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { z } from 'zod';
import type { Language } from '#language/language.ts';
import { checkPlain } from '#language/plain/check-plain.ts';
import { passiveForms } from '#language/plain/passive-forms.ts';
import { passiveWords } from '#language/plain/passive-words.ts';
import { wordsOf } from '#language/plain/words.ts';
import type { Asked, Measurement, Rounds, Skipped, Splitting } from './measurement.ts';
import { concludeMeasurement, measureInTurns } from './measurement.ts';

const variable = 'STAFETTROM_CORPORA';
const least = { precision: 0.95, recall: 0.85 };
const mostMilliseconds = 5;

/** A sentence, and the verbs in it that people marked as passive. */
const lineSchema = z.object({
  text: z.string().min(1),
  passive: z.array(z.object({ start: z.number().int().min(0), end: z.number().int().positive() })),
});
type Line = z.infer<typeof lineSchema>;

/** Where the passives of a text begin, those that do not count apart. */
type Find = (text: string) => { readonly starts: readonly number[]; readonly uncounted: ReadonlySet<number> };

/** The same folder as the sentences are in. */
export async function measurePassive({ rounds }: Asked): Promise<readonly (Measurement | Skipped)[]> {
  return measurePassiveCorpora(process.env[variable] ?? '', rounds);
}

/** Both languages; one without its corpus is skipped, and says so. */
export async function measurePassiveCorpora(
  folder: string,
  rounds: number,
): Promise<readonly (Measurement | Skipped)[]> {
  const done: (Measurement | Skipped)[] = [];
  for (const language of ['nb', 'nn'] as const) {
    const name = `passive-${language}`;
    const lines = readCorpus(folder, language);
    done.push(
      typeof lines === 'string' ? { name, skipped: lines } : await measureOne(language, lines, rounds),
    );
  }
  return done;
}

function readCorpus(folder: string, language: Language): readonly Line[] | string {
  if (folder === '') return `${variable} names no folder with passive-${language}.dev.jsonl`;
  const file = join(folder, `passive-${language}.dev.jsonl`);
  if (!existsSync(file)) return `${file} is not there`;
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  if (lines.length === 0) return `${file} is empty`;
  return lines.map((line) => lineSchema.parse(JSON.parse(line)));
}

async function measureOne(language: Language, lines: readonly Line[], rounds: number): Promise<Measurement> {
  const finds: Record<keyof Rounds, Find> = {
    ours: (text) => findOurs(text, language),
    peer: (text) => findListed(text, language),
  };
  const splitting = { ours: judge(lines, finds.ours), peer: judge(lines, finds.peer) };
  return concludeMeasurement({
    name: `passive-${language}`,
    what: `${countMarked(lines)} passives in ${lines.length} sentences in ${language}; milliseconds for every rule on a sentence`,
    peer: 'the word lists alone',
    goal: `precision ≥ ${least.precision}, recall ≥ ${least.recall}, and p95 ≤ ${mostMilliseconds} ms a sentence`,
    reached: ({ splitting: found, p95 }) =>
      (found?.precision ?? 0) >= least.precision &&
      (found?.recall ?? 0) >= least.recall &&
      p95 <= mostMilliseconds,
    rounds: await timeLines(lines, finds, rounds),
    splitting,
    notes: [
      `ours ${inWords(splitting.ours)}`,
      `peer ${inWords(splitting.peer)}`,
      ...(language === 'nn' ? ['a verb in -ast behind a modal counts neither way: nobody marked those'] : []),
      'the rules were made with this text in sight: in new text they find less',
    ],
  });
}

function findOurs(text: string, language: Language): ReturnType<Find> {
  const found = checkPlain(text, language).filter(({ rule }) => rule === 'passive');
  const behindModal = found.filter(({ match }) => language === 'nn' && !match.includes('…'));
  return {
    starts: found.map(({ start }) => start),
    uncounted: new Set(behindModal.map(({ start }) => start)),
  };
}

/** Every verb of the lists in -s, and every participle of the lists right behind its auxiliary: no rule at all. */
function findListed(text: string, language: Language): ReturnType<Find> {
  const { participles, sForms } = passiveForms(language);
  const { auxiliaries } = passiveWords[language];
  const words = wordsOf(text);
  const listed = words.filter(
    ({ low }, at) => sForms.has(low) || (participles.has(low) && auxiliaries.has(words[at - 1]?.low ?? '')),
  );
  return { starts: listed.map(({ start }) => start), uncounted: new Set() };
}

/** A passive counts when it begins exactly where people marked it. */
function judge(lines: readonly Line[], find: Find): Splitting {
  let [hits, found, marked] = [0, 0, 0];
  for (const { text, passive } of lines) {
    const theirs = new Set(passive.map(({ start }) => start));
    const { starts, uncounted } = find(text);
    const ours = starts.filter((start) => theirs.has(start) || !uncounted.has(start));
    hits += ours.filter((start) => theirs.has(start)).length;
    found += ours.length;
    marked += theirs.size;
  }
  return {
    precision: shareOf(hits, found),
    recall: shareOf(hits, marked),
    f1: shareOf(2 * hits, found + marked),
  };
}

/** One sentence a round, in turns, as often as asked. */
async function timeLines(
  lines: readonly Line[],
  finds: Record<keyof Rounds, Find>,
  passes: number,
): Promise<Rounds> {
  const all = Array.from({ length: passes }, () => lines).flat();
  const next = { ours: 0, peer: 0 };
  function time(side: keyof Rounds): number {
    const line = all[next[side]];
    next[side] += 1;
    if (line === undefined) throw new Error('There are more rounds than sentences');
    const began = performance.now();
    finds[side](line.text);
    return performance.now() - began;
  }
  return measureInTurns(all.length, { ours: () => time('ours'), peer: () => time('peer') });
}

function countMarked(lines: readonly Line[]): number {
  return lines.reduce((sum, { passive }) => sum + passive.length, 0);
}

function shareOf(part: number, whole: number): number {
  return whole === 0 ? 1 : Math.round((part / whole) * 100_000) / 100_000;
}

function inWords({ precision, recall, f1 }: Splitting): string {
  return `precision ${precision}, recall ${recall}, F1 ${f1}`;
}
