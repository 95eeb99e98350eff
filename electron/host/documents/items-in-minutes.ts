import type { Id } from '#domain/identity.ts';
import { seenGoals } from '#domain/screen-order.ts';
import { linesSeen } from './lines-from-state.ts';
import type { MinutesSource } from './minutes-from-state.ts';
import { agreedActivities, evaluationsTold, goalsTold, sectionsOf } from './told-in-minutes.ts';

/**
 * R5: the items whose words stand in a version, so that whoever may not see one of them later may not read it there.
 * What one of them stands under is not named again: nobody sees an item without it.
 */
export function itemsInMinutes(source: MinutesSource): readonly Id[] {
  const told = goalsTold(source).flatMap(({ goal, activities }) => [
    goal.id,
    ...activities.flatMap(({ id }) => [id, ...evaluationsTold(source, id).map((one) => one.id)]),
  ]);
  return withoutParents(source, [
    ...sectionsOf(source).map(({ id }) => id),
    ...linesSeen(source).map(({ id }) => id),
    ...told,
    ...agreedActivities(source).map(({ activity }) => activity.id),
  ]);
}

/** M8: what was decided, what was promised, and what was closed on the day. */
export function itemsOnCard(source: Pick<MinutesSource, 'state' | 'seen' | 'meeting'>): readonly Id[] {
  const { state, seen, meeting } = source;
  const closed = seenGoals(state, seen).flatMap(({ goal, activities }) =>
    [goal, ...activities].flatMap((one) => (one.closed?.on === meeting.date ? [one.id] : [])),
  );
  const decided = linesSeen(source).filter(({ line }) => line === 'decision');
  return withoutParents(source, [
    ...decided.map(({ id }) => id),
    ...agreedActivities(source).map(({ activity }) => activity.id),
    ...closed,
  ]);
}

function withoutParents({ state }: Pick<MinutesSource, 'state'>, ids: readonly Id[]): readonly Id[] {
  const parents = new Set(ids.flatMap((id) => state.items.get(id)?.parent ?? []));
  return [...new Set(ids)].filter((id) => !parents.has(id));
}
