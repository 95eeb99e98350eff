import type { ScreenPage } from '#contract/views.ts';
import type { DeckNeeds } from './deck-needs.ts';
import { agendaPages } from './deck-people.ts';
import { sentencePages } from './deck-sentences.ts';
import { sectionsWithText } from './sections.ts';

type ReadBackPage = Extract<ScreenPage, { kind: 'read-back' }>;
type Unnumbered = Omit<ReadBackPage, 'number' | 'of'>;

/**
 * The minutes, section by section, as they will stand, what people said, and then what was decided, one thing a page (D4): only what
 * this room may see, and in the words that were written, whichever form the wall shows the plan in.
 */
export function readBackPages(needs: DeckNeeds): readonly ScreenPage[] {
  const { say: _byPeople, ...asWritten } = needs;
  const pages = [...sectionPages(asWritten), ...saidPages(asWritten), ...decisionPages(asWritten)];
  if (pages.length === 0) return agendaPages(needs);
  return pages.map((page, index) => ({ ...page, number: index + 1, of: pages.length }));
}

function sectionPages(needs: DeckNeeds): readonly Unnumbered[] {
  return sectionsWithText(needs.meeting, needs.seen).flatMap(({ id, heading: title, text }) => {
    const parts = text.split('\n').map((line, index) => ({ id: `${id}-${index}`, text: line }));
    return sentencePages(needs, parts, title).map((page) => ({ kind: 'read-back' as const, ...page, title }));
  });
}

function saidPages(needs: DeckNeeds): readonly Unnumbered[] {
  const said = Map.groupBy(needs.said?.(needs.seen) ?? [], ({ title }) => title);
  return [...said].flatMap(([title, lines]) => {
    const parts = lines.map(({ id, text }) => ({ id: `said-${id}`, text }));
    return sentencePages(needs, parts, title).map((page) => ({ kind: 'read-back' as const, ...page, title }));
  });
}

/** A decision stands alone and larger than other text: few words, and the question under them. */
export const decisionScale = 1.25;

function decisionPages(needs: DeckNeeds): readonly Unnumbered[] {
  const larger = { ...needs, textPixels: needs.textPixels * decisionScale };
  return (needs.decisions?.(needs.seen) ?? []).flatMap(({ id, text }) =>
    sentencePages(larger, [{ id: `decision-${id}`, text }]).map((page) => ({
      kind: 'read-back' as const,
      ...page,
      title: '',
      decision: id,
    })),
  );
}
