import { describe, expect, it } from 'vitest';
import { acceptCommand, settle } from '#domain/accept.ts';
import { evolve, fold } from '#domain/evolve.ts';
import { holdersSubject, subjectOf } from '#domain/readers.ts';
import { answer, fact, meeting, opened } from '../rules/small-plan.ts';
import {
  plan,
  context,
  activityIn,
  deadline,
  take,
  decided,
  onlyQuestion,
  school,
  room,
  asked,
  kept,
  taken,
  rewritten,
  settled,
  outcomeOf,
  gone,
} from './question-cases.ts';

describe('a value that lost', () => {
  it('SYNC-5: is kept with who proposed it and when, and the first value stays', () => {
    expect(activityIn(asked).deadline).toBe('2027-01-15');
    expect(asked.proposals).toEqual([
      {
        fact: room.id,
        item: 'group',
        field: 'deadline',
        current: school.id,
        value: '2027-02-01',
        by: 'teacher',
        saidBy: ['mother'],
        at: room.at,
      },
    ]);
  });

  it.each([
    [kept, '2027-01-15'],
    [taken, '2027-02-01'],
    [rewritten, '2027-03-01'],
  ])('SYNC-5: is settled by a person, and asked no more: %o', (command, inForce) => {
    const state = take(asked, [decided(asked, command)]);
    expect(activityIn(state).deadline).toBe(inForce);
    expect([state.proposals, [...state.settled]]).toEqual([[], [[room.id, command.choice]]]);
    expect(answer(state, 'holder', command)).toBe('question-gone');
  });

  it('SYNC-5: is used as the words of whoever said it, written by whoever settles (M1)', () => {
    const [change, answered] = decided(asked, taken);
    expect(change).toMatchObject({ verb: 'activity.changed/1', saidBy: ['mother'], writtenBy: 'holder' });
    expect(answered).toMatchObject({ verb: 'question.settled/1', item: 'group', saidBy: [] });
    const silent = take(plan, [[school], [{ ...room, saidBy: [] }]]);
    expect(decided(silent, taken)[0]?.saidBy).toEqual(['teacher']);
    expect(decided(asked, rewritten)[0]?.saidBy).toEqual([]);
  });

  it('is settled on what stands now, also when that changed after the question', () => {
    const later = take(asked, [[deadline(asked, '2027-01-20')]]);
    expect(activityIn(take(later, [decided(later, taken)])).deadline).toBe('2027-02-01');
    expect(activityIn(take(later, [decided(later, kept)])).deadline).toBe('2027-01-20');
  });

  it('is refused in words where the new value has no place or the activity is closed', () => {
    expect(answer(asked, 'holder', { ...rewritten, value: 'ongoing' })).toBe('bad-input');
    expect(answer(asked, 'holder', { ...rewritten, value: '2026-01-01' })).toBe('date-passed');
    const end = { kind: 'activity.close', activity: 'group', status: 'done', reason: 'Ferdig.' } as const;
    const closed = take(asked, [decided(asked, end)]);
    expect(answer(closed, 'holder', taken)).toBe('already-closed');
    expect(answer(closed, 'holder', kept)).toBe('yes');
  });

  it('is settled by holder and chair, never by the family, the administrator or somebody else (R4, R15)', () => {
    const standIn = fact('standIn.named/1', { meeting, participant: 'teacher' });
    const met = fold(asked, [standIn, opened({ chair: 'teacher', minuteTaker: 'nurse' })]);
    const may = (actor: string, at = {}): string => answer(met, actor, kept, at);
    expect(
      ['holder', 'owner', 'mother', 'nurse', 'coach', 'administrator', 'system'].map((who) => may(who)),
    ).toEqual(['yes', ...Array.from({ length: 6 }, () => 'may-not-write')]);
    expect([may('teacher', { meeting }), may('teacher'), may('nurse', { meeting })]).toEqual([
      'yes',
      'may-not-write',
      'may-not-write',
    ]);
  });

  it('SYNC-5: is nothing that a stand-in settles who does not see the item', () => {
    const standIn = fact('standIn.named/1', { meeting, participant: 'nurse' });
    const change = { field: 'description', value: 'Egen krok' } as const;
    const old = { ...fact('activity.changed/1', change, { item: 'corner' }), base: room.id };
    const met = fold(take(plan, [[old]]), [standIn, opened({ chair: 'nurse' })]);
    const command = { ...kept, fact: old.id };
    expect(answer(met, 'nurse', command, { meeting })).toBe('unknown-item');
    expect(answer(met, 'holder', command, { meeting })).toBe('yes');
  });

  it('SYNC-5: is settled about its own item alone, and only when it was asked', () => {
    expect(outcomeOf(asked, settled({}))).toEqual({ kind: 'applied' });
    expect(outcomeOf(asked, settled({ item: 'corner' }, 'corner'))).toEqual(gone);
    expect(outcomeOf(asked, settled({}, 'corner'))).toEqual(gone);
    const { item: _item, ...withoutItem } = { fact: room.id, choice: 'kept', item: 'group' } as const;
    expect(outcomeOf(asked, fact('question.settled/1', withoutItem, { item: 'group' }))).toEqual(gone);
    expect(outcomeOf(plan, settled({}))).toEqual(gone);
  });

  it('SYNC-5: settled twice the same way is once, and the other way waits for a holder', () => {
    const one = take(asked, [[settled({})]]);
    expect(outcomeOf(one, settled({}))).toEqual({ kind: 'merged' });
    expect(outcomeOf(one, settled({ choice: 'taken' }))).toEqual(gone);
    const late = decided(asked, taken);
    const judged = acceptCommand(one, late, context);
    expect(judged.outcomes).toEqual([gone, gone]);
    expect([activityIn(judged.state).deadline, judged.state.proposals]).toEqual(['2027-01-15', []]);
    const other = fold(asked, [settled({}), settled({ choice: 'taken' })]);
    expect(other.settled.get(room.id)).toBe('kept');
  });

  it('SYNC-5: does not come back when a late copy of it does', () => {
    const answered = evolve(take(plan, [[school]]), settled({}));
    const conflict = { kind: 'conflict', field: 'deadline', current: school.id } as const;
    expect(settle(answered, room, conflict).proposals).toEqual([]);
    const once = settle(plan, room, conflict);
    expect([once.proposals.length, settle(once, room, conflict).proposals.length]).toEqual([1, 1]);
  });

  it('becomes a question of its own where two write something new at once', () => {
    const mine = decided(asked, rewritten);
    const theirs = decided(asked, { ...rewritten, value: '2027-04-01' });
    const state = take(asked, [mine, theirs]);
    expect(activityIn(state).deadline).toBe('2027-03-01');
    expect(onlyQuestion(state)).toMatchObject({ fact: theirs[0]?.id, value: '2027-04-01' });
  });
});

describe('who reads an answer', () => {
  it('SYNC-5: those who see the item where a value lost, the holders where a fact was held', () => {
    const held = fact('question.settled/1', { fact: room.id, choice: 'kept' }, { item: 'group' });
    expect([subjectOf(settled({}), true), subjectOf(held, true), subjectOf(settled({}), false)]).toEqual([
      'group',
      holdersSubject,
      holdersSubject,
    ]);
  });
});
