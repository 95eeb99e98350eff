import type { Block, Heading, List, Paragraph } from '../blocks.ts';
import { breakLines } from './break-lines.ts';
import type { Measure, SetLine } from './break-lines.ts';
import { setTable, tableFirstHeight } from './set-table.ts';
import type { SetTable } from './set-table.ts';
import { headings, list as listStyle, tones } from './style.ts';
import type { BlockStyle } from './style.ts';

/** A block with its lines broken: its heights are known, so that pages can be filled. */
export interface SetText {
  readonly kind: 'text';
  readonly tag: 'H1' | 'H2' | 'H3' | 'P';
  readonly style: BlockStyle;
  readonly lines: readonly SetLine[];
}

export interface SetList {
  readonly kind: 'list';
  readonly ordered: boolean;
  readonly style: BlockStyle;
  readonly items: readonly (readonly SetLine[])[];
  readonly labels: readonly (readonly SetLine[])[];
}

export type SetBlock = SetText | SetList | SetTable;

const headingTags = { 1: 'H1', 2: 'H2', 3: 'H3' } as const;

export function setBlock(block: Block, measure: Measure, width: number): SetBlock {
  switch (block.kind) {
    case 'heading':
      return setHeading(block, measure, width);
    case 'paragraph':
      return setParagraph(block, measure, width);
    case 'list':
      return setList(block, measure, width);
    case 'table':
      return setTable(block, measure, width);
  }
}

function setHeading(block: Heading, measure: Measure, width: number): SetText {
  const style = headings[block.level];
  const lines = breakLines([{ text: block.text }], measure, { style, width });
  return { kind: 'text', tag: headingTags[block.level], style, lines };
}

function setParagraph(block: Paragraph, measure: Measure, width: number): SetText {
  const style = tones[block.tone];
  return { kind: 'text', tag: 'P', style, lines: breakLines(block.runs, measure, { style, width }) };
}

function setList(block: List, measure: Measure, width: number): SetList {
  const style = tones.body;
  const room = { style, width: width - listStyle.indent };
  return {
    kind: 'list',
    ordered: block.ordered,
    style,
    items: block.items.map((item) => breakLines(item, measure, room)),
    labels: block.items.map((_item, index) =>
      breakLines([{ text: block.ordered ? `${index + 1}.` : '•' }], measure, { style, width }),
    ),
  };
}

/** Lines that must stand together at the start of a text, and at its end: never one alone. */
export const together = 2;

function leastLines(lines: readonly SetLine[]): number {
  return lines.length <= together * 2 - 1 ? lines.length : together;
}

/** The height that a block needs at the foot of a page to begin there. */
export function firstHeight(block: SetBlock): number {
  switch (block.kind) {
    case 'text':
      return leastLines(block.lines) * block.style.lineHeight;
    case 'list':
      return leastLines(block.items[0] ?? []) * block.style.lineHeight;
    case 'table':
      return tableFirstHeight(block);
  }
}

export function isHeading(block: SetBlock | undefined): block is SetText {
  return block?.kind === 'text' && block.tag !== 'P';
}

/** A heading stays with what it heads: with the next heading and its text, or a table head and first row. */
export function heightWithFollowers(blocks: readonly SetBlock[], index: number): number {
  const block = blocks[index];
  if (block === undefined) return 0;
  if (!isHeading(block)) return firstHeight(block);
  const { style, lines } = block;
  return lines.length * style.lineHeight + style.after + heightWithFollowers(blocks, index + 1);
}
