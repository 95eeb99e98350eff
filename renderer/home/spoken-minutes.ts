import type { Language } from '#language/language.ts';
import { splitSentences } from '#language/sentences.ts';
import type { HomeMinutes } from '#sync/home-messages.ts';

export interface SpokenSentence {
  readonly text: string;
  /** Its place in the reading. */
  readonly index: number;
}
export interface SpokenSection {
  readonly heading: SpokenSentence;
  readonly lines: readonly (readonly SpokenSentence[])[];
}

/** The minutes as they are read: sentence by sentence, headings too, in the order of the page. */
export function layOutMinutes(
  sections: HomeMinutes['sections'],
  language: Language,
): readonly SpokenSection[] {
  let index = -1;
  function place(text: string): SpokenSentence {
    index += 1;
    return { text, index };
  }
  return sections.map(({ heading, lines }) => ({
    heading: place(heading),
    lines: lines.map((line) => sentencesOf(line, language).map((text) => place(text))),
  }));
}

/** A phone too old to find sentences gets whole lines. */
function sentencesOf(line: string, language: Language): readonly string[] {
  if (!('Segmenter' in Intl)) return [line];
  return splitSentences(line, language).map(({ text }) => text);
}

export function sentencesInOrder(sections: readonly SpokenSection[]): readonly string[] {
  return sections.flatMap(({ heading, lines }) => [heading.text, ...lines.flat().map(({ text }) => text)]);
}
