import { describe, expect, it } from 'vitest';
import { commands } from '#contract/commands.ts';
import { fold } from '#domain/evolve.ts';
import type { ReminderKind } from '#domain/reminders.ts';
import { remindersFor } from '#domain/reminders.ts';
import type { PlanState } from '#domain/state.ts';
import { emptyState, evaluationsOf } from '#domain/state.ts';
import { conclusionCards } from '#host/documents/conclusion-card.ts';
import { readLawTexts } from '#host/documents/law-texts.ts';
import { pageHeaders } from '#host/pages/page-headers.ts';
import { withoutWaiting } from '#host/views/shown.ts';
import { tryOutProfile } from '../fixtures/profile.ts';
import { localeTexts } from './locale-texts.ts';
import { minutesOf } from './minutes-of.ts';
import {
  after,
  answer,
  consent,
  everything,
  fact,
  meeting,
  opened,
  room,
  smallPlan,
  today,
} from './small-plan.ts';

const held = smallPlan({ later: [opened({ minuteTaker: 'nurse' })] });
const here = { meeting };

function reminded(state: PlanState, moment: 'before' | 'during' | 'end'): ReminderKind[] {
  return remindersFor(state, { today, profile: tryOutProfile, meeting, moment }).map(({ kind }) => kind);
}

function attended(...who: readonly string[]): ReturnType<typeof fact>[] {
  return who.map((participant) =>
    fact('attendance.recorded/1', { meeting, participant, part: 'whole', by: 'room' }),
  );
}

