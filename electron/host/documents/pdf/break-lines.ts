import type { Run } from '../blocks.ts';
import type { FontName, Fonts } from './fonts.ts';
import type { TextStyle } from './style.ts';

/** A stretch of one font on one line; `x` counts from the start of the line. */
export interface SetRun {
  readonly text: string;
  readonly x: number;
  readonly font: FontName;
  readonly italic: boolean;
}

export interface SetLine {
  readonly runs: readonly SetRun[];
}

/** Measures words in points. Words come again and again, so each is laid out once. */
export interface Measure {
  readonly width: (text: string, font: FontName, size: number) => number;
}

export function measureWith(fonts: Fonts): Measure {
  const known = new Map<string, number>();
  const width = (text: string, name: FontName, size: number): number => {
    const key = `${name} ${text}`;
    const units = known.get(key) ?? fonts[name].layout(text).advanceWidth / fonts[name].unitsPerEm;
    known.set(key, units);
    return units * size;
  };
  return { width };
}

interface Piece {
  readonly text: string;
  readonly font: FontName;
  readonly italic: boolean;
  readonly width: number;
  /** Width without the space at its end, which may hang over the edge of a line. */
  readonly inked: number;
}

interface Setting {
  readonly measure: Measure;
  readonly style: TextStyle;
  readonly width: number;
}

/** Sets runs into lines no wider than `width`; a word that is wider than a line is cut by letters. */
export function breakLines(
  runs: readonly Run[],
  measure: Measure,
  { style, width }: { readonly style: TextStyle; readonly width: number },
): readonly SetLine[] {
  const setting: Setting = { measure, style, width };
  const paragraphs = splitAtBreaks(runs);
  return paragraphs.flatMap((one) =>
    fillLines(
      one.flatMap((run) => runPieces(setting, run)),
      width,
    ),
  );
}

function splitAtBreaks(runs: readonly Run[]): readonly (readonly Run[])[] {
  const lines: Run[][] = [[]];
  for (const run of runs) {
    run.text.split('\n').forEach((text, index) => {
      if (index > 0) lines.push([]);
      if (text !== '') lines.at(-1)?.push({ ...run, text });
    });
  }
  return lines.filter((line) => line.length > 0);
}

function runPieces(setting: Setting, run: Run): readonly Piece[] {
  const font = run.bold === true && setting.style.font === 'regular' ? 'semibold' : setting.style.font;
  // A word ends after its spaces or after a hyphen between letters; a hard space is part of a word.
  const words = run.text.match(/[^ -]*(?:-(?=\p{L})|-* +|-+$|-+)|[^ -]+$/gu) ?? [];
  return words.flatMap((word) => cutToWidth(setting, { font, italic: run.italic === true, word }));
}

function cutToWidth(
  { measure, style, width }: Setting,
  { font, italic, word }: { font: FontName; italic: boolean; word: string },
): readonly Piece[] {
  const size = (text: string): number => measure.width(text, font, style.size);
  const piece = (text: string): Piece => {
    const ink = text.replace(/ +$/u, '');
    const inked = size(ink);
    return { text, font, italic, inked, width: inked + (text.length - ink.length) * size(' ') };
  };
  const whole = piece(word);
  if (whole.inked <= width) return [whole];
  const parts: Piece[] = [];
  let part = '';
  for (const letter of word) {
    if (part !== '' && size(part + letter) > width) {
      parts.push(piece(part));
      part = '';
    }
    part += letter;
  }
  return [...parts, piece(part)];
}

function fillLines(pieces: readonly Piece[], width: number): readonly SetLine[] {
  const lines: Piece[][] = [[]];
  let used = 0;
  for (const piece of pieces) {
    if (used > 0 && used + piece.inked > width) {
      lines.push([]);
      used = 0;
    }
    lines.at(-1)?.push(piece);
    used += piece.width;
  }
  return lines.map(joinPieces);
}

/** Neighbours of one font become one run, so that a reader hears and copies whole stretches. */
function joinPieces(pieces: readonly Piece[]): SetLine {
  const runs: SetRun[] = [];
  let x = 0;
  for (const { text, font, italic, width } of pieces) {
    const last = runs.at(-1);
    if (last && last.font === font && last.italic === italic) {
      runs[runs.length - 1] = { ...last, text: last.text + text };
    } else {
      runs.push({ text, x, font, italic });
    }
    x += width;
  }
  return { runs };
}
