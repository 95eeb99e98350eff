import { describe, expect, it } from 'vitest';
import { accept } from '#domain/accept.ts';
import type { Topic } from '#domain/bodies.ts';
import { topicsFor } from '#domain/consent.ts';
import { fold } from '#domain/evolve.ts';
import type { PlanState } from '#domain/state.ts';
import { tryOutProfile } from '../fixtures/profile.ts';
import {
  after,
  answer,
  ask,
  consent,
  everything,
  fact,
  items,
  meeting,
  opened,
  readsAs,
  room,
  seen,
  smallPlan,
  today,
} from './small-plan.ts';

const plan = smallPlan();
const unsigned = smallPlan({ consents: [] });
const goal = { kind: 'goal.add', body: { title: 'Et mål', topic: 'school' } } as const;
const names = [{ participant: 'holder' }, { participant: 'coach' }];

function draft(state: PlanState, on: string = today): PlanState {
  return after(state, 'holder', { kind: 'consent.draft', consent: 'd', body: { names } }, { today: on });
}

function sign(...who: readonly string[]): {
  kind: 'consent.sign';
  consent: string;
  form: 'paper';
  signatures: { participant: string; part: 'plan'; on: string }[];
} {
  const signatures = who.map((participant) => ({ participant, part: 'plan' as const, on: today }));
  return { kind: 'consent.sign', consent: 'd', form: 'paper', signatures };
}

describe('before and after the signature', () => {
  it('C1: without a signed consent only the family sees, and the holder has the draft and nothing else', () => {
    expect(room(unsigned, ['holder']).covered).toBe('no-consent');
    expect(room(unsigned, ['teacher']).covered).toBe('no-consent');
    expect(seen(unsigned, ['mother'])).toEqual(everything);
    expect(answer(unsigned, 'holder', { kind: 'consent.draft', body: { names } })).toBe('yes');
    expect(answer(unsigned, 'holder', goal)).toBe('consent-missing');
  });

  it('C1: nobody writes content before the signature, a guardian who otherwise may neither', () => {
    expect(answer(unsigned, 'mother', goal, { profile: { ...tryOutProfile, familyWrites: true } })).not.toBe(
      'yes',
    );
  });

  it('C1: an unsigned draft is gone after 30 days', () => {
    const drafted = draft(unsigned, '2026-10-24');
    expect(answer(drafted, 'holder', sign('mother'), { today: '2026-11-23' })).toBe('yes');
    expect(answer(drafted, 'holder', sign('mother'), { today: '2026-11-24' })).toBe('draft-gone');
  });

  it('C2: every item carries one topic, and a participant sees the topics of the consent', () => {
    const withoutTopic = fact('goal.added/1', { title: 'Et mål', topic: 'other' });
    expect(withoutTopic.body).toHaveProperty('topic', 'other');
    expect(readsAs('goal.added/1', { title: 'Et mål' })).toBe('malformed');
    expect(seen(plan, ['nurse'])).toEqual(['reading', 'group', 'note']);
    const health = smallPlan({
      consents: [
        consent({ names: [{ participant: 'holder' }, { participant: 'nurse', topics: ['health'] }] }),
      ],
    });
    expect(seen(health, ['nurse'])).toEqual([]);
    expect([...room(health, ['nurse']).topics]).toEqual(['health']);
  });

  it('C2: the free text beside it reminds the holder, and no program applies it', () => {
    const body = { names, reminder: 'Ikke om økonomi' };
    const drafted = after(unsigned, 'holder', { kind: 'consent.draft', consent: 'd', body });
    expect(drafted.drafts.get('d')?.reminder).toBe('Ikke om økonomi');
    const given = after(drafted, 'holder', sign('mother', 'father'));
    expect(JSON.stringify(given.consents)).not.toContain('økonomi');
    expect(topicsFor(given, 'coach', { today })).toHaveLength(5);
  });

  it('C3: adding waits for the signature, removing takes effect at once', () => {
    const drafted = draft(plan);
    expect(room(drafted, ['coach']).covered).toBe('no-consent');
    const half = after(drafted, 'holder', sign('mother'));
    expect(room(half, ['coach']).covered).toBe('no-consent');
    expect(room(after(half, 'holder', sign('father')), ['coach']).covered).toBeUndefined();
    const removed = after(plan, 'mother', {
      kind: 'consent.withdraw',
      body: { form: 'written', participant: 'teacher' },
    });
    expect(room(removed, ['teacher']).covered).toBe('no-consent');
  });

  it('C3: a transition waits for a new signed consent', () => {
    const body = {
      outgoing: 'holder',
      incoming: 'teacher',
      after: 'removed',
      ends: '2027-07-31',
      transition: 'school',
    } as const;
    const prepared = after(plan, 'holder', { kind: 'handover.prepare', handover: 'h', body });
    expect(answer(prepared, 'holder', { kind: 'handover.accept', handover: 'h' })).toBe('new-consent-needed');
    const signed = fold(prepared, [consent({ signedOn: today, transition: 'school' }, 'c2')]);
    expect(answer(signed, 'holder', { kind: 'handover.accept', handover: 'h' })).toBe('yes');
  });

  it('C3: nobody is told of the plan by an invitation before a consent names them', () => {
    const body = { date: '2026-12-01', time: '13:00', place: 'Møterom 2', chair: 'holder', agenda: [] };
    const call = (invited: string): string =>
      answer(plan, 'holder', { kind: 'meeting.call', body: { ...body, invited: [invited] } });
    expect([call('teacher'), call('mother')]).toEqual(['yes', 'yes']);
    expect(call('coach')).not.toBe('yes');
  });
});

