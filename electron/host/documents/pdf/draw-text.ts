import type { SetLine } from './break-lines.ts';
import { together } from './set-blocks.ts';
import type { SetList, SetText } from './set-blocks.ts';
import { addElement, describeElement, drawInside, drawLine, drawLines, makeRoom, nextPage } from './sheet.ts';
import type { Sheet } from './sheet.ts';
import { list as look } from './style.ts';
import type { TextStyle } from './style.ts';

type Element = PDFKit.PDFStructureElement;

export function drawText(sheet: Sheet, text: SetText): void {
  const element = addElement(sheet, sheet.root, text.tag);
  flowLines(sheet, text.lines, { element, tag: text.tag, style: text.style, x: sheet.left });
  element.end();
  sheet.y += text.style.after;
}

interface Flow {
  readonly element: Element;
  readonly tag: string;
  readonly style: TextStyle;
  readonly x: number;
}

/** Fills pages with lines; what does not fit goes on, never with one line alone on either side. */
function flowLines(sheet: Sheet, lines: readonly SetLine[], flow: Flow): void {
  let left = lines;
  while (left.length > 0) {
    const count = linesHere(sheet, left.length, flow.style.lineHeight);
    const here = left.slice(0, count);
    drawInside(sheet, { element: flow.element, tag: flow.tag }, () => {
      drawLines(sheet, here, { x: flow.x, y: sheet.y, style: flow.style });
    });
    sheet.y += here.length * flow.style.lineHeight;
    left = left.slice(count);
    if (left.length > 0) nextPage(sheet);
  }
}

function linesHere(sheet: Sheet, wanted: number, lineHeight: number): number {
  const fits = Math.max(1, Math.floor((sheet.bottom - sheet.y + 0.01) / lineHeight));
  if (fits >= wanted) return wanted;
  return wanted - fits < together ? Math.max(1, wanted - together) : fits;
}

export function drawList(sheet: Sheet, list: SetList): void {
  const element = addElement(sheet, sheet.root, 'L');
  describeElement(element, { O: 'List', ListNumbering: list.ordered ? 'Decimal' : 'Disc' });
  list.items.forEach((lines, index) => {
    drawItem(sheet, list, { parent: element, lines, label: list.labels[index] ?? [] });
  });
  element.end();
  sheet.y += look.after - look.gap;
}

interface Item {
  readonly parent: Element;
  readonly lines: readonly SetLine[];
  readonly label: readonly SetLine[];
}

function drawItem(sheet: Sheet, { style }: SetList, { parent, lines, label }: Item): void {
  makeRoom(sheet, Math.min(lines.length, together * 2 - 1) * style.lineHeight);
  const item = addElement(sheet, parent, 'LI');
  const labelElement = addElement(sheet, item, 'Lbl');
  const place = { x: sheet.left + 3, y: sheet.y, style };
  drawInside(sheet, { element: labelElement, tag: 'Lbl' }, () => {
    for (const line of label) drawLine(sheet, line, place);
  });
  const body = addElement(sheet, item, 'LBody');
  flowLines(sheet, lines, { element: body, tag: 'LBody', style, x: sheet.left + look.indent });
  item.end();
  sheet.y += look.gap;
}
