import { describe, expect, it } from 'vitest';
import { fold } from '#domain/evolve.ts';
import { isNewSince } from '#domain/messages.ts';
import { remindersFor } from '#domain/reminders.ts';
import type { PlanState } from '#domain/state.ts';
import { evaluationsOf, itemsUnder } from '#domain/state.ts';
import { tryOutProfile } from '../fixtures/profile.ts';
import { minutesOf } from './minutes-of.ts';
import { after, answer, fact, meeting, opened, smallPlan, today } from './small-plan.ts';

const plan = smallPlan();
const here = { meeting };

function activityOf(state: PlanState, id: string): unknown {
  return state.items.get(id);
}

describe('goals and activities', () => {
  it('G1: an activity says what, who, by when, when it is evaluated and where it stands', () => {
    const body = {
      goal: 'reading',
      description: 'Leser for mormor',
      responsible: [{ participant: 'mother' }, { name: 'Mormor' }],
      deadline: '2026-12-24',
      evaluateOn: '2027-01-15',
    };
    const made = after(plan, 'teacher', { kind: 'activity.add', activity: 'new', body });
    const { goal: parent, ...rest } = body;
    expect(activityOf(made, 'new')).toMatchObject({ ...rest, parent, status: 'new', topic: 'school' });
    const add = (change: Partial<typeof body>): string =>
      answer(plan, 'teacher', { kind: 'activity.add', body: { ...body, ...change } });
    expect([add({ responsible: [] }), add({ description: ' ' }), add({ goal: 'group' })]).toEqual([
      'bad-input',
      'empty-text',
      'unknown-item',
    ]);
    expect(add({ deadline: '2026-11-22' })).toBe('date-passed');
  });

  it('G2: evaluations are appended and dated, with who said and who wrote, and leave the description alone', () => {
    const evaluate = { kind: 'evaluation.add', activity: 'group', text: 'Hun leser mer.' } as const;
    const state = after(plan, 'teacher', evaluate, { saidBy: ['mother', 'nurse'] });
    expect(evaluationsOf(state, 'group')).toMatchObject([
      { date: today, text: 'Hun leser mer.', saidBy: ['mother', 'nurse'], writtenBy: 'teacher' },
      { date: '2026-11-10', text: 'Det går fint.' },
    ]);
    expect(activityOf(state, 'group')).toEqual(activityOf(plan, 'group'));
  });

  it('G3: a comment stands beside the evaluations and never among them', () => {
    const state = after(plan, 'nurse', { kind: 'comment.add', activity: 'group', text: 'Fint å høre.' });
    expect(evaluationsOf(state, 'group')).toEqual(evaluationsOf(plan, 'group'));
    expect(itemsUnder(state, 'group').map(({ kind }) => kind)).toEqual(['evaluation', 'comment']);
  });

  it('G4: a goal or an activity is closed with a reason and stays, with everything that was tried', () => {
    const close = {
      kind: 'goal.close',
      goal: 'reading',
      reached: true,
      reason: 'Leser hver kveld.',
    } as const;
    expect(answer(plan, 'holder', { ...close, reason: ' ' })).toBe('empty-text');
    const end = { kind: 'activity.close', activity: 'group', status: 'done', reason: '' } as const;
    expect(answer(plan, 'teacher', end)).toBe('empty-text');
    const closed = after(plan, 'holder', close);
    expect(closed.items.get('reading')).toMatchObject({
      closed: { on: today, reason: 'Leser hver kveld.', reached: true },
    });
    expect([...closed.items.keys()]).toEqual([...plan.items.keys()]);
    expect(answer(closed, 'holder', close)).toBe('already-closed');
  });

  it('G5: between meetings participants comment and adjust, and the next meeting shows what came since', () => {
    const before = fact(
      'message.sent/1',
      { topic: 'school', date: '2026-10-01', text: 'Før.' },
      { item: 'old' },
    );
    const over = [opened({ date: '2026-10-15' }), fact('meeting.ended/1', { meeting, on: '2026-10-15' })];
    const met = smallPlan({ later: [before, ...over] });
    const changed = after(met, 'teacher', {
      kind: 'activity.change',
      activity: 'group',
      change: { field: 'status', value: 'ongoing' },
    });
    const since = after(changed, 'nurse', { kind: 'message.send', topic: 'school', text: 'Etter.' });
    const messages = [...since.items.values()].flatMap((item) => (item.kind === 'message' ? [item] : []));
    expect(messages.filter(isNewSince(since, 'next')).map(({ text }) => text)).toEqual(['Etter.']);
  });

  it('G6: the need for further help is assessed, and the plan holds the newest answer', () => {
    const state = smallPlan({ later: [opened()] });
    const assessed = after(state, 'holder', { kind: 'need.assess', meeting, extent: 'less' }, here);
    expect(assessed.need).toEqual({ meeting, on: today, extent: 'less' });
    expect(minutesOf(assessed).need).toBe('less');
  });

  it('G7: no day that has passed is said of what the family answers for, and nothing counts people', () => {
    const late = (item: string, participant: string): PlanState =>
      fold(plan, [
        fact(
          'activity.added/1',
          {
            goal: 'sleep',
            description: 'Legger seg klokka ni',
            topic: 'family',
            responsible: [{ participant }],
            status: 'ongoing',
            evaluateOn: '2026-11-01',
          },
          { item },
        ),
      ]);
    const due = (state: PlanState): unknown =>
      remindersFor(state, { today, profile: tryOutProfile, moment: 'before' }).filter(
        ({ kind }) => kind === 'evaluation-due',
      );
    expect(due(late('own', 'mother'))).toEqual([{ kind: 'evaluation-due', item: 'own' }]);
    expect(due(late('theirs', 'teacher'))).toEqual([
      { kind: 'evaluation-due', item: 'theirs', date: '2026-11-01' },
    ]);
  });
});
