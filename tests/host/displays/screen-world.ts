import { displaysSchema } from '#contract/display-rows.ts';
import type { DisplayFollower } from '#host/displays/follow-displays.ts';
import { followDisplays } from '#host/displays/follow-displays.ts';
import type { Places } from '#host/displays/decide-places.ts';
import type { Area, ToldScreen } from '#host/displays/screens.ts';
import { identifyScreens, overlap } from '#host/displays/screens.ts';

const names = ['laptop', 'projector', 'television'] as const;
const changes = ['unplug', 'plug', 'mirror', 'extend', 'sleep', 'scale', 'main'] as const;

export const displayEvents = [
  ...names.flatMap((name) => changes.map((what) => `${what} ${name}` as const)),
  ...names.map((name) => `choose ${name}` as const),
  'choose none',
  'begin meeting',
  'end meeting',
  'uncover',
  ...Array.from({ length: 12 }, () => 'wait' as const),
] as const;
export type DisplayEvent = (typeof displayEvents)[number];

interface Simulated {
  isPlugged: boolean;
  area: Area;
}

interface World {
  readonly screens: Map<string, Simulated>;
  main: string;
  wall: string | undefined;
  meetingIsOn: boolean;
  isCovered: boolean;
  /** What stands where, and is seen. */
  shownWall: Places['wall'] | undefined;
  places: Places | undefined;
  timer: (() => void) | undefined;
  shown: number;
  readonly steps: string[];
  readonly faults: string[];
}

export interface ScreenWorld {
  happen(event: DisplayEvent): void;
  settle(): void;
  /** How often the wall was shown on a screen of its own. */
  shown(): number;
  faults(): readonly string[];
}

/** Three screens, two windows and a cover; whatever breaks a promise is noted. */
export function createScreenWorld(): ScreenWorld {
  const world: World = {
    screens: new Map(names.map((name, index) => [name, { isPlugged: index < 2, area: areaAt(index) }])),
    main: 'laptop',
    wall: undefined,
    meetingIsOn: false,
    isCovered: true,
    shownWall: undefined,
    places: undefined,
    timer: undefined,
    shown: 0,
    steps: [],
    faults: [],
  };
  world.wall = readWorld(world).find(({ label }) => label === 'projector')?.identity;
  const follower = followWorld(world);
  return {
    happen: (event) => happen(world, follower, event),
    settle: () => wait(world),
    shown: () => world.shown,
    faults: () => world.faults,
  };
}

function areaAt(index: number): Area {
  return { x: index * 1920, y: 0, width: 1920, height: 1080 };
}

function readWorld({ screens, main }: World): ReturnType<typeof identifyScreens> {
  const told: ToldScreen[] = [];
  for (const [name, { isPlugged, area }] of screens) {
    if (isPlugged)
      told.push({ said: name, place: name, label: name, area, work: area, isMain: name === main });
  }
  return identifyScreens(told);
}

function followWorld(world: World): DisplayFollower {
  return followDisplays({
    read: () => readWorld(world),
    choice: { get: () => world.wall, set: (wall) => (world.wall = wall) },
    hide() {
      world.shownWall = undefined;
      world.steps.push('hide');
    },
    cover() {
      if (world.shownWall !== undefined) world.faults.push('covered before it was hidden');
      world.isCovered = true;
      world.steps.push('cover');
    },
    place: (places) => place(world, places),
    tell: (told) => void displaysSchema.parse(told),
    meetingIsOn: () => world.meetingIsOn,
    after: (_milliseconds, run) => {
      world.timer = run;
      return () => (world.timer = undefined);
    },
  });
}

function place(world: World, places: Places): void {
  const last = world.steps.at(-1);
  if (last !== undefined && last !== 'cover') world.faults.push(`placed after ${last}`);
  if (!world.isCovered) world.faults.push('shown uncovered');
  world.steps.push('place');
  world.places = places;
  world.shownWall = places.wall.kind === 'hidden' ? undefined : places.wall;
  if (places.wall.kind === 'stands') world.shown += 1;
  check(world);
}

function check(world: World): void {
  const { places, shownWall, faults } = world;
  if (shownWall?.kind !== 'stands' || places === undefined) return;
  const { identity, area } = shownWall.screen;
  if (identity !== world.wall) faults.push('the wall on a screen that is not its own');
  const others = readWorld(world).filter((screen) => screen.identity !== identity && screen.area.width > 0);
  if (others.some((screen) => overlap(screen.area, area))) faults.push('the wall seen on another screen');
  const { console } = places;
  if (typeof console === 'object' && overlap(console.area, area)) faults.push('the console under the wall');
}

function happen(world: World, follower: DisplayFollower, event: DisplayEvent): void {
  const [what = '', name = ''] = event.split(' ');
  const screen = world.screens.get(name);
  if (what === 'wait') wait(world);
  else if (event === 'uncover') world.isCovered = false;
  else if (name === 'meeting') world.meetingIsOn = what === 'begin';
  else if (what === 'choose') choose(world, follower, name);
  else if (screen !== undefined) {
    change(world, { what, name, screen });
    follower.changed();
    if (world.shownWall !== undefined) world.faults.push(`still shown at ${event}`);
  }
  check(world);
}

function choose(world: World, follower: DisplayFollower, name: string): void {
  const found = readWorld(world).find(({ label }) => label === name)?.identity;
  if (name === 'none' || found !== undefined) follower.choose(found ?? 'none');
}

interface Changed {
  readonly what: string;
  readonly name: string;
  readonly screen: Simulated;
}

function change(world: World, { what, name, screen }: Changed): void {
  const { area } = screen;
  if (what === 'unplug' || what === 'plug') screen.isPlugged = what === 'plug';
  if (what === 'mirror') screen.area = { ...area, x: 0 };
  if (what === 'extend') screen.area = areaAt([...world.screens.keys()].toReversed().indexOf(name));
  if (what === 'sleep') screen.area = { ...area, width: 0, height: 0 };
  if (what === 'scale') screen.area = { ...area, width: 1280, height: 720 };
  if (what === 'main') world.main = name;
}

function wait(world: World): void {
  const run = world.timer;
  world.timer = undefined;
  run?.();
}
