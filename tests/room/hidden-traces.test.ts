import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { findPlaces } from '#doors/places.ts';
import { makeMinutesPdf, readPdfMaterials } from '#host/documents/minutes-pdf.ts';
import type { Draw } from '../domain/draw.ts';
import { drawFrom, seedOf } from '../domain/draw.ts';
import type { Scene } from '../domain/random-events.ts';
import { drawScene } from '../domain/random-events.ts';
import { factsOfRandomMeeting } from '../domain/random-facts.ts';
import type { ItemRow, RandomPlan } from '../domain/random-room.ts';
import { seasons } from '../domain/random-room.ts';
import { withWords } from '../domain/random-words.ts';
import type { PureRoom } from './pure-room.ts';
import { openPureRoom } from './pure-room.ts';

const rooms = 24;

interface Told {
  readonly plan: RandomPlan;
  readonly textOf?: (id: string) => string;
}

interface Look {
  readonly room: PureRoom;
  readonly seen: ReadonlySet<string>;
  readonly isHidden: (row: ItemRow) => boolean;
  /** Who is here, so that a page of the family can be theirs. */
  readonly somebody: string;
}
type Change = (asked: {
  readonly plan: RandomPlan;
  readonly isHidden: (row: ItemRow) => boolean;
  readonly draw: Draw;
}) => Told;

const withoutIt: Change = ({ plan, isHidden }) => ({
  plan: { ...plan, items: plan.items.filter((row) => !isHidden(row)) },
});

/** The plan in other words, without, with more of, or with another order of what this room may not see. */
const changes: Readonly<Record<string, Change>> = {
  'in other words': ({ plan, isHidden }) => {
    const hidden = new Set(plan.items.filter((row) => isHidden(row)).map(({ id }) => id));
    return { plan, textOf: (id) => (hidden.has(id) ? `Noe helt annet. Om ${id}, og 12 ting til.` : id) };
  },
  'without it': withoutIt,
  'with twice as much of it': ({ plan, isHidden }) => ({
    plan: {
      ...plan,
      items: plan.items.flatMap((row) => (isHidden(row) ? [{ ...row, id: `${row.id}x` }, row] : [row])),
    },
  }),
  'with it in another order': ({ plan, isHidden, draw }) => {
    const seen = plan.items.filter((row) => !isHidden(row));
    const hidden = plan.items.filter((row) => isHidden(row)).toReversed();
    const at = draw.below(seen.length + 1);
    return { plan: { ...plan, items: [...seen.slice(0, at), ...hidden, ...seen.slice(at)] } };
  },
};

function roomOf(scene: Scene, { plan, textOf = (id) => id }: Told, seen: ReadonlySet<string>): PureRoom {
  const goals = plan.items.filter(({ kind }) => kind === 'goal').map(({ id }) => id);
  return openPureRoom({
    facts: withWords(factsOfRandomMeeting(plan, textOf), new Set(plan.items.map(({ id }) => id)), textOf),
    present: scene.here,
    goals,
    visited: (goal) => seen.has(goal),
    today: scene.today,
    meeting: scene.meeting,
  });
}

/** The scene as one pair of eyes sees it, and what those may not see. */
function lookAt(scene: Scene, eyes: (room: PureRoom) => ReadonlySet<string>): Look | undefined {
  const seen = eyes(roomOf(scene, { plan: scene.plan }, new Set()));
  if (seen.size === 0 || seen.size === scene.plan.items.length) return undefined;
  return {
    room: roomOf(scene, { plan: scene.plan }, seen),
    seen,
    isHidden: (row) => !seen.has(row.id),
    somebody: scene.here[0] ?? '',
  };
}

function surfacesOf(room: PureRoom, family: string): Record<string, string> {
  return {
    wall: JSON.stringify(room.wall()),
    speech: JSON.stringify(room.speech()),
    minutes: JSON.stringify(room.minutes()),
    interpreter: JSON.stringify(room.interpreter()),
    family: JSON.stringify(room.family(family)),
  };
}

describe('what is hidden from a room', () => {
  const seed = Date.now() % 2 ** 31;
  process.stdout.write(`traces seed ${seed}\n`);
  const scenes = Array.from({ length: rooms * 4 }, (_empty, number) => {
    const draw = drawFrom(seedOf(seed, number));
    return { draw, scene: drawScene(draw, seasons[number % seasons.length] ?? seasons[0]) };
  }).filter(({ scene }) => scene.here.every((id) => scene.plan.people.some((one) => one.id === id)));

  it.each(Object.entries(changes))(
    'leaves wall, speech, minutes and the pages at the table the same to the byte when the plan is %s (A6)',
    (_name, change) => {
      const compared = compare(
        (room) => room.seen.items,
        (look, other) =>
          expect(surfacesOf(other(change), look.somebody)).toEqual(surfacesOf(look.room, look.somebody)),
      );
      expect(compared).toBeGreaterThan(rooms / 3);
    },
    60_000,
  );

  it.each(Object.entries(changes))(
    'from the minute-taker leaves their table page the same when the plan is %s (A6)',
    (_name, change) => {
      const compared = compare(
        (room) => room.seenBy('p4').items,
        (look, other) =>
          expect(JSON.stringify(other(change).table('p4'))).toBe(JSON.stringify(look.room.table('p4'))),
      );
      expect(compared).toBeGreaterThan(rooms / 3);
    },
    60_000,
  );

  it('leaves the printed minutes of the room the same to the byte (A6, D3)', async () => {
    const materials = await readPdfMaterials(findPlaces().resources);
    const pairs: (readonly [PureRoom, PureRoom])[] = [];
    compare(
      (room) => room.seen.items,
      (look, other) => pairs.push([look.room, other(withoutIt)]),
    );
    for (const pair of pairs.slice(0, 3)) {
      const [one, same] = await Promise.all(pair.map((of) => makeMinutesPdf(materials, of.minutes())));
      if (one?.ok !== true || same?.ok !== true) throw new Error('The minutes were not printed');
      expect(Buffer.from(same.value.bytes).equals(Buffer.from(one.value.bytes))).toBe(true);
    }
    expect(pairs.length).toBeGreaterThan(3);
  }, 60_000);

  /** How many rooms were compared: those that see something, and from which something is hidden. */
  function compare(
    eyes: (room: PureRoom) => ReadonlySet<string>,
    judge: (look: Look, other: (change: Change) => PureRoom) => unknown,
  ): number {
    let compared = 0;
    for (const { draw, scene } of scenes) {
      const look = lookAt(scene, eyes);
      if (look === undefined || compared === rooms) continue;
      const { isHidden, seen } = look;
      judge(look, (change) => roomOf(scene, change({ plan: scene.plan, isHidden, draw }), seen));
      compared += 1;
    }
    return compared;
  }
});