describe('taking it back', () => {
  const withdraw = (what: { participant?: string; topic?: Topic }): PlanState =>
    after(plan, 'holder', { kind: 'consent.withdraw', body: { form: 'spoken', ...what } });

  it('C4: one person, one topic, or everything, at once and without a reason', () => {
    expect(room(withdraw({ participant: 'nurse' }), ['nurse']).covered).toBe('no-consent');
    expect(seen(withdraw({ participant: 'nurse' }), ['teacher'])).toEqual(everything);
    expect(seen(withdraw({ topic: 'school' }), ['teacher'])).toEqual(['sleep']);
    for (const who of ['holder', 'teacher', 'nurse']) expect(seen(withdraw({}), [who])).toEqual([]);
    expect(room(withdraw({}), ['mother', 'teacher']).covered).toBe('no-consent');
    expect(readsAs('consent.withdrawn/1', { on: today, form: 'spoken', reason: '-' })).toBe('malformed');
  });

  it('C4: the family takes back everything themselves, whenever they want', () => {
    for (const who of ['owner', 'mother', 'father']) {
      expect(answer(plan, who, { kind: 'consent.withdraw', body: { form: 'written' } })).toBe('yes');
    }
    expect(answer(plan, 'teacher', { kind: 'consent.withdraw', body: { form: 'spoken' } })).toBe(
      'may-not-write',
    );
  });

  it('C5: withdrawing everything closes the plan', () => {
    expect(withdraw({}).ended).toMatchObject({ kind: 'closed', why: 'consent-withdrawn' });
    expect(withdraw({ participant: 'nurse' }).ended).toBeUndefined();
  });

  it('C5: where the profile deletes, the store may carry that out without a demand, and elsewhere not', () => {
    const done = fact('deletion.executed/1', { on: today }, { writtenBy: 'system' });
    const judge = (withdrawal: 'delete' | 'close'): string =>
      accept(withdraw({}), done, { today, profile: { ...tryOutProfile, withdrawal } }).kind;
    expect([judge('delete'), judge('close')]).toEqual(['applied', 'held']);
  });

  it('C7: once the consent has run out participants see nothing, the family all, the holder the dialogue', () => {
    const short = smallPlan({ consents: [consent({ expiresOn: '2026-11-22' })] });
    for (const who of ['teacher', 'nurse', 'holder'])
      expect(room(short, [who]).covered).toBe('consent-expired');
    expect(seen(short, ['owner', 'mother'])).toEqual(everything);
    expect(answer(short, 'holder', goal)).toBe('consent-expired');
    expect(answer(short, 'holder', { kind: 'consent.draft', body: { names } })).toBe('yes');
    expect(seen(short, ['teacher'], { today: '2026-11-22' })).toEqual(everything);
  });

  it('C7: where the profile has an expiry date, a consent gets one', () => {
    const profile = { ...tryOutProfile, consentMonths: 12 };
    const drafted = after(
      plan,
      'holder',
      { kind: 'consent.draft', consent: 'd', body: { names } },
      { profile },
    );
    expect(drafted.drafts.get('d')?.expiresOn).toBe('2027-11-23');
  });
});

