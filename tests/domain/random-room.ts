import fc from 'fast-check';
import type { Role, Topic } from '#domain/bodies.ts';
import { allTopics } from '#domain/bodies.ts';
import type { KnownFact } from '#domain/known-fact.ts';
import { readFact } from '#domain/known-fact.ts';

/** A plan as plain rows. The law reads it as facts, the oracle of the tests reads the rows. */
export interface PersonRow {
  readonly id: string;
  readonly role: Role;
  readonly accessEnds?: string;
}
export type ConsentEvent =
  | {
      readonly kind: 'given';
      readonly signedOn: string;
      readonly expiresOn?: string;
      readonly meeting?: string;
      readonly names: readonly { participant: string; topics?: Topic[] }[];
    }
  | { readonly kind: 'withdrawn'; readonly participant?: string; readonly topic?: Topic };
export interface ItemRow {
  readonly id: string;
  readonly kind: 'goal' | 'activity' | 'evaluation' | 'comment' | 'section' | 'document';
  readonly parent?: string;
  readonly topic: Topic;
  readonly limitedTo?: readonly string[];
  /** The limit came later, as a fact of its own. */
  readonly isLimitedLater: boolean;
}
export interface RandomPlan {
  readonly people: readonly PersonRow[];
  readonly consents: readonly ConsentEvent[];
  readonly items: readonly ItemRow[];
}

export const today = '2026-11-12';
export const meeting = 'm1';
const days = fc.constantFrom('2026-11-11', today, '2026-11-13');
const roles: readonly Role[] = ['plan-owner', 'guardian', 'guardian', 'relay-holder'];
const ids = ['p0', 'p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7'] as const;
const topics = fc.constantFrom(...allTopics);
const manyTopics = fc.uniqueArray(topics, { minLength: 1, maxLength: 5 });
/** Absent, but for one time in `every`. */
function rarely<Value>(of: fc.Arbitrary<Value>, every = 6): fc.Arbitrary<Value | undefined> {
  return fc.oneof({ arbitrary: fc.constant(undefined), weight: every - 1 }, { arbitrary: of, weight: 1 });
}

type Present<Given> = { [Key in keyof Given]: Exclude<Given[Key], undefined> };

/** Absent fields are absent, never `undefined`. */
export function compact<Given extends object>(row: Given): Present<Given> {
  const kept = Object.entries(row).filter(([, value]) => value !== undefined);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same row, minus what was absent
  return Object.fromEntries(kept) as Present<Given>;
}

const people: fc.Arbitrary<PersonRow[]> = fc
  .array(rarely(days, 15), { minLength: ids.length, maxLength: ids.length })
  .map((ends) =>
    ids.map((id, index) => compact({ id, role: roles[index] ?? 'participant', accessEnds: ends[index] })),
  );

const named = fc.record({
  participant: fc.constantFrom(...ids.slice(3)),
  topics: fc.option(manyTopics, { nil: undefined }),
});
const given = fc
  .record({
    signedOn: fc.constantFrom('2026-01-01', '2026-01-01', '2026-01-01', today, '2026-11-13'),
    expiresOn: rarely(days),
    meeting: rarely(fc.constantFrom(meeting, 'm2')),
    names: fc.uniqueArray(named, { minLength: 2, maxLength: 5, selector: ({ participant }) => participant }),
  })
  .map((row): ConsentEvent => ({
    kind: 'given',
    ...compact({ ...row, names: row.names.map((one) => compact(one)) }),
  }));
const withdrawn = fc
  .record({
    participant: fc.option(fc.constantFrom(...ids.slice(3)), { nil: undefined, freq: 6 }),
    topic: fc.option(topics, { nil: undefined, freq: 2 }),
  })
  .map((row): ConsentEvent => ({ kind: 'withdrawn', ...compact(row) }));
/** Everybody named once, so that most rooms see something; then what came after. */
const first: ConsentEvent = {
  kind: 'given',
  signedOn: '2026-01-01',
  names: ids.slice(3).map((participant) => ({ participant })),
};
const consents = fc
  .tuple(
    fc.boolean(),
    fc.array(fc.oneof({ arbitrary: given, weight: 3 }, { arbitrary: withdrawn, weight: 1 }), {
      maxLength: 4,
    }),
  )
  .map(([hasFirst, rest]) => (hasFirst ? [first, ...rest] : rest));

const roughItem = fc.record({
  kind: fc.constantFrom(
    'goal',
    'goal',
    'activity',
    'activity',
    'evaluation',
    'comment',
    'section',
    'document',
  ),
  under: fc.nat(),
  topic: topics,
  limitedTo: fc.option(fc.uniqueArray(fc.constantFrom(...ids), { minLength: 1, maxLength: 4 }), {
    nil: undefined,
    freq: 3,
  }),
  isLimitedLater: fc.boolean(),
});
type RoughItem = typeof roughItem extends fc.Arbitrary<infer Row> ? Row : never;

const parentKind: Readonly<Record<string, ItemRow['kind']>> = {
  activity: 'goal',
  evaluation: 'activity',
  comment: 'activity',
  section: 'goal',
};

