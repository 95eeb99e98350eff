import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { fromPlainText } from '#domain/rich-text.ts';
import type { OpenRoom } from './open-room.ts';
import { openRoom } from './open-room.ts';

const title = 'Ada har det trygt og likt hos mor og hos far';
const present = ['mor', 'kontaktlaerer'];
const section = 'section-sak-to-hjem';

async function walkThrough({ screen }: OpenRoom): Promise<string> {
  const shown: string[] = [];
  for (let step = 0; step < 22; step += 1) {
    shown.push(JSON.stringify(screen.view()));
    await screen.call('screen.next', {});
    await wait(55);
  }
  return shown.join('\n');
}

describe('what is shown of what may be shown (M12)', () => {
  it('leaves out family matters while the child is here, without number, count or gap', async () => {
    const room = await openRoom({ present: ['ada', ...present] });
    const shown = await walkThrough(room);
    expect(shown).toContain('"goalNumber":1,"goalCount":2');
    for (const gone of [title, 'to-hjem', '"goalNumber":3', 'goals-wait', 'waits']) {
      expect(shown).not.toContain(gone);
    }
    const { goals, notices, agenda } = room.chair.view();
    expect(goals.map(({ id, waits }) => [id, waits])).toStrictEqual([
      ['skoledagen', false],
      ['kroppen', false],
      ['to-hjem', true],
    ]);
    expect(notices).toContainEqual({ kind: 'goals-wait' });
    expect(agenda.some((one) => one.title === title)).toBe(true);
  }, 15_000);

  it('shows them when the child is not here, and hides them when it comes', async () => {
    const { chair, screen } = await openRoom({ present });
    await chair.call('agenda.go', { agenda: 'sak-to-hjem' });
    await screen.until(({ page }) => page.kind === 'goal' && page.title === title);
    await chair.call('rollCall.enter', { participant: 'ada', by: 'room' });
    await screen.until(({ page }) => page.kind === 'agenda');
    expect(JSON.stringify(screen.view())).not.toContain(title);
    await chair.call('rollCall.leave', { participant: 'ada' });
    await chair.until((view) => view.rollCall.waitsForConfirm);
    expect(screen.view().page.kind).toBe('agenda');
    await chair.call('rollCall.confirm', {});
    await screen.until(({ page }) => page.kind === 'goal');
  });

  it('follows the chair: shown although the child is here, or waiting although it is not', async () => {
    const { chair, screen } = await openRoom({ present: ['ada', ...present] });
    await chair.call('agenda.go', { agenda: 'sak-to-hjem' });
    await chair.call('goal.wait', { goal: 'to-hjem', waits: false });
    await screen.until(({ page }) => page.kind === 'goal' && page.goalNumber === 3);
    await chair.call('goal.wait', { goal: 'kroppen', waits: true });
    await screen.until(({ page }) => page.kind === 'goal' && page.goalNumber === 2 && page.goalCount === 2);
    expect(await chair.call('goal.wait', { goal: 'lesing', waits: true })).toBe('unknown-item');
  });

  it('neither reads aloud nor reads back what waits', async () => {
    const { chair, screen } = await openRoom({ present });
    await chair.call('agenda.go', { agenda: 'sak-to-hjem' });
    await chair.call('draft.save', { section, text: fromPlainText('Vi snakket om helgene.'), caret: 0 });
    await chair.call('draft.save', {
      section: 'section-sak-kroppen',
      text: fromPlainText('Ada svømmer.'),
      caret: 0,
    });
    await chair.call('reading.start', {});
    await screen.until((view) => view.reading.sentence !== undefined);
    await chair.call('goal.wait', { goal: 'to-hjem', waits: true });
    await screen.until((view) => view.reading.sentence === undefined && view.page.kind === 'agenda');
    await chair.call('readBack.start', {});
    const { page } = await screen.until((view) => view.page.kind === 'read-back');
    expect(JSON.stringify(page)).toContain('Ada svømmer.');
    expect(page).toMatchObject({ number: 1, of: 1 });
    expect(screen.frames.join('')).not.toContain('helgene');
    expect(chair.view().sections.find((one) => one.id === section)?.text).toEqual(
      fromPlainText('Vi snakket om helgene.'),
    );
  });
});
