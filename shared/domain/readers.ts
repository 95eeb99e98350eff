import type { At } from './audience.ts';
import { audience, participantsPresent } from './audience.ts';
import { accessHasEnded, ownerIsAdult } from './consent.ts';
import type { Fact } from './fact.ts';
import type { Id } from './identity.ts';
import type { FactReading } from './known-fact.ts';
import { readFact } from './known-fact.ts';
import type { Item, Participant, PlanState } from './state.ts';

/**
 * Whose eyes a fact is for: an item's id, or one of these. `#plan`: everybody who has sight of the plan at all, and
 * the holder whatever the consent says (C7: the consent dialogue). `#holders`: family and holders. No id looks so.
 */
export const planSubject = '#plan';
export const holdersSubject = '#holders';
export type Subject = string;

/** Facts about an item are read by those who see the item (R5). */
const ofAnItem =
  /^(?:goal|activity|evaluation|comment|item|section|minutesLine|document|message|appointment|wording|saying|word)\.[A-Za-z]+\//u;

/**
 * What is still between family and holders (C1, C3, C6, R11, S5), and the calling of a meeting: its agenda can
 * name what others may not see (A6).
 */
const amongHolders =
  /^(?:consent\.(?:drafted|signed)|custody\.recorded|holder\.askedFor|deletion\.[A-Za-z]+|meeting\.(?:called|cancelled))\//u;

/** Deny by default: a verb or shape that this version does not know is for the holders (design §3). */
export function subjectOf(fact: Fact, isInForce: boolean): Subject {
  return subjectOfReading(readFact(fact), isInForce);
}

/** The same, for who has read the fact already. */
export function subjectOfReading({ kind, fact }: FactReading, isInForce: boolean): Subject {
  if (kind === 'unknown' || kind === 'malformed' || !isInForce) return holdersSubject;
  if (ofAnItem.test(fact.verb)) return fact.item;
  // Asked of a value: for those who see it. Asked of what is held: for those to whom it is held.
  if (fact.verb.startsWith('question.'))
    return fact.body !== undefined && 'item' in fact.body ? fact.item : holdersSubject;
  return amongHolders.test(fact.verb) ? holdersSubject : planSubject;
}

/** Everybody who may read each subject, sorted; a subject that nobody may read stands with an empty list. */
export type Readers = ReadonlyMap<Subject, readonly Id[]>;

/**
 * The one filter turned round (design §5): from "what may this person see" to "who may see this", for a store that
 * keeps it beside the facts. It holds for one day: access and consents end by the calendar.
 */
export function readersOf(state: PlanState, at: At): Readers {
  const readers = new Map<Subject, Id[]>([
    [planSubject, []],
    [holdersSubject, []],
  ]);
  for (const id of state.items.keys()) readers.set(id, []);
  for (const person of [...state.participants.values()].toSorted(byId)) {
    const { covered, items } = audience(state, participantsPresent([person.id]), at);
    const among = isAmongHolders(state, person, at);
    if (among) readers.get(holdersSubject)?.push(person.id);
    if (among || covered === undefined) readers.get(planSubject)?.push(person.id);
    for (const item of items) readers.get(item)?.push(person.id);
  }
  return readers;
}

/** What of a state says nothing about whose eyes a person has, nor what there is for them to be of. */
const blindTo: ReadonlySet<string> = new Set<keyof PlanState>([
  'items',
  'children',
  'facts',
  'meetings',
  'calls',
  'drafts',
  'proposals',
  'settled',
  'need',
  'custody',
  'handovers',
  'holderAskedFor',
  'standIns',
  'deletion',
]);

/** A state that the same readers were found for, on the same day and under the same profile. */
export interface ReadersBefore {
  readonly state: PlanState;
  readonly readers: Readers;
}

/**
 * `readersOf` for a state that grew out of another: where nobody's sight, no limit and no seal changed, only the new
 * items are asked about, and what they stand under. Undefined where that does not hold: then all are asked about anew.
 */
export function readersOfNew(before: ReadersBefore, state: PlanState, at: At): Readers | undefined {
  // In a meeting its own consents count too (C10): there nothing is taken over.
  if (at.meeting !== undefined || !isSightOf(before.state, state)) return undefined;
  const fresh = newItems(before.state, state);
  if (fresh === undefined) return undefined;
  if (fresh.length === 0) return new Map();
  const found = readersOf({ ...state, items: withParents(state, fresh) }, at);
  return new Map(fresh.map(({ id }) => [id, found.get(id) ?? []]));
}

/** A field that is added to the state one day counts as sight until it is said that it is none. */
function isSightOf(one: PlanState, other: PlanState): boolean {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => blindTo.has(name) || Reflect.get(one, name) === Reflect.get(other, name));
}

/** Undefined where an item that was there is gone, stands elsewhere, or is for others than before. */
function newItems(before: PlanState, state: PlanState): readonly Item[] | undefined {
  if (before.items === state.items) return [];
  const fresh: Item[] = [];
  let known = 0;
  for (const item of state.items.values()) {
    const was = before.items.get(item.id);
    if (was !== undefined) known += 1;
    if (was === item) continue;
    // What waits for an item to stand under is seen once that is there.
    if (was === undefined ? before.children.has(item.id) : !isForTheSame(was, item)) return undefined;
    if (was === undefined) fresh.push(item);
  }
  return known === before.items.size && !areHeld(before, fresh) ? fresh : undefined;
}

/** A version of the minutes may have come before an item whose words stand in it: it is read once that is there. */
function areHeld(before: PlanState, fresh: readonly Item[]): boolean {
  const ids = new Set(fresh.map(({ id }) => id));
  return [...before.items.values()].some(
    (item) => item.kind === 'document' && item.holds?.some((id) => ids.has(id)) === true,
  );
}

function isForTheSame(was: Item, is: Item): boolean {
  return was.limitedTo === is.limitedTo && was.topic === is.topic && was.parent === is.parent;
}

/** With what they stand under, and what a document among them holds. */
function withParents(state: PlanState, fresh: readonly Item[]): ReadonlyMap<Id, Item> {
  const items = new Map<Id, Item>();
  const held = fresh.flatMap((one) => (one.kind === 'document' ? (one.holds ?? []) : []));
  for (const one of [...fresh, ...held.flatMap((id) => state.items.get(id) ?? [])]) {
    for (let item: Item | undefined = one; item !== undefined && !items.has(item.id);) {
      items.set(item.id, item);
      item = item.parent === undefined ? undefined : state.items.get(item.parent);
    }
  }
  return items;
}

function byId(one: Participant, other: Participant): number {
  return one.id < other.id ? -1 : 1;
}

/** R6, R13: the family; R4, C7: a holder whose access lasts. */
function isAmongHolders(state: PlanState, person: Participant, at: At): boolean {
  if (person.role === 'plan-owner') return true;
  if (accessHasEnded(person, at.today)) return false;
  if (person.role === 'guardian') return !ownerIsAdult(state, at);
  return person.role === 'relay-holder';
}
