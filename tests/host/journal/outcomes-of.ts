import type { WritableJournal } from '#host/journal/journal-ports.ts';

/** Of every fact its place and outcome, those with a place first. */
export function outcomesOf(
  journal: WritableJournal,
): readonly (readonly [string, number | undefined, string | undefined])[] {
  return journal
    .loadFacts()
    .facts.map(({ fact, place, settled }) => [fact.id, place, settled?.outcome] as const)
    .toSorted(([, one], [, other]) => (one ?? Number.MAX_SAFE_INTEGER) - (other ?? Number.MAX_SAFE_INTEGER));
}
