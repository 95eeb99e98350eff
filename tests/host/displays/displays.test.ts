import fc from 'fast-check';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { displaysSchema } from '#contract/display-rows.ts';
import { decidePlaces } from '#host/displays/decide-places.ts';
import { followDisplays } from '#host/displays/follow-displays.ts';
import type { SeenScreen } from '#host/displays/screens.ts';
import { identifyScreens } from '#host/displays/screens.ts';
import { openWallChoice, wallChoiceName } from '#host/displays/wall-choice.ts';
import { placeWall } from '#host/room/place-wall.ts';
import type { DisplayEvent } from './screen-world.ts';
import { createScreenWorld, displayEvents } from './screen-world.ts';

function screenAt(said: string, x: number, more: Partial<SeenScreen['area']> = {}): SeenScreen {
  const area = { x, y: 0, width: 1920, height: 1080, ...more };
  const [screen] = identifyScreens([
    { said, place: said, label: said, area, work: area, isMain: said === 'laptop' },
  ]);
  if (screen === undefined) throw new Error('No screen was identified');
  return screen;
}

const laptop = screenAt('laptop', 0);
const wall = screenAt('projector', 1920);
const other = screenAt('other', 3840);
const chosen = { wall: wall.identity, consoleMayShare: false };

function wallOf(asked: Parameters<typeof decidePlaces>[0]): string {
  const { wall: stand } = decidePlaces(asked);
  return stand.kind === 'hidden' ? stand.why : stand.kind;
}

describe('where the windows stand', () => {
  it('is the wall on its own screen and the console on another, whichever is called the main one', () => {
    const isMain = { ...wall, isMain: true };
    const seen = decidePlaces({ ...chosen, screens: [isMain, { ...laptop, isMain: false }] });
    expect(seen).toMatchObject({ console: { label: 'laptop' }, wall: { kind: 'stands', screen: isMain } });
    const stays = { ...chosen, screens: [laptop, wall, other], consoleAt: other.identity };
    expect(decidePlaces(stays).console).toBe(other);
  });

  it('is two ordinary windows where there is one screen, or the room is to be without one of its own', () => {
    const one = { wall: undefined, consoleMayShare: false };
    expect(wallOf({ ...one, screens: [laptop] })).toBe('window');
    expect(wallOf({ ...one, screens: [laptop, screenAt('projector', 0)] })).toBe('window');
    expect(wallOf({ ...one, screens: undefined })).toBe('window');
    expect(wallOf({ ...one, screens: [laptop, wall], wall: 'none' })).toBe('window');
  });

  it('is nowhere for the wall until somebody has chosen between screens', () => {
    expect(wallOf({ wall: undefined, consoleMayShare: true, screens: [laptop, wall] })).toBe('unchosen');
  });

  it('is nowhere for the wall while its screen is away, asleep or mirrored, however many others there are', () => {
    expect(wallOf({ ...chosen, screens: [laptop, other] })).toBe('away');
    expect(wallOf({ ...chosen, screens: undefined })).toBe('away');
    expect(wallOf({ ...chosen, screens: [laptop, screenAt('projector', 0, { width: 0 })] })).toBe('asleep');
    expect(wallOf({ ...chosen, screens: [laptop, other, screenAt('projector', 960)] })).toBe('mirrored');
  });

  it('is nowhere for the console when a cable is pulled in a meeting and only the wall is left', () => {
    const left = decidePlaces({ ...chosen, screens: [wall] });
    expect(left).toMatchObject({ console: 'hidden', wall: { kind: 'stands' } });
    const mirrored = decidePlaces({ ...chosen, screens: [laptop, screenAt('projector', 0)] });
    expect(mirrored).toMatchObject({ console: 'hidden', wall: { why: 'mirrored' } });
    const before = decidePlaces({ ...chosen, consoleMayShare: true, screens: [wall] });
    expect(before).toMatchObject({ console: wall, wall: { why: 'console-needs-it' }, isShared: true });
  });
});

