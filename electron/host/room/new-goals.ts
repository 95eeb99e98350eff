import { putIntoAgenda } from '#domain/agenda-due.ts';
import type { Id } from '#domain/identity.ts';
import { goalsOf, type PlanState } from '#domain/state.ts';
import type { OpenMeeting } from './open-meeting.ts';
import type { MeetingPlan } from './room-state.ts';

/** M6, M1: a goal that is new here has a point of its own, so that it can be shown, worked on and minuted. */
export function withGoals(plan: MeetingPlan, goals: readonly Id[]): MeetingPlan {
  const has = new Set(plan.agenda.map((point) => point.goal));
  const fresh = goals.filter((goal) => !has.has(goal));
  if (fresh.length === 0) return plan;
  const due = fresh.map((goal) => ({
    why: 'agreed-last-time' as const,
    point: { id: goal, kind: 'goal' as const, goal },
  }));
  return { ...plan, agenda: [...putIntoAgenda(plan.agenda, due)] };
}

/** C7: the agenda that came with the loan names no goal that nobody could read then; a new consent brings them. */
export function withNewGoals({ plan, state }: OpenMeeting, now: PlanState): MeetingPlan {
  const came = goalsOf(now).filter(({ id, closed }) => closed === undefined && !state.items.has(id));
  return withGoals(
    plan,
    came.map(({ id }) => id),
  );
}
