import type { SetLine } from './break-lines.ts';
import { rowStartHeight, tableFirstHeight, underHeight } from './set-table.ts';
import type { SetCell, SetRow, SetTable } from './set-table.ts';
import {
  addElement,
  addTableHeadElement,
  atTop,
  describeElement,
  drawArtifact,
  drawInside,
  drawLines,
  makeRoom,
  nextPage,
} from './sheet.ts';
import type { Sheet } from './sheet.ts';
import { cells, colours, table as look } from './style.ts';

type Element = PDFKit.PDFStructureElement;

/** Rows are never split. A table that goes on repeats its head, for the eye only. */
export function drawTable(sheet: Sheet, table: SetTable): void {
  makeRoom(sheet, tableFirstHeight(table));
  const element = addElement(sheet, sheet.root, 'Table');
  if (table.head) drawHead(sheet, table, element);
  const body = addElement(sheet, element, 'TBody');
  for (const row of table.rows) drawRow(sheet, { table, body }, row);
  element.end();
  sheet.y += look.after;
}

function drawHead(sheet: Sheet, table: SetTable, parent: Element): void {
  const { head } = table;
  if (!head) return;
  drawTint(sheet, head.height);
  const row = addElement(sheet, addElement(sheet, parent, 'THead'), 'TR');
  head.cells.forEach((cell, index) => {
    const element = addTableHeadElement(sheet, row, 'Column');
    drawCell(sheet, cell, { element, x: cellStart(sheet, table, index), y: sheet.y + look.padY });
  });
  sheet.y += head.height;
}

interface TableBody {
  readonly table: SetTable;
  readonly body: Element;
}

function drawRow(sheet: Sheet, { table, body }: TableBody, row: SetRow): void {
  keepRow(sheet, table, rowStartHeight(row));
  const element = addElement(sheet, body, 'TR');
  row.cells.forEach((cell, index) => {
    const place = { x: cellStart(sheet, table, index), y: sheet.y + look.padY };
    if (index === table.rowHead) {
      drawCell(sheet, cell, { element: addTableHeadElement(sheet, element, 'Row'), ...place });
    } else {
      drawCell(sheet, cell, { element: addElement(sheet, element, 'TD'), ...place });
    }
  });
  sheet.y += row.height;
  row.under.forEach((lines) => {
    keepRow(sheet, table, underHeight(lines));
    drawUnder(sheet, { table, body }, lines);
  });
  if (row.under.length > 0) sheet.y += look.padY - look.underGap + 2;
  drawRule(sheet);
}

/** Goes to a new page with a repeated head when the next row does not fit here. */
function keepRow(sheet: Sheet, table: SetTable, height: number): void {
  if (atTop(sheet) || sheet.y + height <= sheet.bottom) return;
  nextPage(sheet);
  const { head } = table;
  if (!head) return;
  drawTint(sheet, head.height);
  drawArtifact(sheet, 'Pagination', () => {
    head.cells.forEach((cell, index) => {
      drawCellLines(sheet, cell, { x: cellStart(sheet, table, index), y: sheet.y + look.padY });
    });
  });
  sheet.y += head.height;
}

/** An evaluation or a closing: one cell across the table, indented under its activity (G2). */
function drawUnder(sheet: Sheet, { table, body }: TableBody, lines: readonly SetLine[]): void {
  const cell = addElement(sheet, addElement(sheet, body, 'TR'), 'TD');
  describeElement(cell, { O: 'Table', ColSpan: table.offsets.length });
  const x = sheet.left + look.padX + look.underIndent;
  const top = sheet.y;
  const place = { x, y: top, style: cells.plain };
  const words = addElement(sheet, cell, 'P');
  drawInside(sheet, { element: words, tag: 'P' }, () => {
    drawLines(sheet, lines, place);
  });
  const height = lines.length * cells.plain.lineHeight;
  drawArtifact(sheet, 'Layout', () => {
    const bar = x - look.underIndent + 3;
    sheet.file.moveTo(bar, top + 2).lineTo(bar, top + height - 2);
    sheet.file.lineWidth(1.5).strokeColor(colours.hairline).stroke();
  });
  sheet.y += underHeight(lines);
}

function cellStart(sheet: Sheet, table: SetTable, index: number): number {
  return sheet.left + (table.offsets[index] ?? 0) + look.padX;
}

interface CellPlace {
  readonly x: number;
  readonly y: number;
}

function drawCell(sheet: Sheet, cell: SetCell, { element, x, y }: CellPlace & { element: Element }): void {
  let lineTop = y;
  for (const { lines, style } of cell) {
    const place = { x, y: lineTop, style };
    const words = addElement(sheet, element, 'P');
    drawInside(sheet, { element: words, tag: 'P' }, () => {
      drawLines(sheet, lines, place);
    });
    lineTop += lines.length * style.lineHeight;
  }
}

function drawCellLines(sheet: Sheet, cell: SetCell, { x, y }: CellPlace): void {
  let lineTop = y;
  for (const { lines, style } of cell) {
    drawLines(sheet, lines, { x, y: lineTop, style });
    lineTop += lines.length * style.lineHeight;
  }
}

function drawTint(sheet: Sheet, height: number): void {
  drawArtifact(sheet, 'Layout', () => {
    sheet.file.rect(sheet.left, sheet.y, sheet.width, height).fill(colours.tint);
  });
}

function drawRule(sheet: Sheet): void {
  drawArtifact(sheet, 'Layout', () => {
    sheet.file.moveTo(sheet.left, sheet.y).lineTo(sheet.left + sheet.width, sheet.y);
    sheet.file.lineWidth(0.6).strokeColor(colours.hairline).stroke();
  });
}
