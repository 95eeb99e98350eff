/** Draws the made-up documents of the demo plans: node scripts/make-demo-documents.ts prints what the plan files say of them. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, WidthType } from 'docx';
import PDFDocument from 'pdfkit';

const root = path.resolve(import.meta.dirname, '..');
const folder = path.join(root, 'resources/demo/documents');
const day = new Date('2026-11-02T08:00:00Z');

type Row = readonly [clock: string, what: string, colour: string];

const morning: readonly Row[] = [
  ['08.20', 'Dagsplan med Marit', '#0b6e6e'],
  ['08.30', 'Norsk', '#b04a00'],
  ['09.15', 'Friminutt', '#3f7d20'],
  ['09.35', 'Matte i liten gruppe', '#5a3e9b'],
  ['10.30', 'Matpakke', '#8a6d00'],
];
const afternoon: readonly Row[] = [
  ['11.00', 'Uteskole', '#3f7d20'],
  ['12.30', 'Stille lesing', '#b04a00'],
  ['13.00', 'SFO med Kari', '#0b6e6e'],
  ['15.45', 'Mamma eller pappa henter', '#5a3e9b'],
];

function drawDayBoard(): Promise<Buffer> {
  const pdf = new PDFDocument({ size: 'A4', layout: 'landscape', margin: 40, info: { CreationDate: day } });
  const parts: Buffer[] = [];
  pdf.on('data', (part: Buffer) => parts.push(part));
  pdf.registerFont('text', path.join(root, 'resources/fonts/noto-sans/NotoSans_400Regular.ttf'));
  pdf.registerFont('strong', path.join(root, 'resources/fonts/noto-sans/NotoSans_700Bold.ttf'));
  drawPage(pdf, 'Mandag: før mat', morning);
  pdf.addPage();
  drawPage(pdf, 'Mandag: etter mat', afternoon);
  return new Promise((resolve) => {
    pdf.on('end', () => resolve(Buffer.concat(parts)));
    pdf.end();
  });
}

function drawPage(pdf: PDFKit.PDFDocument, title: string, rows: readonly Row[]): void {
  pdf.font('strong').fontSize(40).fillColor('#1a1a1a').text(title, 50, 40);
  rows.forEach(([clock, what, colour], index) => {
    const top = 120 + index * 84;
    pdf.roundedRect(50, top, 740, 70, 12).lineWidth(3).stroke(colour);
    pdf.circle(95, top + 35, 20).fill(colour);
    pdf
      .font('strong')
      .fontSize(30)
      .fillColor('#1a1a1a')
      .text(clock, 140, top + 14, { lineBreak: false });
    pdf
      .font('text')
      .fontSize(30)
      .text(what, 260, top + 14, { lineBreak: false });
  });
}

function cell(text: string): TableCell {
  return new TableCell({ children: [new Paragraph(text)] });
}

function writeTimetable(): Promise<Buffer> {
  const rows = [
    ['Dag', 'Kva', 'Kven er med'],
    ['Måndag', 'Tur til skulegarden', 'Barnehagen og skulen'],
    ['Onsdag', 'Isak møter kontaktlæraren', 'Mamma eller pappa'],
    ['Fredag', 'Leikegruppe på skulen', 'Barnehagen'],
  ];
  return Packer.toBuffer(
    new Document({
      creator: 'Stafettrom',
      title: 'Plan for veka før skulestart',
      sections: [
        {
          children: [
            new Paragraph({ text: 'Plan for veka før skulestart', heading: HeadingLevel.HEADING_1 }),
            new Paragraph('Isak blir kjend med skulen litt om gongen. Han kan alltid be om ein pause.'),
            new Table({
              width: { size: 100, type: WidthType.PERCENTAGE },
              rows: rows.map((row) => new TableRow({ children: row.map((text) => cell(text)) })),
            }),
            new Paragraph('Barnehagen og skulen snakkar saman når veka er over.'),
          ],
        },
      ],
    }),
  );
}

function write(name: string, mediaType: string, bytes: Buffer): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, name), bytes);
  const sha256 = createHash('sha256')
    .update(readFileSync(path.join(folder, name)))
    .digest('hex');
  process.stdout.write(`${JSON.stringify({ file: name, sha256, bytes: bytes.length, mediaType })}\n`);
}

write('dagtavle.pdf', 'application/pdf', await drawDayBoard());
write(
  'skulestart.docx',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  await writeTimetable(),
);
