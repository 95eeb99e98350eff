import type { SentenceLabel } from '#contract/screen-page.ts';
import type { ActivityRow, Sentence } from '#contract/views.ts';
import type { Language } from '#domain/bodies.ts';
import { formatDay } from '#language/dates.ts';
import type { Block, BlockLine, Page, PlacedBlock } from '#language/paging.ts';
import { columnFor, labelScale, longScale, pageBlocks, titleScale } from '#language/paging.ts';
import { splitSentences } from '#language/sentences.ts';
import type { SayOtherwise, ShownText } from './deck-other.ts';
import { shownSentences } from './deck-other.ts';

/** Width of the status mark in front of an activity, and of the bar in front of a sentence. */
const activityIndent = 100;
const sentenceIndent = 42;
/** As wide as the longest words around a deadline and a status, in either language. */
const labelWords = 'nnnnnnnn nnnnnnnnnnn';

/** A row as it stands on its page: in part, where the whole is more than a page. */
interface Placed<Row> {
  readonly row: Row;
  readonly size: { readonly small: boolean; readonly scale?: number };
}

export interface Paged<Row> {
  readonly rows: readonly Placed<Row>[];
  readonly titleScale?: number;
}

interface Placeable {
  readonly id: string;
  readonly text?: string;
}

/** Rows on pages that fit, whole: the same for every page that shows them (design idea 5). */
export function pageRows<Row extends Placeable>(
  rows: readonly Row[],
  blocks: readonly Block[],
  textPixels: number,
): readonly Paged<Row>[] {
  const pages = pageBlocks(blocks, columnFor(textPixels));
  const byId = new Map(rows.map((row) => [row.id, row]));
  const told = new Map<string, number>();
  const paged = pages.map((page) => ({
    rows: page.blocks.flatMap((block) => placeRow(byId.get(block.id), block, told)),
    ...titleScaleOf(page),
  }));
  return paged.length === 0 ? [{ rows: [] }] : paged;
}

/** `told`: up to where a text that goes over several pages was already shown. */
function placeRow<Row extends Placeable>(
  row: Row | undefined,
  block: PlacedBlock,
  told: Map<string, number>,
): Placed<Row>[] {
  if (row === undefined) return [];
  const { tooLong, scale, rows } = block;
  const size = { small: tooLong, ...(tooLong && scale !== longScale ? { scale } : {}) };
  if (rows === undefined || row.text === undefined) return [{ row, size }];
  const from = told.get(row.id) ?? 0;
  const { text, end } = textOfRows(row.text, rows, from);
  told.set(row.id, end);
  return [{ row: { ...row, text }, size }];
}

/** As it was written, with the white space and the breaks that it has. */
function textOfRows(text: string, rows: readonly string[], from: number): { text: string; end: number } {
  let end = from;
  for (const row of rows) end = text.indexOf(row, end) + row.length;
  return { text: text.slice(from, end).trim(), end };
}

function titleScaleOf({ heading }: Page): { titleScale?: number } {
  return heading === undefined || heading.scale === titleScale ? {} : { titleScale: heading.scale };
}

export function headingBlock(text: string): Block {
  return { id: '#heading', kind: 'heading', lines: [{ text, bold: true }], scale: titleScale };
}

export function activityBlock(row: Omit<ActivityRow, 'small'>): Block {
  const deadline = row.deadline === undefined ? '' : formatDay(row.deadline, row.language, 'weekday');
  const label = `${row.responsible.join(' nn ')} nnnnnnn ${deadline} nn nnnnnnnnnnn`;
  const lines = [{ text: row.text }, { text: label, scale: labelScale, label: true, bold: true }];
  return { id: row.id, kind: 'activity', lines, scale: 1, indent: activityIndent };
}

export function sentenceBlock(sentence: Pick<Sentence, 'id' | 'text' | 'language' | 'label'>): Block {
  const { id, text, language, label } = sentence;
  const below = label === undefined ? [] : [labelLine(label, language)];
  return { id, kind: 'sentence', lines: [{ text }, ...below], scale: 1, indent: sentenceIndent };
}

/** As wide as the words that the page puts around people and days in either language: measured, never shown. */
function labelLine({ people, on, until }: SentenceLabel, language: Language): BlockLine {
  const days = [on, until].flatMap((day) => (day === undefined ? [] : formatDay(day, language, 'full')));
  const text = [people.join(' nn '), labelWords, ...days].join(' ');
  return { text, scale: labelScale, label: true, bold: true };
}

export function rowBlock(id: string, text: string): Block {
  return { id, kind: 'person', lines: [{ text, bold: true }], scale: 1, indent: activityIndent };
}

export interface TextPart {
  readonly id: string;
  readonly text: string;
  /** Stands under its last sentence. */
  readonly label?: SentenceLabel;
}

/** A text as numbered sentences: `item:0`, `item:1` …; the ids hold while the text does. */
export function sentencesOf(
  parts: readonly TextPart[],
  language: Language,
  say?: SayOtherwise,
): readonly Omit<Sentence, 'small'>[] {
  const asked = say === undefined ? { language } : { language, say };
  return parts.flatMap(({ id, text, label }) =>
    (shownSentences(text, asked) ?? asWritten(text, language)).map((one, index, all) => ({
      id: `${id}:${index}`,
      ...one,
      ...(label === undefined || index < all.length - 1 ? {} : { label }),
    })),
  );
}

function asWritten(text: string, language: Language): readonly ShownText[] {
  return splitSentences(text, language).map((one) => ({ text: one.text, language }));
}
