import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { closeCodes } from '#contract/frames.ts';
import type { Chair, OpenRoom, RoomChange, Screen } from './open-room.ts';
import { openRoom } from './open-room.ts';

const family = ['mor', 'far', 'kontaktlaerer'];

async function openAtGoal(change: RoomChange = {}): Promise<OpenRoom> {
  const room = await openRoom({ present: family, ...change });
  await room.chair.call('agenda.go', { agenda: 'sak-skoledagen' });
  await isOpen(room.screen);
  return room;
}

function isOpen(screen: Screen): ReturnType<Screen['until']> {
  return screen.until(({ page }) => page.kind === 'goal');
}

function isCovered(screen: Screen): ReturnType<Screen['until']> {
  return screen.until(({ page }) => page.kind === 'pause');
}

/** The wall does not move in the time in which it would have. */
async function staysCovered({ screen, chair }: OpenRoom): Promise<void> {
  await chair.until(() => true);
  await wait(60);
  expect(screen.view().page.kind).toBe('pause');
}

function has(chair: Chair, kind: string, person?: string): ReturnType<Chair['until']> {
  return chair.until((view) => view.notices.some((one) => one.kind === kind && one.person === person));
}

describe('somebody by phone or video (A1)', () => {
  it('counts as somebody unknown beside them until they are asked, and as alone after a yes', async () => {
    const room = await openAtGoal();
    await room.chair.call('rollCall.enter', { participant: 'sfo-leder', by: 'video' });
    await isCovered(room.screen);
    const { people } = await has(room.chair, 'ask-alone', 'Kari Moen');
    expect(people.find((one) => one.id === 'sfo-leder')?.alone).toBe('ask');
    await room.chair.call('rollCall.enter', { participant: 'sfo-leder', by: 'video', alone: true });
    await isOpen(room.screen);
  });

  it('who is not alone covers everything, and alone again waits for the chair (A5)', async () => {
    const room = await openAtGoal();
    await room.chair.call('rollCall.enter', { participant: 'sfo-leder', by: 'phone', alone: false });
    await has(room.chair, 'not-alone', 'Kari Moen');
    await isCovered(room.screen);
    await room.chair.call('rollCall.enter', { participant: 'sfo-leder', by: 'phone', alone: true });
    await room.chair.until((view) => view.rollCall.waitsForConfirm);
    await staysCovered(room);
    expect(await room.chair.call('rollCall.confirm', {})).toBe('yes');
    await isOpen(room.screen);
  });
});

describe('an interpreter (A2)', () => {
  it('bound by confidentiality does not narrow, and the family is asked about them', async () => {
    const { chair, screen } = await openAtGoal();
    await chair.call('rollCall.interpreter', { language: 'polsk', by: 'room', bound: true });
    await has(chair, 'ask-interpreter');
    expect(screen.view().page.kind).toBe('goal');
    await chair.call('rollCall.interpreter', { language: 'polsk', by: 'room', familyAgrees: true });
    await chair.until((view) => view.notices.every((one) => one.kind !== 'ask-interpreter'));
  });

  it('who is not bound covers everything until they are gone and the chair confirms', async () => {
    const room = await openAtGoal();
    await room.chair.call('rollCall.interpreter', { language: 'polsk', by: 'phone', bound: false });
    await has(room.chair, 'interpreter-not-bound');
    await isCovered(room.screen);
    await room.chair.call('rollCall.interpreter', { by: 'room' });
    await staysCovered(room);
    expect(await room.chair.call('rollCall.confirm', {})).toBe('yes');
    await isOpen(room.screen);
  });
});

describe('a brother or sister (A3)', () => {
  it('covers everything until a guardian who is here says yes for today', async () => {
    const room = await openAtGoal();
    await room.chair.call('rollCall.sibling', { is: 'here' });
    await isCovered(room.screen);
    await has(room.chair, 'sibling');
    expect(await room.chair.call('rollCall.sibling', { is: 'allowed' })).toBe('yes');
    await isOpen(room.screen);
  });

  it('needs a guardian in the room for that yes, and the yes leaves with the last of them', async () => {
    const room = await openAtGoal({ present: ['mor', 'kontaktlaerer'] });
    await room.chair.call('rollCall.sibling', { is: 'allowed' });
    await isOpen(room.screen);
    await room.chair.call('rollCall.leave', { participant: 'mor' });
    await isCovered(room.screen);
    expect(await room.chair.call('rollCall.sibling', { is: 'allowed' })).toBe('person-not-present');
    await room.chair.call('rollCall.enter', { participant: 'mor', by: 'room' });
    await staysCovered(room);
    expect(await room.chair.call('rollCall.sibling', { is: 'allowed' })).toBe('yes');
    await isOpen(room.screen);
  });

  it('who goes counts until the chair confirms, and one too small to follow never counts', async () => {
    const room = await openAtGoal();
    await room.chair.call('rollCall.sibling', { is: 'small' });
    await room.chair.until((view) => view.rollCall.sibling === 'small');
    expect(room.screen.view().page.kind).toBe('goal');
    await room.chair.call('rollCall.sibling', { is: 'here' });
    await isCovered(room.screen);
    await room.chair.call('rollCall.sibling', { is: 'none' });
    await staysCovered(room);
    expect(room.chair.view().notices).toContainEqual({ kind: 'someone-left' });
    expect(await room.chair.call('rollCall.confirm', {})).toBe('yes');
    await isOpen(room.screen);
  });
});

