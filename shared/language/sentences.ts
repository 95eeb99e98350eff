import type { Language } from './language.ts';
import { belongTogether, type Seam } from './sentence-seams.ts';

/** A sentence and its place in the whole text: UTF-16 offsets, end exclusive, white space outside. */
export type SentenceSpan = { readonly start: number; readonly end: number; readonly text: string };

type Piece = { start: number; end: number };

const segmenters = new Map<Language, Intl.Segmenter>();

function segmenterFor(language: Language): Intl.Segmenter {
  const known = segmenters.get(language) ?? new Intl.Segmenter(language, { granularity: 'sentence' });
  segmenters.set(language, known);
  return known;
}

/** A line break always ends a sentence: headings and bullets have no full stop. */
export function splitSentences(text: string, language: Language): readonly SentenceSpan[] {
  const sentences: SentenceSpan[] = [];
  for (const line of text.matchAll(/[^\n\v\f\r\u0085\u2028\u2029]+/g)) {
    for (const { start, end } of joinPieces(line[0], cutLine(line[0], language)))
      addTrimmed(sentences, text, { start: line.index + start, end: line.index + end });
  }
  return sentences;
}

/** Where the next speaker's dash stands within a piece of Intl.Segmenter: «– Ja, sa Ada. – Fint, sa Per.» */
const newSpeaker = /(?<=[.!?…]["»”’)]?\s{1,3})(?=[–—-]\s{1,3}["«“]?\p{Lu})/gu;
/** And where a sentence begins with a number: «Det går bra. 2 ganger i uka får hun hjelp.» */
const newNumber = /(?<=\p{Ll}{2}[.!?]\s)(?=\d)/gu;
/** Emoji comment on what they stand behind. */
const leadingEmoji =
  /^(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\p{Join_Control}|\p{Variation_Selector}|\s)+/u;

function cutLine(line: string, language: Language): Piece[] {
  const cuts = new Set<number>();
  for (const { segment, index } of segmenterFor(language).segment(line)) {
    const emoji = index === 0 ? '' : (leadingEmoji.exec(segment)?.[0] ?? '');
    cuts.add(index + emoji.length);
  }
  for (const pattern of [newSpeaker, newNumber])
    for (const { index } of line.matchAll(pattern)) cuts.add(index);
  const places = [0, ...[...cuts].filter((cut) => isBetweenWords(line, cut)), line.length].toSorted(
    (one, other) => one - other,
  );
  return places.slice(1).map((end, index) => ({ start: places[index] ?? 0, end }));
}

/** Never inside an address with a question mark. */
function isBetweenWords(line: string, cut: number): boolean {
  return cut > 0 && cut < line.length && /\s/u.test(line.charAt(cut - 1));
}

/** Intl.Segmenter cuts behind every full stop; what it cut by mistake is put together again. */
function joinPieces(line: string, pieces: readonly Piece[]): readonly Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    const after = line.slice(piece.start, piece.end);
    if (last !== undefined && belongTogether(seamOf(line.slice(last.start, last.end)), after))
      last.end = piece.end;
    else joined.push({ ...piece });
  }
  return joined;
}

/** The end of a long piece tells as much as the whole of it. */
function seamOf(before: string): Seam {
  const head = before.trimEnd();
  return { start: head.slice(0, 8), tail: head.slice(-60) };
}

function addTrimmed(sentences: SentenceSpan[], text: string, piece: Piece): void {
  const raw = text.slice(piece.start, piece.end);
  const trimmed = raw.trim();
  if (trimmed === '') return;
  const start = piece.start + raw.length - raw.trimStart().length;
  sentences.push({ start, end: start + trimmed.length, text: trimmed });
}
