import { describe, expect, it } from 'vitest';
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
    await taker.until((view) => view.goal === undefined && view.sections.length === 0);
    const written = { activity: 'lesing', text: 'For sent.', saidBy: [] };
    expect(await taker.call('evaluation.add', written)).toBe('may-not-write');
    const { notices, today } = await chair.until((view) => view.notices.length > 0);
    expect(today).toBe('2026-11-23');
    expect(notices).toContainEqual({ kind: 'consent-missing', person: 'Jonas Berg' });
    await chair.call('rollCall.leave', { participant: 'miljoterapeut' });
    await chair.call('rollCall.confirm', {});
    await screen.until(({ page }) => page.kind === 'goal');
  }, 15_000);
});
