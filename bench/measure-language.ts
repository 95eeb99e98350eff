import { z } from 'zod';
import type { Language } from '#language/language.ts';
import { splitSentences } from '#language/sentences.ts';
import { corporaFolder, inWords, measureBothForms, splittingOf, timeLines } from './marked-corpora.ts';
import type { Asked, Measurement, Skipped, Splitting } from './measurement.ts';
import { concludeMeasurement } from './measurement.ts';

const leastF1: Readonly<Record<Language, number>> = { nb: 0.999, nn: 0.998 };
const mostMilliseconds = 1;

/** A line of a corpus: up to eight sentences, and the offset behind each of them. */
const lineSchema = z.object({ text: z.string().min(1), ends: z.array(z.number().int().positive()).min(1) });
type Line = z.infer<typeof lineSchema>;

type Split = (text: string) => readonly number[];

export async function measureLanguage({ rounds }: Asked): Promise<readonly (Measurement | Skipped)[]> {
  return measureCorpora(corporaFolder(), rounds);
}

export function measureCorpora(folder: string, rounds: number): Promise<readonly (Measurement | Skipped)[]> {
  return measureBothForms(folder, {
    name: 'language',
    file: 'sentences',
    schema: lineSchema,
    measure: (language, lines) => measureOne(language, lines, rounds),
  });
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
    rounds: await timeLines({
      lines,
      passes: rounds,
      sides: { ours: (line) => ours(line.text), peer: (line) => peer(line.text) },
      sentencesIn: ({ ends }) => ends.length,
    }),
    splitting,
    notes: [
      `ours ${inWords(splitting.ours)}`,
      `peer ${inWords(splitting.peer)}`,
      `without the last end of each text, which nobody can miss: F1 ${inner(lines, ours)}, peer ${inner(lines, peer)}`,
      'the rules were made with this text in sight: new text is split less well',
    ],
  });
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
  return splittingOf({ hits, found, marked });
}

function inner(lines: readonly Line[], split: Split): number {
  const rows = lines.map(({ text, ends }) => ({ text, ends: ends.filter((end) => end < text.length) }));
  return judge(rows, (text) => split(text).filter((end) => end < text.length)).f1;
}

function countEnds(lines: readonly Line[]): number {
  return lines.reduce((sum, { ends }) => sum + ends.length, 0);
}
