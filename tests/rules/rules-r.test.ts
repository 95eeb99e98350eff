import { describe, expect, it } from 'vitest';
import { holdersOn } from '#domain/consent.ts';
import { fold } from '#domain/evolve.ts';
import { tryOutProfile } from '../fixtures/profile.ts';
import { after, answer, everything, fact, room, seen, smallPlan, today } from './small-plan.ts';

const plan = smallPlan();
const goal = { kind: 'goal.add', body: { title: 'Et mål', topic: 'school' } } as const;

describe('the holder', () => {
  it('R1: nobody lets go of the baton before another has taken it', () => {
    const leave = { kind: 'access.end', participant: 'holder', on: today } as const;
    const stepDown = { kind: 'role.change', participant: 'holder', role: 'participant' } as const;
    expect(answer(plan, 'holder', leave)).toBe('last-holder');
    expect(answer(plan, 'holder', stepDown)).toBe('last-holder');
    const two = after(plan, 'holder', { kind: 'role.change', participant: 'teacher', role: 'relay-holder' });
    expect([answer(two, 'holder', leave), answer(two, 'holder', stepDown)]).toEqual(['yes', 'yes']);
  });

  it('R1: a plan has one plan owner, and nobody is made another', () => {
    const body = { role: 'plan-owner', name: 'Ida', access: 'read', employee: false } as const;
    expect(answer(plan, 'holder', { kind: 'participant.add', participant: 'second', body })).not.toBe('yes');
  });

  it('R2: two are holders at once, and the outgoing one becomes a participant or is removed', () => {
    const body = { outgoing: 'holder', incoming: 'teacher', transition: 'none' } as const;
    const handOver = (change: { after: 'participant' | 'removed'; ends?: string }): typeof plan => {
      const prepared = after(plan, 'holder', {
        kind: 'handover.prepare',
        handover: 'h',
        body: { ...body, ...change },
      });
      return after(prepared, 'holder', { kind: 'handover.accept', handover: 'h' });
    };
    const stayed = handOver({ after: 'participant' });
    expect(stayed.participants.get('holder')?.role).toBe('participant');
    const leaves = handOver({ after: 'removed', ends: '2026-11-30' });
    expect(holdersOn(leaves, today).map(({ id }) => id)).toEqual(['holder', 'teacher']);
    expect(holdersOn(leaves, '2026-11-30').map(({ id }) => id)).toEqual(['teacher']);
  });

  it('R2: at a change of kindergarten or school the outgoing one must be removed, on a day that is named', () => {
    const body = { outgoing: 'holder', incoming: 'teacher', transition: 'kindergarten-to-school' } as const;
    const prepare = (change: { after: 'participant' | 'removed'; ends?: string }): string =>
      answer(plan, 'holder', { kind: 'handover.prepare', body: { ...body, ...change } });
    expect(prepare({ after: 'participant' })).toBe('bad-input');
    expect(prepare({ after: 'removed' })).toBe('bad-input');
    expect(prepare({ after: 'removed', ends: '2027-07-31' })).toBe('yes');
  });

  it('R2: the incoming one takes the baton, and no other participant does', () => {
    const body = {
      outgoing: 'holder',
      incoming: 'teacher',
      transition: 'none',
      after: 'participant',
    } as const;
    const prepared = after(plan, 'holder', { kind: 'handover.prepare', handover: 'h', body });
    expect(answer(prepared, 'nurse', { kind: 'handover.accept', handover: 'h' })).not.toBe('yes');
    expect(answer(prepared, 'teacher', { kind: 'handover.accept', handover: 'h' })).toBe('yes');
  });

  it('R3: access set in advance ends by itself on the day, also without a successor', () => {
    const ahead = after(plan, 'holder', { kind: 'access.end', participant: 'holder', on: '2027-07-31' });
    expect(room(ahead, ['holder'], { today: '2027-07-30' }).covered).toBeUndefined();
    const on = { today: '2027-07-31' };
    expect(room(ahead, ['holder'], on).covered).toBe('access-ended');
    expect(room(ahead, ['teacher'], on).covered).toBe('no-holder');
    expect(seen(ahead, ['owner', 'mother'], on)).toEqual(everything);
    expect(answer(ahead, 'holder', goal, on)).toBe('may-not-write');
  });

  it('R3: leader or administrator names one, and the plan is open again', () => {
    const ended = smallPlan({ people: { holder: { accessEnds: today } } });
    const named = after(ended, 'administrator', { kind: 'holder.name', participant: 'teacher' });
    expect(seen(named, ['teacher'])).toEqual(everything);
  });
});

