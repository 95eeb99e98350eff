import type { Composed } from '../compose-minutes.ts';
import { fill } from '#language/fill-text.ts';
import { breakLines, measureWith } from './break-lines.ts';
import type { Measure } from './break-lines.ts';
import { drawTable } from './draw-table.ts';
import { drawList, drawText } from './draw-text.ts';
import type { Fonts } from './fonts.ts';
import { heightWithFollowers, isHeading, setBlock } from './set-blocks.ts';
import type { SetBlock } from './set-blocks.ts';
import { atTop, closeSheet, drawArtifact, drawLine, makeRoom, openSheet } from './sheet.ts';
import type { Particulars, Sheet } from './sheet.ts';
import { furniture, page } from './style.ts';

export interface PdfNeeds {
  readonly fonts: Fonts;
  readonly particulars: Particulars;
  /** «Side {{page}} av {{pages}}». */
  readonly pageText: string;
}

/** Sets the document on A4 pages and gives the bytes. The same input gives the same bytes. */
export async function writePdf(needs: PdfNeeds, composed: Composed): Promise<Uint8Array<ArrayBuffer>> {
  const measure = measureWith(needs.fonts);
  const sheet = openSheet(needs.particulars, needs.fonts);
  const blocks = composed.blocks.map((block) => setBlock(block, measure, sheet.width));
  blocks.forEach((block, index) => {
    if (!isHeading(blocks[index - 1])) leaveSpace(sheet, block);
    makeRoom(sheet, heightWithFollowers(blocks, index));
    drawBlock(sheet, block);
  });
  drawFurniture(sheet, { measure, composed, pageText: needs.pageText });
  return closeSheet(sheet);
}

/** A heading right under a heading needs no space of its own; nor does the first thing on a page. */
function leaveSpace(sheet: Sheet, block: SetBlock): void {
  if (block.kind === 'text' && !atTop(sheet)) sheet.y += block.style.before;
}

function drawBlock(sheet: Sheet, block: SetBlock): void {
  switch (block.kind) {
    case 'text':
      drawText(sheet, block);
      return;
    case 'list':
      drawList(sheet, block);
      return;
    case 'table':
      drawTable(sheet, block);
      return;
  }
}

interface Furniture {
  readonly measure: Measure;
  readonly composed: Composed;
  readonly pageText: string;
}

/** Running head and foot, when the number of pages is known: whose, for whom, which page (D3). */
function drawFurniture(sheet: Sheet, { measure, composed, pageText }: Furniture): void {
  const { count } = sheet.file.bufferedPageRange();
  for (let index = 0; index < count; index += 1) {
    sheet.file.switchToPage(index);
    const number = fill(pageText, { page: String(index + 1), pages: String(count) });
    const footer = sheet.file.page.height - page.footer;
    drawEdges(sheet, measure, { left: composed.readers, right: number, y: footer });
    if (index === 0) continue;
    const head = { left: composed.runningTitle, right: composed.exempt, y: page.runningHead };
    drawEdges(sheet, measure, head);
  }
}

interface Edges {
  readonly left: string;
  readonly right: string;
  readonly y: number;
}

function drawEdges(sheet: Sheet, measure: Measure, { left, right, y }: Edges): void {
  const rightWidth = measure.width(right, furniture.font, furniture.size);
  const leftRoom = { style: furniture, width: sheet.width - rightWidth - 20 };
  const [first] = breakLines([{ text: left }], measure, leftRoom);
  const [last] = breakLines([{ text: right }], measure, { style: furniture, width: sheet.width });
  drawArtifact(sheet, 'Pagination', () => {
    if (first) drawLine(sheet, first, { x: sheet.left, y, style: furniture });
    if (last) drawLine(sheet, last, { x: sheet.left + sheet.width - rightWidth, y, style: furniture });
  });
}
