import { createHash } from 'node:crypto';
import type { Language } from '#domain/bodies.ts';
import { yes } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import { guardCharacters } from './characters.ts';
import type { CharactersMissing, DocumentInvalid } from './characters.ts';
import { composeMinutes } from './compose-minutes.ts';
import type { MinutesDocument } from './minutes-model.ts';
import { readMinutesTexts } from './minutes-texts.ts';
import type { MinutesTexts } from './minutes-texts.ts';
import { osloInstant } from './oslo-time.ts';
import { canDraw, readFonts } from './pdf/fonts.ts';
import type { Fonts } from './pdf/fonts.ts';
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
  { fonts, texts }: PdfMaterials,
  asked: MinutesDocument,
): Promise<Result<RenderedMinutes, MinutesRefused>> {
  const guarded = guardCharacters(asked, (codePoint) => canDraw(fonts, codePoint));
  if (!guarded.ok) return guarded;
  const document = guarded.value;
  const words = texts[document.language];
  const composed = composeMinutes({ document, texts: words });
  const particulars = {
    title: composed.title,
    author: document.meeting.minuteTaker,
    subject: composed.exempt,
    keywords: words.category[document.category],
    language: `${document.language}-NO`,
    created: osloInstant(document.meeting.date, document.meeting.time),
  };
  const bytes = await writePdf({ fonts, particulars, pageText: words.page }, composed);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return yes({ bytes, sha256, name: 'moetereferat.pdf' });
}
