import type { Audience, At, Presence } from '#domain/audience.ts';
import { audience, seesOne } from '#domain/audience.ts';
import { allTopics } from '#domain/bodies.ts';
import { fold } from '#domain/evolve.ts';
import type { PlanState } from '#domain/state.ts';
import { emptyState } from '#domain/state.ts';
import { forbiddenInRoom, forbiddenTo, rulesOfOracle } from '../domain/audience-oracle.ts';
import type { Draw } from '../domain/draw.ts';
import { drawFrom, seedOf } from '../domain/draw.ts';
import type { Scene } from '../domain/random-events.ts';
import { drawHappening, drawScene, presencesOf } from '../domain/random-events.ts';
import { factsOfRandomMeeting } from '../domain/random-facts.ts';
import type { ItemRow } from '../domain/random-room.ts';
import { seasons } from '../domain/random-room.ts';
import { isTold, widens } from './audience-traces.ts';

/** The law that is tried: the real one, or one with a fault that must be found. */
export type Filter = (state: PlanState, people: readonly Presence[], at: At) => Audience;

export interface RoomsAsked {
  readonly plans: number;
  readonly seed: number;
  /** The first plan's number: so that several workers never try the same. */
  readonly from?: number;
  readonly filter?: Filter;
}

export interface RoomsOutcome {
  readonly plans: number;
  /** How often the filter was asked, and how much happened in the rooms. */
  readonly rooms: number;
  readonly events: number;
  /** Rooms that saw something, and rooms from which something was hidden: neither may be rare. */
  readonly seeing: number;
  readonly hiding: number;
  /** How often each rule of the oracle hid an item: one that never does tests nothing. */
  readonly rules: Readonly<Record<string, number>>;
  /** What is wrong, at most a few; the number of the plan makes each again. */
  readonly faults: readonly RoomFault[];
}

export interface RoomFault {
  readonly plan: number;
  readonly after: readonly string[];
  /** Shown though the oracle forbids it, and by which rules; kept back though all may see it; and the rest. */
  readonly kind: 'forbidden' | 'missing' | 'topics' | 'alone' | 'widened' | 'telling';
  readonly item?: string;
  readonly rules?: readonly string[];
  readonly scene: Scene;
}

const mostFaults = 5;
const eventsInRoom = 3;
/** What another room would see costs several folds: asked of every so many plans. */
const traceEvery = 25;

interface Tally {
  rooms: number;
  events: number;
  seeing: number;
  hiding: number;
  readonly rules: Map<string, number>;
  readonly faults: RoomFault[];
}

interface Asked {
  readonly tally: Tally;
  readonly filter: Filter;
  readonly number: number;
  readonly names: readonly string[];
  readonly scene: Scene;
  readonly state: PlanState;
}

/** Random plans, a room over each, and what happens in it: after every event the law is asked, and the oracle. */
export function tryRooms({ plans, seed, from = 0, filter = audience }: RoomsAsked): RoomsOutcome {
  const rules = new Map(rulesOfOracle.map((rule) => [rule, 0]));
  const tally: Tally = { rooms: 0, events: 0, seeing: 0, hiding: 0, rules, faults: [] };
  let number = from;
  for (; number < from + plans && tally.faults.length < mostFaults; number += 1) {
    liveThrough({ tally, filter, number }, drawFrom(seedOf(seed, number)));
  }
  const { rules: _rules, ...counts } = tally;
  return { plans: number - from, ...counts, rules: Object.fromEntries(rules) };
}

function liveThrough(needs: Pick<Asked, 'tally' | 'filter' | 'number'>, draw: Draw): void {
  const { number, tally } = needs;
  const season = seasons[number % seasons.length] ?? seasons[0];
  let scene = drawScene(draw, season);
  let state = fold(emptyState, factsOfRandomMeeting(scene.plan));
  const names: string[] = [];
  ask({ ...needs, names, scene, state });
  if (number % traceEvery === 0) askForTraces({ ...needs, names, scene, state });
  for (let event = 0; event < eventsInRoom; event += 1) {
    const happened = drawHappening({ draw, scene, number: event });
    scene = happened.scene;
    state = fold(state, happened.facts);
    names.push(happened.name);
    tally.events += 1;
    ask({ ...needs, names, scene, state });
  }
}

export function atOf({ today, meeting, adultAge }: Scene): At {
  return { today, meeting, adultAge };
}

function ask(asked: Asked): void {
  const { tally, scene, state, filter } = asked;
  const seen = filter(state, presencesOf(scene), atOf(scene));
  const allowed = scene.plan.items.filter((item) => mayBeShown(asked, seen, item)).length;
  if (seen.items.size > allowed && tally.faults.length === 0) note(asked, { kind: 'forbidden' });
  tally.rooms += 1;
  tally.seeing += allowed > 0 ? 1 : 0;
  tally.hiding += allowed > 0 && allowed < scene.plan.items.length ? 1 : 0;
  askForTopics(asked, seen);
  askAlone(asked);
}

/** Whether the oracle allows it; where the law says otherwise it is noted. */
function mayBeShown(asked: Asked, seen: Audience, item: ItemRow): boolean {
  const rules = forbiddenInRoom(asked.scene, item);
  for (const rule of rules) asked.tally.rules.set(rule, (asked.tally.rules.get(rule) ?? 0) + 1);
  const isAllowed = rules.length === 0;
  const isSeen = seen.items.has(item.id);
  if (isSeen !== isAllowed) note(asked, { kind: isSeen ? 'forbidden' : 'missing', item: item.id, rules });
  return isAllowed;
}

/** For what is being written: a topic is open when an item of it, under nothing, would be. */
function askForTopics(asked: Asked, seen: Audience): void {
  for (const topic of allTopics) {
    const draft: ItemRow = { id: 'draft', kind: 'goal', topic, isLate: true };
    const mayBe = forbiddenInRoom(asked.scene, draft).length === 0;
    if (seen.topics.has(topic) !== mayBe) note(asked, { kind: 'topics', item: topic });
  }
}

/** One person and one item: what whoever judges a fact asks. */
function askAlone(asked: Asked): void {
  const { scene, state } = asked;
  const items = scene.plan.items;
  const item = items[asked.tally.rooms % items.length];
  const participant = scene.plan.people[asked.tally.rooms % scene.plan.people.length]?.id ?? 'nobody';
  if (item === undefined) return;
  const isSeen = seesOne(state, { participant, item: item.id }, atOf(scene));
  const rules = forbiddenTo(scene, participant, item);
  if (isSeen !== (rules.length === 0)) note(asked, { kind: 'alone', item: item.id, rules });
}

function askForTraces(asked: Asked): void {
  const { scene, state } = asked;
  const look = (of: PlanState, people: readonly Presence[]): Audience =>
    asked.filter(of, people, atOf(scene));
  if (widens({ scene, state, look })) note(asked, { kind: 'widened' });
  if (isTold({ scene, state, look })) note(asked, { kind: 'telling' });
}

function note(
  { tally, number, names, scene }: Asked,
  fault: Pick<RoomFault, 'kind' | 'item' | 'rules'>,
): void {
  if (tally.faults.length >= mostFaults) return;
  tally.faults.push({ plan: number, after: [...names], ...fault, scene });
}
