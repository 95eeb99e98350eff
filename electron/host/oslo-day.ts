import type { Day } from '#domain/calendar.ts';

const inOslo = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Oslo',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The day it is in Europe/Oslo, whatever zone the machine runs in (design idea 7). */
export function osloDay(milliseconds: number): Day {
  return inOslo.format(new Date(milliseconds));
}
