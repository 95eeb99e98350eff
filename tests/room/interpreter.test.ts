import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { ScreenPage } from '#contract/views.ts';
import { readPlan } from '../domain/demo-files.ts';
import { drawFrom, seedOf } from '../domain/draw.ts';
import { drawScene } from '../domain/random-events.ts';
import { factsOfRandomMeeting } from '../domain/random-facts.ts';
import type { ItemRow } from '../domain/random-room.ts';
import { seasons } from '../domain/random-room.ts';
import type { Chair, OpenRoom } from './open-room.ts';
import { openRoom } from './open-room.ts';
import { openPureRoom } from './pure-room.ts';
import type { InterpreterPage } from './table-page.ts';
import { quietVoice } from '../fakes/quiet-voice.ts';
import { interpreterOf } from './table-page.ts';

const present = ['ada', 'mor', 'kontaktlaerer', 'sfo-leder'];
const school = 'sak-skoledagen';

interface Opened extends OpenRoom {
  readonly page: InterpreterPage;
}

async function openAtSchool(): Promise<Opened> {
  const room = await openRoom({ present, host: { launchSpeech: quietVoice } });
  const page = await interpreterOf(room.chair);
  await room.chair.call('agenda.go', { agenda: school });
  await page.until((view) => view.at?.kind === 'goal');
  return { ...room, page };
}

/** A person reads: the mark moves by the keys, and no voice is needed. */
async function readByPerson({ chair, page }: Opened): Promise<void> {
  await chair.call('reading.set', { byPerson: true });
  await chair.call('reading.start', {});
  await page.until((view) => view.reading.sentence !== undefined);
}

/** The voice says what is written; the wall answers that it has been heard. */
async function hear({ screen }: Opened): Promise<void> {
  const { reading } = screen.view();
  const sentence = reading.sentence ?? '';
  for (const state of ['started', 'ended'] as const)
    await screen.call('reading.report', { generation: reading.generation, sentence, state });
}

