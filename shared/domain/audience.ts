import type { Topic } from './bodies.ts';
import { allTopics } from './bodies.ts';
import type { Day } from './calendar.ts';
import { accessHasEnded, consentHasExpired, topicsFor } from './consent.ts';
import type { Id } from './identity.ts';
import type { Item, Participant, PlanState } from './state.ts';
import { isFamily } from './state.ts';

/** Somebody whose eyes and ears count, in the room or by phone or video (A1). */
export type Presence =
  | { readonly kind: 'participant'; readonly participant: Id }
  /** A2: bound by a duty of confidentiality, so that the room is not narrowed. */
  | { readonly kind: 'interpreter' }
  /** A3: somebody whom no consent names. */
  | { readonly kind: 'stranger' };

/** What a set of people may see together. `covered` says why nothing may be seen at all. */
export interface Audience {
  readonly covered?: 'nobody' | 'stranger' | 'no-consent' | 'consent-expired' | 'access-ended';
  /** Ids of the items that may be shown, spoken, printed and sent. */
  readonly items: ReadonlySet<Id>;
  /** Topics that all of these people may see: for what is being written and is no item yet. */
  readonly topics: ReadonlySet<Topic>;
}

interface At {
  readonly today: Day;
  readonly meeting?: Id;
}

/** What one person may see: everything, some topics, or nothing. */
type Sight =
  | { readonly kind: 'everything' }
  | { readonly kind: 'topics'; readonly topics: readonly Topic[] }
  | { readonly kind: 'nothing'; readonly why: NonNullable<Audience['covered']> };

/**
 * The one filter (design idea 4; R4–R7, C7, A1–A6): the items that all of these people may see. Called with
 * the whole roll call it feeds wall, sound, table pages and print; called with one person it feeds that
 * person's console and their version of the minutes. Deny by default: an unknown person sees nothing.
 */
export function audience(state: PlanState, people: readonly Presence[], at: At): Audience {
  const watching = people.filter((one) => one.kind !== 'interpreter');
  if (watching.length === 0) return { covered: 'nobody', items: new Set(), topics: new Set() };
  const sights = watching.map((one) => ({ who: one, sight: sightOf(state, one, at) }));
  for (const { sight } of sights) {
    if (sight.kind === 'nothing') return { covered: sight.why, items: new Set(), topics: new Set() };
  }
  const items = new Set<Id>();
  for (const item of state.items.values()) {
    if (sights.every(({ who, sight }) => seesItem(state, { who, sight }, item))) items.add(item.id);
  }
  return {
    items,
    topics: new Set(allTopics.filter((topic) => sights.every(({ sight }) => seesTopic(sight, topic)))),
  };
}

/** Would this audience see an item of this topic under that parent? For drafts, which are no items yet. */
export function wouldSee(seen: Audience, item: { readonly topic: Topic; readonly parent?: Id }): boolean {
  if (item.parent !== undefined && !seen.items.has(item.parent)) return false;
  return seen.topics.has(item.topic);
}

function seesTopic(sight: Sight, topic: Topic): boolean {
  return sight.kind === 'everything' || (sight.kind === 'topics' && sight.topics.includes(topic));
}

function sightOf(state: PlanState, presence: Presence, at: At): Sight {
  if (presence.kind !== 'participant') return { kind: 'nothing', why: 'stranger' };
  const person = state.participants.get(presence.participant);
  if (person === undefined) return { kind: 'nothing', why: 'stranger' };
  // R6; R13: a guardian's own access can end, the plan owner's never does
  const isOver = person.role === 'guardian' && accessHasEnded(person, at.today);
  if (isOver) return { kind: 'nothing', why: 'access-ended' };
  if (isFamily(person)) return { kind: 'everything' };
  return professionalSight(state, person, at);
}

/** Everybody but the family needs an access that lasts (R3) and a consent in force (R7, C7). */
function professionalSight(state: PlanState, person: Participant, at: At): Sight {
  if (accessHasEnded(person, at.today)) return { kind: 'nothing', why: 'access-ended' };
  if (state.withdrawn !== undefined) return { kind: 'nothing', why: 'no-consent' };
  if (consentHasExpired(state, at.today)) return { kind: 'nothing', why: 'consent-expired' };
  const topics = topicsFor(state, person.id, at);
  if (topics.length === 0) return { kind: 'nothing', why: 'no-consent' };
  if (person.role === 'relay-holder') return { kind: 'everything' };
  return { kind: 'topics', topics };
}

/**
 * R5: an item is never seen by more people than the one it stands under. Where that one is gone (its body was
 * taken away, or never came), nobody can say who may see it, and so nobody does.
 */
function seesItem(state: PlanState, viewer: { who: Presence; sight: Sight }, item: Item): boolean {
  if (!seesItself(viewer, item)) return false;
  if (item.parent === undefined) return true;
  const parent = state.items.get(item.parent);
  return parent !== undefined && seesItem(state, viewer, parent);
}

function seesItself({ who, sight }: { who: Presence; sight: Sight }, item: Item): boolean {
  if (sight.kind === 'everything') return true;
  if (who.kind !== 'participant' || !seesTopic(sight, item.topic)) return false;
  return item.limitedTo === undefined || item.limitedTo.includes(who.participant);
}

/** The same people with one more or one fewer: convenience for callers that keep a roll call of ids. */
export function participantsPresent(ids: Iterable<Id>): Presence[] {
  return [...ids].map((participant) => ({ kind: 'participant', participant }));
}
