import { interRegular, interSemiBold } from './inter-widths.ts';
import { wrapText } from './wrap-text.ts';

/**
 * Pages of the big screen, computed once in the host and the same for every page that shows them. All sizes are
 * pixels on a screen of 1080 lines.
 */
export type BlockKind = 'heading' | 'sentence' | 'activity' | 'person' | 'line';

/**
 * One line of text before wrapping. `scale` is relative to its block, `bold` is the semibold cut; a `label`
 * (who and when) takes room but is not among the words to read, and is never smaller than what can be read.
 */
export type BlockLine = {
  readonly text: string;
  readonly scale?: number;
  readonly bold?: boolean;
  readonly label?: boolean;
};

/** What is never parted: a sentence, an activity with its who and when. `indent` is what a mark takes to its left. */
export type Block = {
  readonly id: string;
  readonly kind: BlockKind;
  readonly lines: readonly BlockLine[];
  readonly scale: number;
  readonly indent?: number;
};

/** The column for headings and blocks. */
export type Column = {
  readonly width: number;
  readonly height: number;
  readonly textPixels: number;
  /** Line height of the text size. */
  readonly leading: number;
  /** Between blocks, and below a heading. */
  readonly gap: number;
};

/** `scale` is the block's own, or smaller when it is `tooLong`; the console then says «del setningen». */
export type PlacedBlock = {
  readonly id: string;
  readonly scale: number;
  readonly tooLong: boolean;
  /** Only for a block that fills more than a page even then: the rows that this page shows. */
  readonly rows?: readonly string[];
};

/** `heading` is repeated on every page of its section. A page without `blocks` is a heading alone. */
export type Page = {
  readonly heading?: PlacedBlock;
  readonly blocks: readonly PlacedBlock[];
  readonly height: number;
};

export const labelScale = 0.7;
/** Nothing on the wall is smaller than this. */
export const leastPixels = 44;
export const titleScale = 1.25;
export const longScale = 0.85;
/** For large print, where a sentence takes a page: smaller before it is parted. */
const longScales: readonly number[] = [longScale, 0.7, 0.6, 0.5, 0.4];
/** A heading takes at most this much of its page. */
const headingShare = 0.4;
export const caps = { words: 40, sentences: 4, activities: 3 } as const;

/** The frame of the screen: 96 at the sides, a bar of labels above and below the column. */
export const stage = {
  width: 1920,
  height: 1080,
  side: 96,
  top: 64,
  bottom: 56,
  bar: 58,
  barGap: 32,
} as const;

export function columnFor(textPixels: number): Column {
  const bars = stage.top + stage.bottom + 2 * (stage.bar + stage.barGap);
  return {
    width: stage.width - 2 * stage.side,
    height: stage.height - bars,
    textPixels,
    leading: 1.3,
    gap: Math.round(textPixels * 0.45),
  };
}

export function countWords(block: Block): number {
  const read = block.lines.filter((line) => line.label !== true);
  return read.reduce((sum, line) => sum + (line.text.match(/[\p{L}\p{N}]\S*/gu)?.length ?? 0), 0);
}

/** The height of a block at a scale, wrapped in the column. */
export function blockHeight(block: Block, scale: number, column: Column): number {
  return block.lines.reduce((sum, line) => {
    const pixels = pixelsOf(line, { column, scale });
    return sum + rowsOf(block, line, { column, scale }).length * pixels * column.leading;
  }, 0);
}

function pixelsOf(line: BlockLine, at: { column: Column; scale: number }): number {
  const pixels = at.column.textPixels * at.scale * (line.scale ?? 1);
  return line.label === true ? Math.max(leastPixels, pixels) : pixels;
}

function rowsOf(block: Block, line: BlockLine, at: { column: Column; scale: number }): readonly string[] {
  return wrapText(line.text, {
    pixels: pixelsOf(line, at),
    width: at.column.width - (block.indent ?? 0),
    table: line.bold === true ? interSemiBold : interRegular,
  });
}

type Draft = { blocks: PlacedBlock[]; height: number; words: number; sentences: number; activities: number };
type Section = { heading: Block | undefined; items: Block[] };

/** Whole blocks only, in order: at most 40 words (headings apart), 4 sentences, 3 activities, and what fits. */
export function pageBlocks(blocks: readonly Block[], column: Column): readonly Page[] {
  return sectionsOf(blocks).flatMap((section) => pageSection(section, column));
}

