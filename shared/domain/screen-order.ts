import type { Audience } from './audience.ts';
import type { Activity, Evaluation, Goal, Item, PlanState } from './state.ts';
import { activitiesOf, evaluationsOf, goalsOf, itemsUnder } from './state.ts';

/** What an audience may see, in the order in which a screen shows it: nothing hidden leaves a trace (A6). */
export interface SeenGoal {
  readonly goal: Goal;
  /** Counted among the goals that are seen. */
  readonly number: number;
  readonly activities: readonly Activity[];
}

export function seenGoals(state: PlanState, seen: Audience): readonly SeenGoal[] {
  const goals = goalsOf(state).filter((goal) => seen.items.has(goal.id));
  return goals.map((goal, index) => ({
    goal,
    number: index + 1,
    activities: activitiesOf(state, goal.id).filter((activity) => seen.items.has(activity.id)),
  }));
}

export function seenEvaluations(state: PlanState, seen: Audience, activity: string): readonly Evaluation[] {
  return evaluationsOf(state, activity).filter((evaluation) => seen.items.has(evaluation.id));
}

/** Every seen item, a parent before what stands under it. */
export function seenInOrder(state: PlanState, seen: Audience): readonly Item[] {
  return under(state, seen, '');
}

function under(state: PlanState, seen: Audience, parent: string): Item[] {
  return itemsUnder(state, parent).flatMap((item) =>
    seen.items.has(item.id) ? [item, ...under(state, seen, item.id)] : [],
  );
}
