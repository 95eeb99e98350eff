import {
  BorderStyle,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
} from 'docx';
import type { IParagraphOptions } from 'docx';
import type { CellLine, Run, Table as TableBlock, TableRow as Row } from '../blocks.ts';
import { cells, colours, millimetres, page } from '../pdf/style.ts';
import type { TextStyle } from '../pdf/style.ts';
import { hex, twips } from './units.ts';

type Runs = (runs: readonly Run[], style: TextStyle) => NonNullable<IParagraphOptions['children']>;

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const hairline = { style: BorderStyle.SINGLE, size: 4, color: hex(colours.hairline) } as const;
const margins = { top: 60, bottom: 60, left: 100, right: 100 } as const;

/** Widths in so many words: other programs lay a table out from them alone. */
export function drawTable(block: TableBlock, runs: Runs): Table {
  const widths = columnWidths(block.columns);
  const head = block.head === undefined ? [] : [headRow(block.head, widths, runs)];
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
    columnWidths: widths,
    margins,
    borders: {
      top: none,
      left: none,
      right: none,
      insideVertical: none,
      bottom: hairline,
      insideHorizontal: none,
    },
    rows: [...head, ...block.rows.flatMap((row) => bodyRows(block, row, { widths, runs }))],
  });
}

function columnWidths(columns: TableBlock['columns']): number[] {
  const whole = twips(millimetres(210) - 2 * page.side);
  const fixed = columns.map((one) => (one === 'rest' ? 0 : twips(millimetres(one))));
  const rest = whole - fixed.reduce((sum, one) => sum + one, 0);
  const count = columns.filter((one) => one === 'rest').length;
  return columns.map((one, index) => (one === 'rest' ? Math.round(rest / count) : (fixed[index] ?? 0)));
}

function headRow(head: readonly string[], widths: readonly number[], runs: Runs): TableRow {
  const shading = { type: ShadingType.CLEAR, fill: hex(colours.tint), color: 'auto' };
  const children = head.map((text, index) => {
    const words = [new Paragraph({ children: runs([{ text, bold: true }], cells.columnHead) })];
    return new TableCell({ children: words, shading, width: widthOf(widths, index) });
  });
  return new TableRow({ tableHeader: true, cantSplit: true, children });
}

interface Look {
  readonly widths: readonly number[];
  readonly runs: Runs;
}

/** The row, and under it, across the whole table, what belongs to it. */
function bodyRows(block: TableBlock, row: Row, { widths, runs }: Look): TableRow[] {
  const borders = { top: hairline };
  const children = row.cells.map((cell, index) => {
    const lines = cell.map((line) => cellLine(line, index === block.rowHead, runs));
    return new TableCell({ children: lines, borders, width: widthOf(widths, index) });
  });
  const own = new TableRow({ cantSplit: true, keepNext: row.under.length > 0, children });
  return [own, ...row.under.map((one) => underRow(one, block.columns.length, runs))];
}

function cellLine(line: CellLine, isRowHead: boolean, runs: Runs): Paragraph {
  if (line.quiet === true) return new Paragraph({ children: runs([{ text: line.text }], cells.quiet) });
  return new Paragraph({ children: runs([{ text: line.text, bold: isRowHead }], cells.plain) });
}

function underRow(runs: readonly Run[], columnSpan: number, make: Runs): TableRow {
  const paragraph = new Paragraph({ children: make(runs, cells.plain), indent: { left: 280 } });
  return new TableRow({ cantSplit: true, children: [new TableCell({ children: [paragraph], columnSpan })] });
}

function widthOf(widths: readonly number[], index: number): { size: number; type: 'dxa' } {
  return { size: widths[index] ?? 0, type: WidthType.DXA };
}
