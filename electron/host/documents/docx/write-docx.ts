import { AlignmentType, Document, Footer, Header, HeadingLevel, LevelFormat, Packer, PageNumber } from 'docx';
import { Paragraph, Tab, TabStopType, TextRun } from 'docx';
import type { FileChild, IParagraphOptions } from 'docx';
import type { Block, List, Run, Tone } from '../blocks.ts';
import type { Paper } from '../paper.ts';
import { headings, millimetres, page, tones } from '../pdf/style.ts';
import type { BlockStyle } from '../pdf/style.ts';
import { coreProperties } from './core-properties.ts';
import { drawTable } from './draw-table.ts';
import { fixZipTimes } from './fix-zip-times.ts';
import { halfPoints, hex, twips } from './units.ts';

const font = 'Noto Sans';

/**
 * The paper as a working copy for Word: real headings, table heads that come again, rows that stay whole, and the
 * language said. It carries no person's name outside its text, and the same paper gives the same bytes.
 */
export async function writeDocx(paper: Paper, publisher: string): Promise<Uint8Array<ArrayBuffer>> {
  const { composed, language, keywords } = paper;
  const document = new Document({
    title: composed.title,
    creator: publisher,
    lastModifiedBy: publisher,
    keywords,
    styles: { default: styles(`${language}-NO`) },
    numbering: { config: numbering() },
    sections: [
      {
        properties: { titlePage: true, page: { size: a4, margin: margins() } },
        headers: { default: header(paper), first: new Header({ children: [] }) },
        footers: { default: footer(paper), first: footer(paper) },
        children: blocksOf(composed.blocks),
      },
    ],
  });
  const properties = { path: 'docProps/core.xml', data: coreProperties(paper, publisher) };
  const bytes = new Uint8Array(await Packer.toArrayBuffer(document, undefined, [properties]));
  return fixZipTimes(bytes, paper.created);
}

const a4 = { width: twips(millimetres(210)), height: twips(millimetres(297)) };

function margins(): { top: number; bottom: number; left: number; right: number } {
  const side = twips(page.side);
  return { top: twips(page.top), bottom: twips(page.bottom), left: side, right: side };
}

function styles(language: string): object {
  const { body } = tones;
  return {
    document: { run: { ...runStyle(body), font, language: { value: language } }, paragraph: {} },
    heading1: { run: { ...runStyle(headings[1]), font, bold: true }, paragraph: spacing(headings[1]) },
    heading2: { run: { ...runStyle(headings[2]), font, bold: true }, paragraph: spacing(headings[2]) },
    heading3: { run: { ...runStyle(headings[3]), font, bold: true }, paragraph: spacing(headings[3]) },
  };
}

function runStyle(style: BlockStyle): { size: number; color: string } {
  return { size: halfPoints(style.size), color: hex(style.colour) };
}

function spacing(style: BlockStyle): Pick<IParagraphOptions, 'spacing'> {
  return { spacing: { before: twips(style.before), after: twips(style.after) } };
}

/** The library's own bullets come out large in other word processors. */
function numbering(): {
  reference: string;
  levels: { level: number; format: 'bullet' | 'decimal'; text: string; alignment: 'left'; style: object }[];
}[] {
  const style = { paragraph: { indent: { left: 360, hanging: 360 } } };
  const level = { level: 0, alignment: AlignmentType.LEFT, style };
  return [
    { reference: 'points', levels: [{ ...level, format: LevelFormat.BULLET, text: '•' }] },
    { reference: 'numbers', levels: [{ ...level, format: LevelFormat.DECIMAL, text: '%1.' }] },
  ];
}

/** An ordered list counts from one, whatever was counted before it. */
function blocksOf(blocks: readonly Block[]): FileChild[] {
  return blocks.flatMap((block, index): FileChild[] => {
    switch (block.kind) {
      case 'heading':
        return [new Paragraph({ text: block.text, heading: levels[block.level], keepNext: true })];
      case 'paragraph':
        return [paragraphOf(block.runs, block.tone)];
      case 'list':
        return listOf(block, index);
      case 'table':
        return [drawTable(block, runsOf), new Paragraph({ spacing: { after: 0 } })];
    }
  });
}

const levels = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;

function paragraphOf(runs: readonly Run[], tone: Tone): Paragraph {
  return new Paragraph({ children: runsOf(runs, tones[tone]), ...spacing(tones[tone]) });
}

function listOf({ items, ordered }: List, instance: number): Paragraph[] {
  const reference = ordered ? 'numbers' : 'points';
  return items.map(
    (item) =>
      new Paragraph({ children: runsOf(item, tones.body), numbering: { reference, level: 0, instance } }),
  );
}

function runsOf(runs: readonly Run[], style: { readonly size: number; readonly colour: string }): TextRun[] {
  const look = { size: halfPoints(style.size), color: hex(style.colour) };
  return runs.flatMap(({ text, bold = false, italic = false }) =>
    text
      .split('\n')
      .map(
        (line, index) =>
          new TextRun({ text: line, bold, italics: italic, ...look, ...(index > 0 ? { break: 1 } : {}) }),
      ),
  );
}

function header({ composed }: Paper): Header {
  return new Header({ children: [edges([composed.runningTitle], [composed.exempt])] });
}

/** Whose version it is stands on every page (D3). */
function footer({ composed, pageText }: Paper): Footer {
  const [before = '', between = '', after = ''] = pageText.split(/\{\{page\}\}|\{\{pages\}\}/u);
  const pages = [before, PageNumber.CURRENT, between, PageNumber.TOTAL_PAGES, after];
  return new Footer({
    children: [
      edges(
        [composed.readers],
        pages.filter((part) => part !== ''),
      ),
    ],
  });
}

function edges(left: readonly string[], right: readonly string[]): Paragraph {
  const look = { size: halfPoints(tones.quiet.size), color: hex(tones.quiet.colour) };
  const position = twips(millimetres(210) - 2 * page.side);
  return new Paragraph({
    tabStops: [{ type: TabStopType.RIGHT, position }],
    children: [new TextRun({ children: [...left, new Tab(), ...right], ...look })],
  });
}
