import type { Body } from './bodies.ts';
import type { DecideContext } from './decide.ts';
import type { Plan } from './planned.ts';
import { no, yes } from './result.ts';
import type { Activity } from './state.ts';

/** A change of one field of an activity. */
export type ActivityChange = Body<'activity.changed/1'>;

/** Names the fact that last set the field as its base, so that two changes at once are both kept. */
export function fromActivityChange(activity: Activity, change: ActivityChange, context: DecideContext): Plan {
  const isDate = change.field === 'deadline' || change.field === 'evaluateOn';
  if (isDate && change.value < context.today) return no({ kind: 'date-passed', field: change.field });
  const base = activity.setBy[change.field] ?? activity.madeBy;
  return yes([{ item: activity.id, verb: 'activity.changed/1', body: change, base }]);
}
