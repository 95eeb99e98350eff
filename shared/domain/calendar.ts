import { z } from 'zod';

/** A day in Europe/Oslo, `YYYY-MM-DD`. */
export const dayPattern = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
export const daySchema = z.string().regex(dayPattern).refine(isRealDay);
export type Day = z.infer<typeof daySchema>;

/** An instant in UTC, `YYYY-MM-DDTHH:MM:SS.sssZ`. Shown to people, never trusted for order. */
export const instantSchema = z.iso.datetime();
export type Instant = z.infer<typeof instantSchema>;

/** A clock time, `HH:MM`. */
export const clockSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
export type Clock = z.infer<typeof clockSchema>;

const daysInMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** By arithmetic, not by a `Date`: a plan is full of days, and each is read at every opening. */
function isRealDay(text: string): boolean {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return day <= (month === 2 && isLeap ? 29 : (daysInMonth[month - 1] ?? 0));
}

/** Days are counted in UTC on purpose: no zone and no summer time can move them. */
export function addDays(day: Day, days: number): Day {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** Whole days from `from` to `to`; negative when `to` is the earlier one. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** Whole years on a day: somebody born on a leap day has their birthday on 1 March in other years. */
export function yearsOn(born: Day, day: Day): number {
  const years = Number(day.slice(0, 4)) - Number(born.slice(0, 4));
  return day.slice(5) < born.slice(5) ? years - 1 : years;
}

/** The first day on which somebody has this many years. */
export function birthday(born: Day, years: number): Day {
  const year = String(Number(born.slice(0, 4)) + years).padStart(4, '0');
  const day = `${year}-${born.slice(5)}`;
  return isRealDay(day) ? day : `${year}-03-01`;
}

/** The same day so many months on, or the last day of that month where it has no such day. */
export function addMonths(day: Day, months: number): Day {
  const count = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  const year = Math.floor(count / 12);
  const month = (count % 12) + 1;
  const last = month === 2 && isRealDay(`${year}-02-29`) ? 29 : (daysInMonth[month - 1] ?? 28);
  const wanted = Math.min(Number(day.slice(8)), last);
  return `${year}-${String(month).padStart(2, '0')}-${String(wanted).padStart(2, '0')}`;
}
