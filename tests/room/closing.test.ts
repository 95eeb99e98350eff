import { describe, expect, it } from 'vitest';
import { accept } from '#domain/accept.ts';
import { audience, participantsPresent } from '#domain/audience.ts';
import type { LawCommand } from '#domain/decisions.ts';
import { evolve } from '#domain/evolve.ts';
import type { KnownFact } from '#domain/known-fact.ts';
import { readFact } from '#domain/known-fact.ts';
import type { PlanState } from '#domain/state.ts';
import { adaOn, after, holder, newId, opening, refusedKind } from '../domain/ada-state.ts';
import { tryOutProfile } from '../fixtures/profile.ts';
import { openRoom } from './open-room.ts';

const today = '2026-11-22';
const later = '2027-02-01';
const meeting = 'nu';
const here = { today, meeting };
const present = ['ada', 'mor', 'far', holder, 'miljoterapeut'];
const opened = after(adaOn(today), here, opening(meeting, today));
const end: LawCommand = { kind: 'meeting.end', meeting };
const goal: LawCommand = { kind: 'goal.add', body: { title: 'Ada sykler til skolen', topic: 'other' } };

function sees(state: PlanState, person: string, at: { today: string; meeting?: string }): string | number {
  const seen = audience(state, participantsPresent([person]), at);
  return seen.covered ?? seen.items.size;
}

/** A consent that answered about the old content, signed by both guardians. */
function renewed(state: PlanState, oldContent: boolean | undefined): PlanState {
  const names = [holder, 'miljoterapeut'].map((participant) => ({ participant }));
  const body = oldContent === undefined ? { names } : { names, oldContent };
  const drafted = after(state, { today: later }, { kind: 'consent.draft', consent: 'nytt', body });
  const signatures = ['mor', 'far'].map((participant) => ({ participant, part: 'plan' as const, on: later }));
  return after(
    drafted,
    { today: later },
    { kind: 'consent.sign', consent: 'nytt', form: 'paper', signatures },
  );
}

const reopen: LawCommand = { kind: 'plan.reopen', consent: 'nytt' };
const endings: readonly LawCommand[] = [
  { kind: 'plan.close', why: 'need-ended' },
  { kind: 'plan.close', why: 'family-wish' },
  { kind: 'plan.close', why: 'individual-plan', transfer: true },
  { kind: 'plan.deactivate' },
];

describe('a plan that ends in a meeting (S1, S2)', () => {
  it.each(endings)(
    'goes on being seen in that meeting, and is locked when it is over: $kind $why',
    (command) => {
      const ended = after(opened, here, command);
      expect(sees(ended, 'miljoterapeut', here)).toBeGreaterThan(0);
      expect(sees(ended, 'miljoterapeut', { today })).toBe('plan-ended');
      const over = after(ended, here, end);
      for (const person of [holder, 'miljoterapeut']) {
        expect(sees(over, person, here)).toBe('plan-ended');
        expect(sees(over, person, { today: later })).toBe('plan-ended');
      }
      for (const person of ['ada', 'mor', 'far'])
        expect(sees(over, person, { today: later })).toBe(over.items.size);
      expect(refusedKind(over, { today: later }, goal)).toBe('plan-ended');
      expect(
        refusedKind(
          over,
          { today: later, actor: 'mor' },
          { kind: 'message.send', topic: 'other', text: 'Hei' },
        ),
      ).toBe('plan-ended');
      const remark: LawCommand = { kind: 'remark.add', meeting, text: 'Vi er enige.' };
      expect(after(over, { today: later, actor: 'mor' }, remark).meetings.get(meeting)?.remarks).toHaveLength(
        1,
      );
    },
  );

  it('is opened again only by a new consent that answered about the old content (C8)', () => {
    const over = after(opened, here, { kind: 'plan.close', why: 'need-ended' }, end);
    expect(refusedKind(over, { today: later }, { kind: 'plan.reopen', consent: 'samtykke-3' })).toBe(
      'new-consent-needed',
    );
    expect(refusedKind(renewed(over, undefined), { today: later }, reopen)).toBe('new-consent-needed');
    expect(refusedKind(opened, here, reopen)).toBe('new-consent-needed');
    const withOld = after(renewed(over, true), { today: later }, reopen);
    expect(sees(withOld, 'miljoterapeut', { today: later })).toBeGreaterThan(0);
    expect(sees(withOld, 'sfo-leder', { today: later })).toBe('no-consent');
    const without = after(renewed(over, false), { today: later }, reopen, goal);
    expect(sees(without, holder, { today: later })).toBe(1);
    expect(sees(without, 'mor', { today: later })).toBe(without.items.size);
  });
});

