import { readdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { archiveDue } from '#domain/archive-due.ts';
import { fold } from '#domain/evolve.ts';
import { readFact } from '#domain/known-fact.ts';
import { remindersFor } from '#domain/reminders.ts';
import type { PlanState } from '#domain/state.ts';
import { purgeMeeting } from '#host/journal/purge.ts';
import { tryOutProfile } from '../fixtures/profile.ts';
import type { MeetingFolder } from '../host/journal/meeting-folder.ts';
import {
  appendNumber,
  begin,
  makeFolder,
  meeting as fileOf,
  readFactIds,
  uuid,
  value,
} from '../host/journal/meeting-folder.ts';
import { minutesOf } from './minutes-of.ts';
import {
  after,
  answer,
  ask,
  fact,
  items,
  meeting,
  opened,
  room,
  seen,
  smallPlan,
  today,
} from './small-plan.ts';

const plan = smallPlan();
const goal = { kind: 'goal.add', body: { title: 'Et mål', topic: 'school' } } as const;

describe('closing, archive and deletion', () => {
  it('S1: a plan is closed when the need has ended, the family wants it, or an individual plan takes over', () => {
    for (const why of ['need-ended', 'family-wish', 'individual-plan'] as const) {
      const closed = after(plan, 'holder', { kind: 'plan.close', why });
      expect(closed.ended).toMatchObject({ kind: 'closed', on: today, why });
    }
    expect(answer(plan, 'teacher', { kind: 'plan.close', why: 'need-ended' })).toBe('may-not-write');
  });

  it('S2: a closed or inactive plan is locked, and seen by the family only', () => {
    for (const end of [{ kind: 'plan.close', why: 'need-ended' }, { kind: 'plan.deactivate' }] as const) {
      const closed = after(plan, 'holder', end);
      expect([answer(closed, 'holder', goal), answer(closed, 'teacher', goal)]).toEqual([
        'plan-ended',
        'plan-ended',
      ]);
      expect(room(closed, ['holder']).covered).toBe('plan-ended');
      expect(seen(closed, ['mother'])).toEqual(seen(plan, ['mother']));
    }
  });

  it('S3: what lives only in the calendar is told, for it is not archived; what is archived says that it is exempt', () => {
    const held = smallPlan({ later: [opened()] });
    const body = { title: 'Tannlegen', topic: 'health', date: '2026-11-30' } as const;
    const state = after(held, 'holder', { kind: 'appointment.add', body }, { meeting });
    const told = (of: PlanState): boolean =>
      remindersFor(of, { today, profile: tryOutProfile, meeting, moment: 'end' }).some(
        ({ kind }) => kind === 'only-in-calendar',
      );
    expect(told(state)).toBe(true);
    const change = { field: 'evaluateOn', value: '2026-11-30' } as const;
    expect(
      told(after(state, 'holder', { kind: 'activity.change', activity: 'group', change }, { meeting })),
    ).toBe(false);
    expect(minutesOf(held, { profile: { exemption: 'offl. § 13' } }).exemption).toEqual({
      basis: 'offl. § 13',
    });
  });

  it('S4: archiving falls due half-yearly where the profile says so, and nowhere else', () => {
    const due = (
      archiveTimes: 'half-yearly-and-on-closing' | 'on-closing',
      day: string,
    ): string | undefined => archiveDue(plan, { today: day, profile: { archiveTimes } });
    expect(due('half-yearly-and-on-closing', '2026-07-10')).toBe('2026-07-10');
    expect(due('half-yearly-and-on-closing', '2026-09-10')).toBeUndefined();
    expect(due('on-closing', '2026-07-10')).toBeUndefined();
  });

  it('S5: the family demands deletion where the profile has it; demand, decision and execution hold no content', () => {
    const demand = (deletionMayBeDemanded: boolean): string =>
      answer(
        plan,
        'mother',
        { kind: 'deletion.demand' },
        { profile: { ...tryOutProfile, deletionMayBeDemanded } },
      );
    expect([demand(true), demand(false)]).toEqual(['yes', 'deletion-not-offered']);
    const decide = { kind: 'deletion.decide', granted: true } as const;
    expect(answer(plan, 'administrator', decide)).toBe('deletion-not-demanded');
    const profile = { ...tryOutProfile, deletionMayBeDemanded: true };
    const asked = ask(plan, 'mother', { kind: 'deletion.demand' }, { profile });
    expect(asked.ok && asked.value.map(({ body }) => body)).toEqual([{ on: today }]);
    const demanded = after(plan, 'mother', { kind: 'deletion.demand' }, { profile });
    expect(answer(demanded, 'teacher', decide)).toBe('may-not-write');
    expect(after(demanded, 'administrator', decide).deletion).toEqual({
      demandedOn: today,
      decided: { on: today, granted: true },
    });
  });

  it('S7: a fact whose body was destroyed stays, and says nothing any more', () => {
    const [whole] = items;
    if (whole === undefined) throw new Error('No fact');
    const { body, ...envelope } = whole;
    const emptied = readFact({ ...envelope, body, removed: { hash: 'a'.repeat(64), reason: 'S5' } });
    expect(emptied.kind).toBe('emptied');
    expect(fold(plan, []).items.has('reading')).toBe(true);
    expect(fact('deletion.executed/1', { on: today }).body).toEqual({ on: today });
  });
});

describe('the machine in the meeting room', () => {
  let folder: MeetingFolder;

  beforeEach(() => {
    folder = makeFolder();
  });
  afterEach(() => folder.remove());

  it('S6: nothing of a meeting stays once its result is safe, and the key goes first', () => {
    const journal = begin(folder);
    appendNumber(journal, 1);
    expect(purgeMeeting({ folder: folder.folder, close: journal.close }, fileOf)).toEqual({
      ok: true,
      value: { left: 0, searched: 0 },
    });
    expect(readdirSync(folder.folder)).toEqual([]);
  });

  it('S7: what is undone before delivery is gone', () => {
    const journal = begin(folder);
    appendNumber(journal, 1);
    appendNumber(journal, 2);
    value(journal.undoNewest('referent'));
    expect(readFactIds(journal)).toEqual([uuid(1)]);
    journal.close();
  });
});