/** A heading begins a new page: one thing on the screen at a time. */
function sectionsOf(blocks: readonly Block[]): Section[] {
  const sections: Section[] = [];
  for (const block of blocks) {
    if (block.kind === 'heading') sections.push({ heading: block, items: [] });
    else if (sections.length === 0) sections.push({ heading: undefined, items: [block] });
    else sections.at(-1)?.items.push(block);
  }
  return sections;
}

function pageSection(section: Section, column: Column): Page[] {
  const head = section.heading === undefined ? undefined : placeHeading(section.heading, column);
  const used = head === undefined ? 0 : head.height;
  const room = { ...column, height: column.height - used - (head === undefined ? 0 : column.gap) };
  const drafts: Draft[] = [];
  for (const block of section.items) {
    if (isTooLong(block, room)) drafts.push(...placeLong(block, room));
    else placeWhole(drafts, block, room);
  }
  const heading = head === undefined ? {} : { heading: head.placed };
  if (drafts.length === 0) return head === undefined ? [] : [{ ...heading, blocks: [], height: used }];
  return drafts.map((draft) => {
    const above = head === undefined ? 0 : used + column.gap;
    return { ...heading, blocks: draft.blocks, height: above + draft.height };
  });
}

/** A heading takes its share of the page at most; a longer one is set smaller. */
function placeHeading(block: Block, column: Column): { placed: PlacedBlock; height: number } {
  let { scale } = block;
  while (blockHeight(block, scale, column) > column.height * headingShare) scale *= longScale;
  const placed = { id: block.id, scale, tooLong: scale < block.scale };
  return { placed, height: blockHeight(block, scale, column) };
}

function isTooLong(block: Block, room: Column): boolean {
  return countWords(block) > caps.words || blockHeight(block, block.scale, room) > room.height;
}

function placeWhole(drafts: Draft[], block: Block, room: Column): void {
  const added: Draft = {
    blocks: [{ id: block.id, scale: block.scale, tooLong: false }],
    height: blockHeight(block, block.scale, room),
    words: countWords(block),
    sentences: block.kind === 'sentence' ? 1 : 0,
    activities: block.kind === 'activity' ? 1 : 0,
  };
  const last = drafts.at(-1);
  const joined = last === undefined ? undefined : join(last, added, room.gap);
  if (joined !== undefined && withinCaps(joined) && joined.height <= room.height)
    drafts.splice(-1, 1, joined);
  else drafts.push(added);
}

function join(page: Draft, added: Draft, gap: number): Draft {
  return {
    blocks: [...page.blocks, ...added.blocks],
    height: page.height + gap + added.height,
    words: page.words + added.words,
    sentences: page.sentences + added.sentences,
    activities: page.activities + added.activities,
  };
}

function withinCaps(page: Draft): boolean {
  return (
    page.words <= caps.words &&
    page.sentences <= caps.sentences &&
    page.activities <= caps.activities &&
    !page.blocks.some((block) => block.tooLong)
  );
}

/** Alone on its page and smaller; what does not fit even so goes on over further pages, row by row. */
function placeLong(block: Block, room: Column): Draft[] {
  const alone = { words: countWords(block), sentences: 0, activities: 0 };
  const sizes = longScales.map((scale) => block.scale * scale);
  const readable = sizes.filter((scale) => scale * room.textPixels >= leastPixels);
  const fits = readable.find((scale) => blockHeight(block, scale, room) <= room.height);
  if (fits !== undefined) {
    const placed: PlacedBlock = { id: block.id, scale: fits, tooLong: true };
    return [{ ...alone, blocks: [placed], height: blockHeight(block, fits, room) }];
  }
  const scale = readable[0] ?? block.scale * longScale;
  return partsOf(block, scale, room).map(({ rows, height }) => ({
    ...alone,
    blocks: [{ id: block.id, scale, tooLong: true, rows }],
    height,
  }));
}

/**
 * A page of rows, each with who and when below; a room too low for one row still shows one, so that nothing is lost.
 */
function partsOf(block: Block, scale: number, room: Column): { rows: string[]; height: number }[] {
  const [labels, texts] = [true, false].map((isLabel) => ({
    ...block,
    lines: block.lines.filter(({ label = false }) => label === isLabel),
  }));
  const below = labels === undefined ? 0 : blockHeight(labels, scale, room);
  const parts: { rows: string[]; height: number }[] = [];
  for (const line of texts?.lines ?? []) {
    const row = pixelsOf(line, { column: room, scale }) * room.leading;
    for (const text of rowsOf(block, line, { column: room, scale })) {
      const last = parts.at(-1);
      if (last === undefined || last.height + row > room.height)
        parts.push({ rows: [text], height: below + row });
      else {
        last.rows.push(text);
        last.height += row;
      }
    }
  }
  return parts;
}
