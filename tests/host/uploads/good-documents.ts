import { createReadStream } from 'node:fs';
import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import {
  Document,
  HeadingLevel,
  ImageRun,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx';
import PDFDocument from 'pdfkit';
import { paintQuarters } from '../../fixtures/hostile/pictures.ts';

const font = 'resources/fonts/noto-sans/NotoSans_400Regular.ttf';

/** A day board of two pages, with the letters that are written here. */
export async function writeDayBoard(): Promise<Uint8Array> {
  const document = new PDFDocument({ size: 'A4' });
  const written = buffer(document);
  document.font(await buffer(createReadStream(font))).fontSize(30);
  document.text('Mandag: buss æøå ŋ š ž đ');
  document.addPage().text('Tirsdag: svømming');
  document.end();
  await once(document, 'end').catch(() => undefined);
  return new Uint8Array(await written);
}

function cell(text: string): TableCell {
  return new TableCell({ children: [new Paragraph(text)] });
}

export async function writeTimetable(): Promise<Uint8Array> {
  const document = new Document({
    numbering: {
      config: [{ reference: 'prikker', levels: [{ level: 0, format: 'bullet', text: '•' }] }],
    },
    sections: [
      {
        children: [
          new Paragraph({ text: 'Timeplan', heading: HeadingLevel.HEADING_1 }),
          new Paragraph({
            children: [new TextRun('Vi møtes '), new TextRun({ text: 'klokka ni', bold: true })],
          }),
          new Paragraph({ text: 'Ta med gymtøy', numbering: { reference: 'prikker', level: 0 } }),
          new Table({
            rows: [
              new TableRow({ children: [cell('Mandag'), cell('Čáhci')] }),
              new TableRow({ children: [cell('Tirsdag'), cell('Svømming')] }),
            ],
          }),
          new Paragraph({
            children: [
              new ImageRun({
                type: 'png',
                data: paintQuarters(40, 20).toBuffer('image/png'),
                transformation: { width: 40, height: 20 },
                altText: { name: 'a', title: 'a', description: 'Et flagg' },
              }),
            ],
          }),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}
