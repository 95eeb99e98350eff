import { textRange } from './text-range.ts';

/** What the host says of the sentence that sounds: when it began, and from when which part of its text is said. */
export interface SpokenTimeline {
  readonly startedAt: number;
  /** Start and end in the text as it stands on the page, and milliseconds from the start. */
  readonly words: readonly (readonly [number, number, number])[];
}

export interface WordHighlightNeeds {
  /** Milliseconds, UTC, by the clock that `startedAt` is told in. */
  readonly now: () => number;
  readonly after: (milliseconds: number, run: () => void) => () => void;
}

export interface WordHighlight {
  /**
   * Marks the words of this element as they sound; without one, or without a timeline, nothing is marked. Called
   * again with the same sentence it only makes sure that the mark is still there.
   */
  readonly follow: (element: Element | undefined, timeline: SpokenTimeline | undefined) => void;
  readonly stop: () => void;
}

/** The names that style sheets use: `::highlight(spoken-sentence)`, `::highlight(spoken-word)`. */
const sentenceName = 'spoken-sentence';
const wordName = 'spoken-word';

interface State {
  readonly needs: WordHighlightNeeds;
  element: Element | undefined;
  timeline: SpokenTimeline | undefined;
  /** The word that is marked; it never moves back within a sentence. */
  index: number;
  cancel: () => void;
}

/**
 * Moves by timers and never by frames: a page that is covered gets no frames, and the text under the mark is left
 * as it is. Whoever joins late begins at the word that sounds now.
 */
export function createWordHighlight(needs: WordHighlightNeeds): WordHighlight {
  const state: State = { needs, element: undefined, timeline: undefined, index: -1, cancel: () => undefined };
  return {
    follow: (element, timeline) => follow(state, element, timeline),
    stop: () => follow(state, undefined, undefined),
  };
}

function follow(state: State, element: Element | undefined, timeline: SpokenTimeline | undefined): void {
  const isSame = timeline !== undefined && state.timeline?.startedAt === timeline.startedAt;
  state.cancel();
  state.index = isSame && state.element === element ? state.index : -1;
  state.element = element;
  state.timeline = timeline;
  mark(sentenceName, element === undefined || timeline === undefined ? undefined : wholeOf(element));
  if (element === undefined || timeline === undefined) mark(wordName, undefined);
  else move(state, { element, timeline });
}

interface Followed {
  readonly element: Element;
  readonly timeline: SpokenTimeline;
}

/** Marks the word that sounds now, and comes back when the next one does. */
function move(state: State, { element, timeline }: Followed): void {
  const { words, startedAt } = timeline;
  const elapsed = state.needs.now() - startedAt;
  const found = words.findLastIndex(([, , milliseconds]) => milliseconds <= elapsed);
  state.index = Math.max(state.index, found);
  const word = words[state.index];
  mark(wordName, word === undefined ? undefined : textRange(element, word[0], word[1]));
  const next = words[state.index + 1];
  if (next === undefined) return;
  state.cancel = state.needs.after(Math.max(0, next[2] - elapsed), () => move(state, { element, timeline }));
}

function wholeOf(element: Element): Range {
  const range = new Range();
  range.selectNodeContents(element);
  return range;
}

function mark(name: string, range: Range | undefined): void {
  const highlight = CSS.highlights.get(name) ?? new Highlight();
  if (!CSS.highlights.has(name)) CSS.highlights.set(name, highlight);
  const [before] = highlight;
  if (before instanceof Range && range !== undefined && isSamePlace(before, range)) return;
  highlight.clear();
  if (range !== undefined) highlight.add(range);
}

function isSamePlace(one: Range, other: Range): boolean {
  return (
    one.compareBoundaryPoints(Range.START_TO_START, other) === 0 &&
    one.compareBoundaryPoints(Range.END_TO_END, other) === 0
  );
}