describe('rights', () => {
  it('R4: read is comments and messages, full is also goals, and a role may be narrower', () => {
    const comment = { kind: 'comment.add', activity: 'group', text: 'Fint.' } as const;
    const message = { kind: 'message.send', topic: 'school', text: 'Hei.' } as const;
    expect([comment, message, goal].map((one) => answer(plan, 'nurse', one))).toEqual([
      'yes',
      'yes',
      'may-not-write',
    ]);
    expect(answer(plan, 'teacher', goal)).toBe('yes');
    expect(answer(smallPlan({ people: { teacher: { without: ['goals'] } } }), 'teacher', goal)).toBe(
      'may-not-write',
    );
    const narrowed = { participant: 'teacher', access: 'read' } as const;
    expect(answer(after(plan, 'holder', { kind: 'access.change', body: narrowed }), 'teacher', goal)).toBe(
      'may-not-write',
    );
  });

  it('R5: a limited item is seen by those it names, the family and the holder', () => {
    expect(seen(plan, ['nurse'])).toEqual(['reading', 'group', 'note']);
    for (const who of ['owner', 'mother', 'holder', 'teacher']) expect(seen(plan, [who])).toContain('quiet');
    const limited = after(plan, 'holder', { kind: 'item.limit', item: 'sleep', to: ['nurse'] });
    expect(seen(limited, ['mother', 'father', 'owner'])).toContain('sleep');
    expect(seen(limited, ['teacher'])).not.toContain('sleep');
  });

  it('R5: what stands under an item is never seen by more people than the item', () => {
    const comment = after(plan, 'teacher', { kind: 'comment.add', activity: 'corner', text: 'Rolig.' });
    expect(seen(comment, ['teacher'])).toHaveLength(everything.length + 1);
    expect(seen(comment, ['nurse'])).toEqual(['reading', 'group', 'note']);
  });

  it('R6: plan owner and guardians always see everything, whatever is withdrawn, limited or ended', () => {
    const withdrawn = fold(plan, [fact('consent.withdrawn/1', { on: today, form: 'written' })]);
    for (const state of [plan, smallPlan({ consents: [] }), withdrawn]) {
      for (const who of ['owner', 'mother', 'father']) expect(seen(state, [who])).toEqual(everything);
    }
  });

  it('R6: nobody in the room takes a guardian out or makes them less', () => {
    const end = { kind: 'access.end', participant: 'mother', on: today } as const;
    const change = { kind: 'role.change', participant: 'mother', role: 'participant' } as const;
    expect([answer(plan, 'holder', end), answer(plan, 'holder', change)]).toEqual([
      'may-not-write',
      'may-not-write',
    ]);
  });

  it('R6: nobody is added in the place of a guardian who is there', () => {
    const body = { role: 'participant', name: 'Mor', access: 'read', employee: false } as const;
    expect(answer(plan, 'holder', { kind: 'participant.add', participant: 'mother', body })).not.toBe('yes');
  });

  it('R6: whether guardians write is a setting of the profile', () => {
    const writes = (familyWrites: boolean): string =>
      answer(plan, 'mother', goal, { profile: { ...tryOutProfile, familyWrites } });
    expect([writes(true), writes(false)]).toEqual(['yes', 'may-not-write']);
  });

  it('R7: access exists only while a signed consent names the participant, within its limits', () => {
    expect(room(plan, ['coach']).covered).toBe('no-consent');
    expect(answer(plan, 'coach', goal)).toBe('may-not-write');
    expect(seen(plan, ['nurse'])).not.toContain('sleep');
    expect(room(smallPlan({ consents: [] }), ['teacher']).covered).toBe('no-consent');
  });

  it('R8: only an approved employee holds the relay, and leader or administrator sees nothing', () => {
    const friend = smallPlan({ people: { coach: { employee: false } } });
    const toCoach = { kind: 'role.change', participant: 'coach', role: 'relay-holder' } as const;
    expect(answer(friend, 'holder', toCoach)).toBe('not-approved');
    expect(answer(friend, 'administrator', { kind: 'holder.name', participant: 'coach' })).toBe(
      'not-approved',
    );
    expect(answer(plan, 'administrator', { kind: 'holder.name', participant: 'teacher' })).toBe('yes');
    expect(room(plan, ['administrator']).covered).toBe('stranger');
    expect(answer(plan, 'administrator', goal)).toBe('may-not-write');
  });

  it('R8: leaving the job ends all access', () => {
    const left = fold(plan, [
      fact('access.ended/1', { participant: 'teacher', on: today }, { writtenBy: 'system' }),
    ]);
    expect(room(left, ['teacher']).covered).toBe('access-ended');
    expect(answer(left, 'teacher', { kind: 'comment.add', activity: 'group', text: 'Hei.' })).toBe(
      'may-not-write',
    );
  });
});
