import type { FamilyView } from '#contract/views.ts';
import type { Audience } from '#domain/audience.ts';
import type { FactId } from '#domain/identity.ts';
import { seenGoals } from '#domain/screen-order.ts';
import type { Activity, Goal, Meeting, PlanState } from '#domain/state.ts';
import type { Decided } from '#language/decided.ts';
import { decidedText } from '#language/decided.ts';
import type { OpenMeeting } from '../room/open-meeting.ts';
import { factsSince } from './facts-since.ts';
import { responsibleNames } from './names.ts';
import type { TableTexts } from './table-texts.ts';

interface Found {
  readonly id: string;
  /** The fact that decided it; what has none comes last. */
  readonly by?: FactId;
  readonly decided: Decided;
}

/** What this meeting decided and this room may see, in the order it was agreed. */
export function decidedRows(
  { state, plan }: Pick<OpenMeeting, 'state' | 'plan'>,
  seen: Audience,
  texts: TableTexts,
): FamilyView['decided'] {
  const meeting = state.meetings.get(plan.meeting);
  if (meeting === undefined || seen.covered !== undefined) return [];
  const language = state.plan?.language ?? 'nb';
  const order = factsSince(state, plan.meeting);
  const found = seenGoals(state, seen).flatMap(({ goal, activities }) => [
    ...goalFound(goal, order),
    ...activities.flatMap((activity) => activityFound(state, activity, order)),
  ]);
  const place = (one: Found): number => (one.by === undefined ? order.size : (order.get(one.by) ?? 0));
  const lines = lineFound(state, plan.meeting, seen);
  const rows = [...found, ...lines, ...nextFound(meeting)].toSorted(
    (one, other) => place(one) - place(other),
  );
  return rows.map(({ id, decided }) => ({
    id,
    text: decidedText(texts.decided[language], decided, language),
    language,
  }));
}

function goalFound({ id, title, madeBy, setBy, closed }: Goal, order: ReadonlyMap<FactId, number>): Found[] {
  const by = setBy['closed'];
  if (closed !== undefined && by !== undefined && order.has(by)) {
    const kind = closed.reached ? 'goal-reached' : 'goal-ended';
    return [{ id, by, decided: { kind, what: title } }];
  }
  return order.has(madeBy) ? [{ id, by: madeBy, decided: { kind: 'goal-added', what: title } }] : [];
}

function activityFound(state: PlanState, activity: Activity, order: ReadonlyMap<FactId, number>): Found[] {
  const { id, description: what, madeBy, setBy, closed, status, deadline: day } = activity;
  const closedBy = setBy['closed'];
  if (closed !== undefined) {
    if (closedBy === undefined || !order.has(closedBy)) return [];
    const kind = status === 'done' ? 'activity-done' : 'activity-ended';
    return [{ id, by: closedBy, decided: { kind, what } }];
  }
  const until = day === undefined ? {} : { day };
  if (order.has(madeBy)) {
    const who = responsibleNames(state, activity.responsible);
    return [{ id, by: madeBy, decided: { kind: 'activity-added', what, who, ...until } }];
  }
  const movedBy = setBy['deadline'];
  if (day === undefined || movedBy === undefined || !order.has(movedBy)) return [];
  return [{ id, by: movedBy, decided: { kind: 'deadline-changed', what, day } }];
}

/** A decision that is no activity stands in its own words. */
function lineFound(state: PlanState, meeting: string, seen: Audience): Found[] {
  return [...state.items.values()].flatMap((item): Found[] =>
    item.kind === 'line' && item.line === 'decision' && item.meeting === meeting && seen.items.has(item.id)
      ? [{ id: item.id, by: item.madeBy, decided: { kind: 'decision', what: item.text } }]
      : [],
  );
}

function nextFound({ next }: Meeting): Found[] {
  if (next === undefined) return [];
  const { date: day, time: clock, place } = next;
  if (day === undefined) return [{ id: '#next', decided: { kind: 'no-meeting' } }];
  const where = place === undefined ? {} : { place };
  const when = clock === undefined ? {} : { clock };
  return [{ id: '#next', decided: { kind: 'next-meeting', day, ...when, ...where } }];
}