describe('who does what in the meeting', () => {
  it('M1: the holder chairs, or the stand-in named for it', () => {
    const body = { date: today, time: '13:00', place: 'Møterom 2', minuteTaker: 'nurse' };
    const open = (chair: string): string =>
      answer(smallPlan(), 'holder', { kind: 'meeting.open', meeting, body: { ...body, chair } });
    expect([open('holder'), open('teacher')]).toEqual(['yes', 'not-approved']);
  });

  it('M1: the minute-taker writes what this meeting decides, for this meeting only', () => {
    const goal = { kind: 'goal.add', body: { title: 'Et mål', topic: 'school' } } as const;
    expect([answer(held, 'nurse', goal, here), answer(held, 'nurse', goal)]).toEqual([
      'yes',
      'may-not-write',
    ]);
    const over = fold(held, [fact('meeting.ended/1', { meeting, on: today })]);
    expect(answer(over, 'nurse', goal, here)).toBe('may-not-write');
    const body = { goal: 'sleep', description: 'Sover', responsible: [{ name: 'Far' }] };
    expect(answer(held, 'nurse', { kind: 'activity.add', body }, here)).not.toBe('yes');
  });

  it('M1: the family is never asked to take the minutes', () => {
    const appoint = (participant: string): string =>
      answer(held, 'holder', { kind: 'minuteTaker.appoint', meeting, participant }, here);
    expect([appoint('teacher'), appoint('mother')]).toEqual(['yes', 'unknown-person']);
  });

  it('M1: no meeting is opened with somebody of the family as minute-taker', () => {
    const body = { date: today, time: '13:00', place: 'Møterom 2', chair: 'holder', minuteTaker: 'mother' };
    expect(answer(smallPlan(), 'holder', { kind: 'meeting.open', meeting, body })).not.toBe('yes');
  });

  it('M2: every page in the room stops the reading and covers the wall', () => {
    for (const role of ['screen', 'chair', 'minute-taker'] as const) {
      expect(commands['reading.stop'].roles).toContain(role);
      expect(commands['screen.cover'].roles).toContain(role);
    }
    expect(commands['screen.uncover'].roles).not.toContain('minute-taker');
  });

  it('M3: the family plans and carries out too, and what they say stands as said by them', () => {
    const body = { goal: 'reading', description: 'Leser sammen', responsible: [{ participant: 'mother' }] };
    const planned = after(
      held,
      'holder',
      { kind: 'activity.add', activity: 'own', body },
      { ...here, saidBy: ['mother'] },
    );
    const evaluate = { kind: 'evaluation.add', activity: 'own', text: 'Vi leser hver kveld.' } as const;
    const said = after(planned, 'holder', evaluate, { ...here, saidBy: ['mother', 'owner'] });
    expect(evaluationsOf(said, 'own')).toMatchObject([{ saidBy: ['mother', 'owner'], writtenBy: 'holder' }]);
  });

  it('M4: what is due is evaluated together: it is put before the meeting until it is done', () => {
    const due = { field: 'evaluateOn', value: today } as const;
    const state = after(held, 'holder', { kind: 'activity.change', activity: 'corner', change: due }, here);
    expect(reminded(state, 'during')).toContain('evaluation-due');
    const done = after(state, 'holder', { kind: 'evaluation.add', activity: 'corner', text: 'Bra.' }, here);
    expect(reminded(done, 'during')).not.toContain('evaluation-due');
  });

  it('M5: the next meeting is agreed before the end, or an explicit none', () => {
    const agree = (change: { date?: string }): PlanState =>
      after(held, 'holder', { kind: 'nextMeeting.agree', body: { meeting, ...change } }, here);
    expect(reminded(held, 'end')).toContain('next-meeting');
    expect(reminded(agree({}), 'end')).not.toContain('next-meeting');
    expect(reminded(agree({ date: '2027-01-20' }), 'end')).not.toContain('next-meeting');
    expect(minutesOf(agree({})).nextMeeting).toEqual({ kind: 'none' });
    expect(minutesOf(agree({ date: '2027-01-20' })).nextMeeting).toEqual({
      kind: 'agreed',
      date: '2027-01-20',
    });
    const past = { kind: 'nextMeeting.agree', body: { meeting, date: '2026-11-22' } } as const;
    expect(answer(held, 'holder', past, here)).toBe('date-passed');
  });

  it('M6: a plan is created in a meeting: people, draft, consent, and then the first goals', () => {
    const open = { kind: 'plan.open', body: { about: 'child', language: 'nb' } } as const;
    const add = (participant: string, role: 'plan-owner' | 'guardian' | 'relay-holder') =>
      ({
        kind: 'participant.add',
        participant,
        body: { role, name: participant, access: 'full', employee: role === 'relay-holder' },
      }) as const;
    const goal = { kind: 'goal.add', body: { title: 'Et mål', topic: 'school' } } as const;
    let state = after(emptyState, 'holder', open);
    for (const one of [
      add('holder', 'relay-holder'),
      add('owner', 'plan-owner'),
      add('mother', 'guardian'),
    ]) {
      state = after(state, 'holder', one);
    }
    expect(answer(state, 'holder', goal)).toBe('consent-missing');
    state = after(state, 'holder', {
      kind: 'consent.draft',
      consent: 'd',
      body: { names: [{ participant: 'holder' }] },
    });
    const signatures = [{ participant: 'mother', part: 'plan' as const, on: today }];
    state = after(state, 'holder', { kind: 'consent.sign', consent: 'd', form: 'paper', signatures });
    expect(answer(state, 'holder', goal)).toBe('yes');
  });
});

