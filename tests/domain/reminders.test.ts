import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { archiveDue } from '#domain/archive-due.ts';
import { addDays } from '#domain/calendar.ts';
import type { LawCommand } from '#domain/decisions.ts';
import type { PlanFile } from '#domain/plan-file.ts';
import type { Profile } from '#domain/profile.ts';
import type { Moment, Reminder, ReminderKind } from '#domain/reminders.ts';
import { holderWarning, remindersFor } from '#domain/reminders.ts';
import type { PlanState } from '#domain/state.ts';
import { isFamily } from '#domain/state.ts';
import { fromPlainText } from '#domain/rich-text.ts';
import { tryOutProfile } from '../fixtures/profile.ts';
import { adaOn, after, holder, opening } from './ada-state.ts';
import { readPlan } from './demo-files.ts';

const today = '2026-11-22';
const meeting = 'nu';

interface Asked {
  readonly moment?: Moment;
  readonly today?: string;
  readonly profile?: Partial<Profile>;
}

function remind(state: PlanState, asked: Asked = {}): readonly Reminder[] {
  const profile = { ...tryOutProfile, ...asked.profile };
  return remindersFor(state, { moment: 'before', today, ...asked, profile, meeting });
}

function datesOf(kind: ReminderKind, state: PlanState, asked: Asked = {}): (string | undefined)[] {
  return remind(state, asked)
    .filter((one) => one.kind === kind)
    .map(({ date }) => date);
}

function people(change: (row: PlanFile['participants'][number]) => object): Pick<PlanFile, 'participants'> {
  return { participants: readPlan('ada').participants.map((row) => ({ ...row, ...change(row) })) };
}

const held = after(adaOn(today), { today, meeting }, opening(meeting, today));

describe('the holder (R3, R11)', () => {
  const ending = (id: string, days: number): PlanState =>
    adaOn(
      today,
      people((row) => (row.id === id ? { accessEnds: days } : {})),
    );

  it('is warned of from 30, 14 and 3 days before the last one ends, and not earlier', () => {
    const thresholds = [31, 30, 15, 14, 4, 3, 1].map(
      (days) => holderWarning(ending(holder, days), { today, profile: tryOutProfile })?.threshold,
    );
    expect(thresholds).toEqual([undefined, 30, 30, 14, 14, 3, 3]);
    expect(datesOf('holder-ends', ending(holder, 14))).toEqual([addDays(today, 14)]);
    expect(datesOf('access-ends', ending(holder, 14))).toEqual([]);
  });

  it('is not warned of while another one holds the baton', () => {
    const two = people((row) =>
      row.id === holder ? { accessEnds: 3 } : row.id === 'pp-raadgiver' ? { role: 'relay-holder' } : {},
    );
    expect(datesOf('holder-ends', adaOn(today, two))).toEqual([]);
    expect(datesOf('access-ends', adaOn(today, two))).toEqual([addDays(today, 3)]);
  });

  it('is missing once the access has ended', () => {
    expect(datesOf('holder-ended', ending(holder, 0))).toHaveLength(1);
    expect(datesOf('holder-ended', ending(holder, 1))).toEqual([]);
  });

  it('is asked for by the family, until another has the baton', () => {
    const asked = after(adaOn(today), { today, actor: 'mor' }, { kind: 'holder.askFor' });
    expect(datesOf('holder-asked-for', asked)).toEqual([today]);
    const named = after(
      asked,
      { today, actor: 'administrator' },
      { kind: 'holder.name', participant: 'pp-raadgiver' },
    );
    expect(datesOf('holder-asked-for', named)).toEqual([]);
  });
});