describe('everything withdrawn (C4, C5)', () => {
  it.each(['delete', 'close', 'close-and-archive'] as const)(
    'closes the plan at once; the profile says what then becomes of it: %s',
    (withdrawal) => {
      const profile = { ...tryOutProfile, withdrawal };
      const gone = after(
        opened,
        { ...here, profile, saidBy: ['mor'] },
        { kind: 'consent.withdraw', body: { form: 'spoken' } },
      );
      expect(gone.ended).toMatchObject({ kind: 'closed', why: 'consent-withdrawn', on: today });
      for (const person of [holder, 'miljoterapeut']) expect(sees(gone, person, here)).toBe('no-consent');
      expect(sees(gone, 'mor', here)).toBe(gone.items.size);
      const over = after(gone, { ...here, profile }, end);
      expect(sees(over, 'far', { today: later })).toBe(over.items.size);
    },
  );
});

describe('a deletion (S5)', () => {
  it('is demanded, decided and carried out, each once and in that order, and recorded without the content', () => {
    const byAdministrator = { today: later, actor: 'administrator' };
    const decide: LawCommand = { kind: 'deletion.decide', granted: true };
    expect(refusedKind(opened, byAdministrator, decide)).toBe('deletion-not-demanded');
    const noProfile = { ...tryOutProfile, deletionMayBeDemanded: false };
    expect(
      refusedKind(opened, { today, actor: 'mor', profile: noProfile }, { kind: 'deletion.demand' }),
    ).toBe('deletion-not-offered');
    const demanded = after(opened, { today, actor: 'mor' }, { kind: 'deletion.demand' });
    expect(refusedKind(demanded, { today, actor: 'miljoterapeut' }, decide)).toBe('may-not-write');
    const decided = after(demanded, byAdministrator, decide);
    expect(decided.deletion).toEqual({ demandedOn: today, decided: { on: later, granted: true } });
    expect(refusedKind(decided, byAdministrator, decide)).toBe('deletion-not-demanded');
    const at = { today: later, profile: tryOutProfile };
    expect(accept(decided, executed('system'), at)).toEqual({ kind: 'applied' });
    expect(accept(decided, executed('miljoterapeut'), at)).toMatchObject({ kind: 'held' });
    expect(accept(demanded, executed('system'), at)).toMatchObject({ kind: 'held', why: 'no-right' });
    expect(evolve(decided, executed('system')).deletion?.executedOn).toBe(later);
    expect(executed('system').body).toEqual({ on: later });
  });
});

/** The store's own fact once it has destroyed the bodies. */
function executed(writtenBy: string): KnownFact {
  const ids = { id: newId(), command: newId(), plan: 'ada', item: newId() };
  const at = `${later}T03:00:00.000Z`;
  const envelope = { ...ids, writtenBy, saidBy: [], proof: 'attested' as const, at, profile: 'p' };
  const read = readFact({ ...envelope, verb: 'deletion.executed/1', body: { on: later } });
  if (read.kind !== 'known') throw new Error(read.kind);
  return read.fact;
}

describe('the ending on the console', () => {
  it('says how it ended and what may come of it, and every step but the withdrawal can be undone', async () => {
    const { chair } = await openRoom({ present });
    expect(chair.view().ending).toEqual({ kind: 'open', deletion: 'offered' });
    expect(await chair.call('plan.close', { why: 'need-ended', saidBy: ['mor'] })).toBe('yes');
    const { ending } = await chair.until((view) => view.ending.kind === 'closed');
    expect(ending).toEqual({ kind: 'closed', why: 'need-ended', on: today, deletion: 'offered' });
    expect(await chair.call('undo.newest', {})).toBe('yes');
    await chair.until((view) => view.ending.kind === 'open');
    expect(await chair.call('plan.deactivate', { saidBy: ['mor'] })).toBe('yes');
    await chair.until((view) => view.ending.kind === 'inactive');
    expect(await chair.call('deletion.demand', { saidBy: ['mor'] })).toBe('yes');
    await chair.until((view) => view.ending.deletion === 'demanded');
  });

  it('offers no deletion where the profile has none', async () => {
    const { chair } = await openRoom({ present, profile: { deletionMayBeDemanded: false } });
    expect(chair.view().ending.deletion).toBe('not-offered');
    expect(await chair.call('deletion.demand', { saidBy: ['mor'] })).toBe('deletion-not-offered');
  });
});
