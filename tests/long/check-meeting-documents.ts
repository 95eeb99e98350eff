import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import ical from 'ical.js';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs';
import mammoth from 'mammoth';
import { expect } from 'vitest';
import type { MadeDocuments, MeetingOnFile } from '#doors/commands/minutes-documents.ts';
import { makeMeetingDocuments } from '#doors/commands/minutes-documents.ts';
import type { Block } from '#host/documents/blocks.ts';
import type { DocumentFile } from '#host/documents/document-files.ts';
import { buildMinutesFromFiles } from '#host/documents/minutes-from-files.ts';
import type { PdfMaterials } from '#host/documents/minutes-pdf.ts';
import { guardMinutes, makePdf } from '#host/documents/minutes-pdf.ts';
import { minutesPaper } from '#host/documents/paper.ts';
import type { Paper } from '#host/documents/paper.ts';
import { tryOutProfile } from '../fixtures/profile.ts';
import { readWithPdfjs } from '../host/documents/read-pdf.ts';
import type { GeneratedMeeting } from './generated-meetings.ts';

const date = '2026-11-12';
export const resources = join(import.meta.dirname, '../../resources');

/** Programs and schemas of others, used where this machine has them; each is told with its reason where it has not. */
export interface Judges {
  readonly qpdf: boolean;
  /** Class path of PDFBox Preflight. */
  readonly preflight: string | undefined;
  readonly schemas: { readonly fiks: XsdValidator; readonly dpo: readonly XsdValidator[] } | undefined;
}

export function findJudges(): Judges {
  const judges = {
    qpdf: hasProgram('qpdf', '--version'),
    preflight: findPreflight(),
    schemas: readSchemas(),
  };
  const missing = [
    judges.qpdf ? '' : 'qpdf is not on this machine',
    judges.preflight === undefined
      ? 'PDFBox Preflight is not here (STAFETTROM_PREFLIGHT: folder of its jars)'
      : '',
    judges.schemas === undefined ? 'STAFETTROM_XSD names no folder with the schemas of the archives' : '',
  ].filter((one) => one !== '');
  for (const one of missing) process.stdout.write(`skipped: ${one}\n`);
  return judges;
}

function hasProgram(name: string, ...given: readonly string[]): boolean {
  try {
    execFileSync(name, given, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function findPreflight(): string | undefined {
  const named = process.env['STAFETTROM_PREFLIGHT'] ?? '/usr/share/java';
  if (!hasProgram('java', '-version')) return undefined;
  const jars = globSync('*.jar', { cwd: named });
  const needed = ['preflight.jar', 'pdfbox2.jar', 'fontbox2.jar', 'jaxb-api.jar', 'commons-logging.jar'];
  return needed.every((jar) => jars.includes(jar)) ? join(named, '*') : undefined;
}

function readSchemas(): Judges['schemas'] {
  const folder = process.env['STAFETTROM_XSD'] ?? '';
  const fiks = join(folder, 'fiks-arkiv-v1/no.ks.fiks.arkiv.v1.arkivering.arkivmelding.opprett.xsd');
  if (folder === '' || !existsSync(fiks)) return undefined;
  xmlRegisterFsInputProviders();
  const dpo = globSync('eformidling-dpo/*/arkivmelding.xsd', { cwd: folder });
  return { fiks: readSchema(fiks), dpo: dpo.map((file) => readSchema(join(folder, file))) };
}

function readSchema(path: string): XsdValidator {
  using document = XmlDocument.fromBuffer(readFileSync(path), { url: path });
  return XsdValidator.fromDoc(document);
}

export interface CheckNeeds {
  readonly materials: PdfMaterials;
  readonly judges: Judges;
  readonly folder: string;
}

export interface Checked {
  readonly made: MadeDocuments;
  readonly pages: number;
}

/** Makes everything that leaves a meeting, and lets other programs than ours judge it. */
export async function checkMeeting(
  needs: CheckNeeds,
  { plan, meeting, shape }: GeneratedMeeting,
): Promise<Checked> {
  const asked: MeetingOnFile = { plan, meeting, date, profile: tryOutProfile, resources };
  const made = await makeMeetingDocuments(needs.materials, asked);
  if (!made.ok) throw new Error(`Refused: ${JSON.stringify(made.refusal)}`);
  const paper = paperOf(needs.materials, asked);
  for (const file of made.value.files)
    if (file.name.endsWith('.pdf')) checkWithQpdf(needs, file.name, file.bytes);
  const whole = await checkPdf(find(made.value, 'moetereferat.pdf').bytes, paper);
  const pages = shape === 'one page' ? await checkNote(needs, asked) : whole;
  await checkBasicPdf(needs, paper);
  await checkDocx(find(made.value, 'moetereferat.docx'), paper);
  if (meeting.next !== undefined) checkInvitation(find(made.value, 'innkalling.ics'), asked);
  checkArchive(needs.judges, made.value, asked);
  return { made: made.value, pages };
}

function find({ files }: MadeDocuments, name: string): DocumentFile {
  const found = files.find((file) => file.name === name);
  if (found === undefined) throw new Error(`There is no ${name}`);
  return found;
}

function paperOf(
  materials: PdfMaterials,
  { plan, meeting, profile }: MeetingOnFile,
  category: 'minutes' | 'note' = 'minutes',
): Paper {
  const document = buildMinutesFromFiles(plan, meeting, { date, basis: profile.exemption });
  const guarded = guardMinutes(materials, { ...document, category });
  if (!guarded.ok) throw new Error('Refused');
  return minutesPaper(materials.texts, guarded.value);
}

function checkWithQpdf({ judges, folder }: CheckNeeds, name: string, bytes: Uint8Array): void {
  if (!judges.qpdf) return;
  const path = join(folder, name);
  writeFileSync(path, bytes);
  // A warning ends qpdf with another code than 0, and so with an exception here.
  execFileSync('qpdf', ['--check', path], { stdio: 'pipe' });
}

/** The same model as a note, which leaves out who was there and who approved: the shortest document there is. */
async function checkNote({ materials }: CheckNeeds, asked: MeetingOnFile): Promise<number> {
  const paper = paperOf(materials, asked, 'note');
  return checkPdf(await makePdf(materials, paper, 'archive'), paper);
}

async function checkPdf(bytes: Uint8Array, paper: Paper): Promise<number> {
  const reading = await readWithPdfjs(bytes);
  expect(reading.language).toBe(`${paper.language}-NO`);
  expect(reading.title).toBe(paper.composed.title);
  expect(reading.conformance).toEqual({
    'pdfaid:part': '2',
    'pdfaid:conformance': 'A',
    'pdfuaid:part': '1',
  });
  expect(reading.roles.get('H1')).toBe(1);
  expect(reading.roles.get('TH')).toBeGreaterThan(3);
  expect(reading.roles.get('LI')).toBeGreaterThan(2);
  expect(reading.attachments).toEqual([]);
  expect(missingInOrder(reading.text, wordsOf(paper))).toEqual([]);
  return reading.pages;
}

async function checkBasicPdf(needs: CheckNeeds, paper: Paper): Promise<void> {
  const bytes = await makePdf(needs.materials, paper, 'basic');
  const path = join(needs.folder, 'basic.pdf');
  checkWithQpdf(needs, 'basic.pdf', bytes);
  const { preflight } = needs.judges;
  if (preflight === undefined) return;
  writeFileSync(path, bytes);
  const validator = 'org.apache.pdfbox.preflight.Validator_A1b';
  const said = execFileSync('java', ['-cp', preflight, validator, path], { encoding: 'utf8', stdio: 'pipe' });
  expect(said).toContain('is a valid PDF/A-1b file');
}

/** Another reader of the format than its writer: the same words in the same order, and nothing more. */
async function checkDocx({ bytes }: DocumentFile, paper: Paper): Promise<void> {
  const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) });
  expect(packed(value)).toBe(packed(wordsOf(paper).join('')));
}

