import type { CellLine, Table, TableRow } from '../blocks.ts';
import { breakLines } from './break-lines.ts';
import type { Measure, SetLine } from './break-lines.ts';
import { cells, millimetres, table as look } from './style.ts';
import type { TextStyle } from './style.ts';

interface SetCellLine {
  readonly lines: readonly SetLine[];
  readonly style: TextStyle;
}

export type SetCell = readonly SetCellLine[];

export interface SetRow {
  readonly cells: readonly SetCell[];
  readonly height: number;
  readonly under: readonly (readonly SetLine[])[];
}

export interface SetTable {
  readonly kind: 'table';
  /** Where each column begins, from the left edge of the table. */
  readonly offsets: readonly number[];
  readonly rowHead: number;
  readonly head: { readonly cells: readonly SetCell[]; readonly height: number } | undefined;
  readonly rows: readonly SetRow[];
}

interface Columns {
  readonly measure: Measure;
  readonly widths: readonly number[];
  readonly rowHead: number;
  readonly width: number;
}

export function setTable(block: Table, measure: Measure, width: number): SetTable {
  const widths = columnWidths(block.columns, width);
  const columns: Columns = { measure, widths, rowHead: block.rowHead, width };
  return {
    kind: 'table',
    offsets: widths.map((_one, index) => sum(widths.slice(0, index))),
    rowHead: block.rowHead,
    head: block.head && setHead(columns, block.head),
    rows: block.rows.map((row) => setRow(columns, row)),
  };
}

function columnWidths(columns: Table['columns'], width: number): readonly number[] {
  const fixed = columns.map((one) => (one === 'rest' ? 0 : millimetres(one)));
  const rest = (width - sum(fixed)) / columns.filter((one) => one === 'rest').length;
  return columns.map((one, index) => (one === 'rest' ? rest : (fixed[index] ?? 0)));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

function setHead(columns: Columns, head: readonly string[]): NonNullable<SetTable['head']> {
  const set = head.map((text, index) => [setCellLine(columns, { index, text, style: cells.columnHead })]);
  return { cells: set, height: rowHeight(set) };
}

function setRow(columns: Columns, row: TableRow): SetRow {
  const set = row.cells.map((cell, index) =>
    cell.map((one) => setCellLine(columns, { index, text: one.text, style: cellStyle(columns, index, one) })),
  );
  const width = columns.width - 2 * look.padX - look.underIndent;
  const under = row.under.map((runs) => breakLines(runs, columns.measure, { style: cells.plain, width }));
  return { cells: set, height: rowHeight(set), under };
}

function cellStyle(columns: Columns, index: number, one: CellLine): TextStyle {
  if (one.quiet === true) return cells.quiet;
  return index === columns.rowHead ? cells.rowHead : cells.plain;
}

function setCellLine(
  { measure, widths }: Columns,
  { index, text, style }: { index: number; text: string; style: TextStyle },
): SetCellLine {
  const width = (widths[index] ?? 0) - 2 * look.padX;
  return { lines: breakLines([{ text }], measure, { style, width }), style };
}

function cellHeight(cell: SetCell): number {
  return sum(cell.map(({ lines, style }) => lines.length * style.lineHeight));
}

function rowHeight(row: readonly SetCell[]): number {
  return Math.max(...row.map(cellHeight)) + 2 * look.padY;
}

/** The height of one evaluation or closing under its row. */
export function underHeight(lines: readonly SetLine[]): number {
  return lines.length * cells.plain.lineHeight + look.underGap;
}

/** What stands under a row moves with it, up to this height: about a third of a page. */
const keptWithRow = 230;

/** The height at which a row may begin: with all that stands under it, or, when that is much, the first. */
export function rowStartHeight({ height, under }: SetRow): number {
  const heights = under.map(underHeight);
  const whole = height + sum(heights);
  return whole <= keptWithRow ? whole : height + (heights[0] ?? 0);
}

export function tableFirstHeight({ head, rows }: SetTable): number {
  const [first] = rows;
  return (head?.height ?? 0) + (first === undefined ? 0 : rowStartHeight(first));
}
