import { describe, expect, it } from 'vitest';
import type { ScreenPage } from '#contract/views.ts';
import { readPlan } from '../domain/demo-files.ts';
import { openRoom } from './open-room.ts';

const grownUps = ['mor', 'far', 'kontaktlaerer', 'miljoterapeut', 'pp-raadgiver'];
const goalPoint = { agenda: 'sak-skoledagen' };

function textsOn(page: ScreenPage): readonly string[] {
  return 'sentences' in page ? page.sentences.map(({ text }) => text) : [];
}

describe('what the wall can show of a goal beside its own pages', () => {
  it('offers only what has something to show, and only at a goal', async () => {
    const { chair } = await openRoom({ present: grownUps });
    expect(chair.view().parts).toEqual([]);
    await chair.call('agenda.go', goalPoint);
    const { parts } = await chair.until((view) => view.parts.length > 0);
    expect(parts).toEqual(['since', 'then-now', 'timeline']);
    await chair.call('activity.add', {
      goal: 'skoledagen',
      description: 'Ada tegner en ny dagsplan.',
      responsible: [{ participant: 'mor' }],
      saidBy: ['mor'],
    });
    await chair.until((view) => view.parts.includes('new'));
    expect(await chair.call('screen.part', { part: 'new' })).toBe('yes');
    const { screen } = await chair.until((view) => view.part === 'new');
    expect(screen).toMatchObject({ kind: 'sentences', part: 'new', goalNumber: 1 });
    expect(textsOn(screen)).toEqual(['Ada tegner en ny dagsplan.']);
    await chair.call('agenda.go', { agenda: 'neste-mote' });
    const atTheEnd = await chair.until((view) => view.screen.kind === 'next-meeting');
    expect(atTheEnd.parts).toEqual(['new']);
  });

  it('shows what was said since the last meeting, the newest last, with the day and who said it (G5)', async () => {
    const { chair, screen } = await openRoom({ present: ['ada', ...grownUps] });
    await chair.call('agenda.go', goalPoint);
    await chair.call('screen.part', { part: 'since' });
    await screen.until(({ page }) => page.kind === 'sentences' && page.part === 'since');
    const days: string[] = [];
    const people: string[] = [];
    for (let { page } = screen.view(); page.kind === 'sentences'; { page } = screen.view()) {
      for (const { label } of page.sentences) {
        if (label?.on !== undefined) days.push(label.on);
        people.push(...(label?.people ?? []));
      }
      const { number } = page;
      await chair.call('screen.next', {});
      await screen.until((view) => view.page.kind !== 'sentences' || view.page.number !== number);
    }
    expect(days.length).toBeGreaterThan(3);
    expect(days).toEqual(days.toSorted());
    expect(people).toContain('Mor');
    expect(screen.view().page).toMatchObject({ kind: 'goal', number: 1 });
    expect(chair.view().part).toBeUndefined();
  });

  it('sets first and last side by side, and then takes them away when the child comes in (M12)', async () => {
    const { chair, screen } = await openRoom({ present: grownUps });
    await chair.call('agenda.go', goalPoint);
    await chair.call('screen.part', { part: 'then-now' });
    const { page } = await screen.until((view) => view.page.kind === 'then-now');
    expect(textsOn(page).join(' ')).toContain('Du ser på planen med en gang du kommer.');
    await chair.call('rollCall.enter', { participant: 'ada', by: 'room' });
    await screen.until((view) => view.page.kind === 'goal');
    expect(chair.view().parts).toEqual(['since']);
    for (const part of ['then-now', 'timeline'] as const)
      expect(await chair.call('screen.part', { part })).toBe('not-allowed');
    await chair.call('rollCall.leave', { participant: 'ada' });
    await chair.call('rollCall.confirm', {});
    await chair.until((view) => view.parts.includes('timeline'));
    expect(screen.view().page.kind).toBe('goal');
  });

  it('draws at most five points in time, and none that is late (G7)', async () => {
    const plan = readPlan('ada');
    const late = plan.items.map((item) =>
      item.kind === 'activity' && item.id === 'dagsplan' ? { ...item, deadline: -3 } : item,
    );
    const { chair, screen } = await openRoom({ present: grownUps, plan: { ...plan, items: late } });
    await chair.call('agenda.go', goalPoint);
    await chair.call('screen.part', { part: 'timeline' });
    const { page } = await screen.until((view) => view.page.kind === 'timeline');
    if (page.kind !== 'timeline') throw new Error('Another page');
    const was = page.sentences.filter(({ label }) => label?.what === 'was');
    const comes = page.sentences.filter(({ label }) => label?.what === 'comes');
    expect([was.length, comes.length]).toEqual([2, 2]);
    expect(was.every(({ label }) => (label?.on ?? '') < page.today)).toBe(true);
    expect(comes.every(({ label }) => (label?.on ?? '') > page.today)).toBe(true);
    expect(JSON.stringify(page)).not.toContain('dagsplanen');
  });

  it('ends when the point changes', async () => {
    const { chair } = await openRoom({ present: grownUps });
    await chair.call('agenda.go', goalPoint);
    await chair.call('screen.part', { part: 'since' });
    await chair.call('agenda.go', { agenda: 'sak-kroppen' });
    await chair.until(({ screen }) => screen.kind === 'goal' && screen.goalNumber === 2);
    await chair.call('agenda.go', goalPoint);
    await chair.until(({ screen }) => screen.kind === 'goal' && screen.goalNumber === 1);
    expect(chair.view().part).toBeUndefined();
  });
});

