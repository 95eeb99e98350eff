/**
 * Widths of a font's characters. `advances` and `kerning` have one line for each size in font units: the size, a
 * tab, and the characters, or pairs of characters, that have it.
 */
export type WidthTable = {
  readonly unitsPerEm: number;
  /** For a character that was not measured: the widest letter. */
  readonly unknown: number;
  readonly advances: string;
  readonly kerning: string;
};

/** A line's place in the text: UTF-16 offsets, end exclusive, the space at the break left out. */
export type LineSpan = { readonly start: number; readonly end: number };

/** What a text is set in. `width` and `pixels` are in the same unit. */
export type Setting = { readonly pixels: number; readonly width: number; readonly table: WidthTable };

type Widths = {
  readonly advances: ReadonlyMap<string, number>;
  readonly kerning: ReadonlyMap<string, number>;
};

const read = new WeakMap<WidthTable, Widths>();

function widthsOf(table: WidthTable): Widths {
  const known = read.get(table);
  if (known !== undefined) return known;
  const widths = { advances: ungroup(table.advances, 1), kerning: ungroup(table.kerning, 2) };
  read.set(table, widths);
  return widths;
}

function ungroup(groups: string, length: number): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>();
  for (const line of groups.split('\n')) {
    const [size, text = ''] = line.split('\t');
    for (let at = 0; at < text.length; at += length) sizes.set(text.slice(at, at + length), Number(size));
  }
  return sizes;
}

/** The width of one line, as the page draws it with kerning on and contextual alternates off. */
export function measureText(text: string, pixels: number, table: WidthTable): number {
  const { advances, kerning } = widthsOf(table);
  let units = 0;
  let before = '';
  for (const character of text) {
    units += (advances.get(character) ?? table.unknown) + (kerning.get(before + character) ?? 0);
    before = character;
  }
  return (units * pixels) / table.unitsPerEm;
}

/**
 * Greedy lines: as much as fits, broken at spaces and after a hyphen or dash inside a word, as Chromium does; a word that
 * is wider than the column is broken where it must. An empty text is one empty line.
 */
export function wrapText(text: string, setting: Setting): readonly string[] {
  return wrapSpans(text, setting).map((line) => text.slice(line.start, line.end));
}

export function wrapSpans(text: string, setting: Setting): readonly LineSpan[] {
  const lines: LineSpan[] = [];
  let line: LineSpan | undefined;
  for (const piece of unbreakable(text)) {
    const longer: LineSpan = { start: line?.start ?? piece.start, end: piece.end };
    if (fits(text, longer, setting)) {
      line = longer;
      continue;
    }
    if (line !== undefined) lines.push(line);
    const rest = breakWide(text, piece, setting);
    lines.push(...rest.slice(0, -1));
    line = rest.at(-1);
  }
  lines.push(line ?? { start: 0, end: 0 });
  return lines;
}

function fits(text: string, line: LineSpan, setting: Setting): boolean {
  return measureText(text.slice(line.start, line.end), setting.pixels, setting.table) <= setting.width;
}

/** Pieces without a break inside; the white space between them belongs to none. */
function unbreakable(text: string): LineSpan[] {
  const pieces: LineSpan[] = [];
  for (const word of text.matchAll(/[^ \t\n\r]+/g)) {
    let start = word.index;
    for (const stop of word[0].matchAll(/(?<=[\p{L}\p{N}])[-–—](?=[\p{L}\p{N}])/gu)) {
      const end = word.index + stop.index + 1;
      pieces.push({ start, end });
      start = end;
    }
    pieces.push({ start, end: word.index + word[0].length });
  }
  return pieces;
}

/** At least one character a line, so that it ends also in a column narrower than a letter. */
function breakWide(text: string, piece: LineSpan, setting: Setting): LineSpan[] {
  const lines: LineSpan[] = [];
  let { start } = piece;
  let end = start;
  for (const character of text.slice(piece.start, piece.end)) {
    const next = end + character.length;
    if (end > start && !fits(text, { start, end: next }, setting)) {
      lines.push({ start, end });
      start = end;
    }
    end = next;
  }
  return [...lines, { start, end }];
}