describe('opening again, and signing', () => {
  const closed = fold(plan, [
    fact('plan.closed/1', { on: '2026-06-01', why: 'need-ended' }, { item: 'plan' }),
  ]);
  const reopen = { kind: 'plan.reopen', consent: 'c2' } as const;

  it('C8: a closed plan is opened only by a new consent that was asked about the old content', () => {
    expect(room(closed, ['teacher']).covered).toBe('plan-ended');
    expect(answer(closed, 'holder', { ...reopen, consent: 'c1' })).toBe('new-consent-needed');
    const notAsked = fold(closed, [consent({ signedOn: today }, 'c2')]);
    expect(answer(notAsked, 'holder', reopen)).toBe('new-consent-needed');
    const tooOld = fold(closed, [consent({ signedOn: '2026-05-31', oldContent: true }, 'c2')]);
    expect(answer(tooOld, 'holder', reopen)).toBe('new-consent-needed');
  });

  it('C8: the old content is seen again only where the consent says so', () => {
    const open = (oldContent: boolean): PlanState =>
      after(fold(closed, [consent({ signedOn: today, oldContent }, 'c2')]), 'holder', reopen);
    expect(seen(open(true), ['teacher'])).toEqual(everything);
    expect(seen(open(false), ['teacher', 'holder'])).toEqual([]);
    expect(seen(open(false), ['mother'])).toEqual(everything);
  });

  it('C9: never before the interpreter has rendered the whole text, and unsigned opens nothing', () => {
    const drafted = draft(unsigned);
    expect(answer(drafted, 'holder', { ...sign('mother'), interpreterIsDone: false })).toBe(
      'interpreter-not-done',
    );
    expect(answer(drafted, 'holder', { ...sign('mother'), interpreterIsDone: true })).toBe('yes');
    expect(room(drafted, ['holder']).covered).toBe('no-consent');
  });

  it('C9: on paper it names form, day and signers', () => {
    const given = after(draft(unsigned), 'holder', sign('mother', 'father'));
    expect(given.consents).toMatchObject([{ id: 'd', signedOn: today, signedBy: ['mother', 'father'] }]);
    const facts = ask(draft(unsigned), 'holder', sign('mother', 'father'));
    expect(facts.ok && facts.value.map(({ verb, body }) => [verb, 'form' in body ? body.form : ''])).toEqual([
      ['consent.signed/1', 'paper'],
      ['consent.signed/1', 'paper'],
      ['consent.given/1', 'paper'],
    ]);
  });

  it('C9: each signs on their own phone, for themselves alone, and the last one puts it in force', () => {
    const own = { ...sign('mother'), form: 'eid' } as const;
    const half = after(draft(unsigned), 'mother', own);
    expect(answer(half, 'mother', { ...sign('father'), form: 'eid' })).not.toBe('yes');
    expect(after(half, 'father', { ...sign('father'), form: 'eid' }).consents).toHaveLength(1);
  });

  it('C10: a consent for this meeting opens this meeting and no other, until it is over', () => {
    const held = fold(plan, [opened()]);
    const command = {
      kind: 'consent.forMeeting',
      person: { id: 'aunt', name: 'Tante', outside: false },
      topics: ['school'],
      signedBy: ['mother', 'father'],
    } as const;
    expect(answer(held, 'holder', command)).toBe('meeting-unknown');
    const here = after(held, 'holder', command, { meeting });
    expect(seen(here, ['aunt'], { meeting })).toEqual(['reading', 'group', 'note']);
    expect([seen(here, ['aunt']), seen(here, ['aunt'], { meeting: 'm2' })]).toEqual([[], []]);
    const over = after(here, 'holder', { kind: 'meeting.end', meeting }, { meeting });
    expect(seen(over, ['aunt'], { meeting })).toEqual([]);
    expect(items).toHaveLength(everything.length);
  });
});
