import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { ScreenView } from '#contract/views.ts';
import type { OpenRoom, RoomChange } from './open-room.ts';
import { openRoom } from './open-room.ts';

const here = ['mor', 'kontaktlaerer'];
/** How long a goal stands before it is read; and a while in which nothing may begin. */
const standsMilliseconds = 200;
const longEnough = 550;

async function openTalking(change: RoomChange = {}): Promise<OpenRoom & { readonly goals: string[] }> {
  const host = { beginReadingAfterMilliseconds: standsMilliseconds };
  const room = await openRoom({ present: here, host, ...change });
  const goals = room.chair.view().agenda.flatMap((line) => (line.kind === 'goal' ? [line.id] : []));
  return { ...room, goals };
}

async function go({ chair }: OpenRoom, agenda: string | undefined): Promise<void> {
  expect(await chair.call('agenda.go', { agenda: agenda ?? '' })).toBe('yes');
}

const isRead = (view: ScreenView): boolean => view.reading.sentence !== undefined;
const isSilent = (view: ScreenView): boolean => view.reading.sentence === undefined;

async function staysSilent({ screen }: OpenRoom, milliseconds = longEnough): Promise<void> {
  await wait(milliseconds);
  expect(screen.view().reading).not.toHaveProperty('sentence');
  expect(screen.view().reading).not.toHaveProperty('begins');
}

describe('reading aloud that begins by itself (M2)', () => {
  it('is told to the console first, and begins once at a goal where a guardian is', async () => {
    const room = await openTalking();
    const { chair, screen, goals } = room;
    await go(room, goals[0]);
    const read = await screen.until(isRead);
    expect([read.page.kind, read.reading.begins]).toEqual(['sentences', undefined]);
    expect(chair.frames.some((frame) => frame.includes('"begins":true'))).toBe(true);
    expect(screen.frames.some((frame) => frame.includes('"kind":"goal"'))).toBe(true);
    await chair.call('reading.stop', {});
    await screen.until(isSilent);
    await go(room, goals[1]);
    await screen.until(isRead);
    await go(room, goals[0]);
    await staysSilent(room);
  });

  it('does not begin where the chair says no in time, and does at the next goal', async () => {
    const slow = 1000;
    const room = await openTalking({ host: { beginReadingAfterMilliseconds: slow } });
    const { chair, screen, goals } = room;
    await go(room, goals[0]);
    await chair.until((view) => view.reading.begins === true);
    expect(await chair.call('reading.stop', {})).toBe('yes');
    await staysSilent(room, slow + longEnough);
    expect(chair.view().readAloud.byItself).toBe(true);
    await go(room, goals[1]);
    await screen.until(isRead);
  });

  it('begins nowhere after a page at the table has said no, and is written in no fact', async () => {
    const room = await openTalking();
    const { chair, screen, goals } = room;
    const table = await room.table('kontaktlaerer');
    await go(room, goals[0]);
    await screen.until(isRead);
    expect(await table.call('reading.stop', {})).toBe('yes');
    await chair.until((view) => !view.readAloud.byItself && view.reading.sentence === undefined);
    expect(chair.view().undo).toEqual({});
    await go(room, goals[1]);
    await staysSilent(room);
    await chair.call('reading.set', { byItself: true });
    await go(room, goals[0]);
    await go(room, goals[1]);
    await screen.until(isRead);
  });

  it('waits behind a cover, and begins when the goal has stood in sight', async () => {
    const room = await openTalking();
    const { chair, screen, goals } = room;
    await chair.call('screen.cover', {});
    await go(room, goals[0]);
    await staysSilent(room);
    await chair.call('screen.uncover', {});
    expect((await screen.until(isRead)).page.kind).toBe('sentences');
  });

  it('leaves alone a person who reads, a room without a guardian, and who turns a page', async () => {
    const room = await openTalking();
    const { chair, screen, goals } = room;
    await chair.call('reading.set', { byPerson: true });
    await go(room, goals[0]);
    await staysSilent(room);
    await chair.call('reading.set', { byPerson: false });
    await go(room, goals[1]);
    await screen.call('screen.next', {});
    await staysSilent(room);
    await chair.call('rollCall.leave', { participant: 'mor' });
    await chair.call('rollCall.confirm', {});
    await go(room, 'velkommen');
    await go(room, goals[2]);
    await staysSilent(room);
    expect(chair.view().readAloud.byItself).toBe(true);
  });

  it('does not begin in a room that does not want it, until a meeting does', async () => {
    const room = await openTalking({
      prepared: (folder) => writeFileSync(join(folder, 'settings.json'), '{"readsByItself":false}'),
    });
    const { chair, screen, goals } = room;
    expect(chair.view().readAloud.byItself).toBe(false);
    await go(room, goals[0]);
    await staysSilent(room);
    await chair.call('reading.set', { byItself: true });
    await go(room, goals[1]);
    await screen.until(isRead);
  });
});
