import type { SpokenChange } from '#language/spoken-text.ts';
import type { WordTime } from './speech-messages.ts';
import { spokenWords } from './word-times.ts';

/** What stands there, what is said of it, and which pieces are said differently. Offsets are those of `text`. */
export type SourceSentence = {
  readonly text: string;
  readonly spoken: string;
  readonly changes?: readonly Pick<SpokenChange, 'start' | 'end' | 'spoken'>[];
};

type Range = { readonly start: number; readonly end: number };
/** A word that we expect to hear, and what is marked meanwhile. */
type Expected = Range & { readonly word: string };

/** So far a word may lie ahead of where we are: silent pieces lie between. */
const reach = 12;

/**
 * The times of the spoken words as places in the text that people see: one for each spoken word, in order. While
 * a changed piece sounds, the whole piece is marked. Never steps back, and a word that cannot be found keeps the
 * mark where it was.
 */
export function sourceTimeline(sentence: SourceSentence, times: readonly WordTime[]): WordTime[] {
  const expected = expectWords(sentence);
  let next = 0;
  let place: Range = expected[0] ?? { start: 0, end: sentence.text.length };
  let latest = 0;
  return times.map(({ start, end, ms }) => {
    const word = plain(sentence.spoken.slice(start, end));
    const ahead = expected.slice(next, next + reach).findIndex((one) => one.word === word);
    if (ahead >= 0) {
      place = expected[next + ahead] ?? place;
      next += ahead + 1;
    }
    latest = Math.max(latest, ms);
    return { start: place.start, end: place.end, ms: latest };
  });
}

/** The source's own words between the changes, and the words of each change. */
function expectWords({ text, changes = [] }: SourceSentence): Expected[] {
  const shown = hideMarkup(text);
  const expected: Expected[] = [];
  let at = 0;
  for (const change of changes) {
    expected.push(...wordsIn(shown, at, change.start));
    const { start, end, spoken } = change;
    for (const word of spokenWords(spoken)) {
      expected.push({ start, end, word: plain(spoken.slice(word.start, word.end)) });
    }
    at = end;
  }
  return [...expected, ...wordsIn(shown, at, text.length)];
}

/** A sign that is silent may stand inside: «mor(far)» is one written word and two spoken ones. */
function wordsIn(text: string, from: number, to: number): Expected[] {
  const found = text.slice(from, to).matchAll(/[\p{L}\p{N}](?:[^\s()[\]{}_#|~^`<>\\]*[\p{L}\p{N}])?/gu);
  return [...found].map((match) => {
    const start = from + match.index;
    return { start, end: start + match[0].length, word: plain(match[0]) };
  });
}

/** Of the same length, so that offsets stay true. */
function hideMarkup(text: string): string {
  return text.replaceAll(/<\/?[a-z!?][^<>]*>|&(?:\w+|#\d+);/giu, (found) => ' '.repeat(found.length));
}

function plain(word: string): string {
  return word.replaceAll(/[^\p{L}\p{N}]/gu, '').toLowerCase();
}
