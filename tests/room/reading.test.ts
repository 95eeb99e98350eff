import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { ScreenView } from '#contract/views.ts';
import { waitFor } from '../wire/test-page.ts';
import type { Chair, OpenRoom } from './open-room.ts';
import { openRoom } from './open-room.ts';

const present = ['mor', 'far', 'kontaktlaerer'];

/** A room at its first goal, which has sentences to read. */
async function openAtGoal(): Promise<OpenRoom> {
  const room = await openRoom({ present });
  const goal = room.chair.view().agenda.find((line) => line.kind === 'goal');
  expect(await room.chair.call('agenda.go', { agenda: goal?.id ?? '' })).toBe('yes');
  await room.chair.until((view) => view.readAloud.sentences.length > 3);
  await room.screen.until((view) => view.page.kind === 'goal');
  return room;
}

function sentencesOf(chair: Chair): readonly string[] {
  return chair.view().readAloud.sentences.map((one) => one.id);
}

const isReading = (sentence: string | undefined) => (view: ScreenView) => view.reading.sentence === sentence;

describe('reading aloud by a person', () => {
  it('moves the mark with the keys, without a sound, and ends after the last sentence (M2)', async () => {
    const { chair, screen } = await openAtGoal();
    const [first, second, ...more] = sentencesOf(chair);
    await chair.call('reading.set', { byPerson: true });
    await chair.call('reading.start', {});
    const shown = await screen.until(isReading(first));
    expect(shown.reading).toMatchObject({ byPerson: true });
    await screen.call('screen.next', {});
    await screen.until(isReading(second));
    await screen.call('screen.previous', {});
    await screen.until(isReading(first));
    for (const next of [second, ...more, undefined]) {
      // A page may call twenty times a second.
      await wait(60);
      expect(await chair.call('screen.next', {})).toBe('yes');
      await screen.until(isReading(next));
    }
  });

  it('is over when anybody stops it, and when the wall is covered', async () => {
    const { chair, screen } = await openAtGoal();
    const [first] = sentencesOf(chair);
    await chair.call('reading.set', { byPerson: true });
    for (const end of ['reading.stop', 'screen.cover'] as const) {
      await chair.call('reading.start', {});
      await screen.until(isReading(first));
      await screen.call(end, {});
      await screen.until(isReading(undefined));
    }
    expect(screen.view().page.kind).toBe('pause');
  });
});

describe('what is read', () => {
  it('is without a sentence that was left out for today, and nothing but the console knows (A6)', async () => {
    const { chair, screen } = await openAtGoal();
    const [first, second] = sentencesOf(chair);
    const wall = JSON.stringify(screen.view().page);
    await chair.call('reading.leaveOut', { sentence: first ?? '', out: true });
    await chair.until((view) => view.readAloud.sentences[0]?.leftOut === true);
    expect(JSON.stringify(screen.view().page)).toBe(wall);
    await chair.call('reading.set', { byPerson: true });
    await chair.call('reading.start', {});
    await screen.until(isReading(second));
    expect(screen.view()).not.toHaveProperty('readAloud');
    await chair.call('reading.leaveOut', { sentence: first ?? '', out: false });
    await chair.call('reading.start', {});
    await screen.until(isReading(first));
  });

  it('is said in the way that the chair wrote for this meeting', async () => {
    const { chair } = await openAtGoal();
    const spoken = (): string =>
      chair
        .view()
        .readAloud.sentences.map((one) => one.spoken)
        .join(' ');
    const word = /\p{L}{6,}/u.exec(spoken())?.[0] ?? '';
    await chair.call('reading.say', { written: word, spoken: 'hjortetakksalt' });
    await chair.until((view) => view.readAloud.said.length === 1);
    expect(spoken()).toContain('hjortetakksalt');
    await chair.call('reading.say', { written: word });
    await chair.until((view) => view.readAloud.said.length === 0);
    expect(spoken()).not.toContain('hjortetakksalt');
  });
});

describe('reading aloud by the machine', () => {
  it('waits after each sentence where the chair wants it, and follows a key (interpreter on the phone)', async () => {
    const { chair, screen } = await openAtGoal();
    const [first, second] = sentencesOf(chair);
    await chair.call('reading.set', { oneByOne: true });
    await chair.call('reading.start', {});
    const { reading } = await screen.until(isReading(first));
    await waitFor(() => screen.sounds.length > 0 || undefined, 'a sound', 10_000);
    const report = { generation: reading.generation, sentence: first ?? '' };
    await screen.call('reading.report', { ...report, state: 'started' });
    await screen.until((view) => view.reading.timeline !== undefined);
    await screen.call('reading.report', { ...report, state: 'ended' });
    await screen.until((view) => view.reading.waits === true && view.reading.sentence === first);
    await screen.call('screen.next', {});
    const after = await screen.until((view) => view.reading.sentence === second);
    expect(after.reading.waits).toBeUndefined();
  });
});
