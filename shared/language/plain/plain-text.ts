import type { Language } from '../language.ts';
import { splitSentences } from '../sentences.ts';
import { lowerInPlace } from './phrases.ts';
import type { Word } from './words.ts';
import { wordsOf } from './words.ts';

/** `activity`: a goal or an activity, where time and extent must be exact (L4). */
export type PlainScope = 'activity' | 'any';

export type PlainSentence = {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly words: readonly Word[];
};

/** A text made ready for the rules: each looks at it in its own way. */
export type PlainText = {
  readonly text: string;
  readonly low: string;
  readonly language: Language;
  readonly words: readonly Word[];
  readonly sentences: readonly PlainSentence[];
};

export function preparePlainText(text: string, language: Language): PlainText {
  const sentences = splitSentences(text, language).map((span) => ({
    ...span,
    words: wordsOf(span.text, span.start),
  }));
  return { text, low: lowerInPlace(text), language, words: wordsOf(text), sentences };
}
