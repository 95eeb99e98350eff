import { createHash } from 'node:crypto';
import type { Result } from '#domain/result.ts';
import { no, yes } from '#domain/result.ts';
import type { CharactersMissing } from './characters.ts';
import type { ConclusionCard } from './conclusion-card.ts';
import { conclusionPaper } from './conclusion-paper.ts';
import type { CardMeeting } from './conclusion-paper.ts';
import { writeDocx } from './docx/write-docx.ts';
import { fileWord } from './file-word.ts';
import { guardMinutes, makePdf } from './minutes-pdf.ts';
import type { MinutesRefused, PdfMaterials } from './minutes-pdf.ts';
import type { MinutesVersion } from './minutes-versions.ts';
import { minutesPaper } from './paper.ts';
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
}

/** One version of the minutes in its three forms: for reading and keeping, for working on, and for record systems. */
export async function minutesFiles(
  { materials, publisher, people }: FilesNeeds,
  { service, document }: MinutesVersion,
): Promise<Result<readonly DocumentFile[], MinutesRefused>> {
  const guarded = guardMinutes(materials, document);
  if (!guarded.ok) return guarded;
  const paper = minutesPaper(materials.texts, guarded.value);
  const name = service === undefined ? 'moetereferat' : `moetereferat-til-${fileWord(service, people)}`;
  return yes([
    fileOf(`${name}.pdf`, pdf, await makePdf(materials, paper, 'archive')),
    fileOf(`${name}.docx`, docx, await writeDocx(paper, publisher)),
    fileOf(`${name}.txt`, plain, toBytes(writeText(paper))),
  ]);
}

/** M8: what one service carries into its own record system, to print and to paste. */
export async function cardFiles(
  { materials, people }: FilesNeeds,
  meeting: CardMeeting,
  card: ConclusionCard,
): Promise<Result<readonly DocumentFile[], CharactersMissing>> {
  const paper = conclusionPaper(materials, meeting, card);
  if (!paper.ok) return no(paper.refusal);
  const name = `konklusjon-til-${fileWord(card.service, people)}`;
  return yes([
    fileOf(`${name}.pdf`, pdf, await makePdf(materials, paper.value, 'archive')),
    fileOf(`${name}.txt`, plain, toBytes(`${card.text}\n`)),
  ]);
}

const pdf = 'application/pdf';
const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const plain = 'text/plain; charset=utf-8';

export function fileOf(name: string, mediaType: string, bytes: Uint8Array<ArrayBuffer>): DocumentFile {
  return { name, mediaType, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}

export function toBytes(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}
