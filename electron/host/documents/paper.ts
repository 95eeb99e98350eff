import type { Language } from '#domain/bodies.ts';
import type { Composed } from './compose-minutes.ts';
import { composeMinutes } from './compose-minutes.ts';
import type { MinutesDocument } from './minutes-model.ts';
import type { MinutesTexts } from './minutes-texts.ts';
import { osloInstant } from './oslo-time.ts';

/** One composed text with what its files say about themselves: PDF, DOCX and plain text are made from this alone. */
export interface Paper {
  readonly composed: Composed;
  readonly language: Language;
  readonly author: string;
  readonly keywords: string;
  readonly created: Date;
  /** «Side {{page}} av {{pages}}». */
  readonly pageText: string;
}

/** The minutes as a paper. The document has been through the guard: every character can be drawn. */
export function minutesPaper(
  texts: Readonly<Record<Language, MinutesTexts>>,
  document: MinutesDocument,
): Paper {
  const words = texts[document.language];
  return {
    composed: composeMinutes({ document, texts: words }),
    language: document.language,
    author: document.meeting.minuteTaker,
    keywords: words.category[document.category],
    created: osloInstant(document.meeting.date, document.meeting.time),
    pageText: words.page,
  };
}
