import { describe, expect, it } from 'vitest';
import type { Fact } from '#domain/fact.ts';
import type { CentralClient } from '#host/central/central-client.ts';
import { pullPlan } from '#host/central/pull-plan.ts';
import type { NewPlan } from '#sync/messages.ts';
import { day, device, makeFact, newId, numbered, plan, problemOf, value } from '../central/ada.ts';

function newPlan(change: Partial<NewPlan> = {}): NewPlan {
  return {
    plan: newId(),
    device,
    about: 'child',
    language: 'nn',
    owner: { name: 'Liv', born: '2018-03-01' },
    guardians: [{ name: 'Ola Nes', familyWord: 'pappa' }],
    meeting: { id: newId(), time: '09:30', place: 'Furua' },
    ...change,
  };
}

/** What every central store promises about plans that are opened in a meeting (M6), and meetings that are called. */
export function describeNewPlans(store: () => CentralClient): void {
  describe('a new plan', () => {
    it('opens an empty plan with its people, its first meeting and its loan (M6, C1)', async () => {
      const request = newPlan();
      const loan = value(await store().createPlan(request));
      const { chair } = loan.meetingPlan;
      expect(loan).toMatchObject({ meeting: request.meeting.id, meetingPlan: { date: day, place: 'Furua' } });
      const { facts } = value(await pullPlan(store(), request.plan));
      expect(facts.map(({ fact }) => [fact.verb, fact.body?.['role'], fact.writtenBy])).toEqual([
        ['plan.opened/1', undefined, chair],
        ['participant.added/1', 'relay-holder', chair],
        ['participant.added/1', 'plan-owner', chair],
        ['participant.added/1', 'guardian', chair],
      ]);
      const row = value(await store().plans()).find(({ id }) => id === request.plan);
      expect(row).toMatchObject({ firstName: 'Liv', language: 'nn', holder: 'Marit' });
      expect(row?.meeting?.id).toBe(request.meeting.id);
    });

    it('opens it once, however often it is asked for, and never over another plan [SYNC-14]', async () => {
      const request = newPlan();
      // The key that delivers is made anew each time: the first answer may never have arrived.
      const { deliveryKey: _first, ...first } = value(await store().createPlan(request));
      const { deliveryKey: _again, ...again } = value(await store().createPlan(request));
      expect(again).toEqual(first);
      expect(value(await pullPlan(store(), request.plan)).facts).toHaveLength(4);
      const other = await store().createPlan({ ...request, owner: { name: 'Nils' } });
      expect(problemOf(other)).toMatchObject({ type: 'plan-exists' });
      expect(problemOf(await store().createPlan(newPlan({ plan })))).toMatchObject({ type: 'plan-exists' });
    });

    it('refuses by the law a plan that the law refuses, and keeps nothing of it (C6a)', async () => {
      const request = newPlan({ about: 'pregnant' });
      const refused = problemOf(await store().createPlan(request));
      expect(refused).toMatchObject({ type: 'refused-by-law', refusal: 'no-guardian-here' });
      expect(problemOf(await store().changes(request.plan))).toMatchObject({ type: 'plan-not-found' });
    });

    it('takes only the draft into a plan without a consent, and the rest once it is signed (C1)', async () => {
      const request = newPlan();
      const { loan, meeting: first, meetingPlan } = value(await store().createPlan(request));
      const { chair } = meetingPlan;
      const { facts: made } = value(await pullPlan(store(), request.plan));
      const guardian = made.find(({ fact }) => fact.body?.['role'] === 'guardian')?.fact.item ?? '';
      const names = [{ participant: chair }];
      const write = (verb: string, body: NonNullable<Fact['body']>, change: Partial<Fact> = {}): Fact =>
        makeFact({ verb, body, plan: request.plan, writtenBy: chair, ...change });
      const goal = { title: 'Liv har en venn i friminuttet', topic: 'school' };
      const consent = newId();
      const signed = { signedOn: day, signedBy: [guardian], form: 'paper', names };
      const message = { topic: 'other', date: day, text: 'Hei' };
      const facts = [
        write(
          'meeting.opened/1',
          { date: day, time: '09:30', place: 'Furua', chair, minuteTaker: chair },
          { item: first },
        ),
        write('goal.added/1', goal),
        write('message.sent/1', message),
        write('appointment.added/1', { title: 'Besøk', topic: 'other', date: day }),
        write('consent.drafted/1', { on: day, names }, { item: consent }),
        write('consent.given/1', { ...signed, signedBy: [chair] }, { item: newId() }),
        write('consent.given/1', signed, { item: consent }),
        write('goal.added/1', goal),
        write('message.sent/1', message),
      ];
      const answer = value(await store().push(request.plan, { device, loan, facts: numbered(facts) }));
      expect(answer.results.map(({ outcome }) => outcome)).toEqual([
        'applied',
        'held',
        'held',
        'held',
        'applied',
        'held',
        'applied',
        'applied',
        'applied',
      ]);
    });

    it('lends a plan for the meeting that was called in it, and not for one that was called off (M1, K1)', async () => {
      const request = newPlan();
      const { loan, meetingPlan } = value(await store().createPlan(request));
      const { chair } = meetingPlan;
      const call = (item: string): Fact =>
        makeFact({
          verb: 'meeting.called/1',
          plan: request.plan,
          writtenBy: chair,
          item,
          body: { date: '2027-01-12', time: '13:00', place: 'Furua', chair, invited: [chair], agenda: [] },
        });
      const next = newId();
      const off = newId();
      const facts = numbered([
        call(next),
        call(off),
        makeFact({
          verb: 'meeting.cancelled/1',
          plan: request.plan,
          writtenBy: chair,
          item: off,
          body: { on: day },
        }),
      ]);
      const answer = value(await store().push(request.plan, { device, loan, facts }));
      expect(answer.results.map(({ outcome }) => outcome)).toEqual(['applied', 'applied', 'applied']);
      const lent = value(await store().borrow(request.plan, { purpose: 'meeting', device, meeting: next }));
      expect(lent.meetingPlan).toMatchObject({ id: next, date: '2027-01-12', minuteTaker: chair });
      expect(lent.meetingPlan.agenda.map(({ kind }) => kind)).toEqual([
        'welcome',
        'roll-call',
        'read-back',
        'next-meeting',
      ]);
      const gone = await store().borrow(request.plan, { purpose: 'meeting', device, meeting: off });
      expect(problemOf(gone)).toMatchObject({ type: 'plan-not-found' });
    });
  });
}
