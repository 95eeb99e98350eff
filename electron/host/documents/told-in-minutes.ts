import type { Id } from '#domain/identity.ts';
import { minutesForm } from '#domain/profile.ts';
import type { SeenGoal } from '#domain/screen-order.ts';
import { seenEvaluations, seenGoals } from '#domain/screen-order.ts';
import type { Activity, Evaluation, Goal, MinutesSection } from '#domain/state.ts';
import type { MinutesSource } from './minutes-from-state.ts';

/** D1: where the log stands in for the minutes, nothing is told of what people talked about. */
export function sectionsOf({ state, meeting, seen, profile }: MinutesSource): readonly MinutesSection[] {
  if (minutesForm(profile) === 'log') return [];
  const sections = [...state.items.values()].filter(
    (item): item is MinutesSection =>
      item.kind === 'section' && item.meeting === meeting.id && seen.items.has(item.id),
  );
  return sections.toSorted((one, other) => one.position - other.position);
}

/** The goals that were on the agenda, and those of which something came in the meeting. */
export function goalsTold(source: MinutesSource): readonly SeenGoal[] {
  return seenGoals(source.state, source.seen)
    .filter(
      ({ goal, activities }) => source.goals.has(goal.id) || activities.some((one) => isOfToday(source, one)),
    )
    .map(({ goal, activities, number }) => ({
      goal,
      number,
      activities: activities.filter((one) => one.closed === undefined || one.closed.on > source.since),
    }));
}

/** Made, closed or spoken of in this meeting. */
function isOfToday({ state, meeting, seen }: MinutesSource, activity: Activity): boolean {
  if (activity.closed?.on === meeting.date) return true;
  return seenEvaluations(state, seen, activity.id).some((one) => one.date === meeting.date);
}

/** Of the log only who does what and by when: how it went stands in the log itself. */
export function evaluationsTold(
  { state, seen, since, profile }: MinutesSource,
  activity: Id,
): readonly Evaluation[] {
  if (minutesForm(profile) === 'log') return [];
  return seenEvaluations(state, seen, activity).filter((one) => one.date > since);
}

interface Agreed {
  readonly goal: Goal;
  readonly activity: Activity;
}

export function agreedActivities({
  state,
  seen,
  meeting,
}: Pick<MinutesSource, 'state' | 'seen' | 'meeting'>): readonly Agreed[] {
  const order = [...state.facts];
  const since = new Set(order.slice(order.indexOf(meeting.openedBy)));
  return seenGoals(state, seen).flatMap(({ goal, activities }) =>
    activities.filter((one) => since.has(one.madeBy)).map((activity) => ({ goal, activity })),
  );
}
