import { describe, expect, it } from 'vitest';
import { commands } from '#contract/commands.ts';
import type { Body } from '#domain/bodies.ts';
import { fold } from '#domain/evolve.ts';
import { after, answer, fact, meeting, opened, readsAs, seen, smallPlan, today } from './small-plan.ts';
import { minutesOf } from './minutes-of.ts';

const held = smallPlan({ later: [opened()] });
const here = { meeting };

function document(change: Partial<Body<'document.added/1'>>): Body<'document.added/1'> {
  const file = { sha256: 'a'.repeat(64), bytes: 9, mediaType: 'application/pdf' };
  return { category: 'minutes', title: 'Møtereferat', topic: 'school', ...file, ...change };
}

describe('documents', () => {
  it('D1: a document of a meeting is minutes or a note', () => {
    const add = (category: 'minutes' | 'note'): string =>
      answer(held, 'holder', { kind: 'document.add', body: document({ category, meeting }) }, here);
    expect([add('minutes'), add('note')]).toEqual(['yes', 'yes']);
    expect(readsAs('document.added/1', { ...document({}), category: 'report' })).toBe('malformed');
  });

  it('D2: day boards, timetables and teaching material have a place of their own', () => {
    const board = document({ category: 'other', title: 'Dagtavle' });
    expect(answer(smallPlan(), 'teacher', { kind: 'document.add', body: board })).toBe('yes');
    expect(answer(smallPlan(), 'nurse', { kind: 'document.add', body: board })).toBe('may-not-write');
  });

  it('D2: nobody adds one without having said that it belongs here', () => {
    const about = { category: 'other', title: 'Dagtavle', topic: 'school' };
    const isTaken = (belongs?: boolean): boolean =>
      commands['document.keep'].input.safeParse({ ...about, belongs }).success;
    expect([isTaken(true), isTaken(false), isTaken()]).toEqual([true, false, false]);
  });

  it('D3: a document is seen as an item is, and a cut version says whom it is for', () => {
    const limited = fact('document.added/1', document({ limitedTo: ['teacher'] }), { item: 'doc' });
    const state = fold(held, [limited]);
    expect(['teacher', 'mother', 'holder', 'nurse'].map((who) => seen(state, [who]).includes('doc'))).toEqual(
      [true, true, true, false],
    );
    expect(minutesOf(held).to).toEqual({ whole: true });
    const cut = minutesOf(held, { readers: ['nurse'] });
    expect(cut.to).toEqual({ readers: ['nurse Nes'] });
    expect(JSON.stringify(cut)).not.toMatch(/Sover godt|Ro"/);
  });

  it('D4: approval is asked, silence is waiting, and a yes given aloud carries who wrote it', () => {
    const answers = (state: typeof held): unknown =>
      minutesOf(state).approvals?.map(({ name, answer: given, spoken, writtenBy }) => [
        name,
        given,
        spoken,
        writtenBy,
      ]);
    expect(answers(held)).toEqual([
      ['mother Nes', 'waiting', false, undefined],
      ['father Nes', 'waiting', false, undefined],
    ]);
    const body = { meeting, participant: 'mother', answer: 'disagrees', spoken: true } as const;
    const said = after(held, 'holder', { kind: 'minutes.answer', body }, here);
    expect(answers(said)).toEqual([
      ['mother Nes', 'disagrees', true, 'holder Nes'],
      ['father Nes', 'waiting', false, undefined],
    ]);
  });

  it('D4: nobody answers for another as if they had answered themselves', () => {
    const body = { meeting, participant: 'mother', answer: 'agrees', spoken: false } as const;
    expect(answer(held, 'mother', { kind: 'minutes.answer', body }, here)).toBe('yes');
    expect(answer(held, 'holder', { kind: 'minutes.answer', body }, here)).not.toBe('yes');
    expect(answer(held, 'father', { kind: 'minutes.answer', body }, here)).not.toBe('yes');
  });

  it('D4: a remark is added at any later time, follows every version, and nothing takes it away', () => {
    const over = [
      fact('meeting.ended/1', { meeting, on: today }),
      fact('plan.closed/1', { on: today, why: 'need-ended' }),
    ];
    const remark = (text: string) => ({ kind: 'remark.add', meeting, text }) as const;
    const first = after(fold(held, over), 'mother', remark('Jeg sa noe annet.'), { today: '2027-03-01' });
    const both = after(first, 'father', remark('Det gjorde jeg også.'), { today: '2027-03-02' });
    const remarks = [
      { name: 'mother Nes', date: '2027-03-01', text: 'Jeg sa noe annet.' },
      { name: 'father Nes', date: '2027-03-02', text: 'Det gjorde jeg også.' },
    ];
    expect(minutesOf(both).remarks).toEqual(remarks);
    expect(minutesOf(both, { readers: ['nurse'] }).remarks).toEqual(remarks);
  });

  it('D5: minutes say present or part of the meeting: no clock times, no reasons, nobody absent', () => {
    const attendance = { meeting, participant: 'nurse', part: 'some', by: 'room' } as const;
    const state = fold(held, [fact('attendance.recorded/1', attendance)]);
    expect(minutesOf(state).attended.map(({ name, part }) => [name, part])).toEqual([['nurse Nes', 'some']]);
    for (const more of [{ from: '13:10' }, { reason: 'syk' }, { part: 'absent' }]) {
      expect(readsAs('attendance.recorded/1', { ...attendance, ...more })).toBe('malformed');
    }
  });
});
