import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CommandName } from '#contract/commands.ts';
import { commands, isCommandName } from '#contract/commands.ts';
import type { PageRole } from '#contract/roles.ts';
import { readPlan } from '../domain/demo-files.ts';
import { openRoom } from './open-room.ts';

const by = 'rådgiver oppvekst';

/** Every text of a plan that a person could read. */
function textsOf(plan: unknown): string[] {
  if (typeof plan === 'string') return plan.length > 3 ? [plan] : [];
  if (typeof plan !== 'object' || plan === null) return [];
  return Object.entries(plan).flatMap(([name, value]) =>
    ['name', 'title', 'description', 'text'].includes(name) || typeof value === 'object'
      ? textsOf(value)
      : [],
  );
}

describe("the administrator's page", () => {
  it('is sent nothing of a plan or a meeting, whatever happens in the room (R8)', async () => {
    const room = await openRoom({ present: ['mor'] });
    const page = await room.administrator();
    const before = page.frames.join('\n');
    expect(Object.keys(page.view()).toSorted()).toEqual(['faults', 'look', 'profile', 'questions', 'rows']);
    const { people, agenda } = room.chair.view();
    for (const person of people) {
      await room.chair.call('rollCall.enter', { participant: person.id, by: 'room', alone: true });
    }
    await room.chair.call('rollCall.confirm', {});
    await room.chair.call('room.look', { language: 'nn', scheme: 'dark', large: true });
    await room.chair.call('agenda.go', { agenda: agenda.at(-1)?.id ?? '' });
    await room.chair.call('screen.next', {});
    await room.screen.until((view) => view.look.language === 'nn');
    expect(page.frames.join('\n')).toBe(before);
    const texts = textsOf(readPlan('ada'));
    expect(texts.length).toBeGreaterThan(10);
    expect(texts.filter((text) => before.includes(text))).toEqual([]);
  });

  it('may do nothing but answer', () => {
    const allowed = (name: CommandName): readonly PageRole[] => commands[name].roles;
    const own = Object.keys(commands).filter(
      (name) => isCommandName(name) && allowed(name).includes('administrator'),
    );
    expect(own).toEqual(['profile.answer']);
    expect(allowed('profile.answer')).toEqual(['administrator']);
  });

  it('has every question in order, and one less when it is answered, kept over a restart', async () => {
    const room = await openRoom({ isEmpty: true });
    const page = await room.administrator();
    const { questions, rows } = page.view();
    expect(rows.filter(({ asked }) => asked !== undefined).map(({ field }) => field)).toEqual(questions);
    expect(questions[0]).toBe('language');
    const answer = { field: 'familyWrites', value: true, by } as const;
    expect(await page.call('profile.answer', answer)).toBe('yes');
    const after = await page.until((view) => !view.questions.includes('familyWrites'));
    expect(after.questions).toEqual(questions.filter((field) => field !== 'familyWrites'));
    expect(after.rows.find(({ field }) => field === 'familyWrites')).toMatchObject({
      value: true,
      from: 'confirmed',
      confirmed: { by, on: '2026-11-22' },
    });
    expect(after.profile.version).toBe('2026-11-22');
    expect(readFileSync(join(room.folder, 'profile-answers.json'), 'utf8')).toContain('familyWrites');
    await room.restart();
    await page.until((view) => page.wholeViews.length > 1 && !view.questions.includes('familyWrites'));
  });

  it('leaves the meeting that is open with the profile that it began with', async () => {
    const room = await openRoom({ present: ['mor'] });
    const page = await room.administrator();
    const name = room.chair.view().state.storeName;
    expect(await page.call('profile.answer', { field: 'storeName', value: 'Et annet navn', by })).toBe('yes');
    await page.until((view) => view.rows.some(({ value }) => value === 'Et annet navn'));
    expect(room.chair.view().state.storeName).toBe(name);
    await room.restart();
    await room.chair.until(() => room.chair.wholeViews.length > 1);
    expect(room.chair.view().state.storeName).toBe(name);
  });

  it('is told why an answer cannot be taken', async () => {
    const page = await (await openRoom({ isEmpty: true })).administrator();
    const answer = { field: 'custody', value: 'shared-residence' } as const;
    expect(await page.call('profile.answer', { ...answer, by: 'Kari Moen' })).toBe('not-a-role');
    expect(await page.call('profile.answer', { ...answer, value: 'nobody', by })).toBe('value-not-allowed');
    const seen = { field: 'custody', right: true, value: 'shared-residence', by } as const;
    expect(await page.call('profile.answer', seen)).toBe('not-asked');
    expect(await page.call('screen.cover', {})).toBe('not-allowed');
  });
});
