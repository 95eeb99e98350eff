import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import type { Audience, Presence } from '#domain/audience.ts';
import { audience, participantsPresent } from '#domain/audience.ts';
import { fold } from '#domain/evolve.ts';
import { seenGoals, seenInOrder } from '#domain/screen-order.ts';
import type { PlanState } from '#domain/state.ts';
import { emptyState } from '#domain/state.ts';
import { mayRoomSee } from '../domain/audience-oracle.ts';
import type { RandomPlan } from '../domain/random-room.ts';
import { factsOfRandomPlan, meeting, randomPlan, randomRoom, today } from '../domain/random-room.ts';

export interface RoomsOutcome {
  readonly rooms: number;
  readonly seed: number;
  /** Rooms that saw something, and rooms from which something was hidden: neither may be rare. */
  readonly seeing: number;
  readonly hiding: number;
  /** Items shown to a room in which somebody may not see them; items kept from a room in which all may. */
  readonly forbidden: number;
  readonly missing: number;
  /** Rooms that saw more when one person, a stranger or an interpreter came in. */
  readonly widened: number;
  /** Rooms that could tell what is hidden from them: an order, a number or a text changed with it. */
  readonly telling: number;
}

type Counts = { -readonly [Count in keyof RoomsOutcome]: number };

const at = { today, meeting };
const roomsInPlan = 10;

/** Random plans, and ten random rooms over each: what they see against an oracle, and what seeing tells. */
export function tryRooms(needs: { readonly rooms: number; readonly seed: number }): RoomsOutcome {
  const counts: Counts = {
    rooms: 0,
    seed: needs.seed,
    seeing: 0,
    hiding: 0,
    forbidden: 0,
    missing: 0,
    widened: 0,
    telling: 0,
  };
  const rooms = fc.array(randomRoom, { minLength: roomsInPlan, maxLength: roomsInPlan });
  const property = fc.property(randomPlan, rooms, (plan, several) => {
    const state = fold(emptyState, factsOfRandomPlan(plan));
    for (const room of several) tryRoom(counts, { plan, state, room });
    const { forbidden, missing, widened, telling } = counts;
    return forbidden + missing + widened + telling === 0;
  });
  const checked = fc.check(property, {
    numRuns: Math.ceil(needs.rooms / roomsInPlan),
    seed: needs.seed,
    endOnFailure: true,
  });
  if (checked.failed)
    throw new Error(
      `seed ${needs.seed}: ${JSON.stringify({ counts, counterexample: checked.counterexample })}`,
    );
  return counts;
}

interface Tried {
  readonly plan: RandomPlan;
  readonly state: PlanState;
  readonly room: readonly string[];
}

function tryRoom(counts: Counts, tried: Tried): void {
  const { plan, state, room } = tried;
  const seen = audience(state, participantsPresent(room), at);
  const allowed = new Set(plan.items.filter((item) => mayRoomSee(plan, room, item)).map(({ id }) => id));
  counts.rooms += 1;
  counts.seeing += seen.items.size > 0 ? 1 : 0;
  counts.hiding += seen.items.size > 0 && seen.items.size < plan.items.length ? 1 : 0;
  counts.forbidden += [...seen.items].filter((id) => !allowed.has(id)).length;
  counts.missing += [...allowed].filter((id) => !seen.items.has(id)).length;
  counts.widened += comesInAndWidens(tried, seen) ? 1 : 0;
  counts.telling += isTold(tried, seen) ? 1 : 0;
}

function comesInAndWidens({ plan, state, room }: Tried, seen: Audience): boolean {
  const here = participantsPresent(room);
  const others: readonly Presence[] = [
    ...participantsPresent(plan.people.map(({ id }) => id)),
    { kind: 'stranger' },
  ];
  const widens = others.some((one) => {
    const now = audience(state, [...here, one], at);
    return room.length > 0 && [...now.items].some((id) => !seen.items.has(id));
  });
  const interpreted = audience(state, [{ kind: 'interpreter' }, ...here], at);
  return widens || !isDeepStrictEqual(interpreted, seen);
}

/** A6: the same plan without what is hidden, and with other words in it, must look the same to the room. */
function isTold({ plan, room }: Tried, seen: Audience): boolean {
  const look = (of: RandomPlan, textOf: (id: string) => string): unknown => {
    const state = fold(emptyState, factsOfRandomPlan(of, textOf));
    const now = audience(state, participantsPresent(room), at);
    return { now, goals: seenGoals(state, now), order: seenInOrder(state, now) };
  };
  const whole = look(plan, (id) => id);
  const without = { ...plan, items: plan.items.filter(({ id }) => seen.items.has(id)) };
  const otherWords = look(plan, (id) => (seen.items.has(id) ? id : `hidden ${id}`));
  return (
    !isDeepStrictEqual(
      whole,
      look(without, (id) => id),
    ) || !isDeepStrictEqual(whole, otherWords)
  );
}
