import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import type { z } from 'zod';
import type { Language } from '#language/language.ts';
import type { Measurement, Rounds, Skipped, Splitting } from './measurement.ts';
import { measureInTurns } from './measurement.ts';

const variable = 'STAFETTROM_CORPORA';

/** Text that people have marked is no part of the project: a folder of it is named in the environment. */
export function corporaFolder(): string {
  return process.env[variable] ?? '';
}

export interface MarkedCorpus<Line> {
  /** Of the measurement; the language is put behind it. */
  readonly name: string;
  /** Of the file, as `NAME-nb.dev.jsonl`. */
  readonly file: string;
  readonly schema: z.ZodType<Line>;
  readonly measure: (language: Language, lines: readonly Line[]) => Promise<Measurement>;
}

/** Both languages; one without its corpus is skipped, and says so. */
export async function measureBothForms<Line>(
  folder: string,
  corpus: MarkedCorpus<Line>,
): Promise<readonly (Measurement | Skipped)[]> {
  const done: (Measurement | Skipped)[] = [];
  for (const language of ['nb', 'nn'] as const) {
    const lines = readCorpus(folder, `${corpus.file}-${language}.dev.jsonl`, corpus.schema);
    const skipped = (why: string): Skipped => ({ name: `${corpus.name}-${language}`, skipped: why });
    done.push(typeof lines === 'string' ? skipped(lines) : await corpus.measure(language, lines));
  }
  return done;
}

function readCorpus<Line>(folder: string, name: string, schema: z.ZodType<Line>): readonly Line[] | string {
  if (folder === '') return `${variable} names no folder with ${name}`;
  const file = join(folder, name);
  if (!existsSync(file)) return `${file} is not there`;
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  if (lines.length === 0) return `${file} is empty`;
  return lines.map((line) => schema.parse(JSON.parse(line)));
}

export interface Timed<Line> {
  readonly lines: readonly Line[];
  readonly passes: number;
  readonly sides: Record<keyof Rounds, (line: Line) => unknown>;
  /** How many sentences a line has: times are said for one. */
  readonly sentencesIn: (line: Line) => number;
}

/** One line a round, in turns, as often as asked. */
export async function timeLines<Line>({ lines, passes, sides, sentencesIn }: Timed<Line>): Promise<Rounds> {
  const all = Array.from({ length: passes }, () => lines).flat();
  const next = { ours: 0, peer: 0 };
  function time(side: keyof Rounds): number {
    const line = all[next[side]];
    next[side] += 1;
    if (line === undefined) throw new Error('There are more rounds than lines');
    const began = performance.now();
    sides[side](line);
    return (performance.now() - began) / sentencesIn(line);
  }
  return measureInTurns(all.length, { ours: () => time('ours'), peer: () => time('peer') });
}

/** Of what people marked and what was found, how much is both. */
export function splittingOf(counts: {
  readonly hits: number;
  readonly found: number;
  readonly marked: number;
}): Splitting {
  const { hits, found, marked } = counts;
  return {
    precision: shareOf(hits, found),
    recall: shareOf(hits, marked),
    f1: shareOf(2 * hits, found + marked),
  };
}

function shareOf(part: number, whole: number): number {
  return whole === 0 ? 1 : Math.round((part / whole) * 100_000) / 100_000;
}

export function inWords({ precision, recall, f1 }: Splitting): string {
  return `precision ${precision}, recall ${recall}, F1 ${f1}`;
}