describe('around the meeting', () => {
  it('M8: each service gets a short text for its own records, cut to what it may see', () => {
    const added = fact(
      'activity.added/1',
      {
        goal: 'sleep',
        description: 'Legger seg klokka ni',
        topic: 'family',
        responsible: [{ name: 'Far' }],
        status: 'new',
      },
      { item: 'bed' },
    );
    const state = fold(held, [added]);
    const found = state.meetings.get(meeting);
    if (found === undefined) throw new Error('No meeting');
    const source = { state, meeting: found, profile: tryOutProfile, firstTime: new Set(['Skolen']) };
    const cards = new Map(
      conclusionCards(readLawTexts('resources'), source).map((one) => [one.service, one.text]),
    );
    expect([...cards.keys()]).toEqual(['Skolen', 'Helsestasjonen']);
    expect(cards.get('Skolen')).toContain('Legger seg klokka ni');
    expect(cards.get('Helsestasjonen')).not.toContain('Legger seg');
    expect(reminded(held, 'end')).toContain('conclusion');
  });

  it('M9: a new service is called in after the consent that names it, from the day that it is signed', () => {
    const names = [{ participant: 'holder' }, { participant: 'coach' }];
    const state = smallPlan({ consents: [consent(), consent({ signedOn: '2026-11-24', names }, 'c2')] });
    expect(room(state, ['coach']).covered).toBe('no-consent');
    expect(room(state, ['coach'], { today: '2026-11-24' }).covered).toBeUndefined();
    const body = {
      date: '2026-12-01',
      time: '13:00',
      place: 'Møterom 2',
      chair: 'holder',
      invited: ['coach'],
      agenda: [],
    };
    expect(answer(state, 'holder', { kind: 'meeting.call', body }, { today: '2026-11-24' })).toBe('yes');
  });

  it('M10: each meeting ends by asking whether cooperation is still needed', () => {
    expect(reminded(held, 'end')).toContain('need');
    const asked = after(held, 'holder', { kind: 'need.assess', meeting, extent: 'as-now' }, here);
    expect(reminded(asked, 'end')).not.toContain('need');
  });

  it('M11: from the age of the profile the child is offered to take part, and the minutes say how it was heard', () => {
    expect(reminded(held, 'before')).toContain('child-offer');
    const small = smallPlan({ people: { owner: { born: '2024-05-01' } }, later: [opened()] });
    const young = remindersFor(small, {
      today,
      profile: { ...tryOutProfile, childOfferedFrom: 7 },
      meeting,
      moment: 'before',
    });
    expect(young.map(({ kind }) => kind)).not.toContain('child-offer');
    const body = { meeting, way: 'through-someone', through: 'teacher' } as const;
    const heard = after(held, 'holder', { kind: 'child.hear', body }, here);
    expect(reminded(heard, 'during')).not.toContain('child-offer');
    expect(minutesOf(heard).childHeard).toEqual({ way: 'through-someone', through: 'teacher Nes' });
  });

  it('M12: family matters wait while a child is here, unless they are chosen', () => {
    const all = room(held, ['owner', 'mother'], here);
    const shown = (watching: string[], waiting: Record<string, boolean> = {}): string[] => [
      ...withoutWaiting(held, { watching, waiting }, all).items,
    ];
    expect(shown(['owner', 'mother'])).toEqual(everything.filter((id) => id !== 'sleep'));
    expect(shown(['mother'])).toEqual(everything);
    expect(shown(['owner', 'mother'], { sleep: false })).toEqual(everything);
    expect(shown(['mother'], { reading: true })).toEqual(['sleep', 'quiet', 'corner']);
  });

  it('M13: no page can open a microphone, a camera or a recording, and the welcome page says so', async () => {
    const policy = pageHeaders()['Permissions-Policy'] ?? '';
    for (const name of ['microphone', 'camera', 'display-capture']) expect(policy).toContain(`${name}=()`);
    const said = (await localeTexts()).filter(([at]) => at.endsWith('screen.json.welcome.noRecording'));
    expect(said.map(([, text]) => /^Ingen t(ar|ek) opp/.test(text))).toEqual([true, true]);
  });

  it('M14: with nobody of the family in the roll call the minutes say so, and whether they knew', () => {
    const without = fold(held, attended('teacher', 'nurse'));
    expect(minutesOf(without).nobodyFromFamily).toEqual({});
    const told = after(without, 'holder', { kind: 'family.inform', meeting, informed: false }, here);
    expect(minutesOf(told).nobodyFromFamily).toEqual({ informed: false });
    expect(minutesOf(fold(held, attended('mother', 'nurse'))).nobodyFromFamily).toBeUndefined();
  });
});
