import { describe, expect, it } from 'vitest';
import {
  agendaDue,
  agreedLastTime,
  consentsRunningOut,
  evaluationsDue,
  putIntoAgenda,
  standardAgenda,
} from '#domain/agenda-due.ts';
import type { LawCommand } from '#domain/decisions.ts';
import { addDays } from '#domain/calendar.ts';
import { fromPlainText } from '#domain/rich-text.ts';
import { tryOutProfile as profile } from '../fixtures/profile.ts';
import { adaOn, after, meetingHeld, newId, opening } from './ada-state.ts';
import { readPlan } from './demo-files.ts';

const today = '2026-11-22';
const at = { today, profile, newId };

function addActivity(description: string, goal = 'skoledagen'): LawCommand {
  const responsible = [{ participant: 'miljoterapeut' }];
  return {
    kind: 'activity.add',
    activity: description.toLowerCase(),
    body: { goal, description, responsible },
  };
}

describe('evaluations that are due (M1, M4)', () => {
  it('are those that have come or come within two weeks, of what is open', () => {
    const ids = evaluationsDue(adaOn(today), today).map(({ id }) => id);
    expect(ids).toContain('dagsplan');
    expect(ids).not.toContain('stol');
    expect(evaluationsDue(adaOn(today), addDays(today, -14)).map(({ id }) => id)).toContain('dagsplan');
    expect(evaluationsDue(adaOn(today), addDays(today, -15)).map(({ id }) => id)).not.toContain('dagsplan');
  });

  it('are answered by an evaluation made in their time, and not by an old one', () => {
    const evaluated = after(
      adaOn(today),
      { today },
      { kind: 'evaluation.add', activity: 'lesing', text: 'Det går fint.' },
    );
    const ids = evaluationsDue(evaluated, today).map(({ id }) => id);
    expect(ids).not.toContain('lesing');
    expect(ids).toContain('pauser');
  });
});

describe('a consent that runs out (C7)', () => {
  const consents = readPlan('ada').consents;
  const newest = consents.at(-1);

  it("is told within the profile's days, of the newest that names somebody", () => {
    const ending = consents.map((one) => (one === newest ? { ...one, expiresOn: 30 } : one));
    expect(consentsRunningOut(adaOn(today, { consents: ending }), at)).toEqual([addDays(today, 30)]);
    const early = addDays(today, -1);
    expect(consentsRunningOut(adaOn(today, { consents: ending }), { ...at, today: early })).toEqual([]);
  });

  it('is not told when a newer one has taken its place', () => {
    const replaced = consents.map((one) => (one === newest ? one : { ...one, expiresOn: 10 }));
    expect(consentsRunningOut(adaOn(today, { consents: replaced }), at)).toEqual([]);
  });
});

describe('what was agreed last time', () => {
  const before = addDays(today, -30);
  const held = meetingHeld(
    adaOn(today),
    { id: 'forrige', today: before },
    addActivity('Bading'),
    addActivity('Turer', 'kroppen'),
    {
      kind: 'minutes.approve',
      meeting: 'forrige',
      sections: [
        { id: 'fri', heading: 'Bursdagen', position: 1, topic: 'other', text: fromPlainText('Vi feirer.') },
        {
          id: 'dag',
          heading: 'Skoledagen',
          position: 2,
          goal: 'skoledagen',
          topic: 'school',
          text: fromPlainText('Fint.'),
        },
      ],
    },
  );

  it('is what that meeting made and nobody has closed, and not what is older or newer', () => {
    const now = after(held, { today, meeting: 'nu' }, opening('nu', today), addActivity('Ny'));
    expect(agreedLastTime(now, 'nu').map(({ id }) => id)).toEqual(['bading', 'turer', 'fri']);
    const closed = after(
      now,
      { today, meeting: 'nu' },
      { kind: 'activity.close', activity: 'bading', status: 'done', reason: 'Ferdig' },
    );
    expect(agreedLastTime(closed, 'nu').map(({ id }) => id)).toEqual(['turer', 'fri', 'dag']);
    expect(agreedLastTime(adaOn(today), 'nu')).toEqual([]);
  });

  it('comes onto the agenda with what is due, each goal once, before the reading back', () => {
    const due = agendaDue(held, { ...at, meeting: 'nu' });
    expect(due.map(({ why, point }) => [why, point.goal])).toContainEqual(['evaluation-due', 'skoledagen']);
    expect(new Set(due.map(({ point }) => point.goal)).size).toBe(due.length);
    const agenda = putIntoAgenda(
      [
        ...standardAgenda(newId).slice(0, 2),
        { id: 'g', kind: 'goal', goal: 'kroppen' },
        ...standardAgenda(newId).slice(2),
      ],
      due,
    );
    expect(agenda.filter(({ goal }) => goal === 'kroppen')).toHaveLength(1);
    expect(agenda.map(({ kind }) => kind).slice(-2)).toEqual(['read-back', 'next-meeting']);
    expect(new Set(agenda.map(({ id }) => id)).size).toBe(agenda.length);
    expect(putIntoAgenda(agenda, due).length).toBe(agenda.length);
  });

  it('puts the consent there too, when the point has a name', () => {
    const consents = readPlan('ada').consents.map((one) => ({ ...one, expiresOn: 12 }));
    const state = adaOn(today, { consents, items: [] });
    expect(agendaDue(state, at)).toEqual([]);
    expect(agendaDue(state, { ...at, consentTitle: 'Samtykket' })).toMatchObject([
      { why: 'consent-expires', point: { kind: 'topic', title: 'Samtykket' } },
    ]);
  });
});
