import { isDeepStrictEqual } from 'node:util';
import type { Audience, Presence } from '#domain/audience.ts';
import { participantsPresent } from '#domain/audience.ts';
import { fold } from '#domain/evolve.ts';
import { seenGoals, seenInOrder } from '#domain/screen-order.ts';
import type { PlanState } from '#domain/state.ts';
import { emptyState } from '#domain/state.ts';
import type { Scene } from '../domain/random-events.ts';
import { presencesOf } from '../domain/random-events.ts';
import { factsOfRandomMeeting } from '../domain/random-facts.ts';

interface Traced {
  readonly scene: Scene;
  readonly state: PlanState;
  readonly look: (state: PlanState, people: readonly Presence[]) => Audience;
}

/** A4, A2: whoever comes in, the room sees no more than before; an interpreter changes nothing at all. */
export function widens({ scene, state, look }: Traced): boolean {
  const here = presencesOf(scene);
  if (scene.counted.length === 0) return false;
  const seen = look(state, here);
  const others: readonly Presence[] = [
    ...participantsPresent(scene.plan.people.map(({ id }) => id)),
    { kind: 'stranger' },
  ];
  const widened = others.some((one) => {
    const { items, topics } = look(state, [...here, one]);
    return (
      [...items].some((id) => !seen.items.has(id)) || [...topics].some((topic) => !seen.topics.has(topic))
    );
  });
  return widened || !isDeepStrictEqual(look(state, [{ kind: 'interpreter' }, ...here]), seen);
}

/** A6: the same plan without what is hidden, and with other words in it, must look the same to the room. */
export function isTold({ scene, state, look }: Traced): boolean {
  const people = presencesOf(scene);
  const everything = (of: PlanState): unknown => {
    const now = look(of, people);
    return { now, goals: seenGoals(of, now), order: seenInOrder(of, now) };
  };
  const seen = look(state, people).items;
  const whole = everything(state);
  const items = scene.plan.items.filter(({ id }) => seen.has(id));
  const without = fold(emptyState, factsOfRandomMeeting({ ...scene.plan, items }));
  const changed = factsOfRandomMeeting(scene.plan, (id) => (seen.has(id) ? id : `hidden ${id}`));
  return [without, fold(emptyState, changed)].some((other) => !isDeepStrictEqual(everything(other), whole));
}
