import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { PlanFile } from '#domain/plan-file.ts';
import { readPlan } from '../domain/demo-files.ts';
import type { OpenRoom } from './open-room.ts';
import { openRoom } from './open-room.ts';

/** A page may ask twenty times in a second. */
const stepMilliseconds = 55;
const present = ['ada', 'mor', 'kontaktlaerer', 'fritidsleder'];
const family = ['ada', 'mor', 'kontaktlaerer', 'sfo-leder'];

/** Everything that this room can be shown, by the presenter's key alone. */
async function walkThrough({ screen }: OpenRoom): Promise<readonly string[]> {
  const shown: string[] = [];
  for (let step = 0; step < 22; step += 1) {
    shown.push(JSON.stringify(screen.view()));
    expect(await screen.call('screen.next', {})).toBe('yes');
    await wait(stepMilliseconds);
  }
  return [...new Set(shown)];
}

/** The same plan in other words, wherever a room without that person's sight may not look. */
function changeHidden(plan: PlanFile): PlanFile {
  const items = plan.items.flatMap((item): PlanFile['items'] => {
    if (item.kind === 'activity' && item.id === 'samtaler')
      return [{ ...item, description: 'Helt andre ord.', deadline: 3 }];
    if ('activity' in item && item.activity === 'samtaler') return [];
    return [item];
  });
  const more: PlanFile['items'] = [
    {
      kind: 'activity',
      id: 'enda-en',
      goal: 'to-hjem',
      description: 'Enda en som ikke alle ser.',
      topic: 'family',
      responsible: [{ participant: 'mor' }],
      limitedTo: ['miljoterapeut'],
      status: 'ongoing',
      added: -100,
    },
  ];
  return { ...plan, items: [...items, ...more] };
}

describe('what a room may not see', () => {
  it('leaves no trace on the wall: no goal, no number, no gap (A4, A6)', async () => {
    const room = await openRoom({ present });
    const shown = (await walkThrough(room)).join('\n');
    expect(shown).toContain('Ada bruker kroppen');
    expect(shown).toContain('"goalNumber":1,"goalCount":1');
    for (const hidden of ['skoledagen', 'to-hjem', 'balanse', 'samtaler', '"goalNumber":2', 'limit']) {
      expect(shown).not.toContain(hidden);
    }
    const { notices, agenda } = room.chair.view();
    expect(notices).toContainEqual({ kind: 'limit', person: 'Amir Hagen' });
    expect(agenda.filter(({ kind }) => kind === 'goal')).toHaveLength(3);
  }, 15_000);

  it('is shown to the chair alone, marked as hidden from the room (A4)', async () => {
    const { chair } = await openRoom({ present: family });
    await chair.call('goal.wait', { goal: 'to-hjem', waits: false });
    await chair.call('agenda.go', { agenda: 'sak-to-hjem' });
    const { goal } = await chair.until((view) => view.goal?.id === 'to-hjem');
    expect(goal?.activities.map(({ id, hiddenFromRoom }) => [id, hiddenFromRoom])).toStrictEqual([
      ['kveld', false],
      ['samtaler', true],
    ]);
  });

  it('moves nothing on the wall when somebody writes about it (A6)', async () => {
    const { chair, screen } = await openRoom({ present: family });
    await chair.call('goal.wait', { goal: 'to-hjem', waits: false });
    await chair.call('agenda.go', { agenda: 'sak-to-hjem' });
    await screen.until(({ page }) => page.kind === 'goal');
    const before = screen.frames.length;
    const written = { activity: 'samtaler', text: 'Dette ser ikke alle.', saidBy: ['mor'] };
    expect(await chair.call('evaluation.add', written)).toBe('yes');
    expect(
      await chair.call('activity.deadline', { activity: 'samtaler', deadline: '2027-01-11', saidBy: [] }),
    ).toBe('yes');
    await wait(100);
    expect(screen.frames.length).toBe(before);
    await chair.call('evaluation.add', { ...written, activity: 'kveld' });
    await chair.call('activity.deadline', { activity: 'kveld', deadline: '2027-01-11', saidBy: [] });
    await screen.until(() => screen.frames.length > before);
  });

  it('gives the very same bytes as a plan that differs only in what is hidden (A6)', async () => {
    const frames: (readonly string[])[] = [];
    const plan = readPlan('ada');
    for (const one of [plan, changeHidden(plan)]) {
      const room = await openRoom({ present: family, plan: one });
      await walkThrough(room);
      await room.chair.call('goal.wait', { goal: 'to-hjem', waits: false });
      await room.chair.call('agenda.go', { agenda: 'sak-to-hjem' });
      await room.screen.until(({ page }) => page.kind === 'goal');
      frames.push([...room.screen.frames]);
    }
    expect(frames[0]?.length).toBeGreaterThan(10);
    expect(frames[1]).toStrictEqual(frames[0]);
  }, 20_000);
});
