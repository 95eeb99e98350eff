/** A text without what nobody sees, and where each of its characters stands in the source. */
export type VisibleText = {
  readonly text: string;
  /** Offsets of the source: `starts[i]` and `ends[i]` for the character at `i`. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
};

/** Soft hyphens, joiners, direction marks, variation selectors and the like. */
const unseen = /[\p{Cf}\p{Variation_Selector}\p{Me}]/u;

/** A soft hyphen must not cut a word in two for the rules, and a direction mark must not hide one. */
export function readVisible(source: string): VisibleText {
  const starts: number[] = [];
  const ends: number[] = [];
  let text = '';
  let at = 0;
  for (const character of source) {
    const next = at + character.length;
    if (!unseen.test(character)) {
      text += character;
      for (let unit = at; unit < next; unit += 1) {
        starts.push(unit);
        ends.push(unit + 1);
      }
    }
    at = next;
  }
  return { text, starts, ends };
}
