import type { ActivityRow, Sentence } from '#contract/views.ts';
import type { Language } from '#domain/bodies.ts';
import { formatDay } from '#language/dates.ts';
import type { Block, Page } from '#language/paging.ts';
import { columnFor, labelScale, pageBlocks, titleScale } from '#language/paging.ts';
import { splitSentences } from '#language/sentences.ts';

/** Width of the status mark in front of an activity, and of the bar in front of a sentence. */
const activityIndent = 100;
const sentenceIndent = 42;
/** As wide as the longest words around a deadline and a status, in either language. */
const labelWords = 'nnnnnnnn nnnnnnnnnnn';

export interface Paged<Row> {
  readonly rows: readonly Row[];
  readonly small: ReadonlySet<string>;
}

/** Rows on pages that fit, whole: the same for every page that shows them (design idea 5). */
export function pageRows<Row extends { readonly id: string }>(
  rows: readonly Row[],
  blocks: readonly Block[],
  textPixels: number,
): readonly Paged<Row>[] {
  const pages = pageBlocks(blocks, columnFor(textPixels));
  const byId = new Map(rows.map((row) => [row.id, row]));
  const paged = pages.map((page) => ({ rows: rowsOn(page, byId), small: smallOn(page) }));
  return paged.length === 0 ? [{ rows: [], small: new Set() }] : paged;
}

function rowsOn<Row>(page: Page, byId: ReadonlyMap<string, Row>): readonly Row[] {
  return page.blocks.flatMap((block) => byId.get(block.id) ?? []);
}

function smallOn(page: Page): ReadonlySet<string> {
  return new Set(page.blocks.filter((block) => block.tooLong).map((block) => block.id));
}

export function headingBlock(text: string): Block {
  return { id: '#heading', kind: 'heading', lines: [{ text, bold: true }], scale: titleScale };
}

export function activityBlock(row: Omit<ActivityRow, 'small'>): Block {
  const deadline = row.deadline === undefined ? '' : formatDay(row.deadline, row.language, 'weekday');
  const label = `${row.responsible.join(' nn ')} ${labelWords} ${deadline}`;
  const lines = [{ text: row.text }, { text: label, scale: labelScale, label: true, bold: true }];
  return { id: row.id, kind: 'activity', lines, scale: 1, indent: activityIndent };
}

export function sentenceBlock(sentence: Pick<Sentence, 'id' | 'text'>): Block {
  return {
    id: sentence.id,
    kind: 'sentence',
    lines: [{ text: sentence.text }],
    scale: 1,
    indent: sentenceIndent,
  };
}

export function rowBlock(id: string, text: string): Block {
  return { id, kind: 'person', lines: [{ text, bold: true }], scale: 1, indent: activityIndent };
}

export interface TextPart {
  readonly id: string;
  readonly text: string;
}

/** A text as numbered sentences: `item:0`, `item:1` …; the ids hold while the text does. */
export function sentencesOf(
  parts: readonly TextPart[],
  language: Language,
): readonly Omit<Sentence, 'small'>[] {
  return parts.flatMap(({ id, text }) =>
    splitSentences(text, language).map((one, index) => ({ id: `${id}:${index}`, text: one.text, language })),
  );
}
