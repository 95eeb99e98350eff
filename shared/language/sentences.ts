import { findAbbreviation } from './abbreviations.ts';
import type { Language } from './language.ts';

/** A sentence and its place in the whole text: UTF-16 offsets, end exclusive, white space outside. */
export type SentenceSpan = { readonly start: number; readonly end: number; readonly text: string };

/** Between the pieces of Intl.Segmenter there is no white space left out; the merge layer joins neighbours. */
type Piece = { start: number; end: number };

/** A line break always ends a sentence: headings and bullets have no full stop. */
export function splitSentences(text: string, language: Language): readonly SentenceSpan[] {
  const segmenter = new Intl.Segmenter(language, { granularity: 'sentence' });
  const sentences: SentenceSpan[] = [];
  for (const line of text.matchAll(/[^\n\r\u2028\u2029]+/g)) {
    const pieces: Piece[] = [];
    for (const { segment, index } of segmenter.segment(line[0])) {
      const last = pieces.at(-1);
      const piece = { start: index, end: index + segment.length };
      if (last !== undefined && belongTogether(line[0].slice(last.start, last.end), segment))
        last.end = piece.end;
      else pieces.push(piece);
    }
    for (const piece of pieces)
      addTrimmed(sentences, text, { start: line.index + piece.start, end: line.index + piece.end });
  }
  return sentences;
}

function addTrimmed(sentences: SentenceSpan[], text: string, piece: Piece): void {
  const raw = text.slice(piece.start, piece.end);
  const trimmed = raw.trim();
  if (trimmed === '') return;
  const start = piece.start + raw.length - raw.trimStart().length;
  sentences.push({ start, end: start + trimmed.length, text: trimmed });
}

/** Whether the full stop between two pieces was no end of a sentence. */
function belongTogether(before: string, after: string): boolean {
  const head = before.trimEnd();
  return (
    endsInAbbreviation(head, after) ||
    endsInInitial(head) ||
    isReportingClause(head, after) ||
    isListNumber(head) ||
    isBrokenNumber(head, after) ||
    !/[\p{L}\p{N}]/u.test(after)
  );
}

function endsInAbbreviation(head: string, after: string): boolean {
  const written = /(?<![\p{L}\p{N}])(?:\p{L}+\.\s?){0,3}\p{L}+\.$/u.exec(head)?.[0];
  if (written === undefined) return false;
  const known = longestAbbreviation(written);
  if (known === undefined) return false;
  if (known.follows === true) return known.number !== 'after' || /^\d/.test(after);
  if (known.number === 'before' && !/\d\s?\p{L}+\.$/u.test(head)) return false;
  return /^[\p{Ll}\d]/u.test(after);
}

/** «til oppl. l.» ends in «oppl. l.»: the longest known ending counts. */
function longestAbbreviation(written: string): ReturnType<typeof findAbbreviation> {
  let rest = written;
  while (rest !== '') {
    const known = findAbbreviation(rest);
    if (known !== undefined) return known;
    const next = /^\p{L}+\.\s?(.*)$/su.exec(rest)?.[1];
    if (next === undefined || next === rest) return undefined;
    rest = next;
  }
  return undefined;
}

/** «A. B. Dahl»; but «klasse 3 B.» and «gruppe B.» end a sentence. */
function endsInInitial(head: string): boolean {
  const name = /(?:^|(?<before>[\p{L}\p{N}]+)?[\s(«"“.-])\p{Lu}\.$/u.exec(head);
  if (name === null) return false;
  const before = name.groups?.['before'] ?? '';
  return !/^(?:\d+|klasse|gruppe|trinn|plan|alternativ|avdeling|bokstav|vitamin|del|hepatitt)$/iu.test(
    before,
  );
}

/** «Kan vi lese?» spurde Kari. And in a line that is speech: – Kan vi lese? spurde Kari. */
function isReportingClause(head: string, after: string): boolean {
  if (!/^\p{Ll}/u.test(after)) return false;
  return /[»"”’')]$/u.test(head) || (/^\s*[–—-]/u.test(head) && /[?!]$/u.test(head));
}

/** «1. Vi leser hver dag.» at the start of a line. */
function isListNumber(head: string): boolean {
  return /^\s*(?:\d{1,2}|\p{L})\.$/u.test(head);
}

/** «31.07. 2026», «§ 5. ledd» written with a capital elsewhere is rare; a year after a date is not. */
function isBrokenNumber(head: string, after: string): boolean {
  return /\b\d{1,2}\.\s?\d{1,2}\.$/.test(head) && /^(?:19|20)\d\d\b/.test(after);
}
