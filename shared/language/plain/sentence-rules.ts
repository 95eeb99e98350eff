import { fill } from '../fill-text.ts';
import { findPassives } from './passive.ts';
import type { Found } from './plain-finding.ts';
import { plainHints } from './plain-hints.ts';
import type { PlainSentence, PlainText } from './plain-text.ts';

const mostWords = 20;
const farTooMany = 28;
const mostLetters = 20;

/** L3: short sentences, and words that can be read aloud. */
export function findLength(text: PlainText): readonly Found[] {
  return text.sentences.flatMap((sentence) => [
    ...findLongSentence(text, sentence),
    ...findLongWords(text, sentence),
  ]);
}

function findLongSentence({ language }: PlainText, { start, end, words }: PlainSentence): readonly Found[] {
  if (words.length <= mostWords) return [];
  const { longSentence, veryLongSentence } = plainHints[language];
  const match = String(words.length);
  const hint = fill(words.length > farTooMany ? veryLongSentence : longSentence, { words: match });
  return [{ rule: 'long-sentence', start, end, match, hint }];
}

function findLongWords({ language }: PlainText, { words }: PlainSentence): readonly Found[] {
  return words
    .filter(({ low }) => low.replace(/-.*$/u, '').length > mostLetters)
    .map(({ text, start, end }) => ({
      rule: 'long-word',
      start,
      end,
      match: text,
      hint: plainHints[language].longWord,
    }));
}

/** L6: who does what. */
export function findPassiveVoice({ sentences, language }: PlainText): readonly Found[] {
  const hint = plainHints[language].passive;
  return sentences.flatMap(({ text, words, start: offset }) =>
    findPassives(text, { words, offset, language }).map(({ verb, auxiliary }) => {
      const match = auxiliary === undefined ? verb.text : `${auxiliary.text} … ${verb.text}`;
      return { rule: 'passive', start: verb.start, end: verb.end, match, hint };
    }),
  );
}
