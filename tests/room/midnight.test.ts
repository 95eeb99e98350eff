import { describe, expect, it } from 'vitest';
import type { PlanFile } from '#domain/plan-file.ts';
import { readPlan } from '../domain/demo-files.ts';
import type { OpenRoom, RoomChange } from './open-room.ts';
import { openRoom } from './open-room.ts';

const present = ['mor', 'far', 'kontaktlaerer', 'miljoterapeut'];

interface Night extends RoomChange {
  /** The last moment of the old day, and the first of the new one, as the clock of the machine has them. */
  readonly before: string;
  readonly after: string;
}

/** A room that is open when a day begins; the new day is seen at the next thing that anybody does. */
async function openOverMidnight(night: Night): Promise<OpenRoom & { midnight: () => Promise<void> }> {
  let now = Date.parse(night.before);
  const day = new Date(now + 2 * 3_600_000).toISOString().slice(0, 10);
  const room = await openRoom({
    present,
    followsClock: true,
    day: night.day ?? day,
    ...night,
    host: { now: () => now },
  });
  await room.chair.call('agenda.go', { agenda: 'sak-skoledagen' });
  await room.screen.until(({ page }) => page.kind === 'goal');
  const midnight = async (): Promise<void> => {
    now = Date.parse(night.after);
    await room.chair.call('room.look', { scheme: 'dark' });
  };
  return { ...room, midnight };
}

function planWith(change: (plan: PlanFile) => Partial<PlanFile>): PlanFile {
  const plan = readPlan('ada');
  return { ...plan, ...change(plan) };
}

function withPerson(id: string, change: Partial<PlanFile['participants'][number]>): PlanFile {
  return planWith(({ participants }) => ({
    participants: participants.map((one) => (one.id === id ? { ...one, ...change } : one)),
  }));
}

describe('midnight in a meeting', () => {
  it('ends a consent after its last day: the room sees nothing, family and holder the consent (C7)', async () => {
    const plan = planWith(({ consents }) => ({
      consents: consents.map((one) => ({ ...one, expiresOn: '2026-11-22' })),
    }));
    const room = await openOverMidnight({
      plan,
      day: '2026-11-22',
      profile: { consentMonths: 12 },
      before: '2026-11-22T22:59:59Z',
      after: '2026-11-22T23:00:00Z',
    });
    expect(room.chair.view().consent).toMatchObject({ state: 'in-order', expiresOn: '2026-11-22' });
    await room.midnight();
    await room.screen.until(({ page }) => page.kind === 'pause');
    const { consent, goals } = await room.chair.until((view) => view.today === '2026-11-23');
    expect(consent).toMatchObject({ state: 'blocked', blocked: [{ kind: 'expired' }] });
    expect(goals).toStrictEqual([]);
    await room.chair.call('rollCall.leave', { participant: 'miljoterapeut' });
    await room.chair.call('rollCall.confirm', {});
    await room.chair.call('consent.draft', { names: [{ participant: 'kontaktlaerer' }] });
    expect(await room.chair.call('consent.show', {})).toBe('yes');
    await room.screen.until(({ page }) => page.kind === 'consent');
    const draft = await room.chair.until((view) => view.consent?.draft !== undefined);
    expect(draft.consent?.draft?.expiresOn).toBe('2027-11-23');
  });

  it('ends an access on 31 July, by summer time (R3)', async () => {
    const room = await openOverMidnight({
      plan: withPerson('miljoterapeut', { accessEnds: '2027-07-31' }),
      day: '2027-07-30',
      before: '2027-07-30T21:59:59Z',
      after: '2027-07-30T22:00:00Z',
    });
    await room.midnight();
    await room.screen.until(({ page }) => page.kind === 'pause');
    const { consent } = await room.chair.until((view) => view.today === '2027-07-31');
    expect(consent?.blocked).toStrictEqual([{ kind: 'access-ended', person: 'Jonas Berg' }]);
  });

  it('leaves the family alone with the plan when the last holder’s access ends (R3)', async () => {
    const room = await openOverMidnight({
      plan: withPerson('kontaktlaerer', { accessEnds: '2027-07-31' }),
      day: '2027-07-30',
      before: '2027-07-30T21:59:59Z',
      after: '2027-07-30T22:00:00Z',
    });
    await room.midnight();
    await room.screen.until(({ page }) => page.kind === 'pause');
    const { people } = await room.chair.until((view) => view.today === '2027-07-31');
    expect(people.find((one) => one.id === 'miljoterapeut')?.consent).toBe('no-holder');
    // What was written is delivered all the same: the room does not keep it (S6).
    expect(await room.chair.call('meeting.finish', {})).toBe('yes');
    await room.chair.until((view) => view.delivery.step === 'waiting');
  });

  it('ends the guardians’ access when the plan owner is of age (R13)', async () => {
    const room = await openOverMidnight({
      plan: withPerson('ada', { born: '2008-11-23' }),
      day: '2026-11-22',
      before: '2026-11-22T22:59:59Z',
      after: '2026-11-22T23:00:00Z',
    });
    await room.midnight();
    await room.screen.until(({ page }) => page.kind === 'pause');
    const { people, consent } = await room.chair.until((view) => view.today === '2026-11-23');
    expect(people.find((one) => one.id === 'mor')?.consent).toBe('ended');
    expect(consent?.signers.map(({ id }) => id)).toStrictEqual(['ada']);
  });

  it('comes of age on 1 March in a year without the 29 February that it was born on', async () => {
    const room = await openOverMidnight({
      plan: withPerson('ada', { born: '2008-02-29' }),
      day: '2026-02-28',
      before: '2026-02-28T22:59:59Z',
      after: '2026-02-28T23:00:00Z',
    });
    expect(room.chair.view().people.find((one) => one.id === 'mor')?.consent).toBe('not-needed');
    await room.midnight();
    await room.screen.until(({ page }) => page.kind === 'pause');
    await room.chair.until((view) => view.today === '2026-03-01');
  });

  it.each([
    ['2027-03-27', '2027-03-27T22:59:59Z', '2027-03-27T23:00:00Z'],
    ['2027-03-28', '2027-03-28T21:59:59Z', '2027-03-28T22:00:00Z'],
    ['2026-10-24', '2026-10-24T21:59:59Z', '2026-10-24T22:00:00Z'],
    ['2026-10-25', '2026-10-25T22:59:59Z', '2026-10-25T23:00:00Z'],
    ['2028-02-28', '2028-02-28T22:59:59Z', '2028-02-28T23:00:00Z'],
    ['2028-02-29', '2028-02-29T22:59:59Z', '2028-02-29T23:00:00Z'],
  ])('follows the day in Oslo on %s, also when the clock changes in it', async (day, before, after) => {
    const plan = planWith(({ consents }) => ({
      consents: consents.map((one) => ({ ...one, signedOn: '2025-01-10', expiresOn: day })),
    }));
    const room = await openOverMidnight({ plan, day, before, after });
    expect(room.chair.view().today).toBe(day);
    await room.midnight();
    await room.screen.until(({ page }) => page.kind === 'pause');
    expect(room.chair.view().today > day).toBe(true);
  });
});
