import { expect, it } from 'vitest';
import { readsUntil } from '#store/loans/loans.ts';
import { instantInOslo } from '#store/days/oslo-time.ts';
import { tryoutProfile } from '#store/tryout/tryout-profile.ts';

function until(now: string, meeting: { readonly date: string; readonly time: string }, hours = 4): string {
  const profile = { ...tryoutProfile, offlineHours: hours };
  return readsUntil({ now: () => Date.parse(now), profile }, meeting);
}

const meeting = { date: '2026-11-23', time: '13:00' };

it('lasts from the meeting, two hours long, as many hours as the profile says [SYNC-16]', () => {
  expect(until('2026-11-23T08:00:00Z', meeting)).toBe('2026-11-23T18:00:00.000Z');
  expect(until('2026-11-23T08:00:00Z', meeting, 1)).toBe('2026-11-23T15:00:00.000Z');
});

it('never lasts less than those hours from now, however late the plan is borrowed [SYNC-16]', () => {
  expect(until('2026-11-23T17:30:00Z', meeting)).toBe('2026-11-23T21:30:00.000Z');
  expect(until('2026-12-24T10:00:00Z', meeting)).toBe('2026-12-24T14:00:00.000Z');
});

it('never lasts longer than a day from now, however early [SYNC-16]', () => {
  expect(until('2026-11-20T08:00:00Z', meeting)).toBe('2026-11-21T08:00:00.000Z');
  expect(until('2026-11-22T11:59:00Z', meeting, 24)).toBe('2026-11-23T11:59:00.000Z');
});

it('reads the clock on the wall in Oslo, summer and winter, and on the days between', () => {
  const shown = ['2026-01-15', '2026-07-15', '2026-03-29', '2026-10-25'].map((date) =>
    new Date(instantInOslo(date, '13:00')).toISOString().slice(11, 16),
  );
  expect(shown).toEqual(['12:00', '11:00', '11:00', '12:00']);
  expect(new Date(instantInOslo('2026-03-29', '01:30')).toISOString()).toBe('2026-03-29T00:30:00.000Z');
});
