import { describe, expect, it } from 'vitest';
import { openRoom } from './open-room.ts';

const present = ['mor', 'far', 'kontaktlaerer', 'miljoterapeut', 'sfo-leder'];

describe('a stand-in who chairs (R15)', () => {
  it('has the console from then on: sees, writes and is named as the chair', async () => {
    const { chair } = await openRoom({ present });
    expect(await chair.call('standIn.name', { participant: 'miljoterapeut' })).toBe('yes');
    await chair.until((view) => view.plan?.me === 'miljoterapeut');
    await chair.call('agenda.go', { agenda: 'sak-skoledagen' });
    const evaluation = { activity: 'lesing', text: 'Ada leser.', saidBy: ['mor'] };
    expect(await chair.call('evaluation.add', evaluation)).toBe('yes');
    await chair.until((view) => view.undo.command === 'evaluation.add');
    const goal = { goal: 'skoledagen', reached: true, reason: 'Det gikk.', saidBy: [] };
    expect(await chair.call('goal.close', goal)).toBe('yes');
    expect(await chair.call('undo.newest', {})).toBe('yes');
  });

  it('has no way to consent, access or closing, and no more sight than the consent gives', async () => {
    const { chair } = await openRoom({ present });
    await chair.call('item.limit', { item: 'kroppen', to: ['fysioterapeut'] });
    expect(chair.view().goals.some((one) => one.id === 'kroppen')).toBe(true);
    await chair.call('standIn.name', { participant: 'miljoterapeut' });
    await chair.until((view) => view.plan?.me === 'miljoterapeut');
    expect(chair.view().goals.some((one) => one.id === 'kroppen')).toBe(false);
    const answers = [
      await chair.call('consent.draft', { names: [{ participant: 'sfo-leder' }] }),
      await chair.call('person.end', { participant: 'sfo-leder', on: '2026-11-22' }),
      await chair.call('plan.close', { why: 'need-ended', saidBy: [] }),
      await chair.call('standIn.name', { participant: 'sfo-leder' }),
    ];
    expect(answers).toStrictEqual(['may-not-write', 'may-not-write', 'may-not-write', 'may-not-write']);
  });

  it('can be told that everything is withdrawn, and ends the meeting by it (C4)', async () => {
    const { chair, screen } = await openRoom({ present });
    await chair.call('standIn.name', { participant: 'miljoterapeut' });
    await chair.until((view) => view.plan?.me === 'miljoterapeut');
    expect(await chair.call('consent.withdraw', { form: 'spoken', saidBy: ['mor'] })).toBe('yes');
    const { delivery } = await chair.until((view) => view.delivery.step === 'waiting');
    expect(delivery.withdrawn).toStrictEqual({ on: '2026-11-22', form: 'spoken' });
    expect(delivery.refusal).toBeUndefined();
    await screen.until(({ page }) => page.kind === 'pause');
  });
});
