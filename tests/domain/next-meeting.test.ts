import { describe, expect, it } from 'vitest';
import type { Body } from '#domain/bodies.ts';
import type { LawCommand } from '#domain/decisions.ts';
import { evolve } from '#domain/evolve.ts';
import type { MeetingCall } from '#domain/standing.ts';
import type { PlanState } from '#domain/state.ts';
import { after, answer, consent, fact, meeting, opened, smallPlan } from '../rules/small-plan.ts';

const here = { meeting };
const held = smallPlan({ later: [opened()] });
const agreed = { date: '2027-01-20', time: '13:00', place: 'Møterom 2' } as const;

function agree(
  state: PlanState,
  change: Omit<Body<'nextMeeting.agreed/1'>, 'meeting'>,
  by = 'holder',
): PlanState {
  return after(state, by, { kind: 'nextMeeting.agree', body: { meeting, ...change } }, here);
}

function onlyCall(state: PlanState): MeetingCall {
  const [call, ...more] = state.calls.values();
  if (call === undefined || more.length > 0) throw new Error(`There are ${more.length + 1} calls`);
  return call;
}

describe('the next meeting that is agreed (M5, K1, M1)', () => {
  it('is called: the family, the holder and those whom a consent names are asked, and nobody else (C3)', () => {
    const call = onlyCall(agree(held, agreed));
    expect(call).toMatchObject({ ...agreed, chair: 'holder', sequence: 0, notAsked: [] });
    expect(call.invited.toSorted()).toEqual(['father', 'holder', 'mother', 'nurse', 'owner', 'teacher']);
    expect(call.agenda.map(({ kind }) => kind)).toEqual([
      'welcome',
      'roll-call',
      'read-back',
      'next-meeting',
    ]);
  });

  it('asks nobody whose access has ended by that day, and nobody who is named for one meeting alone (C10)', () => {
    const support = consent(
      { names: [{ participant: 'coach' }, { participant: 'holder' }], meeting },
      'c-today',
    );
    const state = smallPlan({
      people: { nurse: { accessEnds: '2027-01-20' } },
      later: [opened(), support],
    });
    const { invited } = onlyCall(agree(state, agreed));
    expect(invited).not.toContain('nurse');
    expect(invited).not.toContain('coach');
    expect(invited).toContain('teacher');
  });

  it('is called by the minute-taker too, for this meeting only, and by nobody else at the table', () => {
    expect(onlyCall(agree(held, agreed, 'teacher'))).toMatchObject(agreed);
    const call: LawCommand = {
      kind: 'meeting.call',
      body: { ...agreed, chair: 'holder', invited: ['mother'], agenda: [] },
    };
    expect(answer(held, 'teacher', call)).toBe('may-not-write');
    expect(answer(held, 'teacher', call, here)).toBe('yes');
    const byAnother = smallPlan({ later: [opened({ minuteTaker: 'holder' })] });
    expect(answer(byAnother, 'teacher', call, here)).toBe('may-not-write');
    const state = agree(byAnother, agreed, 'teacher');
    expect([state.meetings.get(meeting)?.next, state.calls.size]).toEqual([agreed, 0]);
  });

  it('waits for a clock and a place before it is called', () => {
    const { date, time, place } = agreed;
    for (const half of [{ date }, { date, time }, { date, place }, {}])
      expect(agree(held, half).calls.size).toBe(0);
    expect(onlyCall(agree(agree(held, { date }), agreed))).toMatchObject({ ...agreed, sequence: 0 });
  });

  it('keeps its name when it is moved, and counts up; said again it is the same', () => {
    const first = agree(held, agreed);
    expect(onlyCall(agree(first, agreed))).toEqual(onlyCall(first));
    const moved = onlyCall(agree(first, { ...agreed, date: '2027-01-27', time: '08:30' }));
    expect(moved).toMatchObject({ id: onlyCall(first).id, date: '2027-01-27', time: '08:30', sequence: 1 });
    expect(moved.setBy).not.toBe(onlyCall(first).setBy);
    expect(moved.agenda).toEqual(onlyCall(first).agenda);
    const elsewhere = agree(first, { ...agreed, place: 'Furua' });
    expect(onlyCall(elsewhere)).toMatchObject({ id: moved.id, place: 'Furua', sequence: 1 });
  });

  it('is called off where none is agreed after all, or only a day; called again it goes on counting', () => {
    const first = agree(held, agreed);
    const { id } = onlyCall(first);
    for (const none of [{}, { date: agreed.date }]) {
      const off = agree(first, none);
      expect([off.calls.size, off.calledOff.get(id)?.sequence]).toEqual([0, 1]);
      const body = { ...agreed, chair: 'holder', invited: ['mother'], agenda: [] };
      const again = after(off, 'holder', { kind: 'meeting.call', meeting: id, body });
      expect([onlyCall(again).sequence, again.calledOff.size]).toEqual([2, 0]);
    }
  });

  it('leaves whom the chair took off the list off it, who is told of the day they knew and of no later one', () => {
    const first = agree(held, agreed);
    const body = { ...agreed, chair: 'holder', invited: ['mother', 'holder', 'teacher'], agenda: [] };
    const fewer = after(first, 'holder', { kind: 'meeting.call', body }, here);
    expect(onlyCall(fewer)).toMatchObject({ id: onlyCall(first).id, sequence: 1 });
    const later = onlyCall(agree(fewer, { ...agreed, date: '2027-02-03' }));
    expect(later.invited.toSorted()).toEqual(['holder', 'mother', 'teacher']);
    expect(later.notAsked.find(({ participant }) => participant === 'nurse')).toEqual({
      participant: 'nurse',
      ...agreed,
    });
    const back = after(fewer, 'holder', {
      kind: 'meeting.call',
      body: { ...body, invited: ['nurse', 'mother'] },
    });
    expect(onlyCall(back).notAsked.map(({ participant }) => participant)).not.toContain('nurse');
  });

  it('asks whoever lost the consent in the meantime no more, and is still agreed (C3, R7)', () => {
    const first = agree(held, agreed);
    const narrowed = after(first, 'holder', {
      kind: 'consent.withdraw',
      body: { form: 'spoken', participant: 'nurse' },
    });
    const { invited } = onlyCall(agree(narrowed, { ...agreed, time: '14:00' }));
    expect(invited).not.toContain('nurse');
    expect(invited).toContain('teacher');
  });

  it('is next no more once it is opened', () => {
    const first = agree(held, agreed);
    const { id } = onlyCall(first);
    const begun = evolve(
      first,
      fact('meeting.opened/1', { ...agreed, chair: 'holder', minuteTaker: 'teacher' }, { item: id }),
    );
    expect([begun.calls.size, begun.calledOff.size]).toEqual([0, 0]);
  });
});