describe('a wider room (A5)', () => {
  it('is not made by the yes for a sibling when somebody else unnamed was here', async () => {
    const room = await openAtGoal();
    await room.chair.call('rollCall.others', { present: true });
    await room.chair.call('rollCall.sibling', { is: 'here' });
    await room.chair.call('rollCall.others', { present: false });
    await room.chair.call('rollCall.sibling', { is: 'allowed' });
    await staysCovered(room);
    expect(await room.chair.call('rollCall.confirm', {})).toBe('yes');
    await isOpen(room.screen);
  });

  it('is still covered after a new host: who counted goes on counting', async () => {
    const room = await openAtGoal();
    await room.chair.call('rollCall.others', { present: true });
    await room.chair.call('rollCall.others', { present: false });
    const views = room.chair.wholeViews.length;
    await room.restart();
    await room.chair.until((view) => room.chair.wholeViews.length > views && view.rollCall.waitsForConfirm);
    await room.chair.call('screen.uncover', {});
    await staysCovered(room);
    expect(await room.chair.call('rollCall.confirm', {})).toBe('yes');
    await isOpen(room.screen);
  });

  it('is silent as soon as it narrows: what is read aloud stops with the cover', async () => {
    const { chair, screen } = await openAtGoal();
    expect(await chair.call('reading.start', {})).toBe('yes');
    await screen.until((view) => view.reading.sentence !== undefined);
    await chair.call('rollCall.others', { present: true });
    await screen.until((view) => view.page.kind === 'pause' && view.reading.sentence === undefined);
  });

  it('goes on reading when somebody writes about what is read', async () => {
    const { chair, screen } = await openAtGoal();
    await chair.call('reading.start', {});
    const { reading } = await screen.until((view) => view.reading.sentence !== undefined);
    const evaluation = { activity: 'lesing', text: 'Skrevet mens vi leste.', saidBy: [] };
    expect(await chair.call('evaluation.add', evaluation)).toBe('yes');
    await chair.until((view) => JSON.stringify(view.goal).includes(evaluation.text));
    expect(screen.view().reading.generation).toBe(reading.generation);
  });

  it('sends away the table page of somebody whose access ends', async () => {
    const { chair, table } = await openAtGoal({ present: [...family, 'miljoterapeut'] });
    const page = await table('miljoterapeut');
    expect(await chair.call('person.end', { participant: 'miljoterapeut', on: '2026-11-22' })).toBe('yes');
    for (let step = 0; step < 100 && page.ended() === undefined; step += 1) await wait(10);
    expect(page.ended()).toBe(closeCodes.notAdmitted);
    expect(chair.view().tables).toStrictEqual([]);
  });
});

describe('the preview', () => {
  it('shows the chair the wall of other people, through the same filter, and moves nothing on the wall', async () => {
    const { chair, screen } = await openAtGoal();
    const before = screen.frames.length;
    await chair.call('rollCall.preview', { people: ['mor', 'fritidsleder'] });
    const { preview } = await chair.until((view) => view.preview !== undefined);
    expect(preview?.goals.map(({ number, title }) => [number, title])).toStrictEqual([
      [1, 'Ada bruker kroppen og har det gøy'],
    ]);
    expect(preview?.covered).toBeUndefined();
    await chair.call('rollCall.preview', { people: ['mor'], stranger: true });
    await chair.until((view) => view.preview?.covered === 'stranger' && view.preview.goals.length === 0);
    await chair.call('rollCall.preview', { people: ['ada', 'mor'] });
    const { preview: withAda } = await chair.until((view) => view.preview?.goals.length === 2);
    expect(JSON.stringify(withAda)).not.toContain('hos mor og hos far');
    expect(await chair.call('rollCall.preview', { people: ['nobody'] })).toBe('unknown-person');
    await chair.call('rollCall.preview', {});
    await chair.until((view) => view.preview === undefined);
    expect(screen.frames.length).toBe(before);
  });
});
