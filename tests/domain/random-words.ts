import fc from 'fast-check';
import type { Topic } from '#domain/bodies.ts';
import type { LawCommand } from '#domain/decisions.ts';
import type { KnownFact } from '#domain/known-fact.ts';
import { factOf } from './random-facts.ts';
import { compact } from './random-room.ts';

/** Of each of these items a wording, a saying and an explanation of the word that its text is, written right after it. */
export function withWords(
  facts: readonly KnownFact[],
  items: ReadonlySet<string>,
  wordOf: (item: string) => string,
): readonly KnownFact[] {
  const made = new Set<string>();
  return facts.flatMap((fact) => {
    const { item } = fact;
    if (!items.has(item) || made.has(item)) return [fact];
    made.add(item);
    const term = wordOf(item);
    const wording = { from: 'nb', to: 'nn', source: term, text: `nn ${term}` };
    const saying = { language: 'nb', written: term, spoken: `sagt ${term}` };
    const word = { nb: { term, text: `Om ${term}.` } };
    return [
      fact,
      factOf('a', item, { verb: 'wording.corrected/1', item, body: wording }),
      factOf('b', item, { verb: 'saying.set/1', item: `say-${item}`, body: saying }),
      factOf('c', item, { verb: 'word.explained/1', item: `word-${item}`, body: word }),
    ];
  });
}

const explained = fc.constantFrom(
  { term: 'lesestund', text: 'Faste minutter med bok.' },
  { term: 'PPT', text: 'De som hjelper skolen.' },
);

interface DrawnLine {
  readonly meeting: fc.Arbitrary<string>;
  readonly goal: fc.Arbitrary<string | undefined>;
  readonly topic: fc.Arbitrary<Topic | undefined>;
  readonly limitedTo: fc.Arbitrary<string[] | undefined>;
  readonly text: fc.Arbitrary<string>;
}

/** A line of the minutes, decisions more often than the others. */
export function lineCommand(drawn: DrawnLine): fc.Arbitrary<LawCommand> {
  const line = fc.constantFrom('decision', 'decision', 'disagreement', 'words');
  return fc.record({ ...drawn, line }).map((rest) => ({ kind: 'line.add', ...compact(rest) }));
}

interface Drawn {
  readonly item: fc.Arbitrary<string>;
  readonly goal: fc.Arbitrary<string>;
  readonly text: fc.Arbitrary<string>;
}

/** What people say of words: of what they see, of what they do not, and of what nobody may say otherwise. */
export function wordsCommands({ item, goal, text }: Drawn): readonly fc.Arbitrary<LawCommand>[] {
  const some = <Value>(of: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> =>
    fc.option(of, { nil: undefined });
  return [
    fc
      .record({ item, text: some(text), source: fc.constantFrom('Oda leser.', 'Oda sover.') })
      .map((rest) => ({ kind: 'wording.correct', from: 'nb', ...compact(rest) })),
    fc
      .record({ written: fc.constantFrom('PPT', 'Oda'), spoken: some(fc.constantFrom('pe pe te', 'uda')) })
      .map((rest) => ({ kind: 'saying.set', language: 'nb', ...compact(rest) })),
    fc
      .record({ word: some(goal), nb: some(explained), nn: some(explained) })
      .map((rest) => ({ kind: 'word.explain', ...compact(rest) })),
  ];
}
