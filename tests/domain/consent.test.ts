import { describe, expect, it } from 'vitest';
import { accessHasEnded, consentHasExpired, consentInForce, topicsFor } from '#domain/consent.ts';
import { fold } from '#domain/evolve.ts';
import type { PlanState } from '#domain/state.ts';
import { emptyState } from '#domain/state.ts';
import type { ConsentRow, WithdrawalRow } from './random-room.ts';
import { factsOfRandomPlan } from './random-facts.ts';

const names = [{ participant: 'nurse' }];
const given = { kind: 'given', signedOn: '2026-01-01', names } as const;

function stateWith(...consents: readonly (ConsentRow | WithdrawalRow)[]): PlanState {
  return fold(
    emptyState,
    factsOfRandomPlan({ people: [{ id: 'nurse', role: 'participant' }], consents, items: [] }),
  );
}

describe('the days of a consent', () => {
  const consent = { id: 'c', signedOn: '2026-01-10', expiresOn: '2026-06-30', signedBy: ['mother'], names };

  it.each([
    ['2026-01-09', false],
    ['2026-01-10', true],
    ['2026-06-30', true],
    ['2026-07-01', false],
  ])('on %s in force: %s; the day of signing and the last day count (C1, C7)', (today, isInForce) => {
    expect(consentInForce(consent, today)).toBe(isInForce);
  });

  it('has run out for the plan only when every standing consent has', () => {
    const short = { ...given, expiresOn: '2026-06-30' };
    expect(consentHasExpired(stateWith(), '2026-07-01')).toBe(false);
    expect(consentHasExpired(stateWith(short), '2026-06-30')).toBe(false);
    expect(consentHasExpired(stateWith(short), '2026-07-01')).toBe(true);
    expect(consentHasExpired(stateWith(short, given), '2026-07-01')).toBe(false);
    expect(consentHasExpired(stateWith(short, { ...given, meeting: 'm1' }), '2026-07-01')).toBe(true);
  });
});

describe('what a consent lets one person see', () => {
  const school = { ...given, names: [{ participant: 'nurse', topics: ['school' as const] }] };
  const today = '2026-03-01';

  it('is what the newest consent that names the person says', () => {
    expect(topicsFor(stateWith(given, school), 'nurse', { today })).toEqual(['school']);
    expect(topicsFor(stateWith(school, given), 'nurse', { today })).toHaveLength(5);
    expect(topicsFor(stateWith(given), 'teacher', { today })).toEqual([]);
  });

  it('does not go back to an older and wider one when the newest runs out', () => {
    const short = { ...school, expiresOn: '2026-02-28' };
    expect(topicsFor(stateWith(given, short), 'nurse', { today })).toEqual([]);
  });

  it('is nothing before the consent is signed', () => {
    expect(topicsFor(stateWith({ ...given, signedOn: '2026-03-02' }), 'nurse', { today })).toEqual([]);
    expect(topicsFor(stateWith(school, { ...given, signedOn: '2026-03-02' }), 'nurse', { today })).toEqual([
      'school',
    ]);
  });

  it('counts a consent for one meeting in that meeting alone (C10)', () => {
    const state = stateWith({ ...given, meeting: 'm1' });
    expect(topicsFor(state, 'nurse', { today, meeting: 'm1' })).toHaveLength(5);
    expect(topicsFor(state, 'nurse', { today, meeting: 'm2' })).toEqual([]);
    expect(topicsFor(state, 'nurse', { today })).toEqual([]);
  });

  it('loses a person, a topic, or everything at once (C4)', () => {
    const seen = (withdrawn: Omit<WithdrawalRow, 'kind'>): readonly string[] =>
      topicsFor(stateWith(given, { kind: 'withdrawn', ...withdrawn }), 'nurse', { today });
    expect(seen({ participant: 'teacher' })).toHaveLength(5);
    expect(seen({ topic: 'health' })).toEqual(['school', 'family', 'economy', 'other']);
    expect(seen({ participant: 'nurse', topic: 'health' })).toHaveLength(4);
    expect(seen({ participant: 'nurse' })).toEqual([]);
    expect(seen({})).toEqual([]);
  });
});

describe('the end of access', () => {
  const person = { id: 'nurse', role: 'participant', name: 'Kari', access: 'full', employee: true } as const;

  it('begins on the day that it names (R3)', () => {
    const days = ['2026-07-30', '2026-07-31', '2026-08-01'];
    expect(days.map((day) => accessHasEnded({ ...person, accessEnds: '2026-07-31' }, day))).toEqual([
      false,
      true,
      true,
    ]);
    expect(accessHasEnded(person, '2999-01-01')).toBe(false);
  });
});