describe('the identity of a screen', () => {
  const told = { place: 'HDMI-1', label: 'Dell', area: wall.area, work: wall.area, isMain: false };

  it('is the same at another plug, place and scale, and tells nothing of what the screen said', () => {
    const [first] = identifyScreens([{ ...told, said: 'serial 123' }]);
    const [again] = identifyScreens([{ ...told, said: 'serial 123', place: 'DP-2', area: laptop.area }]);
    expect(again?.identity).toBe(first?.identity);
    expect(first?.identity).toMatch(/^[\w-]{22}$/u);
    expect(JSON.stringify(first)).not.toContain('123');
  });

  it('is that of no other screen when two say the same', () => {
    const twins = [told, { ...told, place: 'HDMI-2' }].map((one) => ({ ...one, said: 'twin' }));
    const both = identifyScreens(twins).map(({ identity }) => identity);
    const [alone] = identifyScreens(twins.slice(0, 1));
    expect(new Set([...both, alone?.identity]).size).toBe(3);
  });
});

describe('which screen is the wall', () => {
  it('is said from the console, of screens that are here, where the shell has windows', () => {
    const chosenNow: string[] = [];
    const needs = { chooseWall: (screen: string) => void chosenNow.push(screen) };
    const here = { screen: laptop.identity, number: 1, label: 'eDP-1', ...laptop.area };
    const displays = displaysSchema.parse({ wall: 'away', screens: [here] });
    const refused = { ok: false, refusal: { kind: 'unknown-item' } };
    expect(placeWall({ displays, needs }, { screen: wall.identity })).toMatchObject(refused);
    expect(placeWall({ needs }, { screen: 'none' })).toMatchObject(refused);
    expect(placeWall({ displays, needs }, { screen: laptop.identity }).ok).toBe(true);
    expect(placeWall({ displays, needs }, { screen: 'none' }).ok).toBe(true);
    expect(chosenNow).toEqual([laptop.identity, 'none']);
  });

  it('is remembered whole or not at all, and asked for again when the file is damaged', () => {
    const folder = mkdtempSync(join(tmpdir(), 'stafettrom-displays-'));
    try {
      const choice = openWallChoice(folder);
      expect(choice.get()).toBeUndefined();
      choice.set(wall.identity);
      expect(openWallChoice(folder).get()).toBe(wall.identity);
      const path = join(folder, wallChoiceName);
      expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ format: 1, wall: wall.identity });
      for (const damaged of ['{"format":1,"wall":"HDMI-1"}', '{"format":1,"wall":"none","more":1}', '{']) {
        writeFileSync(path, damaged);
        expect(openWallChoice(folder).get()).toBeUndefined();
      }
      rmSync(path);
      mkdirSync(path);
      choice.set('none');
      expect(choice.get()).toBe('none');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('when the screens change', () => {
  it('nothing is shown where it does not belong, in 500 random orders of what can happen to screens', () => {
    const seed = Date.now() % 2 ** 31;
    process.stdout.write(`displays seed ${seed}\n`);
    let shown = 0;
    const property = fc.property(
      fc.array(fc.constantFrom(...displayEvents), { minLength: 1, maxLength: 40 }),
      (events: readonly DisplayEvent[]) => {
        const world = createScreenWorld();
        for (const event of events) world.happen(event);
        world.settle();
        shown += world.shown();
        expect(world.faults()).toEqual([]);
      },
    );
    fc.assert(property, { seed, numRuns: 500 });
    expect(shown).toBeGreaterThan(500);
  });

  it('acts on what was read last, however late an older answer comes', async () => {
    const answers: ((screens: readonly SeenScreen[]) => void)[] = [];
    const placed: string[] = [];
    const follower = followDisplays({
      read: () => new Promise((resolve) => void answers.push(resolve)),
      choice: { get: () => wall.identity, set: () => undefined },
      hide: () => void placed.push('hide'),
      cover: () => void placed.push('cover'),
      place: (places) => void placed.push(places.wall.kind),
      tell: (told) => void displaysSchema.parse(told),
      meetingIsOn: () => true,
      after: (_milliseconds, run) => {
        run();
        return () => undefined;
      },
    });
    follower.changed();
    answers[1]?.([laptop]);
    answers[0]?.([laptop, wall]);
    await Promise.resolve();
    await Promise.resolve();
    expect(placed).toEqual(['hide', 'cover', 'hidden']);
    follower.choose('A-screen-that-is-gone-');
    expect(placed).toHaveLength(3);
    follower.stop();
  });
});
