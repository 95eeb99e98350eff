import { describe, expect, it } from 'vitest';
import { osloInstant } from '#host/documents/oslo-time.ts';

describe('the instant of a clock time in Norway', () => {
  it.each([
    ['2026-11-12', '08:30', '2026-11-12T07:30:00.000Z'],
    ['2026-07-01', '08:30', '2026-07-01T06:30:00.000Z'],
    ['2027-01-01', '00:15', '2026-12-31T23:15:00.000Z'],
    ['2026-03-29', '01:59', '2026-03-29T00:59:00.000Z'],
    ['2026-03-29', '03:00', '2026-03-29T01:00:00.000Z'],
    ['2026-10-25', '04:00', '2026-10-25T03:00:00.000Z'],
  ])('%s %s is %s, whatever zone the machine is in', (day, clock, instant) => {
    expect(osloInstant(day, clock).toISOString()).toBe(instant);
  });
});
