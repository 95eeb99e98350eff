import { describe, expect, it } from 'vitest';
import { audience, participantsPresent } from '#domain/audience.ts';
import type { LawCommand } from '#domain/decisions.ts';
import { handoverCandidates, handoverSlip, needsNewConsent, openHandover } from '#domain/handover-slip.ts';
import type { PlanState } from '#domain/state.ts';
import { tryOutProfile as profile } from '../fixtures/profile.ts';
import { adaOn, after, holder, refusedKind } from './ada-state.ts';

const june = '2027-06-10';
const last = '2027-07-31';
const teacher = 'pp-raadgiver';
const start = adaOn(june);

const prepare: LawCommand = {
  kind: 'handover.prepare',
  handover: 'overlevering',
  body: {
    outgoing: holder,
    incoming: teacher,
    after: 'removed',
    ends: last,
    transition: 'kindergarten-to-school',
  },
};
const accept: LawCommand = { kind: 'handover.accept', handover: 'overlevering' };
const names = ['miljoterapeut', holder, teacher].map((participant) => ({ participant }));

function consented(state: PlanState, today: string): PlanState {
  const drafted = after(
    state,
    { today },
    {
      kind: 'consent.draft',
      consent: 'skolestart',
      body: { names, transition: 'kindergarten-to-school' },
    },
  );
  const signatures = ['mor', 'far'].map((participant) => ({ participant, part: 'plan' as const, on: today }));
  return after(
    drafted,
    { today },
    { kind: 'consent.sign', consent: 'skolestart', form: 'paper', signatures },
  );
}

function sees(state: PlanState, person: string, today: string): string | number {
  const seen = audience(state, participantsPresent([person]), { today });
  return seen.covered ?? seen.items.size;
}

describe('from kindergarten to school (R2, R3, C3)', () => {
  it('is refused without a new consent, and accepted after it', () => {
    const prepared = after(start, { today: june }, prepare);
    expect(needsNewConsent(prepared, openHandover(prepared) ?? never(), june)).toBe(true);
    expect(refusedKind(prepared, { today: june }, accept)).toBe('new-consent-needed');
    const signed = consented(prepared, '2027-06-12');
    const accepted = after(signed, { today: '2027-06-14' }, accept);
    expect(openHandover(accepted)).toBeUndefined();
    expect(accepted.participants.get(teacher)?.role).toBe('relay-holder');
  });

  it('has two holders until 31 July; the outgoing one sees until that day, and not on it', () => {
    const accepted = after(consented(after(start, { today: june }, prepare), june), { today: june }, accept);
    const roles = [holder, teacher].map((person) => accepted.participants.get(person)?.role);
    expect(roles).toEqual(['relay-holder', 'relay-holder']);
    expect(sees(accepted, holder, '2027-07-30')).toBe(start.items.size);
    expect(sees(accepted, holder, last)).toBe('access-ended');
    expect(sees(accepted, teacher, last)).toBe(start.items.size);
  });

  it('leaves the plan to the family alone from 31 July when nobody accepted, until one is named', () => {
    const prepared = after(start, { today: june }, prepare);
    expect(sees(prepared, 'miljoterapeut', '2027-07-30')).not.toBe('no-holder');
    for (const person of ['miljoterapeut', teacher]) expect(sees(prepared, person, last)).toBe('no-holder');
    for (const person of ['ada', 'mor', 'far']) expect(sees(prepared, person, last)).toBe(start.items.size);
    const named = after(
      prepared,
      { today: last, actor: 'administrator' },
      { kind: 'holder.name', participant: teacher },
    );
    expect(sees(named, teacher, last)).toBe(start.items.size);
    expect(
      refusedKind(
        prepared,
        { today: last, actor: 'administrator' },
        { kind: 'holder.name', participant: 'mor' },
      ),
    ).toBe('not-approved');
  });

  it('must end the outgoing access on a day', () => {
    const { ends: _ends, ...body } = prepare.kind === 'handover.prepare' ? prepare.body : never();
    expect(refusedKind(start, { today: june }, { kind: 'handover.prepare', body })).toBe('bad-input');
  });
});

describe('a handover inside one place', () => {
  it('keeps the outgoing holder until another has the baton, and then as was agreed (R1)', () => {
    const body = {
      outgoing: holder,
      incoming: teacher,
      after: 'participant' as const,
      transition: 'none' as const,
    };
    const prepared = after(
      start,
      { today: june },
      { kind: 'handover.prepare', handover: 'overlevering', body },
    );
    expect(prepared.participants.get(holder)?.accessEnds).toBeUndefined();
    const accepted = after(prepared, { today: june }, accept);
    expect([holder, teacher].map((id) => accepted.participants.get(id)?.role)).toEqual([
      'participant',
      'relay-holder',
    ]);
    expect(sees(accepted, holder, june)).toBeGreaterThan(0);
  });

  it('may go to approved employees of the plan who do not hold it', () => {
    const ids = handoverCandidates(start, june).map(({ id }) => id);
    expect(ids).toContain(teacher);
    expect(ids).not.toContain(holder);
    expect(ids).not.toContain('mor');
  });
});

describe('the relay slip', () => {
  const all = new Set(start.items.keys());

  function kindsOf(state: PlanState, seen = all): (string | undefined)[][] {
    const open = openHandover(state) ?? never();
    return handoverSlip(state, open, { today: june, profile, seen }).map((line) => [
      line.kind,
      'person' in line ? line.person : 'item' in line ? line.item : 'what' in line ? line.what : undefined,
    ]);
  }

  it('says who, until when, what is open and what is still missing', () => {
    const lines = kindsOf(after(start, { today: june }, prepare));
    expect(lines.slice(0, 4)).toEqual([
      ['holder', holder],
      ['holder', teacher],
      ['access-ends', holder],
      ['consent', undefined],
    ]);
    expect(lines).toContainEqual(['activity', 'dagsplan']);
    expect(lines).not.toContainEqual(['activity', 'stol']);
    expect(lines.slice(-2)).toEqual([
      ['missing', 'consent-draft'],
      ['missing', 'next-meeting'],
    ]);
  });

  it('waits for those who have not signed, and for nothing once they have', () => {
    const prepared = after(start, { today: june }, prepare);
    const draft: LawCommand = {
      kind: 'consent.draft',
      consent: 'ny',
      body: { names, transition: 'kindergarten-to-school' },
    };
    const drafted = after(prepared, { today: june }, draft);
    const open = openHandover(drafted) ?? never();
    const slip = handoverSlip(drafted, open, { today: june, profile, seen: all });
    expect(slip).toContainEqual({ kind: 'missing', what: 'signature', people: ['mor', 'far'] });
    expect(kindsOf(consented(prepared, june))).not.toContainEqual(['missing', 'signature']);
  });

  it('has nothing of what its reader may not see (A6)', () => {
    const prepared = after(start, { today: june }, prepare);
    const seen = new Set([...all].filter((id) => id !== 'samtaler' && id !== 'kroppen'));
    const items = kindsOf(prepared, seen).map(([, item]) => item);
    expect(items).not.toContain('samtaler');
    expect(items).not.toContain('balanse');
    expect(items).toContain('kveld');
  });
});

function never(): never {
  throw new Error('It was expected to be there');
}
