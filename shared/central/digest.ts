/**
 * The text whose SHA-256 is the digest of a pull: every fact with what became of it, in the order of ids, so
 * that a missing fact shows as well as a missing item ([SYNC-9]). Bodies are not in it: one that is taken
 * away (S5) leaves the digest as it was.
 */
export function writeDigestText(rows: Iterable<{ readonly id: string; readonly outcome: string }>): string {
  return [...rows]
    .map(({ id, outcome }) => `${id} ${outcome}\n`)
    .toSorted()
    .join('');
}
