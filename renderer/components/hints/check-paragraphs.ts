import type { Language } from '#language/language.ts';
import { checkPlain } from '#language/plain/check-plain.ts';
import type { PlainFinding } from '#language/plain/plain-finding.ts';
import { wordsToSpell } from '#language/plain/spelling-findings.ts';
import type { Word } from '#language/plain/words.ts';

interface PlainQuestion {
  readonly text: string;
  readonly language: Language;
  /** Everybody whose name this page is shown. */
  readonly names: readonly string[];
}

/** What the page finds by itself, and the words that somebody with a dictionary can look up. */
export interface PlainAnswer {
  readonly findings: readonly PlainFinding[];
  readonly words: readonly Word[];
}

export type CheckAgain = (question: PlainQuestion) => PlainAnswer;

/** Checks a text while it is written: a paragraph that stands as it stood is not read again. */
export function createCheckAgain(): CheckAgain {
  let kept: ReadonlyMap<string, PlainAnswer> = new Map();
  let keptFor = '';
  return ({ text, language, names }) => {
    const isFor = JSON.stringify([language, ...names]);
    const before = isFor === keptFor ? kept : new Map<string, PlainAnswer>();
    const now = new Map<string, PlainAnswer>();
    const findings: PlainFinding[] = [];
    const words: Word[] = [];
    let start = 0;
    for (const paragraph of text.split('\n')) {
      const known = before.get(paragraph) ?? now.get(paragraph) ?? read(paragraph, language, names);
      now.set(paragraph, known);
      findings.push(...moved(known.findings, start));
      words.push(...moved(known.words, start));
      start += paragraph.length + 1;
    }
    kept = now;
    keptFor = isFor;
    return { findings, words };
  };
}

function read(text: string, language: Language, names: readonly string[]): PlainAnswer {
  if (text.trim() === '') return { findings: [], words: [] };
  return { findings: checkPlain(text, language, { names }), words: wordsToSpell(text, language) };
}

interface Span {
  readonly start: number;
  readonly end: number;
}

function moved<One extends Span>(spans: readonly One[], by: number): readonly One[] {
  return by === 0 ? spans : spans.map((one) => ({ ...one, start: one.start + by, end: one.end + by }));
}

/**
 * Where the same words stand after the text was changed at one place. What the change touches is not there any more:
 * nothing is ever replaced but what was read.
 */
export function followSpans<One extends Span>(
  spans: readonly One[],
  before: string,
  after: string,
): readonly One[] {
  if (before === after) return spans;
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before.charAt(head) === after.charAt(head)) head += 1;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const from = before.length - tail;
  return [
    ...spans.filter((one) => one.end < head),
    ...moved(
      spans.filter((one) => one.start > from),
      after.length - before.length,
    ),
  ];
}

/** The text with other words at one place. */
export function replaceIn(text: string, { start, end }: Span, words: string): string {
  return text.slice(0, start) + words + text.slice(end);
}
