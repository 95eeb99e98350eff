import type { Clock, Day } from '#domain/calendar.ts';

const offsetIn = new Intl.DateTimeFormat('en', { timeZone: 'Europe/Oslo', timeZoneName: 'longOffset' });

/**
 * The instant of a day and a clock time in Europe/Oslo, whatever zone the machine runs in. In the hour
 * that autumn repeats, the first one is meant.
 */
export function osloInstant(day: Day, clock: Clock): Date {
  const asUtc = new Date(`${day}T${clock}:00Z`);
  return new Date(asUtc.getTime() - offset(new Date(asUtc.getTime() - 7_200_000)));
}

function offset(instant: Date): number {
  const part = offsetIn.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const match = /GMT\+(\d\d):(\d\d)/u.exec(part);
  return match ? (Number(match[1]) * 60 + Number(match[2])) * 60_000 : 0;
}
