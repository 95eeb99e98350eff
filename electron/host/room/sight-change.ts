import type { Audience } from '#domain/audience.ts';
import type { PlanState } from '#domain/state.ts';

/** Whether people would see something that was there before and that they did not see. What is new does not count. */
export function widens(known: PlanState, before: Audience, after: Audience): boolean {
  if (after.covered !== undefined) return false;
  if (before.covered !== undefined) return true;
  const isNew = [...after.items].some((id) => known.items.has(id) && !before.items.has(id));
  return isNew || [...after.topics].some((topic) => !before.topics.has(topic));
}

/** Whether people would no longer see something that they saw. */
export function narrows(before: Audience, after: Audience): boolean {
  if (before.covered !== undefined) return false;
  if (after.covered !== undefined) return true;
  const isGone = [...before.items].some((id) => !after.items.has(id));
  return isGone || [...before.topics].some((topic) => !after.topics.has(topic));
}
