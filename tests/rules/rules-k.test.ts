import { describe, expect, it } from 'vitest';
import { calendarOf, isFullyDeleted } from '#domain/messages.ts';
import type { Message, PlanState } from '#domain/state.ts';
import { after, answer, everything, room, seen, smallPlan, today } from './small-plan.ts';

const plan = smallPlan();

function messageOf(state: PlanState): Message {
  const found = [...state.items.values()].find((item) => item.kind === 'message');
  if (found === undefined) throw new Error('No message');
  return found;
}

describe('calendar and messages', () => {
  it('K1: meetings and appointments stand in the calendar of the plan', () => {
    const call = {
      date: '2026-12-01',
      time: '13:00',
      place: 'Møterom 2',
      chair: 'holder',
      invited: ['mother'],
      agenda: [],
    };
    const called = after(plan, 'holder', { kind: 'meeting.call', meeting: 'next', body: call });
    const body = { title: 'Tannlegen', topic: 'health', date: '2026-11-30', time: '09:00' } as const;
    const both = after(called, 'holder', { kind: 'appointment.add', body });
    const entries = calendarOf(both, room(both, ['mother']).items, today);
    expect(entries.map((one) => (one.kind === 'meeting' ? one.call.id : one.appointment.title))).toEqual([
      'Tannlegen',
      'next',
    ]);
    expect(answer(plan, 'holder', { kind: 'appointment.add', body: { ...body, date: '2026-11-22' } })).toBe(
      'date-passed',
    );
  });

  it('K2: a message is read by those it was sent to, its writer, the family and the holder', () => {
    const sent = after(plan, 'nurse', {
      kind: 'message.send',
      to: ['teacher'],
      topic: 'school',
      text: 'Hei.',
    });
    const { id } = messageOf(sent);
    const readers = ['owner', 'mother', 'father', 'holder', 'nurse', 'teacher'];
    expect(readers.map((who) => seen(sent, [who]).includes(id))).toEqual(readers.map(() => true));
    const narrow = after(plan, 'teacher', {
      kind: 'message.send',
      to: ['holder'],
      topic: 'school',
      text: 'Hei.',
    });
    expect(seen(narrow, ['nurse'])).toEqual(seen(plan, ['nurse']));
    expect(seen(narrow, ['mother'])).toHaveLength(everything.length + 1);
  });

  it('K3: a message is archived until its sender and all recipients have deleted it', () => {
    const sent = after(plan, 'teacher', {
      kind: 'message.send',
      to: ['nurse'],
      topic: 'school',
      text: 'Hei.',
    });
    const remove = { kind: 'message.delete', message: messageOf(sent).id } as const;
    const half = after(sent, 'teacher', remove);
    expect(isFullyDeleted(half, messageOf(half), today)).toBe(false);
    const whole = after(half, 'nurse', remove);
    expect(isFullyDeleted(whole, messageOf(whole), today)).toBe(true);
  });
});
