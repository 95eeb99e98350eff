import type { Day } from '#domain/calendar.ts';

const oslo = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Oslo',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** When a clock in Oslo shows this; of the hour that comes twice in autumn either will do. */
export function instantInOslo(day: Day, clock: string): number {
  const shown = Date.parse(`${day}T${clock}:00Z`);
  const about = shown - aheadAt(shown);
  return shown - aheadAt(about);
}

function aheadAt(instant: number): number {
  const whole = Math.floor(instant / 1000) * 1000;
  return Date.parse(`${oslo.format(whole).replace(' ', 'T')}Z`) - whole;
}
