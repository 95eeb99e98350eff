import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { closeCodes } from '#contract/frames.ts';
import { readPlan } from '../domain/demo-files.ts';
import { day, openRoom } from './open-room.ts';

describe('a day that begins', () => {
  it('ends the access that lasted until then, without a hand on it (R3, idea 7)', async () => {
    const plan = readPlan('ada');
    const participants = plan.participants.map((one) =>
      one.id === 'miljoterapeut' ? { ...one, accessEnds: 1 } : one,
    );
    let now = Date.parse(`${day}T22:30:00Z`);
    const { chair, screen, table } = await openRoom({
      present: ['ada', 'mor', 'kontaktlaerer', 'miljoterapeut'],
      plan: { ...plan, participants },
      followsClock: true,
      host: { now: () => now },
    });
    const taker = await table('miljoterapeut');
    await chair.call('agenda.go', { agenda: 'sak-skoledagen' });
    await screen.until(({ page }) => page.kind === 'goal');
    await taker.until((view) => view.goal !== undefined);
    now = Date.parse(`${day}T23:00:01Z`);
    await screen.until(({ page }) => page.kind === 'pause', 7000);
    while (taker.ended() === undefined) await wait(20);
    expect(taker.ended()).toBe(closeCodes.notAdmitted);
    const written = { activity: 'lesing', text: 'For sent.', saidBy: [] };
    expect(await taker.call('evaluation.add', written)).toBe('lost');
    const { notices, today } = await chair.until((view) => view.notices.length > 0);
    expect(today).toBe('2026-11-23');
    expect(notices).toContainEqual({ kind: 'access-ended', person: 'Jonas Berg' });
    await chair.call('rollCall.leave', { participant: 'miljoterapeut' });
    await chair.call('rollCall.confirm', {});
    await screen.until(({ page }) => page.kind === 'goal');
  }, 15_000);
});
