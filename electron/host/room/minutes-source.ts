import { addDays } from '#domain/calendar.ts';
import type { PlanState } from '#domain/state.ts';
import type { MinutesSource } from '../documents/minutes-from-state.ts';
import type { OpenMeeting } from './open-meeting.ts';

/** Evaluations this many days back are news in the minutes; a plan does not know yet when it last met. */
const daysSinceLast = 92;

/** What every version of this meeting's minutes is built from; only the eyes are missing. */
export type MinutesHere = Omit<MinutesSource, 'seen' | 'readers' | 'service'>;

/** From the plan as it stands, or as it would stand: the check before approval asks about that. */
export function minutesSource(
  { plan, state: now }: Pick<OpenMeeting, 'plan' | 'state'>,
  state: PlanState = now,
): MinutesHere | undefined {
  const meeting = state.meetings.get(plan.meeting);
  if (meeting === undefined) return undefined;
  return {
    state,
    meeting,
    profile: plan.profile,
    since: addDays(plan.date, -daysSinceLast),
    goals: new Set(plan.agenda.flatMap((point) => point.goal ?? [])),
  };
}
