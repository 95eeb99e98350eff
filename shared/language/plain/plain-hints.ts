import type { Language } from '../language.ts';
import { hintsNb } from './hints-nb.ts';
import { hintsNn } from './hints-nn.ts';

/** What is said beside a finding when the word lists say nothing of their own. */
export type PlainHints = Readonly<
  Record<
    | 'nationalId'
    | 'passive'
    | 'shortForm'
    | 'letters'
    | 'unknownLetters'
    | 'plain'
    | 'longSentence'
    | 'veryLongSentence'
    | 'longWord'
    | 'otherForm'
    | 'thirdParty'
    | 'unknownName'
    | 'diagnosis'
    | 'safety'
    | 'spelling'
    | 'spellingLike',
    string
  >
>;

/** In TypeScript, not in the locales: the command line and the pages say the same, and this room reads no files. */
export const plainHints: Readonly<Record<Language, PlainHints>> = { nb: hintsNb, nn: hintsNn };
