import fc from 'fast-check';
import type { PlanPart, Role, Topic } from '#domain/bodies.ts';
import { allTopics, partSchema } from '#domain/bodies.ts';
import type { Draw } from './draw.ts';
import { drawFrom } from './draw.ts';

/** A plan as plain rows. The law reads it as facts, the oracle of the tests reads the rows. */
export interface PersonRow {
  readonly id: string;
  readonly role: Role;
  readonly accessEnds?: string;
  readonly born?: string;
  readonly needsDeclaration?: boolean;
  readonly declaredOn?: string;
  readonly forMeeting?: string;
  readonly without?: PlanPart[];
}
export interface ConsentRow {
  readonly kind: 'given';
  readonly signedOn: string;
  readonly signedBy?: readonly string[];
  readonly expiresOn?: string;
  readonly meeting?: string;
  readonly names: readonly { readonly participant: string; readonly topics?: readonly Topic[] }[];
  /** C8: asked of the consent that reopens a plan. */
  readonly oldContent?: boolean;
  readonly isLate?: boolean;
}
export interface WithdrawalRow {
  readonly kind: 'withdrawn';
  readonly participant?: string;
  readonly topic?: Topic;
  readonly isLate?: boolean;
}
export interface ItemRow {
  readonly id: string;
  readonly kind:
    | 'goal'
    | 'activity'
    | 'evaluation'
    | 'comment'
    | 'section'
    | 'line'
    | 'document'
    | 'message'
    | 'appointment';
  readonly parent?: string;
  readonly topic: Topic;
  /** Of a message: whom it was sent to. */
  readonly limitedTo?: readonly string[];
  /** The limit came later, as a fact of its own. */
  readonly isLimitedLater?: boolean;
  readonly writtenBy?: string;
  /** Of a document: whose words stand in it. */
  readonly holds?: readonly string[];
  /** Written after the plan had ended and was reopened. */
  readonly isLate?: boolean;
}
export interface RandomPlan {
  readonly people: readonly PersonRow[];
  readonly consents: readonly (ConsentRow | WithdrawalRow)[];
  readonly items: readonly ItemRow[];
  readonly ended?: { readonly kind: 'closed' | 'inactive'; readonly meeting?: string };
  readonly reopened?: { readonly oldContent: boolean; readonly consent: ConsentRow };
}

/** Three days in a row and days of birth around the eighteenth birthday on them. */
export interface Season {
  readonly days: readonly [string, string, string];
  readonly births: readonly [string, ...string[]];
}
const autumn: Season = {
  days: ['2026-11-11', '2026-11-12', '2026-11-13'],
  births: ['2008-11-11', '2008-11-12', '2008-11-13', '2008-11-14'],
};
/** Besides an ordinary one: born on a leap day, a leap day itself, a new year. */
export const seasons: readonly [Season, ...Season[]] = [
  autumn,
  { days: ['2026-02-27', '2026-02-28', '2026-03-01'], births: ['2008-02-29', '2008-02-28', '2008-03-02'] },
  { days: ['2028-02-28', '2028-02-29', '2028-03-01'], births: ['2010-02-28', '2010-03-01'] },
  { days: ['2026-12-31', '2027-01-01', '2027-01-02'], births: ['2008-12-31', '2009-01-01', '2009-01-02'] },
];
export const today = autumn.days[1];
export const meeting = 'm1';
export const ids = ['p0', 'p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7'] as const;
const roles: readonly Role[] = ['plan-owner', 'guardian', 'guardian', 'relay-holder'];
const longAgo = '2026-01-01';

type Present<Given> = { [Key in keyof Given]: Exclude<Given[Key], undefined> };

/** Absent fields are absent, never `undefined`. */
export function compact<Given extends object>(row: Given): Present<Given> {
  const kept = Object.entries(row).filter(([, value]) => value !== undefined);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same row, minus what was absent
  return Object.fromEntries(kept) as Present<Given>;
}

function drawPerson(draw: Draw, season: Season, index: number): PersonRow {
  const role = drawRole(draw, index);
  const accessEnds = draw.rarely(14) ? draw.from(season.days) : undefined;
  const person = { id: ids[index] ?? 'p0', role, accessEnds };
  if (role === 'plan-owner') return compact({ ...person, born: drawBirth(draw, season) });
  return compact({
    ...person,
    ...(index > 4 && draw.rarely(4) ? drawOutsider(draw, season) : {}),
    forMeeting: index === 7 && draw.rarely(4) ? draw.from([meeting, 'm2']) : undefined,
    without: draw.rarely(10) ? draw.some(partSchema.options, { least: 1, most: 3 }) : undefined,
  });
}

function drawBirth(draw: Draw, season: Season): string | undefined {
  if (draw.rarely(8)) return undefined;
  return draw.rarely(3) ? draw.from(season.births) : '2017-03-01';
}

/** R9: with a declaration, without one, or with one that is signed tomorrow. */
function drawOutsider(draw: Draw, season: Season): Pick<PersonRow, 'needsDeclaration' | 'declaredOn'> {
  const declaredOn = draw.rarely(3) ? undefined : draw.from([longAgo, ...season.days]);
  return compact({ needsDeclaration: true, declaredOn });
}

/** Several holders now and then, and once in a while none at all. */
function drawRole(draw: Draw, index: number): Role {
  if (index === 3 && draw.rarely(20)) return 'participant';
  if (index === 4 && draw.rarely(4)) return 'relay-holder';
  return roles[index] ?? 'participant';
}

function drawTopics(draw: Draw): readonly Topic[] | undefined {
  return draw.rarely(2) ? draw.some(allTopics, { least: 1, most: 4 }) : undefined;
}

