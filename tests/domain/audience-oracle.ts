import type { Topic } from '#domain/bodies.ts';
import type { ConsentRow, ItemRow, PersonRow, RandomPlan, WithdrawalRow } from './random-room.ts';

/** The plan as rows, the day, and who counts in the room (A1, A5). */
export interface World {
  readonly plan: RandomPlan;
  readonly today: string;
  readonly meeting: string;
  readonly meetingIsOver: boolean;
  readonly adultAge: number;
  readonly counted: readonly string[];
  readonly hasStranger: boolean;
}

interface Case {
  readonly world: World;
  readonly person: PersonRow;
  readonly item: ItemRow;
}

/** o plan owner · g guardian of a child · h relay holder · p anyone else, also the parent of somebody of age. */
type Standing = 'o' | 'g' | 'h' | 'p';

/** What is the same for every item is found once: the rooms are many. A world never changes. */
function onceInWorld<Of extends { readonly id: string }, Value>(
  find: (world: World, of: Of) => Value,
): (world: World, of: Of) => Value {
  const found = new WeakMap<World, Map<string, { readonly is: Value }>>();
  return (world, of) => {
    const known = found.get(world) ?? new Map<string, { readonly is: Value }>();
    found.set(world, known);
    const value = known.get(of.id) ?? { is: find(world, of) };
    known.set(of.id, value);
    return value.is;
  };
}

interface Line<Of> {
  readonly rule: string;
  readonly of: string;
  readonly when: (one: Of) => boolean;
}

/**
 * Who may see nothing at all, written from the rules once more and from the rows rather than from the state, so
 * that the law and its test share no mistake: one person at a time, and what no line forbids is allowed.
 */
const againstPeople: readonly Line<Omit<Case, 'item'>>[] = [
  { rule: 'R3 own access over', of: 'ghp', when: ({ world, person }) => isPast(person.accessEnds, world) },
  { rule: 'R3 no holder', of: 'hp', when: ({ world }) => !hasHolder(world) },
  { rule: 'C1 no consent', of: 'hp', when: ({ world }) => papersOf(world).length === 0 },
  { rule: 'C7 consents over', of: 'hp', when: ({ world }) => allRanOut(world) },
  { rule: 'S2 plan ended', of: 'hp', when: ({ world }) => hasEnded(world) },
  { rule: 'R7 not named', of: 'hp', when: ({ world, person }) => wordOn(world, person) === undefined },
  { rule: 'C7 own over', of: 'hp', when: ({ world, person }) => hasRunOut(wordOn(world, person), world) },
  { rule: 'C4 nothing left', of: 'hp', when: ({ world, person }) => topicsLeft(world, person).length === 0 },
  { rule: 'R9 no declaration', of: 'hp', when: ({ world, person }) => lacksDeclaration(world, person) },
];

/** Who may not see one item. */
const againstItems: readonly Line<Case>[] = [
  { rule: 'C8 old', of: 'hp', when: (one) => lineage(one).some(({ isLate }) => isOld(one.world, isLate)) },
  { rule: 'C2 topic', of: 'p', when: (one) => lineage(one).some(({ topic }) => !allows(one, topic)) },
  { rule: 'R5 limited', of: 'p', when: (one) => lineage(one).some((item) => isClosedTo(item, one.person)) },
  { rule: 'R5 held', of: 'p', when: (one) => heldBy(one).some((item) => isForbidden(one, item)) },
];

const shutOut = onceInWorld((world: World, person: PersonRow): readonly string[] =>
  againstPeople
    .filter(({ of, when }) => of.includes(standingOf(world, person)) && when({ world, person }))
    .map(({ rule }) => rule),
);

/** The rules by which this person may not see this item; none is a yes. */
export function forbiddenTo(world: World, id: string, item: ItemRow): readonly string[] {
  const person = world.plan.people.find((one) => one.id === id);
  if (person === undefined) return ['A3 unknown'];
  const general = shutOut(world, person);
  if (general.length > 0) return general;
  const standing = standingOf(world, person);
  const one = { world, person, item };
  return againstItems.filter(({ of, when }) => of.includes(standing) && when(one)).map(({ rule }) => rule);
}

/** A1–A3: everybody who counts must be allowed to; nobody sees nothing, and a stranger closes it all. */
export function forbiddenInRoom(world: World, item: ItemRow): readonly string[] {
  if (world.hasStranger) return ['A3 stranger'];
  if (world.counted.length === 0) return ['A1 nobody'];
  return world.counted.flatMap((id) => forbiddenTo(world, id, item));
}

export const rulesOfOracle: readonly string[] = [
  ...[...againstPeople, ...againstItems].map(({ rule }) => rule),
  'A1 nobody',
  'A3 stranger',
  'A3 unknown',
];

const standingOf = onceInWorld((world: World, person: PersonRow): Standing => {
  if (person.role === 'plan-owner') return 'o';
  if (person.role === 'relay-holder') return 'h';
  return person.role === 'guardian' && !ownerIsOfAge(world) ? 'g' : 'p';
});

/** R13. Who is born on 29 February has the birthday after 28 February in other years; days compare as text. */
function ownerIsOfAge({ plan, today, adultAge }: World): boolean {
  const born = plan.people.find(({ role }) => role === 'plan-owner')?.born;
  if (born === undefined) return false;
  return today >= `${Number(born.slice(0, 4)) + adultAge}${born.slice(4)}`;
}

/** R3: from that day on. */
function isPast(day: string | undefined, { today }: World): boolean {
  return day !== undefined && day <= today;
}

