import { describe, expect, it } from 'vitest';
import { bodySchemas } from '#domain/bodies.ts';
import { holdersOn } from '#domain/consent.ts';
import type { LawCommand } from '#domain/decisions.ts';
import { fold } from '#domain/evolve.ts';
import { holderWarning, remindersFor } from '#domain/reminders.ts';
import { tryOutProfile } from '../fixtures/profile.ts';
import {
  after,
  answer,
  ask,
  called,
  consent,
  everything,
  fact,
  meeting,
  opened,
  room,
  seen,
  smallPlan,
  today,
} from './small-plan.ts';

const plan = smallPlan({ later: [called()] });

describe('what is told ahead', () => {
  it('R3: the end of the last holder is told 30, 14 and 3 days before, and of one among several not', () => {
    const ends = { accessEnds: '2027-07-31' };
    const ending = smallPlan({ people: { holder: ends } });
    const told = (today_: string): number | undefined =>
      holderWarning(ending, { today: today_, profile: tryOutProfile })?.threshold;
    expect(['2027-06-30', '2027-07-01', '2027-07-17', '2027-07-28'].map(told)).toEqual([
      undefined,
      30,
      14,
      3,
    ]);
    const two = smallPlan({ people: { holder: ends, teacher: { role: 'relay-holder' } } });
    expect(holderWarning(two, { today: '2027-07-30', profile: tryOutProfile })).toBeUndefined();
  });

  it('R13: the day on which guardians no longer see is told 90 days before', () => {
    const told = (day: string): boolean =>
      remindersFor(plan, { today: day, profile: tryOutProfile, moment: 'before' }).some(
        ({ kind }) => kind === 'adult-soon',
      );
    expect([told('2034-01-30'), told('2034-01-31')]).toEqual([false, true]);
  });
});