describe('what comes with a day', () => {
  it('is a birthday that changes who decides, told ninety days before (R13)', () => {
    const born = (day: string): PlanState =>
      adaOn(
        today,
        people((row) => (row.role === 'plan-owner' ? { born: day } : {})),
      );
    expect(datesOf('adult-soon', born('2009-02-20'))).toEqual(['2027-02-20']);
    expect(datesOf('adult-soon', born('2009-02-21'))).toEqual([]);
    expect(datesOf('adult-soon', born('2008-11-22'))).toEqual([]);
    expect(datesOf('adult-soon', born('2008-02-29'), { today: '2026-02-20' })).toEqual(['2026-03-01']);
  });

  it("is a consent that runs out within the profile's days (C7)", () => {
    const consents = readPlan('ada').consents.map((one) => ({ ...one, expiresOn: 20 }));
    const state = adaOn(today, { consents });
    expect(datesOf('consent-expires', state)).toEqual([addDays(today, 20)]);
    expect(datesOf('consent-expires', state, { profile: { consentWarnDays: 19 } })).toEqual([]);
    expect(datesOf('consent-expires', state, { today: addDays(today, 21) })).toEqual([]);
  });

  it('is a draft, with the day it goes, and nothing once it has gone (C1)', () => {
    const draft: LawCommand = { kind: 'consent.draft', body: { names: [{ participant: holder }] } };
    const state = after(adaOn(today), { today }, draft);
    expect(datesOf('draft-open', state)).toEqual([addDays(today, 31)]);
    expect(datesOf('draft-open', state, { today: addDays(today, 30) })).toHaveLength(1);
    expect(datesOf('draft-open', state, { today: addDays(today, 31) })).toEqual([]);
  });

  it('is access that ends within a month', () => {
    const state = adaOn(
      today,
      people((row) =>
        row.id === 'sfo-leder' ? { accessEnds: 30 } : row.id === 'ergoterapeut' ? { accessEnds: 31 } : {},
      ),
    );
    expect(remind(state)).toContainEqual({
      kind: 'access-ends',
      person: 'sfo-leder',
      date: addDays(today, 30),
    });
    expect(datesOf('access-ends', state)).toHaveLength(1);
  });

  it('is half a year, where the profile archives half-yearly (S4)', () => {
    const profile = { archiveTimes: 'half-yearly-and-on-closing' } as const;
    const first = addDays(today, -736);
    const due = archiveDue(adaOn(today), { today, profile });
    expect([first, due]).toEqual(['2024-11-16', '2026-11-16']);
    expect(datesOf('archive-due', adaOn(today), { profile })).toEqual(['2026-11-16']);
    expect(datesOf('archive-due', adaOn(today), { profile: { archiveTimes: 'on-closing' } })).toEqual([]);
    expect(archiveDue(held, { today: '2026-12-01', profile })).toBeUndefined();
    expect(archiveDue(held, { today: '2027-05-02', profile })).toBe('2027-05-16');
  });

  it('is a demand for deletion that nobody has answered or carried out (S5)', () => {
    const demanded = after(adaOn(today), { today, actor: 'mor' }, { kind: 'deletion.demand' });
    expect(datesOf('deletion-open', demanded)).toEqual([today]);
    const decide = (granted: boolean): PlanState =>
      after(demanded, { today, actor: 'administrator' }, { kind: 'deletion.decide', granted });
    expect(datesOf('deletion-open', decide(true))).toEqual([today]);
    expect(datesOf('deletion-open', decide(false))).toEqual([]);
  });

  it('is a handover that is prepared and not accepted (R2)', () => {
    const body = {
      outgoing: holder,
      incoming: 'pp-raadgiver',
      after: 'participant' as const,
      transition: 'none' as const,
    };
    const open = after(adaOn(today), { today }, { kind: 'handover.prepare', handover: 'h', body });
    expect(remind(open)).toContainEqual({ kind: 'handover-open', person: 'pp-raadgiver' });
    const accepted = after(open, { today }, { kind: 'handover.accept', handover: 'h' });
    expect(datesOf('handover-open', accepted)).toEqual([]);
  });
});

