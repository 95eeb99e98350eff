import type { Day } from './calendar.ts';
import { addDays, addMonths } from './calendar.ts';
import type { Profile } from './profile.ts';
import type { PlanState } from './state.ts';

/** Shown this long before and after the day: whether it was done is known in the services' own systems alone. */
const daysAround = 14;

/** S4: where the profile archives half-yearly, the day it falls due, counted from the first consent. */
export function archiveDue(
  state: PlanState,
  at: { readonly today: Day; readonly profile: Pick<Profile, 'archiveTimes'> },
): Day | undefined {
  const first = state.consents.find((consent) => consent.meeting === undefined)?.signedOn;
  if (at.profile.archiveTimes !== 'half-yearly-and-on-closing' || first === undefined) return undefined;
  const latest = addDays(at.today, daysAround);
  const earliest = addDays(at.today, -daysAround);
  const halfYears = Math.floor(monthsBetween(first, latest) / 6);
  const days = [halfYears, halfYears - 1].filter((count) => count > 0);
  return days.map((count) => addMonths(first, 6 * count)).find((day) => day >= earliest && day <= latest);
}

function monthsBetween(from: Day, to: Day): number {
  return (
    (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 +
    Number(to.slice(5, 7)) -
    Number(from.slice(5, 7))
  );
}