describe('a fact that changes while it is shown', () => {
  it('leaves what is shown in sight, although more has come on the pages before it', async () => {
    const { chair, screen } = await openRoom({ present: grownUps });
    await chair.call('agenda.go', goalPoint);
    for (const number of ['en', 'to', 'tre', 'fire', 'fem'])
      await chair.call('evaluation.add', {
        activity: 'lesing',
        text: `Ada leste ${number} sider av boka høyt for oss alle denne uken.`,
        saidBy: ['far'],
      });
    await chair.until((view) => view.parts.includes('new'));
    await chair.call('screen.part', { part: 'new' });
    await screen.until(({ page }) => page.kind === 'sentences' && page.part === 'new');
    await chair.call('screen.next', {});
    const { page } = await screen.until((view) => 'number' in view.page && view.page.number === 2);
    const shown = textsOn(page).at(0);
    for (const day of ['mandag', 'tirsdag', 'onsdag'])
      await chair.call('activity.add', {
        goal: 'skoledagen',
        description: `Mor leser en side av boka sammen med Ada hver eneste ${day} kveld.`,
        responsible: [{ participant: 'mor' }],
        saidBy: ['mor'],
      });
    const moved = await screen.until((view) => 'number' in view.page && view.page.number > 2);
    expect(textsOn(moved.page)).toContain(shown);
  });

  it('closes the page without a trace when what it showed is taken back (A6)', async () => {
    const { chair, screen } = await openRoom({ present: grownUps });
    await chair.call('agenda.go', goalPoint);
    await chair.call('evaluation.add', { activity: 'lesing', text: 'Ada leste for oss.', saidBy: ['far'] });
    await chair.until((view) => view.parts.includes('new'));
    await chair.call('screen.part', { part: 'new' });
    await screen.until(({ page }) => textsOn(page).includes('Ada leste for oss.'));
    await chair.call('undo.newest', {});
    await screen.until(({ page }) => page.kind === 'goal');
    expect(chair.view().parts).not.toContain('new');
    await chair.call('evaluation.add', { activity: 'lesing', text: 'En annen setning.', saidBy: ['far'] });
    await chair.until((view) => view.parts.includes('new'));
    expect(screen.view().page.kind).toBe('goal');
  });
});

describe('the size of the text', () => {
  it('comes from the room, is remembered there, and says when the screen is too small', async () => {
    const { chair, screen } = await openRoom({ present: grownUps });
    expect(screen.view().look).toMatchObject({ textPixels: 64, contrast: 'normal', keys: 'all' });
    await chair.call('room.look', { inches: 55, metres: 5 });
    await screen.until(({ look }) => look.textPixels === 73);
    await chair.call('room.look', { large: true });
    await screen.until(({ look }) => look.textPixels === 102);
    await chair.call('room.look', { metres: 9, contrast: 'high', still: true, keys: 'none' });
    const { look } = await screen.until((view) => view.look.room?.tooSmall === true);
    expect(look).toMatchObject({ contrast: 'high', still: true, keys: 'none' });
  });
});
