import type { Topic } from '#domain/bodies.ts';
import type { ConsentEvent, ItemRow, PersonRow, RandomPlan } from './random-room.ts';
import { meeting, today } from './random-room.ts';

/**
 * Who may see what, written from the rules once more (R3–R7, C1, C2, C4, C7, C10, R13) and from the rows rather than from
 * the state, so that the law and its test do not share a mistake. One person and one item at a time.
 */
export function mayPersonSee(plan: RandomPlan, id: string, item: ItemRow): boolean {
  const person = plan.people.find((one) => one.id === id);
  if (person === undefined) return false;
  if (person.role === 'plan-owner') return true;
  if (person.accessEnds !== undefined && person.accessEnds <= today) return false;
  if (person.role === 'guardian') return true;
  const topics = topicsGiven(plan, person);
  if (topics.size === 0) return false;
  return person.role === 'relay-holder' || lineage(plan, item).every((one) => isOpenTo(one, id, topics));
}

export function mayRoomSee(plan: RandomPlan, room: readonly string[], item: ItemRow): boolean {
  return room.length > 0 && room.every((id) => mayPersonSee(plan, id, item));
}

/** The item and everything that it stands under. */
function lineage(plan: RandomPlan, item: ItemRow): readonly ItemRow[] {
  const parent = plan.items.find((one) => one.id === item.parent);
  return parent === undefined ? [item] : [item, ...lineage(plan, parent)];
}

function isOpenTo(item: ItemRow, id: string, topics: ReadonlySet<Topic>): boolean {
  // what is said under an activity has the limits of the activity, and none of its own unless one was set later
  const isSaying = item.kind === 'evaluation' || item.kind === 'comment';
  const limit = isSaying && !item.isLimitedLater ? undefined : item.limitedTo;
  return topics.has(item.topic) && (limit === undefined || limit.includes(id));
}

interface Standing {
  readonly about: string;
  readonly isOver: boolean;
  readonly topics: Set<Topic>;
}

interface Played {
  readonly standing: readonly Standing[];
  readonly papers: readonly { readonly isOver: boolean }[];
}

const everyTopic: readonly Topic[] = ['school', 'health', 'family', 'economy', 'other'];

/** What is left of the newest consent that names the person, once all was played from first to last. */
function topicsGiven(plan: RandomPlan, person: PersonRow): ReadonlySet<Topic> {
  let played: Played = { standing: [], papers: [] };
  for (const event of plan.consents) {
    played = event.kind === 'withdrawn' ? playWithdrawal(played, event) : playConsent(played, event);
  }
  const ranOut = played.papers.length > 0 && played.papers.every((one) => one.isOver);
  const rules = played.standing.findLast((one) => one.about === person.id);
  return ranOut || rules === undefined || rules.isOver ? new Set() : rules.topics;
}

function playWithdrawal(played: Played, event: ConsentEvent & { kind: 'withdrawn' }): Played {
  if (event.participant === undefined && event.topic === undefined) return { standing: [], papers: [] };
  return { ...played, standing: played.standing.filter((one) => !takeAway(one, event)) };
}

function playConsent(played: Played, event: ConsentEvent & { kind: 'given' }): Played {
  const isOver = event.expiresOn !== undefined && event.expiresOn < today;
  const papers = event.meeting === undefined ? [...played.papers, { isOver }] : played.papers;
  const isElsewhere = event.meeting !== undefined && event.meeting !== meeting;
  if (isElsewhere || event.signedOn > today) return { ...played, papers };
  return { papers, standing: [...played.standing, ...event.names.map((one) => newStanding(one, isOver))] };
}

function newStanding(named: { participant: string; topics?: Topic[] }, isOver: boolean): Standing {
  return { about: named.participant, isOver, topics: new Set(named.topics ?? everyTopic) };
}

/** Takes a topic away, in place; true when nothing is left of what was said of the person. */
function takeAway(one: Standing, event: { readonly participant?: string; readonly topic?: Topic }): boolean {
  if (event.participant !== undefined && event.participant !== one.about) return false;
  if (event.topic === undefined) return true;
  one.topics.delete(event.topic);
  return one.topics.size === 0;
}
