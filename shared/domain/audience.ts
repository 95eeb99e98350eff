import type { Topic } from './bodies.ts';
import { allTopics } from './bodies.ts';
import type { Day } from './calendar.ts';
import {
  accessHasEnded,
  consentHasExpired,
  hasPlanConsent,
  holdersOn,
  ownerIsAdult,
  planHasEnded,
  topicsFor,
} from './consent.ts';
import type { Id } from './identity.ts';
import { itemOrder, noParent } from './item-order.ts';
import type { DocumentItem, Item, Participant, PlanState } from './state.ts';
import { planOwnerOf } from './state.ts';

/** Somebody whose eyes and ears count, in the room or by phone or video (A1). */
export type Presence =
  | { readonly kind: 'participant'; readonly participant: Id }
  /** A2: bound by a duty of confidentiality, so that the room is not narrowed. */
  | { readonly kind: 'interpreter' }
  /** A3: somebody whom no consent names. */
  | { readonly kind: 'stranger' };

/** Why nothing may be seen at all: for the chair's page, never for the wall. */
export type Covered =
  | 'nobody'
  | 'stranger'
  | 'no-consent'
  | 'consent-expired'
  | 'access-ended'
  | 'no-declaration'
  | 'no-holder'
  | 'plan-ended';

/** What a set of people may see together. `covered` says why nothing may be seen at all. */
export interface Audience {
  readonly covered?: Covered;
  /** Ids of the items that may be shown, spoken, printed and sent. */
  readonly items: ReadonlySet<Id>;
  /** Topics that all of these people may see: for what is being written and is no item yet. */
  readonly topics: ReadonlySet<Topic>;
}

/** The day, the meeting, and the profile's age at which a plan owner decides alone (R13). */
export interface At {
  readonly today: Day;
  readonly meeting?: Id;
  readonly adultAge?: number;
}

/** What one person may see: as family all of it, as holder all that is open, some topics, or nothing. */
type Sight =
  | { readonly kind: 'family' }
  | { readonly kind: 'holder' }
  | { readonly kind: 'topics'; readonly topics: readonly Topic[]; readonly reader: Id }
  | { readonly kind: 'nothing'; readonly why: Covered };

/**
 * The one filter (design idea 4; R4–R7, C7, A1–A6): the items that all of these people may see. Called with
 * the whole roll call it feeds wall, sound, table pages and print; called with one person it feeds that
 * person's console and their version of the minutes. Deny by default: an unknown person sees nothing.
 */
export function audience(state: PlanState, people: readonly Presence[], at: At): Audience {
  const watching = people.filter((one) => one.kind !== 'interpreter');
  if (watching.length === 0) return { covered: 'nobody', items: new Set(), topics: new Set() };
  const eyes = eyesOf(watching.map((one) => sightOf(state, one, at)));
  if ('covered' in eyes) return { covered: eyes.covered, items: new Set(), topics: new Set() };
  return {
    items: eyes.areFamily ? new Set(itemOrder(state.items).ids) : seenItems(state, eyes),
    topics: eyes.topics,
  };
}

/** Each item once, what it stands under or holds before it: whether that one is seen is known by then. */
function seenItems(state: PlanState, eyes: Eyes): ReadonlySet<Id> {
  const { inOrder, parentAt } = itemOrder(state.items);
  const isSeen = new Uint8Array(inOrder.length);
  const items = new Set<Id>();
  inOrder.forEach((item, index) => {
    const parent = parentAt[index] ?? noParent;
    if ((parent !== noParent && isSeen[parent] !== 1) || !seesItself(state, eyes, item)) return;
    if (isLimitedBy(eyes, item) && !item.holds.every((id) => items.has(id))) return;
    isSeen[index] = 1;
    items.add(item.id);
  });
  return items;
}

/** One person and one item: the same answer as the whole audience gives, at the price of one item. */
export function seesOne(
  state: PlanState,
  { participant, item }: { readonly participant: Id; readonly item: Id },
  at: At,
): boolean {
  const asked = state.items.get(item);
  if (asked === undefined) return false;
  const eyes = eyesOf([sightOf(state, { kind: 'participant', participant }, at)]);
  return !('covered' in eyes) && seesItem(state, eyes, asked);
}

/** Would this audience see an item of this topic under that parent? For drafts, which are no items yet. */
export function wouldSee(seen: Audience, item: { readonly topic: Topic; readonly parent?: Id }): boolean {
  if (item.parent !== undefined && !seen.items.has(item.parent)) return false;
  return seen.topics.has(item.topic);
}

/** What several people may see together: found once for them all, then asked of every item. */
interface Eyes {
  readonly areFamily: boolean;
  /** Topics that everybody may see. */
  readonly topics: ReadonlySet<Topic>;
  /** Those whom a limit on an item may leave out (R5). */
  readonly readers: readonly Id[];
}

