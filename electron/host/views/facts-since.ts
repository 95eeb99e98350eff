import type { FactId } from '#domain/identity.ts';
import type { PlanState } from '#domain/state.ts';

const found = new WeakMap<PlanState, ReadonlyMap<FactId, number>>();

/** The facts since the meeting was opened, and which came when. A state never changes: found once for each. */
export function factsSince(state: PlanState, meeting: string): ReadonlyMap<FactId, number> {
  const before = found.get(state);
  if (before !== undefined) return before;
  const opened = state.meetings.get(meeting)?.openedBy;
  const all = [...state.facts];
  const own = opened === undefined ? [] : all.slice(all.indexOf(opened));
  const order = new Map(own.map((fact, index) => [fact, index]));
  found.set(state, order);
  return order;
}
