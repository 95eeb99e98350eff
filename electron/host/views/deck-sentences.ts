import type { Sentence } from '#contract/views.ts';
import type { Paged, TextPart } from './deck-blocks.ts';
import { headingBlock, pageRows, sentenceBlock, sentencesOf } from './deck-blocks.ts';
import type { DeckNeeds } from './deck-needs.ts';

interface SentencePage {
  readonly sentences: Sentence[];
  readonly titleScale?: number;
  readonly number: number;
  readonly of: number;
}

export function sentencePages(
  needs: Pick<DeckNeeds, 'meeting' | 'textPixels' | 'say'>,
  parts: readonly TextPart[],
  title?: string,
): readonly SentencePage[] {
  const sentences = sentencesOf(parts, needs.meeting.state.plan?.language ?? 'nb', needs.say);
  const blocks = sentences.map((one) => sentenceBlock(one));
  const headed = title === undefined ? blocks : [headingBlock(title), ...blocks];
  const pages = pageRows(sentences, headed, needs.textPixels);
  return pages.map((page, index) => ({
    sentences: page.rows.map(({ row, size }) => ({ ...row, ...size, id: partId(pages, index, row.id) })),
    ...(page.titleScale === undefined ? {} : { titleScale: page.titleScale }),
    number: index + 1,
    of: pages.length,
  }));
}

/** A sentence that goes on over further pages is read page by page: each part has a name of its own. */
function partId(pages: readonly Paged<{ readonly id: string }>[], page: number, id: string): string {
  const before = pages.slice(0, page).filter(({ rows }) => rows.some(({ row }) => row.id === id)).length;
  return before === 0 ? id : `${id}~${before}`;
}
