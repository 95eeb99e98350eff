import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOfInstant, formatClock, formatDay, formatInstantTime } from '#language/dates.ts';

describe('dates and times in words', () => {
  it('names the day in both languages and all three forms', () => {
    expect(formatDay('2026-03-13', 'nb', 'weekday')).toBe('fredag 13. mars');
    expect(formatDay('2027-03-20', 'nn', 'weekday')).toBe('laurdag 20. mars');
    expect(formatDay('2027-03-16', 'nn', 'full')).toBe('tysdag 16. mars 2027');
    expect(formatDay('2027-03-14', 'nb', 'long')).toBe('14. mars 2027');
  });

  it('says the clock without its abbreviation', () => {
    expect([formatClock('13:00', 'nb'), formatClock('09:05', 'nn')]).toEqual([
      'klokken 13.00',
      'klokka 09.05',
    ]);
  });

  it('turns an instant into the clock of Norway on both sides of summer time', () => {
    expect(formatInstantTime('2026-03-29T00:59:59.000Z', 'nb')).toBe('klokken 01.59');
    expect(formatInstantTime('2026-03-29T01:00:00.000Z', 'nb')).toBe('klokken 03.00');
    expect(formatInstantTime('2026-10-25T00:59:00.000Z', 'nb')).toBe('klokken 02.59');
    expect(formatInstantTime('2026-10-25T01:00:00.000Z', 'nb')).toBe('klokken 02.00');
    expect(dayOfInstant('2026-12-31T23:30:00.000Z')).toBe('2027-01-01');
  });

  it('agrees with the time zone database from 1997 to 2037', () => {
    const zone = new Intl.DateTimeFormat('sv', {
      timeZone: 'Europe/Oslo',
      dateStyle: 'short',
      timeStyle: 'short',
    });
    const instants = fc.date({
      min: new Date('1997-01-01'),
      max: new Date('2037-12-31'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, (date) => {
        const instant = date.toISOString();
        const ours = `${dayOfInstant(instant)} ${formatInstantTime(instant, 'nn').replace('klokka ', '').replace('.', ':')}`;
        expect(ours).toBe(zone.format(date));
      }),
      { numRuns: 300, verbose: 1 },
    );
  });

  it('throws for what is not a day', () => {
    expect(() => formatDay('14.03.2027', 'nb', 'long')).toThrow('Not a day');
    expect(() => formatDay('2027-13-01', 'nb', 'long')).toThrow('Not a day');
  });
});
