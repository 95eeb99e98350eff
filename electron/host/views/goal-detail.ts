import type { GoalDetail } from '#contract/console-rows.ts';
import type { Audience } from '#domain/audience.ts';
import type { Id } from '#domain/identity.ts';
import { seenEvaluations, seenGoals } from '#domain/screen-order.ts';
import type { Activity, PlanState } from '#domain/state.ts';
import { itemsUnder } from '#domain/state.ts';
import type { OpenMeeting } from '../room/open-meeting.ts';
import { pointOf } from './deck-needs.ts';
import { nameById, responsibleNames } from './names.ts';

/** How many evaluations a console shows under an activity; the rest is history for another page. */
const newestShown = 3;

interface Eyes {
  /** What this console's person may see. */
  readonly own: Audience;
  /** What the room may see: only to mark what the room does not (A4). */
  readonly room: Audience;
}

/** The goal that the agenda is at, as one person may see it. */
export function goalDetail(meeting: OpenMeeting, eyes: Eyes): GoalDetail | undefined {
  const goal = pointOf(meeting)?.goal;
  const shown = seenGoals(meeting.state, eyes.own).find((one) => one.goal.id === goal);
  if (shown === undefined) return undefined;
  return {
    id: shown.goal.id,
    title: shown.goal.title,
    language: meeting.state.plan?.language ?? 'nb',
    goalNumber: shown.number,
    activities: shown.activities.map((activity) => activityDetail(meeting, eyes, activity)),
  };
}

function activityDetail(
  meeting: OpenMeeting,
  eyes: Eyes,
  activity: Activity,
): GoalDetail['activities'][number] {
  const { state } = meeting;
  const { id, description, responsible, status, deadline, closed, limitedTo } = activity;
  return {
    id,
    description,
    responsible: responsibleNames(state, responsible),
    responsibleIds: [...responsible],
    status,
    ...(deadline === undefined ? {} : { deadline }),
    ...(closed === undefined ? {} : { closedReason: closed.reason }),
    hiddenFromRoom: eyes.room.covered === undefined && !eyes.room.items.has(id),
    evaluations: evaluationRows(state, eyes.own, { activity: id, today: meeting.plan.date }),
    ...commentsOf(state, eyes.own, id),
    ...(limitedTo === undefined ? {} : { limitedTo: limitedTo.map((one) => nameById(state, one)) }),
  };
}

function evaluationRows(
  state: PlanState,
  own: Audience,
  of: { activity: Id; today: string },
): GoalDetail['activities'][number]['evaluations'] {
  return seenEvaluations(state, own, of.activity)
    .slice(0, newestShown)
    .map((one) => ({
      id: one.id,
      date: one.date,
      text: one.text,
      saidBy: one.saidBy.map((person) => nameById(state, person)),
      today: one.date === of.today,
    }));
}

/** G3: as many as of the evaluations, newest first. */
function commentsOf(
  state: PlanState,
  own: Audience,
  activity: Id,
): Pick<GoalDetail['activities'][number], 'comments'> {
  const seen = itemsUnder(state, activity).filter((one) => one.kind === 'comment' && own.items.has(one.id));
  const rows = seen.flatMap((one) =>
    one.kind === 'comment'
      ? [{ id: one.id, date: one.date, text: one.text, by: nameById(state, one.writtenBy) }]
      : [],
  );
  return rows.length === 0 ? {} : { comments: rows.slice(-newestShown).toReversed() };
}
