import type { Language } from './language.ts';

/**
 * Dates in words from our own tables: the browsers' engine has no nynorsk and answers in English instead.
 * A day is `YYYY-MM-DD`, a clock time `HH:MM`, an instant `YYYY-MM-DDTHH:MM:SS…Z`.
 */
export type DayForm = 'weekday' | 'long' | 'full';

export const monthNames: readonly string[] = [
  'januar',
  'februar',
  'mars',
  'april',
  'mai',
  'juni',
  'juli',
  'august',
  'september',
  'oktober',
  'november',
  'desember',
];

const weekdayNames: Readonly<Record<Language, readonly string[]>> = {
  nb: ['søndag', 'mandag', 'tirsdag', 'onsdag', 'torsdag', 'fredag', 'lørdag'],
  nn: ['søndag', 'måndag', 'tysdag', 'onsdag', 'torsdag', 'fredag', 'laurdag'],
};

type DayParts = { readonly year: number; readonly month: number; readonly day: number };

/** weekday: «fredag 14. mars». long: «14. mars 2027». full: «fredag 14. mars 2027». */
export function formatDay(day: string, language: Language, form: DayForm): string {
  const parts = readDay(day);
  const name = `${parts.day}. ${monthNames[parts.month - 1] ?? ''}`;
  const weekday = weekdayNames[language][weekdayOf(parts)] ?? '';
  if (form === 'weekday') return `${weekday} ${name}`;
  return form === 'long' ? `${name} ${parts.year}` : `${weekday} ${name} ${parts.year}`;
}

/** «klokken 13.00», in nynorsk «klokka 13.00». */
export function formatClock(clock: string, language: Language): string {
  return `${language === 'nb' ? 'klokken' : 'klokka'} ${formatHours(clock)}`;
}

/** «13.00», for a column that already says that these are times. */
export function formatHours(clock: string): string {
  return clock.slice(0, 5).replace(':', '.');
}

/** The clock in Norway at an instant: «klokken 13.00». */
export function formatInstantTime(instant: string, language: Language): string {
  return formatClock(osloTime(instant).slice(11, 16), language);
}

/** The same without the word: «13.00». */
export function formatInstantHours(instant: string): string {
  return formatHours(osloTime(instant).slice(11, 16));
}

/** The day in Norway at an instant, as `YYYY-MM-DD`. */
export function dayOfInstant(instant: string): string {
  return osloTime(instant).slice(0, 10);
}

function readDay(day: string): DayParts {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  const [year, month, date] = [Number(found?.[1]), Number(found?.[2]), Number(found?.[3])];
  if (found === null || month < 1 || month > 12 || date < 1 || date > 31) throw new Error('Not a day');
  return { year, month, day: date };
}

function weekdayOf(parts: DayParts): number {
  return new Date(Date.UTC(parts.year, parts.month - 1, parts.day)).getUTCDay();
}

/** Machines may run in any zone, and the page's engine may lack ours: Norway's clock is counted by its rule. */
function osloTime(instant: string): string {
  const utc = Date.parse(instant);
  if (Number.isNaN(utc)) throw new Error('Not an instant');
  const year = new Date(utc).getUTCFullYear();
  const summer = utc >= lastSunday(year, 2) && utc < lastSunday(year, 9);
  return new Date(utc + (summer ? 2 : 1) * 3_600_000).toISOString();
}

/** Summer time begins and ends at 01.00 UTC on the last Sunday of March and of October. */
function lastSunday(year: number, month: number): number {
  const last = new Date(Date.UTC(year, month + 1, 0, 1));
  return last.getTime() - last.getUTCDay() * 86_400_000;
}