/** An item under one of its kind that came before it; without one it becomes a goal. */
function placeItem(before: readonly ItemRow[], rough: RoughItem): ItemRow {
  const id = `i${before.length}`;
  const { topic, limitedTo, isLimitedLater } = rough;
  const row = { id, ...compact({ topic, limitedTo, isLimitedLater }) };
  const wanted = parentKind[rough.kind];
  if (wanted === undefined) return { ...row, kind: rough.kind };
  const possible = before.filter((one) => one.kind === wanted);
  const parent = possible[rough.under % Math.max(1, possible.length)];
  if (parent === undefined)
    return rough.kind === 'section' ? { ...row, kind: 'section' } : { ...row, kind: 'goal' };
  const isSaying = rough.kind === 'evaluation' || rough.kind === 'comment';
  return { ...row, kind: rough.kind, parent: parent.id, topic: isSaying ? parent.topic : topic };
}

const items = fc.array(roughItem, { minLength: 2, maxLength: 14 }).map((rows) => {
  const placed: ItemRow[] = [];
  for (const rough of rows) placed.push(placeItem(placed, rough));
  return placed;
});

export const randomPlan: fc.Arbitrary<RandomPlan> = fc.record({ people, consents, items });

/** Who is in the room: people of the plan, now and then somebody whom the plan does not know. */
export const randomRoom: fc.Arbitrary<string[]> = fc.uniqueArray(
  fc.oneof(
    { arbitrary: fc.constantFrom(...ids), weight: 12 },
    { arbitrary: fc.constant('nobody'), weight: 1 },
  ),
  { maxLength: 4 },
);

function factId(kind: number, of: string): string {
  return `00000000-000${kind}-7000-8000-${Buffer.from(of).toString('hex').padStart(12, '0')}`;
}

function factOf(
  kind: number,
  of: string,
  what: { verb: string; item: string; body: Record<string, unknown> },
): KnownFact {
  const read = readFact({
    id: factId(kind, of),
    command: factId(kind, of),
    plan: 'plan',
    item: what.item,
    verb: what.verb,
    saidBy: [],
    writtenBy: 'p3',
    proof: 'eid',
    at: '2026-01-01T09:00:00.000Z',
    profile: 'test-1',
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written out by this file, parsed by readFact
    body: what.body as Record<string, string>,
  });
  if (read.kind !== 'known') throw new Error(`The test wrote a fact that is ${read.kind}: ${what.verb}`);
  return read.fact;
}

function itemBody(row: ItemRow, text: string): { verb: string; body: Record<string, unknown> } {
  const at = '2026-01-02';
  const { topic, limitedTo } = row;
  const shown = row.isLimitedLater || limitedTo === undefined ? { topic } : { topic, limitedTo };
  switch (row.kind) {
    case 'goal':
      return { verb: 'goal.added/1', body: { title: text, ...shown } };
    case 'activity':
      return {
        verb: 'activity.added/1',
        body: {
          goal: row.parent,
          description: text,
          responsible: [{ name: 'Kari' }],
          status: 'new',
          ...shown,
        },
      };
    case 'evaluation':
    case 'comment':
      return { verb: `${row.kind}.added/1`, body: { activity: row.parent, date: at, text } };
    case 'section': {
      const under = row.parent === undefined ? {} : { goal: row.parent };
      const paragraph = { type: 'paragraph', content: [{ type: 'text', text }] };
      const rich = { schema: 1, type: 'doc', content: [paragraph] };
      return {
        verb: 'section.approved/1',
        body: { meeting, heading: text, position: 0, text: rich, ...under, ...shown },
      };
    }
    case 'document':
      return {
        verb: 'document.added/1',
        body: {
          category: 'other',
          title: text,
          sha256: 'a'.repeat(64),
          bytes: 1,
          mediaType: 'text/plain',
          ...shown,
        },
      };
  }
}

/** The facts of a plan. Ids hang on the rows alone, so two plans that share rows share facts. */
export function factsOfRandomPlan(
  plan: RandomPlan,
  textOf: (id: string) => string = (id) => id,
): readonly KnownFact[] {
  return [
    factOf(0, 'plan', { verb: 'plan.opened/1', item: 'plan', body: { about: 'child', language: 'nb' } }),
    ...plan.people.map(({ id, ...rest }) =>
      factOf(1, id, {
        verb: 'participant.added/1',
        item: id,
        body: { name: `Person ${id}`, access: 'full', employee: true, ...rest },
      }),
    ),
    ...plan.consents.map(({ kind, ...rest }, index) =>
      kind === 'given'
        ? factOf(2, `c${index}`, {
            verb: 'consent.given/1',
            item: `c${index}`,
            body: { signedBy: ['p1'], form: 'paper', ...rest },
          })
        : factOf(2, `c${index}`, {
            verb: 'consent.withdrawn/1',
            item: `c${index}`,
            body: { on: '2026-02-01', form: 'spoken', ...rest },
          }),
    ),
    ...plan.items.map((row) => factOf(3, row.id, { item: row.id, ...itemBody(row, textOf(row.id)) })),
    ...plan.items.flatMap((row) =>
      row.isLimitedLater && row.limitedTo !== undefined
        ? [factOf(4, row.id, { verb: 'item.limited/1', item: row.id, body: { to: row.limitedTo } })]
        : [],
    ),
  ];
}
