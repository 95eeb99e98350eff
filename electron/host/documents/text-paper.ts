import { createHash } from 'node:crypto';
import type { Language } from '#domain/bodies.ts';
import type { Clock, Day } from '#domain/calendar.ts';
import type { Result } from '#domain/result.ts';
import { no, yes } from '#domain/result.ts';
import { formatDay } from '#language/dates.ts';
import { heading, paragraph } from './blocks.ts';
import type { CharactersMissing } from './characters.ts';
import { cleanText, findCharacters } from './characters.ts';
import type { DocumentFile } from './document-files.ts';
import type { PdfMaterials } from './minutes-pdf.ts';
import { makePdf } from './minutes-pdf.ts';
import { osloInstant } from './oslo-time.ts';
import type { Paper } from './paper.ts';
import { canDraw } from './pdf/fonts.ts';

/** A document that was written in the room: a title, and paragraphs with an empty line between them. */
export interface WrittenText {
  readonly title: string;
  readonly text: string;
  /** The municipality: whoever wrote it stands in the fact, not in the file. */
  readonly publisher: string;
  readonly about: {
    readonly language: Language;
    readonly date: Day;
    readonly time: Clock;
    /** The legal basis of the exemption; empty: none. */
    readonly basis: string;
  };
}

/** D1: the same text gives the same bytes; its name says nothing of what is in it. */
export async function textFiles(
  materials: PdfMaterials,
  written: WrittenText,
): Promise<Result<readonly DocumentFile[], CharactersMissing>> {
  const paper = textPaper(materials, written);
  if (!paper.ok) return no(paper.refusal);
  const bytes = await makePdf(materials, paper.value, 'archive');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return yes([{ name: 'dokument.pdf', mediaType: 'application/pdf', bytes, sha256 }]);
}

function textPaper({ texts, fonts }: PdfMaterials, written: WrittenText): Result<Paper, CharactersMissing> {
  const title = cleanText(written.title).trim();
  const text = cleanText(written.text).trim();
  const [found] = findCharacters({ title, text }, (codePoint) => canDraw(fonts, codePoint));
  if (found !== undefined)
    return no({ kind: 'characters-missing', characters: found.characters, where: [found.where] });
  const { language, date, time, basis } = written.about;
  const words = texts[language];
  const exempt = basis === '' ? words.exempt : `${words.exempt} · ${basis}`;
  const day = formatDay(date, language, 'long');
  return yes({
    composed: {
      title,
      exempt,
      runningTitle: `${title} · ${day}`,
      readers: '',
      blocks: [
        paragraph(exempt, 'label'),
        heading(1, title),
        paragraph(day, 'quiet'),
        ...paragraphsOf(text).map((each) => paragraph(each)),
      ],
    },
    language,
    author: written.publisher,
    keywords: '',
    created: osloInstant(date, time),
    pageText: words.page,
  });
}

/** Every line is its own: a list that somebody typed stays a list. */
function paragraphsOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