function eyesOf(sights: readonly Sight[]): Eyes | { readonly covered: Covered } {
  let topics: readonly Topic[] = allTopics;
  const readers: Id[] = [];
  for (const sight of sights) {
    if (sight.kind === 'nothing') return { covered: sight.why };
    if (sight.kind !== 'topics') continue;
    readers.push(sight.reader);
    topics = topics.filter((topic) => sight.topics.includes(topic));
  }
  const areFamily = sights.every(({ kind }) => kind === 'family');
  return { areFamily, readers, topics: new Set(topics) };
}

function sightOf(state: PlanState, presence: Presence, at: At): Sight {
  if (presence.kind !== 'participant') return nothing('stranger');
  const person = state.participants.get(presence.participant);
  if (person === undefined) return nothing('stranger');
  if (person.role === 'plan-owner') return { kind: 'family' };
  if (person.role === 'guardian') return guardianSight(state, person, at);
  return professionalSight(state, person, at);
}

function nothing(why: Covered): Sight {
  return { kind: 'nothing', why };
}

/**
 * R6: a guardian sees all. R13: once the plan owner is of age only whom an own consent of theirs names, and as a
 * participant like others.
 */
function guardianSight(state: PlanState, person: Participant, at: At): Sight {
  if (accessHasEnded(person, at.today)) return nothing('access-ended');
  if (!ownerIsAdult(state, at)) return { kind: 'family' };
  const why = closedTo(state, person, at);
  if (why !== undefined) return nothing(why);
  const owner = planOwnerOf(state);
  const topics = owner === undefined ? [] : topicsFor(state, person.id, { ...at, signedBy: owner.id });
  return topics.length === 0 ? nothing('access-ended') : { kind: 'topics', topics, reader: person.id };
}

/** Everybody but the family needs an access that lasts (R3, R9) and a consent in force (R7, C7). */
function professionalSight(state: PlanState, person: Participant, at: At): Sight {
  const why = closedTo(state, person, at);
  if (why !== undefined) return nothing(why);
  const topics = topicsFor(state, person.id, at);
  if (topics.length === 0) return nothing('no-consent');
  return person.role === 'relay-holder' ? { kind: 'holder' } : { kind: 'topics', topics, reader: person.id };
}

function closedTo(state: PlanState, person: Participant, at: At): Covered | undefined {
  if (accessHasEnded(person, at.today)) return 'access-ended';
  if (state.withdrawn !== undefined || !hasPlanConsent(state, at.today)) return 'no-consent';
  if (planHasEnded(state, at)) return 'plan-ended';
  if (isUndeclared(person, at.today)) return 'no-declaration';
  if (consentHasExpired(state, at.today)) return 'consent-expired';
  return holdersOn(state, at.today).length === 0 ? 'no-holder' : undefined;
}

/** R9: the declaration of confidentiality comes first. */
function isUndeclared(person: Participant, today: Day): boolean {
  if (person.needsDeclaration !== true) return false;
  return person.declaredOn === undefined || person.declaredOn > today;
}

/**
 * R5: an item is never seen by more people than the one it stands under. Where that one is gone (its body was
 * taken away, or never came), nobody can say who may see it, and so nobody does.
 */
function seesItem(state: PlanState, eyes: Eyes, item: Item): boolean {
  if (!seesItself(state, eyes, item)) return false;
  if (isLimitedBy(eyes, item) && !item.holds.every((id) => seesHeld(state, eyes, id))) return false;
  if (item.parent === undefined) return true;
  const parent = state.items.get(item.parent);
  return parent !== undefined && seesItem(state, eyes, parent);
}

/** No document holds another, nor what stands under one. */
function seesHeld(state: PlanState, eyes: Eyes, id: Id): boolean {
  const item = state.items.get(id);
  if (item === undefined || item.kind === 'document' || !seesItself(state, eyes, item)) return false;
  return item.parent === undefined || seesHeld(state, eyes, item.parent);
}

/**
 * R5, R7, C4: a version of the minutes says what other items say, to those who could see them when it was made. Whoever
 * may not see one of them any more may not read it there either; family and holders see them all.
 */
function isLimitedBy(
  { readers }: Eyes,
  item: Item,
): item is DocumentItem & { readonly holds: readonly Id[] } {
  return item.kind === 'document' && item.holds !== undefined && readers.length > 0;
}

function seesItself(state: PlanState, { areFamily, topics, readers }: Eyes, item: Item): boolean {
  // C8: what a reopening did not open again is the family's alone.
  if (!areFamily && state.sealed.size > 0 && state.sealed.has(item.id)) return false;
  // Family and holders see every topic and every limited item (R5, R6).
  if (readers.length === 0) return true;
  const { limitedTo } = item;
  return topics.has(item.topic) && (limitedTo === undefined || readers.every((id) => limitedTo.includes(id)));
}

/** The same people with one more or one fewer: convenience for callers that keep a roll call of ids. */
export function participantsPresent(ids: Iterable<Id>): Presence[] {
  return [...ids].map((participant) => ({ kind: 'participant', participant }));
}
