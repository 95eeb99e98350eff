import { execFileSync, spawnSync } from 'node:child_process';
import process from 'node:process';
import { afterEach, describe, expect, it } from 'vitest';
import { fromPlainText } from '#domain/rich-text.ts';
import { openRoom } from './open-room.ts';

const canLimit = process.platform === 'linux' && spawnSync('prlimit', ['--version']).status === 0;

/** No file of this process grows beyond this: to the journal the same as a disk that is full. */
function limitFiles(bytes: number | 'unlimited'): void {
  execFileSync('prlimit', [`--pid=${process.pid}`, `--fsize=${bytes}:unlimited`]);
}

afterEach(() => {
  if (canLimit) limitFiles('unlimited');
});

describe.skipIf(!canLimit)('a room whose disk is full', () => {
  it('says so, keeps nothing half done, covers all the same, and goes on when there is room', async () => {
    const { chair, screen, restart } = await openRoom({ present: ['ada', 'mor', 'kontaktlaerer'] });
    await chair.call('agenda.go', { agenda: 'sak-skoledagen' });
    const section = 'section-sak-skoledagen';
    expect(await chair.call('draft.save', { section, text: fromPlainText('Før.'), caret: 1 })).toBe('yes');
    expect(await chair.call('readBack.start', {})).toBe('yes');
    await chair.until((view) => view.readBack === 'reading');
    await screen.until(({ page }) => page.kind === 'read-back');
    const before = JSON.stringify({ ...chair.view() });
    limitFiles(4096);
    const refused = [
      await chair.call('evaluation.add', { activity: 'lesing', text: 'Aldri lagret.', saidBy: [] }),
      await chair.call('draft.save', { section, text: fromPlainText('Aldri lagret.'), caret: 2 }),
      await chair.call('readBack.approve', {}),
      await chair.call('screen.previous', {}),
    ];
    expect(refused).toStrictEqual(['disk-refused', 'disk-refused', 'disk-refused', 'disk-refused']);
    expect(JSON.stringify(chair.view())).toBe(before);
    expect(await screen.call('screen.cover', {})).toBe('yes');
    await screen.until(({ page }) => page.kind === 'pause');
    limitFiles('unlimited');
    expect(await chair.call('readBack.approve', {})).toBe('yes');
    const views = chair.wholeViews.length;
    await restart();
    await chair.until((view) => chair.wholeViews.length > views && view.readBack === 'approved');
    expect(chair.view().sections[0]).toMatchObject({ text: fromPlainText('Før.'), state: 'approved' });
    expect(chair.frames.join('')).not.toContain('Aldri lagret.');
  });

  it('covers for somebody who comes in although it cannot write that they are here (A3)', async () => {
    const { chair, screen } = await openRoom({ present: ['mor', 'kontaktlaerer'] });
    await chair.call('agenda.go', { agenda: 'sak-skoledagen' });
    await screen.until(({ page }) => page.kind === 'goal');
    limitFiles(4096);
    expect(await chair.call('rollCall.others', { present: true })).toBe('disk-refused');
    await screen.until(({ page }) => page.kind === 'pause');
    limitFiles('unlimited');
  });

  it('covers for a withdrawal that it cannot write (C4)', async () => {
    const { chair, screen } = await openRoom({ present: ['mor', 'kontaktlaerer'] });
    await chair.call('agenda.go', { agenda: 'sak-skoledagen' });
    await screen.until(({ page }) => page.kind === 'goal');
    limitFiles(4096);
    const all = { form: 'spoken' as const, saidBy: ['mor'] };
    expect(await chair.call('consent.withdraw', all)).toBe('disk-refused');
    await screen.until(({ page }) => page.kind === 'pause');
    limitFiles('unlimited');
    expect(await chair.call('consent.withdraw', all)).toBe('yes');
    await chair.until((view) => view.delivery.withdrawn !== undefined);
  });
});
