import type { ScreenPart } from '#contract/screen-page.ts';
import type { ScreenPage } from '#contract/views.ts';
import type { SeenGoal } from '#domain/screen-order.ts';
import { seenGoals } from '#domain/screen-order.ts';
import { hasThenNow, thenNowPages, timelinePages } from './deck-history.ts';
import type { DeckNeeds } from './deck-needs.ts';
import { pointOf } from './deck-needs.ts';
import { newItems, newPages, sinceItems, sincePages } from './deck-news.ts';
import { ownerCountsAsChild } from './shown.ts';

/** M12: with a child in the room no history, not even when it is asked for. */
export const notWithChild: ReadonlySet<ScreenPart> = new Set<ScreenPart>(['then-now', 'timeline']);

/** The pages of a part at this point, from what the room may see; none when it may not be shown, or is empty. */
export function partPages(needs: DeckNeeds, part: ScreenPart): readonly ScreenPage[] {
  const pages = goalsWith(needs, part).flatMap((shown) => {
    switch (part) {
      case 'since':
        return sincePages(needs, shown);
      case 'new':
        return newPages(needs, shown);
      case 'then-now':
        return thenNowPages(needs, shown);
      case 'timeline':
        return timelinePages(needs, shown);
    }
  });
  return renumber(pages);
}

/** Whether the point has this part: asked at every change of the plan, so that no page is made for it. */
export function hasPart(needs: DeckNeeds, part: ScreenPart): boolean {
  return goalsWith(needs, part).some((shown) => {
    switch (part) {
      case 'since':
        return sinceItems(needs, shown).length > 0;
      case 'new':
        return newItems(needs, shown).length > 0;
      case 'then-now':
        return hasThenNow(needs, shown);
      case 'timeline':
        return timelinePages(needs, shown).length > 0;
    }
  });
}

/** The point's own goal; what is new is told of all of them when the meeting is read back and ended. */
function goalsWith(needs: DeckNeeds, part: ScreenPart): readonly SeenGoal[] {
  const { state, room } = needs.meeting;
  if (notWithChild.has(part) && ownerCountsAsChild(state, room)) return [];
  const point = pointOf(needs.meeting);
  const goals = seenGoals(state, needs.seen);
  const isAtEnd = point?.kind === 'read-back' || point?.kind === 'next-meeting';
  if (part === 'new' && isAtEnd) return goals;
  return goals.filter(({ goal }) => goal.id === point?.goal);
}

function renumber(pages: readonly ScreenPage[]): readonly ScreenPage[] {
  const of = pages.length;
  return pages.map((page, index) => ('number' in page ? { ...page, number: index + 1, of } : page));
}

/** What is open on the wall, if the point still has it. */
export function openPartPages(needs: DeckNeeds): readonly ScreenPage[] | undefined {
  const { mode, part } = needs.meeting.room;
  if (mode !== 'part' || part === undefined) return undefined;
  return hasPart(needs, part) ? partPages(needs, part) : undefined;
}