function hasHolder(world: World): boolean {
  return world.plan.people.some((one) => one.role === 'relay-holder' && !isPast(one.accessEnds, world));
}

function lacksDeclaration({ today }: World, { needsDeclaration, declaredOn }: PersonRow): boolean {
  return needsDeclaration === true && !(declaredOn !== undefined && declaredOn <= today);
}

/** The item and everything that it stands under (R5). */
function lineage({ world, item }: Pick<Case, 'world' | 'item'>): readonly ItemRow[] {
  const parent = world.plan.items.find((one) => one.id === item.parent);
  return parent === undefined ? [item] : [item, ...lineage({ world, item: parent })];
}

/** What a version of the minutes says of other items. */
function heldBy({ world, item }: Case): readonly ItemRow[] {
  return world.plan.items.filter(({ id }) => item.holds?.includes(id) === true);
}

function isForbidden({ world, person }: Case, item: ItemRow): boolean {
  return forbiddenTo(world, person.id, item).length > 0;
}

function isOld({ plan }: World, isLate: boolean | undefined): boolean {
  return plan.reopened?.oldContent === false && isLate !== true;
}

/** S2. Where it ended in this meeting, the meeting itself goes on. */
function hasEnded({ plan: { ended, reopened }, meeting, meetingIsOver }: World): boolean {
  if (ended === undefined || reopened !== undefined) return false;
  return ended.meeting !== meeting || meetingIsOver;
}

function isClosedTo(item: ItemRow, { id }: PersonRow): boolean {
  if (item.kind === 'message' && item.writtenBy === id) return false;
  // what is said under an activity has the limits of the activity, and none of its own unless one was set later
  const isSaying = item.kind === 'evaluation' || item.kind === 'comment';
  if (isSaying && item.isLimitedLater !== true) return false;
  return item.limitedTo?.includes(id) === false;
}

/** C10: of one meeting alone, and no longer than it lasts. */
function isElsewhere({ meeting, meetingIsOver }: World, where: string | undefined): boolean {
  return where !== undefined && (where !== meeting || meetingIsOver);
}

/** C8: a plan that was reopened rests on the new consent and on what came after it. C4: everything is everything. */
const historyIn = onceInWorld(({ plan }: World): readonly (ConsentRow | WithdrawalRow)[] => {
  const late = plan.consents.filter(({ isLate }) => isLate === true);
  const early = plan.consents.filter(({ isLate }) => isLate !== true);
  const all = plan.reopened === undefined ? [...early, ...late] : [plan.reopened.consent, ...late];
  const wiped = all.findLastIndex(
    (row) => row.kind === 'withdrawn' && row.participant === undefined && row.topic === undefined,
  );
  return all.slice(wiped + 1);
});

function historyOf(world: World): readonly (ConsentRow | WithdrawalRow)[] {
  return historyIn(world, { id: 'plan' });
}

/** The signed consents to the plan itself, not those for one meeting. */
const papersIn = onceInWorld((world: World): readonly ConsentRow[] =>
  historyOf(world).flatMap((row) =>
    row.kind === 'given' && row.meeting === undefined && row.signedOn <= world.today ? [row] : [],
  ),
);

function papersOf(world: World): readonly ConsentRow[] {
  return papersIn(world, { id: 'plan' });
}

/** C7: both the first and the last day count. */
function hasRunOut(row: ConsentRow | undefined, { today }: World): boolean {
  return row?.expiresOn !== undefined && row.expiresOn < today;
}

/** The newest paper stands in place of the older ones (C2). */
function allRanOut(world: World): boolean {
  return hasRunOut(papersOf(world).at(-1), world);
}

/** The newest paper names everybody who has access; one for this meeting speaks of whom it names (C2, C3, C10). */
const wordOn = onceInWorld((world: World, person: PersonRow): ConsentRow | undefined => {
  const history = historyOf(world);
  const at = history.findLastIndex((row) => isWordOn(world, person, row));
  const word = history[at];
  const isTakenBack = history
    .slice(at + 1)
    .some((row) => row.kind === 'withdrawn' && row.participant === person.id && row.topic === undefined);
  return word?.kind === 'given' && isNamed(word, person) && !isTakenBack ? word : undefined;
});

/** R13: of a parent only the plan owner's own consent speaks, once there is an age for it. */
function isWordOn(world: World, person: PersonRow, row: ConsentRow | WithdrawalRow): row is ConsentRow {
  if (row.kind !== 'given' || row.signedOn > world.today || isElsewhere(world, row.meeting)) return false;
  if (person.role === 'guardian' && row.signedBy?.includes('p0') !== true) return false;
  return row.meeting === undefined || isNamed(row, person);
}

function isNamed(row: ConsentRow, person: PersonRow): boolean {
  return row.names.some(({ participant }) => participant === person.id);
}

const everyTopic: readonly Topic[] = ['school', 'health', 'family', 'economy', 'other'];

/** What the word on this person gives, less what was taken back after it (C4). */
const topicsLeft = onceInWorld((world: World, person: PersonRow): readonly Topic[] => {
  const word = wordOn(world, person);
  if (word === undefined) return [];
  const history = historyOf(world);
  const after = history.slice(history.indexOf(word) + 1);
  const given = word.names.find(({ participant }) => participant === person.id)?.topics ?? everyTopic;
  return given.filter(
    (topic) =>
      !after.some(
        (row) =>
          row.kind === 'withdrawn' &&
          row.topic === topic &&
          (row.participant === undefined || row.participant === person.id),
      ),
  );
});

function allows({ world, person }: Case, topic: Topic): boolean {
  return topicsLeft(world, person).includes(topic);
}