/** Everything that is said, in order; of a table its head, its rows, and what stands under each. */
function wordsOf({ composed }: Paper): readonly string[] {
  return composed.blocks.flatMap(blockWords).filter((text) => text.trim() !== '');
}

function blockWords(block: Block): readonly string[] {
  switch (block.kind) {
    case 'heading':
      return [block.text];
    case 'paragraph':
      return [block.runs.map(({ text }) => text).join('')];
    case 'list':
      return block.items.map((item) => item.map(({ text }) => text).join(''));
    case 'table':
      return [
        ...(block.head ?? []),
        ...block.rows.flatMap(({ cells, under }) => [
          ...cells.flatMap((cell) => cell.map(({ text }) => text)),
          ...under.map((runs) => runs.map(({ text }) => text).join('')),
        ]),
      ];
  }
}

/** All white space out: where lines break is the layer's business, which words there are is not. */
export function packed(text: string): string {
  return text.replaceAll(/[\s\u00A0]+/gu, '');
}

function missingInOrder(text: string, words: readonly string[]): readonly string[] {
  let from = 0;
  const whole = packed(text);
  return words.filter((word) => {
    const found = whole.indexOf(packed(word), from);
    if (found >= 0) from = found + packed(word).length;
    return found < 0;
  });
}

/** 08:30 in Norway in May or June is 06:30 in UTC, though the meeting itself was in winter. */
function checkInvitation({ bytes }: DocumentFile, { plan, meeting }: MeetingOnFile): void {
  const text = Buffer.from(bytes).toString('utf8');
  expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
  const event = new ical.Event(ical.Component.fromString(text).getFirstSubcomponent('vevent') ?? undefined);
  expect(event.summary).toBe('Samarbeidsmøte');
  const days = typeof meeting.next?.date === 'number' ? meeting.next.date : 0;
  const expected = Date.parse(`${date}T06:30:00Z`) + days * 86_400_000;
  expect(event.startDate.toJSDate().getTime()).toBe(expected);
  const owner = plan.participants.find(({ role }) => role === 'plan-owner')?.name ?? '';
  for (const part of owner.split(' ')) expect(text).not.toContain(part);
}

function checkArchive({ schemas }: Judges, made: MadeDocuments, { plan }: MeetingOnFile): void {
  const [fiks, dpo] = ['arkivmelding.xml', 'arkivmelding-dpo.xml'].map((name) =>
    Buffer.from(find(made, name).bytes).toString('utf8'),
  );
  if (fiks === undefined || dpo === undefined) throw new Error('There is no arkivmelding');
  expect(fiks).toContain(`<sjekksum>${find(made, 'moetereferat.pdf').sha256}</sjekksum>`);
  const [first = ''] = (plan.participants.find(({ role }) => role === 'plan-owner')?.name ?? '').split(' ');
  for (const text of [fiks, dpo]) expect(titlesOf(text).filter((title) => title.includes(first))).toEqual([]);
  if (schemas === undefined) return;
  validate(schemas.fiks, fiks);
  for (const schema of schemas.dpo) validate(schema, dpo);
}

function titlesOf(xml: string): string[] {
  return [...xml.matchAll(/<(?:offentligTittel|tittel)>([^<]*)</gu)].map(([, title]) => title ?? '');
}

/** Throws with the line and what is wrong there. */
export function validate(schema: XsdValidator, xml: string): void {
  using document = XmlDocument.fromString(xml);
  schema.validate(document);
}
