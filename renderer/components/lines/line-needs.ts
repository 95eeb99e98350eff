import type { GoalDetail } from '#contract/console-rows.ts';
import type { LinesPart } from '#contract/line-rows.ts';
import type { Day } from '#domain/calendar.ts';
import type { FormPerson } from '../plan/form-people.ts';

/** What the strip is given, and each of its forms. */
export interface LineNeeds {
  readonly lines: LinesPart | undefined;
  readonly goal: GoalDetail | undefined;
  readonly owner: string;
  readonly today: Day;
  /** Everybody who can be given something to do. */
  readonly people: readonly FormPerson[];
  /** Those who are here, and may have said it. */
  readonly present: readonly FormPerson[];
}

export function openActivities(goal: GoalDetail | undefined): GoalDetail['activities'] {
  return (goal?.activities ?? []).filter(({ status }) => status !== 'done' && status !== 'ended');
}
