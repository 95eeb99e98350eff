import { sql } from 'kysely';
import type { At } from '#domain/audience.ts';
import type { Id } from '#domain/identity.ts';
import { holdersSubject, type Readers, readersOf, readersOfNew, type Subject } from '#domain/readers.ts';
import type { PlanState } from '#domain/state.ts';
import { expectRows, type Within } from '../database/database.ts';
import type { PlanHead } from './plan-rows.ts';
import type { Store } from '../store.ts';

/** One subject whose readers are others than before: what a pull works out `withdrawn` and `reset` from. */
export interface ReaderChange {
  readonly subject: Subject;
  readonly before: readonly Id[];
  readonly after: readonly Id[];
}

/** Who reads what after the log has grown, and what of that is new or other than before. */
export interface RenewedReaders {
  readonly readers: Readers;
  readonly at: At;
  readonly fresh: readonly (readonly [Subject, readonly Id[]])[];
  readonly changed: readonly ReaderChange[];
}

/**
 * What `readersOf` says of the new state, beside what is kept at the head of the plan whose lock the caller holds. A
 * large plan that only got more items costs no more than a small one ([SYNC-20]).
 */
export async function renewedReaders(
  store: Store,
  within: Within,
  grown: {
    readonly plan: Id;
    readonly head: PlanHead;
    readonly state: PlanState;
    readonly announced: readonly Subject[];
  },
): Promise<RenewedReaders> {
  const { plan, head, state, announced } = grown;
  const at: At = { today: store.today(), adultAge: store.profile.adultAge };
  const kept = store.snapshots.find(plan);
  const isAtHead = kept?.upTo === head.opSeq && kept.visSeq === head.visSeq;
  const isGrown = isAtHead && announced.length === 0 && isSameDay(kept.at, at);
  const only = isGrown ? readersOfNew(kept, state, at) : undefined;
  if (kept !== undefined && only !== undefined) {
    const readers = only.size === 0 ? kept.readers : new Map([...kept.readers, ...only]);
    return { readers, at, fresh: [...only], changed: [] };
  }
  const was = isAtHead ? kept.readers : await loadReaders(store, within, plan);
  const readers = withEmptied(was, readersOf(state, at));
  const fresh = [...readers].filter(([subject]) => !was.has(subject));
  const changed = changesBetween(was, readers);
  return { readers, at, fresh, changed: [...changed, ...announce(readers, announced)] };
}

/** S5: an item whose facts were emptied is no item any more. That it was there is between those of family and holders who knew. */
function withEmptied(was: Readers, is: Readers): Readers {
  const holders = is.get(holdersSubject) ?? [];
  const emptied = [...was].filter(([subject]) => !is.has(subject));
  const still = emptied.map(([subject, ids]) => [subject, ids.filter((id) => holders.includes(id))] as const);
  return still.length === 0 ? is : new Map([...is, ...still]);
}

/** The same readers before and after, which no change has: what makes a room take the plan whole. */
function announce(readers: Readers, subjects: readonly Subject[]): readonly ReaderChange[] {
  return subjects.map((subject) => {
    const same = readers.get(subject) ?? [];
    return { subject, before: same, after: same };
  });
}

function isSameDay(one: At, other: At): boolean {
  return one.today === other.today && one.adultAge === other.adultAge;
}

async function loadReaders(store: Store, within: Within, plan: Id): Promise<Readers> {
  const found = await sql<{ subject: string; readers: string }>`
    select subject, array_to_json(readers)::text as readers from item_reader
    where tenant = ${store.tenant} and plan = ${plan}`.execute(within);
  return new Map(found.rows.map((row) => [row.subject, readIds(row.readers)]));
}

function readIds(text: string): readonly Id[] {
  const ids: unknown = JSON.parse(text);
  return Array.isArray(ids) ? ids.map(String) : [];
}

/**
 * Rewrites `item_reader` to what the domain's audience says, in the transaction that made it so, and keeps what
 * changed for anything that could have been read before. Answers the second position of the plan ([SYNC-8]).
 */
export async function writeReaders(
  store: Store,
  within: Within,
  written: { readonly plan: Id; readonly visSeq: number; readonly renewed: RenewedReaders },
): Promise<number> {
  const { plan, visSeq, renewed } = written;
  const { fresh, changed } = renewed;
  const rows = [...new Map([...fresh, ...changed.map((one) => [one.subject, one.after] as const)])];
  if (rows.length > 0) await upsert(store, within, { plan, rows });
  if (changed.length > 0) await keepChanges(store, within, { plan, visSeq, changed });
  return visSeq + changed.length;
}

function changesBetween(was: Readers, is: Readers): readonly ReaderChange[] {
  return [...was].flatMap(([subject, before]) => {
    const after = is.get(subject) ?? [];
    return isSame(before, after) ? [] : [{ subject, before, after }];
  });
}

function isSame(one: readonly Id[], other: readonly Id[]): boolean {
  return one === other || (one.length === other.length && one.every((id, index) => id === other[index]));
}

async function upsert(
  store: Store,
  within: Within,
  { plan, rows }: { readonly plan: Id; readonly rows: readonly (readonly [Subject, readonly Id[]])[] },
): Promise<void> {
  // Most items have the same readers: each list is said once, and made an array once.
  const groups = [...Map.groupBy(rows, ([, readers]) => readers.join(' ')).values()].map((same) => ({
    subjects: same.map(([subject]) => subject),
    readers: same[0]?.[1] ?? [],
  }));
  const written = await sql`
    with given as materialized (
      select subjects, array(select json_array_elements_text(readers)) as readers
      from json_to_recordset(${JSON.stringify(groups)}::text::json) as row(subjects json, readers json)
    )
    insert into item_reader (tenant, plan, subject, readers)
    select ${store.tenant}, ${plan}, json_array_elements_text(given.subjects), given.readers from given
    on conflict (tenant, plan, subject) do update set readers = excluded.readers`.execute(within);
  expectRows(written, rows.length);
}

async function keepChanges(
  store: Store,
  within: Within,
  kept: { readonly plan: Id; readonly visSeq: number; readonly changed: readonly ReaderChange[] },
): Promise<void> {
  const given = JSON.stringify(
    kept.changed.map((one, index) => ({ ...one, vis_seq: kept.visSeq + index + 1 })),
  );
  const written = await sql`
    insert into visibility_event (tenant, plan, vis_seq, subject, before, after)
    select ${store.tenant}, ${kept.plan}, row.vis_seq, row.subject,
      array(select json_array_elements_text(row.before)), array(select json_array_elements_text(row.after))
    from json_to_recordset(${given}::text::json)
      as row(vis_seq integer, subject text, before json, after json)`.execute(within);
  expectRows(written, kept.changed.length);
}