describe('people', () => {
  it('R9: somebody from outside is invited where the profile allows, and sees nothing before the declaration', () => {
    const body = {
      role: 'participant',
      name: 'Tante',
      access: 'read',
      employee: false,
      outside: true,
    } as const;
    const invite = (privatePersons: 'yes' | 'with-declaration' | 'no', needsDeclaration: boolean): string => {
      const command = {
        kind: 'participant.add',
        participant: 'aunt',
        body: { ...body, needsDeclaration },
      } as const;
      return answer(plan, 'holder', command, { profile: { ...tryOutProfile, privatePersons } });
    };
    expect(invite('no', true)).toBe('outside-not-allowed');
    expect(invite('with-declaration', false)).toBe('declaration-missing');
    expect([invite('with-declaration', true), invite('yes', false)]).toEqual(['yes', 'yes']);
    const named = smallPlan({
      people: { aunt: { ...body, needsDeclaration: true } },
      consents: [consent({ names: [{ participant: 'holder' }, { participant: 'aunt' }] })],
    });
    expect(room(named, ['aunt']).covered).toBe('no-declaration');
    const declared = after(named, 'holder', { kind: 'declaration.sign', participant: 'aunt', on: today });
    expect(room(declared, ['aunt']).covered).toBeUndefined();
  });

  it('R10: no home address and no identity number has a place, and contact details stay out of what is folded', () => {
    const body = { role: 'guardian', name: 'Mor', access: 'read', employee: false };
    const schema = bodySchemas['participant.added/1'];
    expect(schema.safeParse(body).success).toBe(true);
    for (const more of [{ address: 'Storgata 1' }, { identityNumber: '01010112345' }]) {
      expect(schema.safeParse({ ...body, ...more }).success).toBe(false);
    }
    expect(JSON.stringify([...plan.participants.values()])).not.toMatch(/90000001|example\.org/);
  });

  it('R11: the family asks for another holder, without a reason, and is answered when another takes the baton', () => {
    const asked = ask(plan, 'mother', { kind: 'holder.askFor' });
    expect(asked.ok && asked.value.map(({ body }) => body)).toEqual([{ on: today }]);
    expect(answer(plan, 'teacher', { kind: 'holder.askFor' })).toBe('may-not-write');
    const waiting = after(plan, 'owner', { kind: 'holder.askFor' });
    expect(waiting.holderAskedFor).toBe(today);
    const answered = after(waiting, 'administrator', { kind: 'holder.name', participant: 'teacher' });
    expect(answered.holderAskedFor).toBeUndefined();
  });

  it('R12: who the holder is and who steps in is always known', () => {
    expect(holdersOn(plan, today).map(({ name }) => name)).toEqual(['holder Nes']);
    const named = fold(plan, [fact('standIn.named/1', { meeting, participant: 'teacher' })]);
    expect(named.standIns.get(meeting)).toBe('teacher');
  });

  it('R13: on the 18th birthday guardians see nothing, unless the own consent of the plan owner names them', () => {
    const before = { today: '2034-04-30' };
    const on = { today: '2034-05-01' };
    expect(seen(plan, ['mother'], before)).toEqual(everything);
    expect(room(plan, ['mother'], on).covered).toBe('access-ended');
    expect(answer(plan, 'mother', { kind: 'comment.add', activity: 'group', text: 'Hei.' }, on)).toBe(
      'may-not-write',
    );
    const names = [{ participant: 'holder' }, { participant: 'mother', topics: ['school' as const] }];
    const own = consent({ signedOn: '2034-05-01', signedBy: ['owner'], names }, 'own');
    const grown = smallPlan({ consents: [consent(), own] });
    expect(seen(grown, ['mother'], on)).toEqual(['reading', 'group', 'note']);
    expect(seen(grown, ['owner'], on)).toEqual(everything);
  });

  it('R14: a parent without parental responsibility is a participant like others, and does not sign', () => {
    const people = { parent: { familyWord: 'far', employee: false } };
    const draft = fact('consent.drafted/1', { on: today, names: [{ participant: 'parent' }] }, { item: 'd' });
    const state = smallPlan({ people, later: [draft] });
    expect(room(state, ['parent']).covered).toBe('no-consent');
    const sign = (participant: string): string => {
      const signatures = [{ participant, part: 'plan' as const, on: today }];
      return answer(state, 'holder', { kind: 'consent.sign', consent: 'd', form: 'paper', signatures });
    };
    expect([sign('parent'), sign('mother')]).toEqual(['does-not-sign', 'yes']);
  });

  it('R15: a stand-in has the rights of the chair for one meeting, without consent, access and closing', () => {
    const named = fact('standIn.named/1', { meeting, participant: 'teacher' });
    const held = fold(fold(plan, [named]), [opened({ chair: 'teacher', minuteTaker: 'nurse' })]);
    const here = { meeting };
    const close = { kind: 'goal.close', goal: 'reading', reached: true, reason: 'Nådd.' } as const;
    expect([answer(held, 'teacher', close, here), answer(held, 'teacher', close)]).toEqual([
      'yes',
      'may-not-write',
    ]);
    const never: readonly LawCommand[] = [
      { kind: 'consent.draft', body: { names: [{ participant: 'coach' }] } },
      { kind: 'access.end', participant: 'nurse', on: today },
      { kind: 'plan.close', why: 'need-ended' },
    ];
    expect(never.map((one) => answer(held, 'teacher', one, here))).toEqual(never.map(() => 'may-not-write'));
    const over = after(held, 'teacher', { kind: 'meeting.end', meeting }, here);
    expect(answer(over, 'teacher', close, here)).toBe('may-not-write');
  });

  it('R15: a stand-in is named before the meeting is opened, by the holder or by the leader', () => {
    for (const by of ['holder', 'administrator']) {
      expect(answer(plan, by, { kind: 'standIn.name', meeting, participant: 'teacher' })).toBe('yes');
    }
  });

  it('R15: only an approved employee whom the consent names', () => {
    const held = fold(plan, [opened()]);
    const standIn = (participant: string): string =>
      answer(held, 'holder', { kind: 'standIn.name', meeting, participant });
    const answers = ['teacher', 'coach', 'mother'].map(standIn);
    expect(answers).toEqual(['yes', 'consent-missing', 'not-approved']);
  });
});
