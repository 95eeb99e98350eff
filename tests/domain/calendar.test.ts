import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, clockSchema, daySchema, daysBetween } from '#domain/calendar.ts';

describe('a day', () => {
  it.each(['2028-02-29', '2000-02-29', '2026-12-31', '2026-01-01'])('is real: %s', (day) => {
    expect(daySchema.safeParse(day).success).toBe(true);
  });

  it.each([
    '2026-02-29',
    '2100-02-29',
    '2026-04-31',
    '2026-00-10',
    '2026-13-01',
    '2026-1-1',
    '26-01-01',
    '',
    '2026-01-01T00:00',
  ])('is not real: %s', (day) => {
    expect(daySchema.safeParse(day).success).toBe(false);
  });
});

describe('counting days', () => {
  it.each([
    ['2028-02-28', 1, '2028-02-29'],
    ['2026-02-28', 1, '2026-03-01'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2026-03-28', 1, '2026-03-29'],
    ['2026-03-29', 1, '2026-03-30'],
    ['2026-10-24', 2, '2026-10-26'],
    ['2028-03-01', -1, '2028-02-29'],
  ])('from %s by %i is %s, across leap days and changes of the clock', (from, days, to) => {
    expect(addDays(from, days)).toBe(to);
    expect(daysBetween(from, to)).toBe(days);
  });

  it('there and back again ends on the same day', () => {
    const day = fc.integer({ min: 0, max: 60_000 }).map((days) => addDays('1950-01-01', days));
    const property = fc.property(day, fc.integer({ min: -20_000, max: 20_000 }), (from, days) => {
      const to = addDays(from, days);
      expect(daySchema.safeParse(to).success).toBe(true);
      expect([addDays(to, -days), daysBetween(from, to)]).toEqual([from, days]);
    });
    fc.assert(property, { seed: Date.now() % 2 ** 31 });
  });
});

describe('a clock time', () => {
  it('goes from 00:00 to 23:59', () => {
    const allowed = ['00:00', '23:59', '24:00', '7:00', '07:60'].filter(
      (time) => clockSchema.safeParse(time).success,
    );
    expect(allowed).toEqual(['00:00', '23:59']);
  });
});
