import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { z } from 'zod';
import type { Language } from '#language/language.ts';
import { splitSentences } from '#language/sentences.ts';
import type { Asked, Measurement, Rounds, Skipped, Splitting } from './measurement.ts';
import { concludeMeasurement, measureInTurns } from './measurement.ts';

const variable = 'STAFETTROM_CORPORA';
const leastF1: Readonly<Record<Language, number>> = { nb: 0.999, nn: 0.998 };
const mostMilliseconds = 1;

/** A line of a corpus: up to eight sentences, and the offset behind each of them. */
const lineSchema = z.object({ text: z.string().min(1), ends: z.array(z.number().int().positive()).min(1) });
type Line = z.infer<typeof lineSchema>;

type Split = (text: string) => readonly number[];

/** Text that people have marked is no part of the project: a folder of it is named in the environment. */
export async function measureLanguage({ rounds }: Asked): Promise<readonly (Measurement | Skipped)[]> {
  return measureCorpora(process.env[variable] ?? '', rounds);
}

/** Both languages; one without its corpus is skipped, and says so. */
export async function measureCorpora(
  folder: string,
  rounds: number,
): Promise<readonly (Measurement | Skipped)[]> {
  const done: (Measurement | Skipped)[] = [];
  for (const language of ['nb', 'nn'] as const) {
    const name = `language-${language}`;
    const lines = readCorpus(folder, language);
    done.push(
      typeof lines === 'string' ? { name, skipped: lines } : await measureOne(language, lines, rounds),
    );
  }
  return done;
}

function readCorpus(folder: string, language: Language): readonly Line[] | string {
  if (folder === '') return `${variable} names no folder with sentences-${language}.dev.jsonl`;
  const file = join(folder, `sentences-${language}.dev.jsonl`);
  if (!existsSync(file)) return `${file} is not there`;
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  if (lines.length === 0) return `${file} is empty`;
  return lines.map((line) => lineSchema.parse(JSON.parse(line)));
}

async function measureOne(language: Language, lines: readonly Line[], rounds: number): Promise<Measurement> {
  const segmenter = new Intl.Segmenter(language, { granularity: 'sentence' });
  const ours: Split = (text) => splitSentences(text, language).map(({ end }) => end);
  const peer: Split = (text) =>
    Array.from(segmenter.segment(text), ({ index, segment }) => index + segment.trimEnd().length);
  const splitting = { ours: judge(lines, ours), peer: judge(lines, peer) };
  const goal = leastF1[language];
  return concludeMeasurement({
    name: `language-${language}`,
    what: `${lines.length} texts of ${countEnds(lines)} sentences in ${language} split, milliseconds a sentence`,
    peer: 'Intl.Segmenter alone',
    goal: `F1 ≥ ${goal}, and p95 ≤ ${mostMilliseconds} ms a sentence`,
    reached: (figures) => (figures.splitting?.f1 ?? 0) >= goal && figures.p95 <= mostMilliseconds,
    rounds: await timeLines(lines, { ours, peer }, rounds),
    splitting,
    notes: [
      `ours ${inWords(splitting.ours)}`,
      `peer ${inWords(splitting.peer)}`,
      `without the last end of each text, which nobody can miss: F1 ${inner(lines, ours)}, peer ${inner(lines, peer)}`,
      'the rules were made with this text in sight: new text is split less well',
    ],
  });
}

/** One text a round, in turns, as often as asked. */
async function timeLines(
  lines: readonly Line[],
  splits: Record<keyof Rounds, Split>,
  passes: number,
): Promise<Rounds> {
  const all = Array.from({ length: passes }, () => lines).flat();
  const next = { ours: 0, peer: 0 };
  function time(side: keyof Rounds): number {
    const line = all[next[side]];
    next[side] += 1;
    if (line === undefined) throw new Error('There are more rounds than texts');
    const began = performance.now();
    splits[side](line.text);
    return (performance.now() - began) / line.ends.length;
  }
  return measureInTurns(all.length, { ours: () => time('ours'), peer: () => time('peer') });
}

/** An end counts when it stands exactly where people put one. */
function judge(lines: readonly Line[], split: Split): Splitting {
  let [hits, found, marked] = [0, 0, 0];
  for (const { text, ends } of lines) {
    const [ours, theirs] = [new Set(split(text)), new Set(ends)];
    hits += [...ours].filter((end) => theirs.has(end)).length;
    found += ours.size;
    marked += theirs.size;
  }
  const [precision, recall] = [shareOf(hits, found), shareOf(hits, marked)];
  return { precision, recall, f1: shareOf(2 * hits, found + marked) };
}

function inner(lines: readonly Line[], split: Split): number {
  const rows = lines.map(({ text, ends }) => ({ text, ends: ends.filter((end) => end < text.length) }));
  return judge(rows, (text) => split(text).filter((end) => end < text.length)).f1;
}

function shareOf(part: number, whole: number): number {
  return whole === 0 ? 1 : Math.round((part / whole) * 100_000) / 100_000;
}

function countEnds(lines: readonly Line[]): number {
  return lines.reduce((sum, { ends }) => sum + ends.length, 0);
}

function inWords({ precision, recall, f1 }: Splitting): string {
  return `precision ${precision}, recall ${recall}, F1 ${f1}`;
}
