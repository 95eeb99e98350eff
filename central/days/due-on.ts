import { addDays, type Day } from '#domain/calendar.ts';
import type { Profile } from '#domain/profile.ts';
import type { PlanState } from '#domain/state.ts';

/** The day, and the profile that says for how long and what then. */
export interface DueAt {
  readonly today: Day;
  readonly profile: Profile;
}

/**
 * The next day on which the calendar has something to write in a plan, or today where it may have: an access or a
 * consent that ends, a draft that nobody signed, content that is to go. Undefined: never, as it stands.
 */
export function dueOn(state: PlanState, at: DueAt): Day | undefined {
  const days = [...endsOf(state).map((day) => (day < at.today ? at.today : day)), ...emptyOn(state, at)];
  if (isToBeDeleted(state, at.profile)) days.push(at.today);
  return days.toSorted()[0];
}

/** The same after what was due today is written. */
export function dueAfter(state: PlanState, at: DueAt): Day | undefined {
  return [...endsOf(state), ...emptyOn(state, at)].filter((day) => day > at.today).toSorted()[0];
}

/** R3: access is over on its last day already; C7: of a consent both days count. */
function endsOf(state: PlanState): readonly Day[] {
  const accesses = [...state.participants.values()].flatMap(({ accessEnds }) => accessEnds ?? []);
  const consents = state.consents.flatMap(({ expiresOn }) =>
    expiresOn === undefined ? [] : addDays(expiresOn, 1),
  );
  return [...accesses, ...consents];
}

/** C1: the day from which a plan that nobody ever said yes to is none; without a draft counted from today. */
function emptyOn(state: PlanState, { today, profile }: DueAt): readonly Day[] {
  if (state.plan === undefined || wasAgreedTo(state)) return [];
  const newest =
    [...state.drafts.values()]
      .map(({ writtenOn }) => writtenOn)
      .toSorted()
      .at(-1) ?? today;
  return [addDays(newest, profile.draftDays + 1)];
}

/** C1: every draft is gone and nobody signed: there never was a plan. */
export function isEmptyPlan(state: PlanState, at: DueAt): boolean {
  const day = emptyOn(state, at)[0];
  return day !== undefined && day <= at.today;
}

function wasAgreedTo(state: PlanState): boolean {
  return state.consents.length > 0 || state.lastWithdrawal !== undefined;
}

/** C5: where the profile says so, withdrawing everything is a deletion, and the store carries it out. */
export function isToBeDeleted(state: PlanState, profile: Profile): boolean {
  return (
    profile.withdrawal === 'delete' &&
    state.withdrawn !== undefined &&
    state.deletion?.executedOn === undefined
  );
}
