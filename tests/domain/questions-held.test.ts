import { describe, expect, it } from 'vitest';
import { fold } from '#domain/evolve.ts';
import { answer, fact, meeting, opened, today } from '../rules/small-plan.ts';
import { plan, activityIn, take, decided, school, asked, kept, taken, room } from './question-cases.ts';

describe('a fact that is held', () => {
  const change = { activity: 'group', date: today, text: 'Hun leser mer.' };
  const late = fact('evaluation.added/1', change, { item: 'late', writtenBy: 'coach' });
  const take1 = { kind: 'question.settleHeld', held: [late], choice: 'taken' } as const;
  const put = { ...take1, choice: 'kept' } as const;

  it('is written again by the holder as the words of whoever wrote it', () => {
    const facts = decided(plan, take1);
    expect(facts.map(({ verb, item, saidBy, writtenBy }) => [verb, item, saidBy, writtenBy])).toEqual([
      ['evaluation.added/1', 'late', ['coach'], 'holder'],
      ['question.settled/1', late.id, [], 'holder'],
    ]);
    const state = take(plan, [facts]);
    expect(state.items.get('late')).toMatchObject({ saidBy: ['coach'], text: 'Hun leser mer.' });
    expect(answer(state, 'holder', take1)).toBe('question-gone');
    const stranger = { ...late, writtenBy: 'unknown' };
    expect(decided(plan, { ...take1, held: [stranger] })[0]?.saidBy).toEqual([]);
  });

  it('is set aside with a record of it, also when the plan has ended', () => {
    const state = take(plan, [decided(plan, put)]);
    expect([state.items.has('late'), state.settled.get(late.id)]).toEqual([false, 'kept']);
    const closed = fold(plan, [fact('plan.closed/1', { on: today, why: 'need-ended' })]);
    expect([answer(closed, 'holder', put), answer(closed, 'holder', take1)]).toEqual(['yes', 'plan-ended']);
  });

  it('SYNC-5: is for the holder alone, not for a stand-in who chairs (R15)', () => {
    const standIn = fact('standIn.named/1', { meeting, participant: 'teacher' });
    const met = fold(plan, [standIn, opened({ chair: 'teacher' })]);
    expect(answer(met, 'teacher', put, { meeting })).toBe('may-not-write');
    expect(answer(met, 'teacher', take1, { meeting })).toBe('may-not-write');
  });

  it('takes a changed value on what stands now', () => {
    const state = take(plan, [[school]]);
    const facts = decided(state, { ...take1, held: [{ ...room, writtenBy: 'coach', saidBy: [] }] });
    expect(activityIn(take(state, [facts])).deadline).toBe('2027-02-01');
  });

  it('SYNC-5: is not taken where another cannot write it again', () => {
    const message = fact(
      'message.sent/1',
      { topic: 'school', date: today, text: 'Hei.' },
      { writtenBy: 'coach' },
    );
    const newer = { ...late, verb: 'sauna.heated/1' };
    const access = fact('access.changed/1', { participant: 'coach', access: 'full' });
    for (const held of [message, newer, access]) {
      expect(answer(plan, 'holder', { ...take1, held: [held] })).toBe('not-to-be-taken');
      expect(answer(plan, 'holder', { ...put, held: [held] })).toBe('yes');
    }
  });

  it('SYNC-5: brings along what stood beside an answer that came too late', () => {
    const held = decided(asked, taken);
    const state = take(asked, [decided(asked, kept), held]);
    const again = take(state, [decided(state, { kind: 'question.settleHeld', held, choice: 'taken' })]);
    expect(activityIn(again).deadline).toBe('2027-02-01');
    expect(held.map(({ id }) => again.settled.get(id))).toEqual(['taken', 'taken']);
    const alone = held.slice(1);
    expect(answer(state, 'holder', { kind: 'question.settleHeld', held: alone, choice: 'taken' })).toBe(
      'not-to-be-taken',
    );
  });
});
