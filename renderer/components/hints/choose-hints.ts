import type { HintMark } from '#contract/commands-hints.ts';
import { inOrder } from '#language/plain/check-plain.ts';
import type { PlainFinding } from '#language/plain/plain-finding.ts';

/** A finding as it is shown: the words it is about, and what the room remembers it by. */
export interface Hint extends PlainFinding {
  /** What stands in the text, as it was read. */
  readonly words: string;
  readonly mark: HintMark;
}

/** More at once is a list of errors, and no help. */
const mostShown = 3;

const first: ReadonlySet<string> = new Set(['national-id', 'safety']);
const weights = { fix: 1, ask: 2, advice: 3 } as const;

/** What matters most is told first, and of two alike what stands first. */
export function chooseShown(hints: readonly Hint[]): readonly Hint[] {
  const weigh = (hint: Hint): number => (first.has(hint.rule) ? 0 : weights[hint.level]);
  return hints.toSorted((one, other) => weigh(one) - weigh(other)).slice(0, mostShown);
}

/** A word that a rule has something to say about is not also asked to be spelled. */
export function joinFindings(
  text: string,
  plain: readonly PlainFinding[],
  misspelt: readonly PlainFinding[],
): readonly Hint[] {
  const words = plain.filter(({ rule }) => rule !== 'long-sentence');
  const others = misspelt.filter(
    ({ start, end }) => !words.some((one) => one.start < end && start < one.end),
  );
  return inOrder([...plain, ...others]).map((finding) => asHint(text, finding));
}

function asHint(text: string, finding: PlainFinding): Hint {
  const words = text.slice(finding.start, finding.end);
  // The number of its words would let every sentence of that length stand.
  const match = finding.rule === 'long-sentence' ? words : finding.match;
  return { ...finding, words, mark: { rule: finding.rule, match: match.slice(0, 400) } };
}

export function keyOf({ rule, match }: HintMark): string {
  return `${rule} ${match}`;
}

/** Of a diagnosis, a worry or a name only the writer knows: nothing is ever put in its place (L3). */
export function replacementOf({ level, replacement }: PlainFinding): string | undefined {
  return level === 'ask' ? undefined : replacement;
}
