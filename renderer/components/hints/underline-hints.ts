import type { RefObject } from 'react';
import { useLayoutEffect } from 'react';
import type { PlainLevel } from '#language/plain/plain-finding.ts';
import type { Hint } from './choose-hints.ts';
import { findField } from './find-field.ts';

export interface FindingRange {
  readonly level: PlainLevel;
  readonly range: Range;
}

/** The names that style sheets use: `::highlight(hint-fix)` and its two neighbours. */
const levels: readonly PlainLevel[] = ['fix', 'advice', 'ask'];

/** Marks the words on text that is left as it is, where the field is drawn as text. */
export function useUnderlinedHints(
  root: RefObject<Element | null>,
  text: string,
  found: readonly Hint[],
): void {
  useLayoutEffect(() => {
    const field = findField(root.current);
    if (field?.isContentEditable !== true || found.length === 0) return;
    const ranges = findingRanges(field, text, found);
    for (const { level, range } of ranges) highlightFor(level).add(range);
    return () => {
      for (const { level, range } of ranges) highlightFor(level).delete(range);
    };
  }, [root, text, found]);
}

function highlightFor(level: PlainLevel): Highlight {
  const name = `hint-${level}`;
  const known = CSS.highlights.get(name) ?? new Highlight();
  if (!CSS.highlights.has(name)) {
    known.priority = -levels.indexOf(level);
    CSS.highlights.set(name, known);
  }
  return known;
}

/**
 * Where the findings of a text stand in the field that draws it, a block a line. A line that the two do not agree
 * on ends it: better no mark than one under other words.
 */
export function findingRanges(field: Element, text: string, found: readonly Hint[]): readonly FindingRange[] {
  const lines = alignLines(field, text);
  return found
    .filter(({ rule }) => rule !== 'long-sentence')
    .flatMap(({ start, end, level }) => {
      const line = lines.find((one) => one.start <= start && end <= one.start + one.text.length);
      const range = line && rangeIn(line, start - line.start, end - line.start);
      return range === undefined ? [] : [{ level, range }];
    });
}

interface Piece {
  readonly node: Text;
  readonly start: number;
}

interface Line {
  readonly text: string;
  readonly pieces: readonly Piece[];
}

function alignLines(field: Element, text: string): readonly (Line & { readonly start: number })[] {
  const drawn = drawnLines(field).filter((line) => line.text.trim() !== '');
  const aligned: (Line & { readonly start: number })[] = [];
  let start = 0;
  for (const written of text.split('\n')) {
    const line = drawn[aligned.length];
    if (written.trim() !== '') {
      if (line?.text !== written) return aligned;
      aligned.push({ ...line, start });
    }
    start += written.length + 1;
  }
  return aligned;
}

/** A paragraph, a heading and each part of one that a line break ends. */
function drawnLines(field: Element): readonly Line[] {
  const lines: { text: string; pieces: Piece[] }[] = [];
  const walker = document.createTreeWalker(field, NodeFilter.SHOW_ALL);
  let isNew = true;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node instanceof Text) {
      const last = lines.at(-1);
      const line = isNew || last === undefined ? { text: '', pieces: [] } : last;
      if (line !== last) lines.push(line);
      line.pieces.push({ node, start: line.text.length });
      line.text += node.data;
      isNew = false;
    } else if (node instanceof Element && node.matches('p, h1, h2, h3, h4, h5, h6, li, br')) isNew = true;
  }
  return lines;
}

function rangeIn(line: Line, start: number, end: number): Range | undefined {
  const first = line.pieces.findLast((piece) => piece.start <= start);
  const last = line.pieces.findLast((piece) => piece.start < end);
  if (first === undefined || last === undefined) return undefined;
  const range = new Range();
  range.setStart(first.node, start - first.start);
  range.setEnd(last.node, end - last.start);
  return range;
}