describe('in the meeting', () => {
  it("the child is offered to take part from the profile's age, until it is recorded how (M11)", () => {
    expect(datesOf('child-offer', held)).toHaveLength(1);
    expect(datesOf('child-offer', held, { profile: { childOfferedFrom: 9 } })).toEqual([]);
    const heard = after(held, { today, meeting }, { kind: 'child.hear', body: { meeting, way: 'said-no' } });
    expect(datesOf('child-offer', heard)).toEqual([]);
  });

  it('an appointment that stands nowhere else is told of, until it does (S3)', () => {
    const body = { title: 'Svømmekurs', topic: 'other' as const, date: '2027-01-05' };
    const state = after(held, { today, meeting }, { kind: 'appointment.add', body });
    const asked = { moment: 'end' } as const;
    expect(datesOf('only-in-calendar', state, asked)).toEqual(['2027-01-05']);
    const activity: LawCommand = {
      kind: 'activity.add',
      body: {
        goal: 'kroppen',
        description: 'Ada begynner på kurs',
        responsible: [{ participant: 'mor' }],
        deadline: '2027-01-05',
      },
    };
    expect(datesOf('only-in-calendar', after(state, { today, meeting }, activity), asked)).toEqual([]);
    const section = {
      id: 's',
      heading: 'Fritid',
      position: 1,
      topic: 'other' as const,
      text: fromPlainText('Svømmekurset begynner i januar.'),
    };
    const approve: LawCommand = { kind: 'minutes.approve', meeting, sections: [section] };
    expect(datesOf('only-in-calendar', after(state, { today, meeting }, approve), asked)).toEqual([]);
  });

  it('ends by asking for the need and the next meeting, and by pointing to the own records (M5, M8, M10, P4)', () => {
    const kinds = (state: PlanState): string[] => remind(state, { moment: 'end' }).map(({ kind }) => kind);
    expect(kinds(held)).toEqual(['need', 'next-meeting', 'own-records', 'conclusion']);
    const done = after(
      held,
      { today, meeting },
      { kind: 'need.assess', meeting, extent: 'as-now' },
      { kind: 'nextMeeting.agree', body: { meeting } },
    );
    expect(kinds(done)).toEqual(['own-records', 'conclusion']);
  });

  it('asks nothing of a plan that is closed but what still waits', () => {
    const closed = adaOn(today, { ended: { kind: 'closed', on: -1 } });
    expect(remind(closed)).toEqual([]);
    const demanded = after(closed, { today, actor: 'mor' }, { kind: 'deletion.demand' });
    expect(remind(demanded).map(({ kind }) => kind)).toEqual(['deletion-open']);
  });
});

describe('what a reminder never is (G7, D5)', () => {
  const rows = readPlan('ada').items;
  const responsible = fc.array(
    fc.oneof(
      fc.constantFrom('ada', 'mor', 'far', holder, 'miljoterapeut').map((participant) => ({ participant })),
      fc.constant({ name: 'mormor' }),
    ),
    { minLength: 1, maxLength: 3 },
  );
  const plans = fc.array(fc.record({ responsible, evaluateOn: fc.integer({ min: -60, max: 20 }) }), {
    minLength: rows.length,
    maxLength: rows.length,
  });

  it("is a count, a rank, or lateness of a person; the family's own is never in it as late", () => {
    const property = fc.property(
      plans,
      fc.constantFrom<Moment>('before', 'during', 'end'),
      (changes, moment) => {
        const items = rows
          .filter((row) => row.kind === 'goal' || row.kind === 'activity')
          .map((row, index) => (row.kind === 'activity' ? { ...row, ...changes[index] } : row));
        const state = adaOn(today, { items });
        for (const reminder of remind(state, { moment })) {
          expect(Object.values(reminder).every((value) => typeof value === 'string')).toBe(true);
          expect(reminder.item === undefined || reminder.person === undefined).toBe(true);
          const item = state.items.get(reminder.item ?? '');
          if (item?.kind !== 'activity' || reminder.date === undefined || reminder.date >= today) continue;
          const own = item.responsible.filter((one) => {
            const person = 'participant' in one ? state.participants.get(one.participant) : undefined;
            return person === undefined || isFamily(person);
          });
          expect(own).toEqual([]);
        }
      },
    );
    const seed = Date.now() % 2 ** 31;
    fc.assert(property, { seed, numRuns: 60 });
  });
});
