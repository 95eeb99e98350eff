import type { PersonRow } from '#contract/console-rows.ts';
import type { Day } from '#domain/calendar.ts';

/** What a school or a kindergarten is called in a service or a position, in both languages. */
const schoolWords = /skole|skule|sfo|barnehage|lærer|lærar|rektor/iu;

/** R3: the day a school year ends. Offered where it is likely to be the one meant; never chosen by the page. */
export function offeredEnds({ role, detail = '' }: PersonRow, today: Day): readonly Day[] {
  return role === 'relay-holder' || schoolWords.test(detail) ? [endOfSchoolYear(today)] : [];
}

/** The next 31 July after today. */
export function endOfSchoolYear(today: Day): Day {
  const year = Number(today.slice(0, 4));
  return today.slice(5) < '07-31' ? `${year}-07-31` : `${year + 1}-07-31`;
}
