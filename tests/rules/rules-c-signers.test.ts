import { describe, expect, it } from 'vitest';
import type { Profile } from '#domain/profile.ts';
import { remindersFor } from '#domain/reminders.ts';
import type { PlanState } from '#domain/state.ts';
import type { Signers } from '#domain/who-signs.ts';
import { whoSigns } from '#domain/who-signs.ts';
import { tryOutProfile } from '../fixtures/profile.ts';
import { after, answer, consent, fact, smallPlan, today } from './small-plan.ts';

const names = [{ participant: 'holder' }];

function signers(state: PlanState, change: Partial<Profile> = {}): Signers {
  return whoSigns(state, { today, profile: { ...tryOutProfile, ...change } });
}

function groups(state: PlanState, change: Partial<Profile> = {}): readonly (readonly string[])[] {
  const who = signers(state, change);
  return who.kind === 'ask' ? [['ask', who.about]] : who.groups;
}

it('C7: the holder is told 30 days before a consent runs out', () => {
  const state = smallPlan({ consents: [consent({ expiresOn: '2027-03-31' })] });
  const told = (day: string): boolean =>
    remindersFor(state, { today: day, profile: tryOutProfile, moment: 'before' }).some(
      ({ kind }) => kind === 'consent-expires',
    );
  expect([told('2027-02-28'), told('2027-03-01'), told('2027-04-01')]).toEqual([false, true, false]);
});

describe('who signs', () => {
  const youth = smallPlan({ people: { owner: { born: '2010-05-01' } } });
  const both = ['mother', 'father'];

  it('C6: a pregnant plan owner signs herself, and has no guardian in the plan', () => {
    const pregnant = smallPlan({ about: 'pregnant', people: { mother: null, father: null }, consents: [] });
    expect(groups(pregnant)).toEqual([['owner']]);
    const body = { role: 'guardian', name: 'Mor', access: 'read', employee: false } as const;
    expect(answer(pregnant, 'holder', { kind: 'participant.add', participant: 'm', body })).toBe(
      'no-guardian-here',
    );
  });

  it('C6: from the age of the profile the youth signs beside, instead, together, or not', () => {
    const mode = (one: Profile['youthSigns']['mode'], from: number): readonly (readonly string[])[] =>
      groups(youth, { youthSigns: { mode: one, from } });
    expect(mode('either', 16)).toEqual([both, ['owner']]);
    expect(mode('instead', 16)).toEqual([['owner']]);
    expect(mode('together', 16)).toEqual([[...both, 'owner']]);
    expect([mode('no', 16), mode('instead', 17)]).toEqual([[both], [both]]);
  });

  it('C6: all who have parental responsibility sign, one is not enough', () => {
    expect(groups(smallPlan())).toEqual([both]);
    const draft = { kind: 'consent.draft', consent: 'd', body: { names } } as const;
    const drafted = after(smallPlan({ consents: [] }), 'holder', draft);
    const signatures = [{ participant: 'mother', part: 'plan' as const, on: today }];
    const half = after(drafted, 'holder', { kind: 'consent.sign', consent: 'd', form: 'paper', signatures });
    expect([half.consents.length, half.drafts.size]).toEqual([0, 1]);
    const body = { signedOn: today, signedBy: ['mother'], form: 'paper' as const, names };
    expect(answer(drafted, 'holder', { kind: 'consent.give', body })).toBe('signature-missing');
  });

  it('C6: sharing health information is signed for apart, and left out until it is', () => {
    const state = after(youth, 'holder', {
      kind: 'consent.draft',
      consent: 'd',
      body: { names: [{ participant: 'nurse' }] },
    });
    const profile = { ...tryOutProfile, healthSignsFrom: 16, youthSigns: { mode: 'no', from: 16 } } as const;
    const plan = both.map((participant) => ({ participant, part: 'plan' as const, on: today }));
    const sign = (signatures: { participant: string; part: 'plan' | 'health'; on: string }[]): unknown =>
      after(
        state,
        'holder',
        { kind: 'consent.sign', consent: 'd', form: 'paper', signatures },
        { profile },
      ).consents.at(-1)?.names;
    const withoutHealth = ['school', 'family', 'economy', 'other'];
    expect(sign(plan)).toEqual([
      { participant: 'holder', topics: withoutHealth },
      { participant: 'nurse', topics: withoutHealth },
    ]);
    expect(sign([...plan, { participant: 'owner', part: 'health', on: today }])).toEqual([
      { participant: 'holder' },
      { participant: 'nurse' },
    ]);
  });

  it('C6: in a foster home, under a care order, or with no guardian, it is asked and never guessed', () => {
    const custody = (situation: 'foster-home' | 'care-order' | 'other'): PlanState =>
      smallPlan({ later: [fact('custody.recorded/1', { situation, on: today })] });
    for (const one of ['foster-home', 'care-order', 'other'] as const)
      expect(groups(custody(one))).toEqual([['ask', 'custody']]);
    expect(groups(smallPlan({ people: { mother: null, father: null } }))).toEqual([['ask', 'guardians']]);
    const told = { situation: 'care-order', signers: ['coach'], basis: 'Vedtak', on: today } as const;
    expect(
      groups(smallPlan({ later: [fact('custody.recorded/1', { ...told, signers: ['coach'] })] })),
    ).toEqual([['coach']]);
  });
});
