import { createHash } from 'node:crypto';
import type { Result } from '#domain/result.ts';
import { no, yes } from '#domain/result.ts';
import { guardCharacters, replaceCharacters, replaceInText } from './characters.ts';
import type { CharactersMissing } from './characters.ts';
import type { ConclusionCard } from './conclusion-card.ts';
import { conclusionPaper } from './conclusion-paper.ts';
import type { CardMeeting } from './conclusion-paper.ts';
import { writeDocx } from './docx/write-docx.ts';
import { fileWord } from './file-word.ts';
import { minutesDocumentSchema } from './minutes-model.ts';
import type { MinutesDocument } from './minutes-model.ts';
import { guardMinutes, makePdf } from './minutes-pdf.ts';
import type { MinutesRefused, PdfMaterials } from './minutes-pdf.ts';
import type { MinutesVersion } from './minutes-versions.ts';
import { minutesPaper } from './paper.ts';
import { canDraw } from './pdf/fonts.ts';
import { writeText } from './write-text.ts';

/** One file that leaves the meeting. */
export interface DocumentFile {
  /** Never a person's name: file names are seen by more people than files (A6). */
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly sha256: string;
}

export interface FilesNeeds {
  readonly materials: PdfMaterials;
  /** The municipality, as the files' own particulars name it. */
  readonly publisher: string;
  /** Names that no file may be called by. */
  readonly people: readonly string[];
  /** What cannot be drawn is replaced in the PDF; the other forms carry it as it was written. */
  readonly drawAll?: true;
}

/** One version of the minutes in its three forms: for reading and keeping, for working on, and for record systems. */
export async function minutesFiles(
  { materials, publisher, people, drawAll }: FilesNeeds,
  { service, person, document }: Pick<MinutesVersion, 'service' | 'person' | 'document'>,
): Promise<Result<readonly DocumentFile[], MinutesRefused>> {
  const guarded =
    drawAll === true ? guardCharacters(document, () => true) : guardMinutes(materials, document);
  if (!guarded.ok) return guarded;
  const paper = minutesPaper(materials.texts, guarded.value);
  const drawn =
    drawAll === true ? minutesPaper(materials.texts, drawDocument(materials, guarded.value)) : paper;
  const reader = service ?? person;
  // A person is told by a few digits, as a service of that name would be.
  const names = person === undefined ? people : [...people, person];
  const word = fileNames[document.category];
  const name = reader === undefined ? word : `${word}-til-${fileWord(reader, names)}`;
  return yes([
    fileOf(`${name}.pdf`, pdf, await makePdf(materials, drawn, 'archive')),
    fileOf(`${name}.docx`, docx, await writeDocx(paper, publisher)),
    fileOf(`${name}.txt`, plain, toBytes(writeText(paper))),
  ]);
}

/** M8: what one service carries into its own record system, to print and to paste. */
export async function cardFiles(
  { materials, people, drawAll }: FilesNeeds,
  meeting: CardMeeting,
  card: ConclusionCard,
): Promise<Result<readonly DocumentFile[], CharactersMissing>> {
  const drawn = drawAll === true ? { ...card, text: drawText(materials, card.text) } : card;
  const paper = conclusionPaper(materials, meeting, drawn);
  if (!paper.ok) return no(paper.refusal);
  const name = `konklusjon-til-${fileWord(card.service, people)}`;
  return yes([
    fileOf(`${name}.pdf`, pdf, await makePdf(materials, paper.value, 'archive')),
    fileOf(`${name}.txt`, plain, toBytes(`${card.text}\n`)),
  ]);
}

function drawDocument({ fonts }: PdfMaterials, document: MinutesDocument): MinutesDocument {
  return minutesDocumentSchema.parse(replaceCharacters(document, (codePoint) => canDraw(fonts, codePoint)));
}

function drawText({ fonts }: PdfMaterials, text: string): string {
  return replaceInText(text, (codePoint) => canDraw(fonts, codePoint));
}

const fileNames = { minutes: 'moetereferat', note: 'notat', log: 'utdrag-av-loggen' } as const;
const pdf = 'application/pdf';
const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const plain = 'text/plain; charset=utf-8';

export function fileOf(name: string, mediaType: string, bytes: Uint8Array<ArrayBuffer>): DocumentFile {
  return { name, mediaType, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}

export function toBytes(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}
