import { describe, expect, it } from 'vitest';
import { readPlan } from '../domain/demo-files.ts';
import { openRoom } from './open-room.ts';

const present = ['ada', 'mor', 'far', 'kontaktlaerer', 'pp-raadgiver'];
const june = '2027-06-10';
const toSchool = {
  incoming: 'pp-raadgiver',
  after: 'removed',
  ends: '2027-07-31',
  transition: 'kindergarten-to-school',
} as const;

describe('the relay handover on the console (R2, C3)', () => {
  it('is guided: who may take it, what is missing, a new consent, and the baton has another hand', async () => {
    const { chair } = await openRoom({ present, day: june });
    const { candidates, open } = chair.view().handover;
    expect(open).toBeUndefined();
    expect(candidates.map(({ id }) => id)).toContain('pp-raadgiver');
    expect(candidates.map(({ id }) => id)).not.toContain('kontaktlaerer');
    expect(await chair.call('handover.prepare', toSchool)).toBe('yes');
    const prepared = await chair.until((view) => view.handover.open !== undefined);
    const handover = prepared.handover.open?.id ?? '';
    expect(prepared.handover.open).toMatchObject({
      incoming: 'Eva Haugen',
      ends: '2027-07-31',
      needsConsent: true,
    });
    expect(prepared.handover.slip).toContainEqual({
      kind: 'access-ends',
      text: 'Marit Lunde',
      date: '2027-07-31',
    });
    expect(prepared.handover.slip).toContainEqual({ kind: 'missing', text: '', detail: 'consent-draft' });
    expect(await chair.call('handover.accept', { handover })).toBe('new-consent-needed');

    const names = ['kontaktlaerer', 'pp-raadgiver'].map((participant) => ({ participant }));
    expect(await chair.call('consent.draft', { names, transition: 'kindergarten-to-school' })).toBe('yes');
    const drafted = await chair.until((view) => view.consent?.draft !== undefined);
    expect(drafted.handover.slip).toContainEqual({ kind: 'missing', text: 'mor, far', detail: 'signature' });
    const signatures = ['mor', 'far'].map((participant) => ({
      participant,
      part: 'plan' as const,
      on: june,
    }));
    expect(await chair.call('consent.sign', { signatures })).toBe('yes');
    await chair.until((view) => view.handover.open?.needsConsent === false);
    expect(await chair.call('handover.accept', { handover })).toBe('yes');
    const accepted = await chair.until((view) => view.handover.open === undefined);
    const holders = accepted.people.filter(({ role }) => role === 'relay-holder');
    expect(holders.map(({ id, accessEnds }) => [id, accessEnds])).toEqual([
      ['kontaktlaerer', '2027-07-31'],
      ['pp-raadgiver', undefined],
    ]);
  });

  it('warns from thirty days before when nobody has taken the baton (R3)', async () => {
    const { chair } = await openRoom({ present, day: '2027-07-02' });
    expect(await chair.call('handover.prepare', toSchool)).toBe('yes');
    const { reminders } = await chair.until((view) => view.handover.open !== undefined);
    expect(reminders).toContainEqual({ kind: 'holder-ends', person: 'Marit Lunde', date: '2027-07-31' });
    expect(reminders).toContainEqual({ kind: 'handover-open', person: 'Eva Haugen', date: '2027-07-31' });
  });

  it('can be asked for by the family, without a reason (R11)', async () => {
    const { chair } = await openRoom({ present });
    expect(await chair.call('holder.askFor', { saidBy: ['mor'] })).toBe('yes');
    const { reminders } = await chair.until((view) =>
      view.reminders.some(({ kind }) => kind === 'holder-asked-for'),
    );
    expect(JSON.stringify(reminders.filter(({ kind }) => kind === 'holder-asked-for'))).not.toContain('mor');
  });

  it('has a slip without what a stand-in may not see (A6, R15)', async () => {
    const plan = readPlan('ada');
    const { chair } = await openRoom({ present: [...present, 'sfo-leder'], plan });
    expect(
      await chair.call('handover.prepare', {
        incoming: 'pp-raadgiver',
        after: 'participant',
        transition: 'none',
      }),
    ).toBe('yes');
    const own = await chair.until((view) => view.handover.open !== undefined);
    expect(JSON.stringify(own.handover.slip)).toContain('annenhver tirsdag');
    expect(await chair.call('standIn.name', { participant: 'sfo-leder' })).toBe('yes');
    const { handover } = await chair.until(
      (view) => !JSON.stringify(view.handover.slip).includes('annenhver tirsdag'),
    );
    expect(handover.slip.some(({ kind }) => kind === 'goal')).toBe(true);
  });
});
