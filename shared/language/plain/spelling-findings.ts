import { fill } from '../fill-text.ts';
import type { Language } from '../language.ts';
import { withLevel } from './plain-finding.ts';
import type { PlainFinding } from './plain-finding.ts';
import { plainHints } from './plain-hints.ts';
import type { PlainSentence } from './plain-text.ts';
import { preparePlainText } from './plain-text.ts';
import type { Word } from './words.ts';

/**
 * The words of a text whose spelling can be judged. A word with a capital letter within a sentence is a name, and
 * what holds digits or capitals alone is no word.
 */
export function wordsToSpell(text: string, language: Language): readonly Word[] {
  return preparePlainText(text, language).sentences.flatMap((sentence) =>
    sentence.words.filter((word, at) => isWord(sentence, word, at)),
  );
}

function isWord(sentence: PlainSentence, { text, start, end }: Word, at: number): boolean {
  if (text.length < 3 || !/^[\p{L}'’-]+$/u.test(text) || text === text.toUpperCase()) return false;
  if (/\p{Ll}\p{Lu}/u.test(text)) return false;
  const [before, after] = [start - sentence.start, end - sentence.start];
  if (
    /[@/.]/u.test(sentence.text.charAt(before - 1)) ||
    /^(?:[@/]|\.\p{L})/u.test(sentence.text.slice(after, after + 2))
  )
    return false;
  return at === 0 || !/^\p{Lu}/u.test(text) || /[.:!?«"“–-]\s*$/u.test(sentence.text.slice(0, before));
}

/** A finding for each word that is misspelt, with what it may have been meant to be. */
export function tellMisspelt(
  words: readonly Word[],
  language: Language,
  suggestions: ReadonlyMap<string, readonly string[]>,
): readonly PlainFinding[] {
  const { spelling, spellingLike } = plainHints[language];
  return words.flatMap(({ text: match, start, end }) => {
    const likely = suggestions.get(match);
    if (likely === undefined) return [];
    const found = { rule: 'spelling', start, end, match } as const;
    const [replacement] = likely;
    if (replacement === undefined) return [withLevel({ ...found, hint: spelling })];
    return [withLevel({ ...found, hint: fill(spellingLike, { words: likely.join(', ') }), replacement })];
  });
}
