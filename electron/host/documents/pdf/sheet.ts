import PDFDocument from 'pdfkit';
import { accessibilityMetadata } from './archive-standard.ts';
import type { SetLine } from './break-lines.ts';
import type { FontName, Fonts } from './fonts.ts';
import { page } from './style.ts';
import type { TextStyle } from './style.ts';

type Element = PDFKit.PDFStructureElement;

/**
 * `archive`: PDF/A-2a and PDF/UA-1 in one file, what is delivered. `basic`: the same pages as PDF/A-1b, the part of
 * the standard that free validators know, so that fonts, colours and metadata can be judged by somebody else's code.
 */
export type PdfStandard = 'archive' | 'basic';

/** What the file says about itself, besides its pages. */
export interface Particulars {
  readonly standard: PdfStandard;
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly keywords: string;
  readonly language: string;
  readonly created: Date;
}

/** The open file with the place on the page where the next thing goes: the one thing here that changes. */
export interface Sheet {
  readonly file: PDFKit.PDFDocument;
  readonly root: Element;
  readonly left: number;
  readonly width: number;
  readonly top: number;
  readonly bottom: number;
  y: number;
}

const standards = {
  archive: { pdfVersion: '1.7', subset: 'PDF/A-2a' },
  basic: { pdfVersion: '1.4', subset: 'PDF/A-1b' },
} as const;

/** Tagged, with its language, its title shown and its fonts inside. */
export function openSheet(particulars: Particulars, fonts: Fonts): Sheet {
  const file = new PDFDocument({
    size: 'A4',
    margins: { left: page.side, right: page.side, top: page.top, bottom: page.bottom },
    ...standards[particulars.standard],
    tagged: true,
    lang: particulars.language,
    displayTitle: true,
    bufferPages: true,
    // No font of the library's own: none may be in an archive file, and in the bundle there is no file of it to read.
    font: '',
    info: {
      Title: particulars.title,
      Author: particulars.author,
      Subject: particulars.subject,
      Keywords: particulars.keywords,
      CreationDate: particulars.created,
    },
  });
  for (const name of ['regular', 'semibold', 'bold'] as const) file.registerFont(name, fonts[name]);
  if (particulars.standard === 'archive') file.appendXML(accessibilityMetadata);
  const root = file.struct('Document');
  file.addStructure(root);
  return {
    file,
    root,
    left: page.side,
    width: file.page.width - 2 * page.side,
    top: page.top,
    bottom: file.page.height - page.bottom,
    y: page.top,
  };
}

export function atTop(sheet: Sheet): boolean {
  return sheet.y <= sheet.top;
}

export function nextPage(sheet: Sheet): void {
  sheet.file.addPage();
  sheet.y = sheet.top;
}

/** Goes to the next page unless `height` fits; what is higher than a page starts where it is, at the top. */
export function makeRoom(sheet: Sheet, height: number): void {
  if (!atTop(sheet) && sheet.y + height > sheet.bottom) nextPage(sheet);
}

/** A new element of the structure tree, put into its parent at once. */
export function addElement(sheet: Sheet, parent: Element, tag: string): Element {
  const element = sheet.file.struct(tag);
  parent.add(element);
  return element;
}

export function addTableHeadElement(sheet: Sheet, parent: Element, scope: 'Column' | 'Row'): Element {
  const element = sheet.file.struct('TH', { scope });
  parent.add(element);
  return element;
}

/** Says what an element is beyond its tag, such as how a list is numbered or what a cell spans. */
export function describeElement(element: Element, attributes: Readonly<Record<string, unknown>>): void {
  Object.assign(element.dictionary.data, { A: attributes });
}

/** Whatever is drawn inside belongs to the element. It is drawn now: nothing here waits for its page. */
export function drawInside(
  sheet: Sheet,
  { element, tag }: { readonly element: Element; readonly tag: string },
  draw: () => void,
): void {
  const content = sheet.file.markStructureContent(tag);
  draw();
  sheet.file.endMarkedContent();
  element.add(content);
}

/** Lines, fills, running heads: seen, but not read aloud and not part of the text. */
export function drawArtifact(sheet: Sheet, type: 'Layout' | 'Pagination', draw: () => void): void {
  sheet.file.markContent('Artifact', { type });
  draw();
  sheet.file.endMarkedContent();
}

export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Noto Sans fills 1.362 of its size; the rest of the line height is shared above and below. */
const naturalHeight = 1.362;

export function drawLine(sheet: Sheet, line: SetLine, { x, y, style }: Place & { style: TextStyle }): void {
  const baselineBox = y + (style.lineHeight - naturalHeight * style.size) / 2;
  sheet.file.fillColor(style.colour);
  for (const run of line.runs) {
    selectFont(sheet, run.font, style.size);
    sheet.file.text(run.text, x + run.x, baselineBox, { lineBreak: false, oblique: run.italic });
  }
}

function selectFont(sheet: Sheet, font: FontName, size: number): void {
  sheet.file.font(font).fontSize(size);
}

export function drawLines(
  sheet: Sheet,
  lines: readonly SetLine[],
  place: Place & { style: TextStyle },
): void {
  lines.forEach((line, index) => {
    drawLine(sheet, line, { ...place, y: place.y + index * place.style.lineHeight });
  });
}

/** Ends the file and gives its bytes. */
export function closeSheet(sheet: Sheet): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Buffer[] = [];
  return new Promise((resolve, reject) => {
    sheet.file.on('data', (part: Buffer) => parts.push(part));
    sheet.file.on('end', () => {
      resolve(new Uint8Array(Buffer.concat(parts)));
    });
    sheet.file.on('error', reject);
    sheet.root.end();
    sheet.file.end();
  });
}
