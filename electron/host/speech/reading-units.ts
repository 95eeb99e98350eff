/** What one step moves by. */
export type ReadingUnit = 'sentence' | 'paragraph' | 'item';

type Placed = { readonly id: string; readonly item?: string; readonly paragraph?: number };
export type Step = { readonly from: number; readonly step: 1 | -1; readonly unit: ReadingUnit };

/**
 * The sentence that a step leads to. Back from within a paragraph or an item leads to its beginning, and from
 * there to the one before; past the last one lies the end.
 */
export function findStep(sentences: readonly Placed[], { from, step, unit }: Step): number {
  if (unit === 'sentence') return Math.max(0, from + step);
  const keys = sentences.map((one) => keyOf(one, unit));
  if (step === 1) {
    const ahead = keys.slice(from).findIndex((key) => key !== keys[from]);
    return ahead < 0 ? sentences.length : from + ahead;
  }
  const begin = beginOf(keys, from);
  return begin < from ? begin : beginOf(keys, Math.max(0, begin - 1));
}

function beginOf(keys: readonly string[], at: number): number {
  return keys.slice(0, at).findLastIndex((key) => key !== keys[at]) + 1;
}

/** What is in no item is an item of its own. */
function keyOf({ id, item = id, paragraph }: Placed, unit: ReadingUnit): string {
  return unit === 'item' || paragraph === undefined ? item : `${item} ${paragraph}`;
}
