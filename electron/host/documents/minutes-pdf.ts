import { createHash } from 'node:crypto';
import type { Language } from '#domain/bodies.ts';
import { yes } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import { guardCharacters } from './characters.ts';
import type { CharactersMissing, DocumentInvalid } from './characters.ts';
import type { MinutesDocument } from './minutes-model.ts';
import { readMinutesTexts } from './minutes-texts.ts';
import type { MinutesTexts } from './minutes-texts.ts';
import type { Paper } from './paper.ts';
import { minutesPaper } from './paper.ts';
import { canDraw, readFonts } from './pdf/fonts.ts';
import type { Fonts } from './pdf/fonts.ts';
import type { PdfStandard } from './pdf/sheet.ts';
import { writePdf } from './pdf/write-pdf.ts';

export interface RenderedMinutes {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly sha256: string;
  /** Never a person's name: file names are seen by more people than files (A6). */
  readonly name: 'moetereferat.pdf';
}

export type MinutesRefused = CharactersMissing | DocumentInvalid;

/** Fonts and words, read once from the resources. */
export interface PdfMaterials {
  readonly fonts: Fonts;
  readonly texts: Readonly<Record<Language, MinutesTexts>>;
}

export async function readPdfMaterials(resources: string): Promise<PdfMaterials> {
  const [fonts, nb, nn] = await Promise.all([
    readFonts(resources),
    readMinutesTexts(resources, 'nb'),
    readMinutesTexts(resources, 'nn'),
  ]);
  return { fonts, texts: { nb, nn } };
}

/** The møtereferat as PDF/A-2a and PDF/UA-1: a function of the document alone, down to the byte. */
export async function makeMinutesPdf(
  materials: PdfMaterials,
  asked: MinutesDocument,
): Promise<Result<RenderedMinutes, MinutesRefused>> {
  const guarded = guardMinutes(materials, asked);
  if (!guarded.ok) return guarded;
  const bytes = await makePdf(materials, minutesPaper(materials.texts, guarded.value), 'archive');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return yes({ bytes, sha256, name: 'moetereferat.pdf' });
}

/** The document as every form of it takes it: cleaned, and with no character that the fonts cannot draw. */
export function guardMinutes(
  { fonts }: PdfMaterials,
  asked: MinutesDocument,
): Result<MinutesDocument, MinutesRefused> {
  return guardCharacters(asked, (codePoint) => canDraw(fonts, codePoint));
}

export async function makePdf(
  { fonts }: Pick<PdfMaterials, 'fonts'>,
  paper: Paper,
  standard: PdfStandard,
): Promise<Uint8Array<ArrayBuffer>> {
  const { composed, author, keywords, created, language, pageText } = paper;
  const particulars = {
    standard,
    title: composed.title,
    author,
    subject: composed.exempt,
    keywords,
    language: `${language}-NO`,
    created,
  };
  return writePdf({ fonts, particulars, pageText }, composed);
}