describe("the interpreter's page", () => {
  it('knows nothing before it is let in, and takes no participant', async () => {
    const { chair, openTable } = await openRoom({ present });
    const page = await openTable(await chair.invite('interpreter'));
    await chair.until((view) => view.tables.some((one) => one.state === 'waiting'));
    expect(page.frames.join('')).not.toContain('Ada');
    expect(JSON.parse(page.frames[0] ?? '')).toMatchObject({ set: { waiting: true } });
  });

  it('has every line of the point in order, ahead of the wall, and marks what stands there', async () => {
    const { screen, page } = await openAtSchool();
    const { lines, at, next } = page.view();
    expect(at).toMatchObject({ kind: 'goal', goalNumber: 1 });
    expect(lines[0]).toMatchObject({ kind: 'title', shown: true });
    const wall = screen.view().page;
    const onWall = wall.kind === 'goal' ? wall.rows.map((row) => row.id) : [];
    expect(onWall.length).toBeGreaterThan(0);
    for (const line of lines.filter((one) => one.activity !== undefined))
      expect(line.shown).toBe(onWall.includes(line.id.replace(/:0$/u, '')));
    expect(lines.filter((line) => !line.shown).length).toBeGreaterThan(1);
    expect(next?.at).toMatchObject({ kind: 'goal', goalNumber: 2 });
    expect(next?.lines.length).toBeGreaterThan(1);
  });

  it('has the very sentences that are read, and the wall itself where there are none', async () => {
    const room = await openAtSchool();
    const { chair, screen, page } = room;
    const before = page.view().lines.map((line) => line.id);
    await readByPerson(room);
    expect(page.view().lines.map((line) => line.id)).toStrictEqual(before);
    const shown = page.view().lines.filter((line) => line.shown);
    expect(shown.map((line) => line.id)).toStrictEqual(sentencesOn(screen.view().page));
    await chair.call('agenda.go', { agenda: 'hvem-er-her' });
    const { wall } = await page.until((view) => view.at?.kind === 'roll-call');
    expect(wall).toStrictEqual(screen.view().page);
  });

  it('is covered exactly when the wall is, and has nothing then', async () => {
    const { chair, page } = await openAtSchool();
    for (const [cover, uncover] of [
      [() => chair.call('screen.cover', {}), () => chair.call('screen.uncover', {})],
      [() => stranger(chair, true), () => stranger(chair, false)],
    ] as const) {
      await cover();
      const covered = await page.until((view) => view.covered);
      expect(covered).toMatchObject({ lines: [], words: [] });
      expect(covered.at).toBeUndefined();
      await uncover();
      await page.until((view) => !view.covered && view.lines.length > 0);
    }
  });

  it('has the whole text of a consent while it is on the wall, for it is rendered before anybody signs (C9)', async () => {
    const plan = { ...readPlan('ada'), consents: [] };
    const { chair, screen } = await openRoom({ present: ['mor', 'far', 'kontaktlaerer'], plan });
    const page = await interpreterOf(chair);
    expect(page.view().covered).toBe(true);
    const names = ['kontaktlaerer', 'miljoterapeut'].map((participant) => ({ participant }));
    await chair.call('consent.draft', { names });
    await chair.call('consent.show', {});
    const { lines, next } = await page.until((view) => view.at?.kind === 'consent');
    const wall = screen.view().page;
    const onWall = new Set(sentencesOn(wall));
    expect(lines.filter((line) => line.shown && line.kind === 'text').map(({ id }) => id)).toStrictEqual([
      ...onWall,
    ]);
    expect(lines.length).toBeGreaterThan(2 * onWall.size);
    expect(lines.map((line) => line.text).join(' ')).toContain('Jonas Berg');
    expect(next).toBeUndefined();
    expect(page.frames.join('')).not.toContain('skoledagen');
  });

  it('covers, but does not write, drive the wall or read aloud', async () => {
    const { page } = await openAtSchool();
    const evaluation = { activity: 'lesing', text: 'Nei.', saidBy: [] };
    expect(await page.call('evaluation.add', evaluation)).toBe('not-allowed');
    expect(await page.call('screen.next', {})).toBe('not-allowed');
    expect(await page.call('reading.start', {})).toBe('not-allowed');
    expect(await page.call('family.show', { text: 'Hei' })).toBe('not-allowed');
    expect(await page.call('screen.cover', {})).toBe('yes');
    await page.until((view) => view.covered);
  });

  it('marks what was written in this meeting as new, and explains the words that stand there', async () => {
    const { chair, page } = await openAtSchool();
    expect(page.view().lines.every((line) => !line.isNew)).toBe(true);
    const text = 'Helsesykepleieren kommer til skolen.';
    await chair.call('evaluation.add', { activity: 'lesing', text, saidBy: [] });
    const { lines, words } = await page.until((view) => view.lines.some((line) => line.isNew));
    expect(lines.filter((line) => line.isNew).map((line) => line.text)).toStrictEqual([text]);
    expect(words.map((word) => word.nn?.term)).toContain('helsesjukepleiar');
  });
});

describe("the interpreter's signal", () => {
  it('is seen by the chair alone, and taken back', async () => {
    const { chair, screen, page } = await openAtSchool();
    const before = screen.frames.length;
    await page.call('interpreter.signal', { signal: 'ready' });
    await chair.until((view) => view.signal === 'ready');
    await page.call('interpreter.signal', { signal: 'none' });
    await chair.until((view) => view.signal === undefined);
    expect(screen.frames.length).toBe(before);
  });

  it('is over with the sentence it was given for', async () => {
    const room = await openAtSchool();
    const { chair, page } = room;
    await readByPerson(room);
    await page.call('interpreter.signal', { signal: 'wait' });
    await chair.until((view) => view.signal === 'wait');
    await chair.call('screen.next', {});
    const seen = await chair.until((view) => view.signal === undefined);
    await page.until((view) => view.signal === undefined);
    expect(seen.reading.sentence).toBe(page.view().lines[1]?.id);
  });

  it('dies with the page that gave it', async () => {
    const { chair, page } = await openAtSchool();
    await page.call('interpreter.signal', { signal: 'wait' });
    await chair.until((view) => view.signal === 'wait');
    page.stop();
    const { tables } = await chair.until((view) => view.signal === undefined);
    expect(tables).toMatchObject([{ role: 'interpreter', state: 'admitted' }]);
  });

  it('holds the reading with a wait, reads again, and lets it go on, where the chair lets it', async () => {
    const room = await openAtSchool();
    const { chair, screen, page } = room;
    await chair.call('reading.set', { interpreterPaces: true });
    await chair.call('reading.start', {});
    await screen.until(() => screen.sounds.length > 0);
    const first = screen.view().reading.sentence;
    await page.call('interpreter.signal', { signal: 'wait' });
    await page.until((view) => view.signal === 'wait');
    await hear(room);
    await page.until((view) => view.reading.waits === true);
    await wait(150);
    expect(screen.view().reading.sentence).toBe(first);
    const { generation } = screen.view().reading;
    await page.call('interpreter.signal', { signal: 'repeat' });
    const again = await page.until((view) => view.reading.generation > generation);
    expect(again.reading.sentence).toBe(first);
    expect(again.signal).toBeUndefined();
    await page.call('interpreter.signal', { signal: 'wait' });
    await screen.until(() => screen.sounds.length > 1);
    await hear(room);
    await page.until((view) => view.reading.waits === true);
    await page.call('interpreter.signal', { signal: 'ready' });
    await page.until((view) => view.reading.sentence !== undefined && view.reading.sentence !== first);
    await chair.until((view) => view.signal === undefined);
  });

  it('holds nothing where the chair does not let it', async () => {
    const room = await openAtSchool();
    const { chair, screen, page } = room;
    await chair.call('reading.start', {});
    await screen.until(() => screen.sounds.length > 0);
    const first = screen.view().reading.sentence;
    await page.call('interpreter.signal', { signal: 'wait' });
    await chair.until((view) => view.signal === 'wait');
    await hear(room);
    const { reading } = await page.until((view) => view.reading.sentence !== first);
    expect(reading.waits).toBeUndefined();
  });
});