export function drawConsent(draw: Draw, season: Season): ConsentRow {
  const [, now, after] = season.days;
  const named = draw.some(ids.slice(draw.rarely(2) ? 1 : 3), { least: 2, most: 5 });
  return compact({
    kind: 'given' as const,
    signedOn: draw.from([longAgo, longAgo, longAgo, now, after]),
    signedBy: draw.from([['p1'], ['p1'], ['p1', 'p2'], ['p0'], ['p0', 'p1']]),
    expiresOn: draw.rarely(5) ? draw.from(season.days) : undefined,
    meeting: draw.rarely(6) ? draw.from([meeting, 'm2']) : undefined,
    names: named.map((participant) => compact({ participant, topics: drawTopics(draw) })),
  });
}

/** One person, one topic, one topic of one person; everything only now and then. */
export function drawWithdrawal(draw: Draw): WithdrawalRow {
  if (draw.rarely(10)) return { kind: 'withdrawn' };
  const participant = draw.from(['p2', 'p3', 'p4', 'p5', 'p6', 'p7']);
  const topic = draw.from(['school', 'health', 'family', 'economy', 'other'] as const);
  if (draw.rarely(3)) return { kind: 'withdrawn', participant };
  return draw.rarely(2) ? { kind: 'withdrawn', topic } : { kind: 'withdrawn', participant, topic };
}

/** Mostly everybody named once; then what came after. */
function drawConsents(draw: Draw, season: Season): (ConsentRow | WithdrawalRow)[] {
  const everybody = ids.slice(3).map((participant) => ({ participant }));
  const first: ConsentRow = { kind: 'given', signedOn: longAgo, names: everybody };
  const later = Array.from({ length: draw.below(4) }, () =>
    draw.rarely(3) ? drawWithdrawal(draw) : drawConsent(draw, season),
  );
  const all = draw.rarely(5) ? later : [first, ...later];
  return all.map((row) => (draw.rarely(4) ? { ...row, isLate: true } : row));
}

const kinds = [
  'goal',
  'goal',
  'activity',
  'activity',
  'evaluation',
  'comment',
  'section',
  'line',
  'document',
  'message',
  'appointment',
] as const;
const parentKind: Readonly<Record<string, ItemRow['kind']>> = {
  activity: 'goal',
  evaluation: 'activity',
  comment: 'activity',
  section: 'goal',
  line: 'goal',
};

/** An item under one of its kind that came before it; without one it becomes a goal. */
export function drawItem(draw: Draw, before: readonly ItemRow[]): ItemRow {
  const kind = draw.from(kinds);
  const row = {
    id: `i${before.length}`,
    topic: draw.from(['school', 'health', 'family', 'economy', 'other'] as const),
    writtenBy: draw.from(ids),
    ...drawLimit(draw, kind),
  };
  const above = parentKind[kind];
  if (above === undefined) return { ...row, kind, ...(kind === 'document' ? drawHeld(draw, before) : {}) };
  const possible = before.filter((one) => one.kind === above);
  const parent = possible[draw.below(possible.length)];
  if (parent === undefined) return { ...row, kind: kind === 'section' || kind === 'line' ? kind : 'goal' };
  const isSaying = kind === 'evaluation' || kind === 'comment';
  const late = parent.isLate === true ? { isLate: true } : {};
  return { ...row, ...late, kind, parent: parent.id, topic: isSaying ? parent.topic : row.topic };
}

/** R5: half of the documents are versions of minutes, and say what other items say. */
function drawHeld(draw: Draw, before: readonly ItemRow[]): Pick<ItemRow, 'holds'> {
  const possible = before.filter(({ kind }) => kind !== 'document').map(({ id }) => id);
  if (possible.length === 0 || draw.rarely(2)) return {};
  return { holds: draw.some(possible, { least: 1, most: 3 }) };
}

/** K2: a message has readers from the start; an appointment never. */
function drawLimit(draw: Draw, kind: ItemRow['kind']): Pick<ItemRow, 'limitedTo' | 'isLimitedLater'> {
  if (kind === 'appointment' || !draw.rarely(kind === 'message' ? 2 : 4)) return {};
  const limitedTo = draw.some(ids, { least: 1, most: 4 });
  return { limitedTo, isLimitedLater: kind !== 'message' && draw.rarely(2) };
}

function drawItems(draw: Draw, most: number): ItemRow[] {
  const placed: ItemRow[] = [];
  const count = 2 + draw.below(most - 1);
  for (let number = 0; number < count; number += 1) {
    const item = drawItem(draw, placed);
    placed.push(draw.rarely(3) ? { ...item, isLate: true } : item);
  }
  return placed;
}

/** S2, C8: closed or inactive, before this meeting or in it; half of them reopened by a new consent. */
function drawEnding(draw: Draw, season: Season): Pick<RandomPlan, 'ended' | 'reopened'> {
  if (!draw.rarely(5)) return {};
  const inMeeting = draw.from([undefined, undefined, meeting, 'm2']);
  const ended = compact({ kind: draw.from(['closed', 'inactive'] as const), meeting: inMeeting });
  if (draw.rarely(2)) return { ended };
  const { meeting: _meeting, ...consent } = drawConsent(draw, season);
  return { ended, reopened: { oldContent: draw.rarely(2), consent } };
}

export function drawPlan(draw: Draw, season: Season): RandomPlan {
  return {
    people: ids.map((_id, index) => drawPerson(draw, season, index)),
    consents: drawConsents(draw, season),
    items: drawItems(draw, 12),
    ...drawEnding(draw, season),
  };
}

/** For the tests of the law: a plan that has not ended. */
export const randomPlan: fc.Arbitrary<RandomPlan> = fc.nat().map((seed) => {
  const { ended: _ended, reopened: _reopened, ...open } = drawPlan(drawFrom(seed), autumn);
  return open;
});
