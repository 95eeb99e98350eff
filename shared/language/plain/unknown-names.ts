import { fill } from '../fill-text.ts';
import type { Found } from './plain-finding.ts';
import { plainHints } from './plain-hints.ts';
import type { PlainSentence, PlainText } from './plain-text.ts';
import type { Word } from './words.ts';
import { setOf, wordsOf } from './words.ts';

/** Written with a capital letter and no person in the plan. */
const noPersons = setOf(
  `norge noreg norges noregs norden europa sverige danmark finland island samisk oslo bergen trondheim stavanger tromsø
  nav bup ppt sfo aks lego youtube minecraft fortnite roblox netflix snapchat tiktok instagram facebook google ipad iphone
  teams word excel vigilo visma samspill showbie spond messenger gud jul påske ramadan id eid lucia skolefritidsordningen`,
);

/** L3: only about the plan owner. The first word of a sentence has a capital letter anyway, so it is not asked about. */
export function findUnknownNames(text: PlainText, names: readonly string[]): readonly Found[] {
  const known = new Set(
    names.flatMap((name) => wordsOf(name).flatMap(({ low }) => [low, ...low.split('-')])),
  );
  return text.sentences.flatMap((sentence) =>
    sentence.words
      .filter((word, at) => at > 0 && isName(sentence, word) && !isKnown(word.low, known))
      .map(({ text: match, start, end }) => {
        const hint = fill(plainHints[text.language].unknownName, { name: match });
        return { rule: 'unknown-name', start, end, match, hint };
      }),
  );
}

function isName({ text, start }: PlainSentence, word: Word): boolean {
  if (!/^\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)*$/u.test(word.text)) return false;
  return !/[.:!?«"“–-]\s*$/u.test(text.slice(0, word.start - start));
}

function isKnown(low: string, known: ReadonlySet<string>): boolean {
  return [low, low.replace(/s$/u, '')].some((form) => known.has(form) || noPersons.has(form));
}
