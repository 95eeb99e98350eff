import type { ScreenPage } from '#contract/views.ts';
import type { ConclusionCard } from '../documents/conclusion-card.ts';
import type { DeckNeeds } from './deck-needs.ts';
import { sentencePages } from './deck-sentences.ts';

/** M8: the card that the chair has put on the wall, so that the family sees it before the service gets it. */
export function openCardPages(needs: DeckNeeds): readonly ScreenPage[] | undefined {
  const { mode, card } = needs.meeting.room;
  const shown =
    mode === 'card' ? needs.cards?.().find(({ service }) => service === card?.service) : undefined;
  return shown === undefined ? undefined : cardPages(needs, shown);
}

const mark = '• ';

function cardPages(needs: DeckNeeds, { text }: ConclusionCard): readonly ScreenPage[] {
  const { say: _byPeople, ...asWritten } = needs;
  const [title = '', ...lines] = text.split('\n');
  const parts = lines.map((line, index) => ({
    id: `card-${index}`,
    text: line.startsWith(mark) ? line.slice(mark.length) : line,
  }));
  return sentencePages(asWritten, parts, title).map((page) => ({
    kind: 'sentences',
    part: 'card',
    title,
    ...page,
  }));
}
