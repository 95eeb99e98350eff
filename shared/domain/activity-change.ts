import type { Body } from './bodies.ts';
import type { DecideContext } from './decide.ts';
import type { Planned } from './planned.ts';
import type { Result } from './result.ts';
import { no, yes } from './result.ts';
import type { Id } from './identity.ts';
import type { LawRefusal } from './refusal.ts';
import type { Activity, PlanState } from './state.ts';

/** A change of one field of an activity. */
export type ActivityChange = Body<'activity.changed/1'>;

export function openActivity(state: PlanState, id: Id): Result<Activity, LawRefusal> {
  const activity = state.items.get(id);
  if (activity?.kind !== 'activity') return no({ kind: 'unknown-item', item: id });
  if (activity.closed !== undefined) return no({ kind: 'already-closed', item: id });
  return yes(activity);
}

/** Names the fact that last set the field as its base, so that two changes at once are both kept. */
export function fromActivityChange(
  activity: Activity,
  change: ActivityChange,
  context: DecideContext,
): Result<Planned, LawRefusal> {
  const isDate = change.field === 'deadline' || change.field === 'evaluateOn';
  if (isDate && change.value < context.today) return no({ kind: 'date-passed', field: change.field });
  const base = activity.setBy[change.field] ?? activity.madeBy;
  return yes({ item: activity.id, verb: 'activity.changed/1', body: change, base });
}
