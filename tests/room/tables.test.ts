import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { closeCodes } from '#contract/frames.ts';
import { openRoom } from './open-room.ts';

const present = ['ada', 'mor', 'kontaktlaerer', 'miljoterapeut', 'sfo-leder'];
const evaluation = { activity: 'lesing', text: 'Skrevet ved bordet.', saidBy: ['mor'] };

describe('a table page', () => {
  it('knows nothing before the chair lets it in, and its link works once', async () => {
    const { chair, openTable } = await openRoom({ present });
    const link = await chair.invite();
    const page = await openTable(link);
    expect(page.frames.join('')).not.toContain('Ada');
    expect(JSON.parse(page.frames[0] ?? '')).toMatchObject({ set: { waiting: true } });
    expect(await page.call('evaluation.add', evaluation)).toBe('not-allowed');
    const again = await openTable(link);
    expect(again.ended()).toBe(closeCodes.notAdmitted);
    expect(again.frames).toStrictEqual([]);
  });

  it('writes as its person once it is let in', async () => {
    const { chair, table } = await openRoom({ present });
    await chair.call('agenda.go', { agenda: 'sak-skoledagen' });
    const page = await table('miljoterapeut');
    expect(await page.call('evaluation.add', evaluation)).toBe('yes');
    await page.until((view) => view.undo.command === 'evaluation.add');
    await chair.until((view) => JSON.stringify(view.goal).includes(evaluation.text));
    expect(chair.view().undo.command).toBeUndefined();
    expect(await page.call('goal.close', { goal: 'kroppen', reached: true, reason: 'Ja.', saidBy: [] })).toBe(
      'not-allowed',
    );
  });

  it('sees and writes only what its person may (R5)', async () => {
    const { chair, table } = await openRoom({ present });
    await chair.call('agenda.go', { agenda: 'sak-to-hjem' });
    const page = await table('sfo-leder');
    await page.until((view) => view.goal !== undefined);
    expect(page.frames.join('')).not.toContain('samtaler');
    expect(await page.call('evaluation.add', { ...evaluation, activity: 'samtaler' })).toBe('unknown-item');
  });

  it('is not let in as somebody of the family, nor as somebody who is not here (M1)', async () => {
    const { chair, openTable } = await openRoom({ present });
    const page = await openTable(await chair.invite());
    const { tables } = await chair.until((view) => view.tables.some(({ state }) => state === 'waiting'));
    const table = tables[0]?.id ?? '';
    expect(await chair.call('table.admit', { table, participant: 'mor' })).toBe('unknown-person');
    expect(await chair.call('table.admit', { table, participant: 'ada' })).toBe('unknown-person');
    expect(await chair.call('table.admit', { table, participant: 'helsesykepleier' })).toBe(
      'person-not-present',
    );
    expect(chair.view().tables[0]?.state).toBe('waiting');
    expect(page.frames.join('')).not.toContain('Ada');
  });

  it('that is removed is closed within a second and hears no more', async () => {
    const { chair, table } = await openRoom({ present });
    await chair.call('agenda.go', { agenda: 'sak-skoledagen' });
    const page = await table('miljoterapeut');
    const removed = performance.now();
    expect(await chair.call('table.remove', { table: chair.view().tables[0]?.id ?? '' })).toBe('yes');
    while (page.ended() === undefined && performance.now() - removed < 2000) await wait(5);
    expect(performance.now() - removed).toBeLessThan(1000);
    expect(page.ended()).toBe(closeCodes.notAdmitted);
    const heard = page.frames.length;
    await chair.call('evaluation.add', evaluation);
    await chair.until((view) => JSON.stringify(view.goal).includes(evaluation.text));
    await wait(50);
    expect(page.frames.length).toBe(heard);
    expect(await page.call('evaluation.add', evaluation)).toBe('lost');
  });

  it('is let in again by a new host without a hand on it', async () => {
    const { table, restart } = await openRoom({ present });
    const page = await table('miljoterapeut');
    await restart();
    await page.until((view) => page.wholeViews.length > 2 && view.plan?.me === 'miljoterapeut');
    expect(await page.call('evaluation.add', evaluation)).toBe('yes');
  });
});