describe('the other written form', () => {
  it('stands beside a line where somebody has it, and nowhere else', () => {
    const scene = drawScene(drawFrom(3), seasons[0]);
    const person: ItemRow = { id: 'one', kind: 'goal', topic: 'school' };
    const plan = { ...scene.plan, items: [person, { ...person, id: 'two' }] };
    const room = openPureRoom({
      facts: factsOfRandomMeeting(plan),
      present: ['p0'],
      goals: ['one', 'two'],
      visited: () => true,
      today: scene.today,
      meeting: scene.meeting,
      otherForm: (text) => (text === 'one' ? { text: 'ein', by: 'machine', unsure: true } : undefined),
    });
    const lines = room.interpreter().flatMap((view) => view.lines);
    const others = new Set(lines.map(({ text, other }) => `${text}: ${other?.text ?? 'alone'}`));
    // What was decided is read back in the words that were written, never by machine (D4).
    const decided = ['one', 'two'].map((goal) => `Vi har fått et nytt mål: ${goal}.: alone`);
    expect([...others].toSorted()).toStrictEqual([...decided, 'one: ein', 'two: alone']);
  });
});

describe('what a random room may not see', () => {
  const seed = Date.now() % 2 ** 31;
  process.stdout.write(`table pages seed ${seed}\n`);

  it('stands in no part of the pages at the table, at any point of the agenda (A6)', () => {
    let [hiding, seeing] = [0, 0];
    for (let number = 0; number < 100; number += 1) {
      const scene = drawScene(drawFrom(seedOf(seed, number)), seasons[number % seasons.length] ?? seasons[0]);
      const { plan, here, today, meeting } = scene;
      const textOf = (id: string): string => `Teksten til ${id}. Mer om ${id}, som noen ser.`;
      const goals = plan.items.filter(({ kind }) => kind === 'goal').map(({ id }) => id);
      const facts = factsOfRandomMeeting(plan, textOf);
      const room = openPureRoom({ facts, present: here, goals, visited: () => true, today, meeting });
      const pages = JSON.stringify([room.interpreter(), here.map((id) => room.family(id))]);
      for (const { id } of plan.items) {
        const isThere = pages.includes(` ${id}.`) || pages.includes(`om ${id},`) || pages.includes(`"${id}:`);
        const maySee = room.seen.items.has(id);
        expect([number, id, isThere && !maySee]).toStrictEqual([number, id, false]);
        hiding += maySee ? 0 : 1;
        seeing += isThere ? 1 : 0;
      }
    }
    expect(Math.min(hiding, seeing)).toBeGreaterThan(40);
  });
});

function sentencesOn(page: ScreenPage): readonly string[] {
  return 'sentences' in page ? page.sentences.map((one) => one.id) : [];
}

/** Somebody comes in whom no consent names, or has left and the chair has looked (A3, A5). */
async function stranger(chair: Chair, isHere: boolean): Promise<unknown> {
  await chair.call('rollCall.others', { present: isHere });
  if (isHere) return undefined;
  await chair.call('rollCall.confirm', {});
  return chair.call('screen.uncover', {});
}
