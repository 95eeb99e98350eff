import { sql } from 'kysely';
import type { Id } from '#domain/identity.ts';
import type { Item } from '#domain/state.ts';
import { hashText } from '../database/hash.ts';
import { loadState } from '../log/load-state.ts';
import type { Store } from '../store.ts';
import type { ExchangeFile } from './exchange-file.ts';
import { writeBack, type WrittenEvaluation } from './write-back.ts';

export interface ReadActivities {
  readonly activities: readonly { readonly id: Id; readonly description: string }[];
  readonly evaluations: readonly WrittenEvaluation[];
  /** What is limited to some (R5): how that is done there is not known, so it stays here. */
  readonly leftOut: number;
}

/** Activities and what was evaluated of them, as far as everybody with access to the plan may read it. */
export async function readActivities(
  store: Pick<Store, 'database' | 'tenant'>,
  plan: Id,
): Promise<ReadActivities | undefined> {
  const state = await store.database.within(
    { role: 'service', tenant: store.tenant },
    async (within) => {
      const found = await sql<{ op_seq: number }>`
        select op_seq from plan where tenant = ${store.tenant} and id = ${plan}`.execute(within);
      const opSeq = found.rows[0]?.op_seq;
      return opSeq === undefined ? undefined : loadState(store, within, { plan, opSeq });
    },
    'repeatable read',
  );
  if (state === undefined) return undefined;
  const items = [...state.items.values()];
  const open = items.filter((item) => !isLimited(item, state.items));
  return {
    activities: open.flatMap((item) =>
      item.kind === 'activity' ? [{ id: item.id, description: item.description }] : [],
    ),
    evaluations: open.flatMap((item) =>
      item.kind === 'evaluation' ? [{ activity: item.parent, date: item.date, text: item.text }] : [],
    ),
    leftOut:
      items.filter(({ kind }) => kind === 'activity' || kind === 'evaluation').length -
      open.filter(({ kind }) => kind === 'activity' || kind === 'evaluation').length,
  };
}

function isLimited(item: Item, items: ReadonlyMap<Id, Item>): boolean {
  if (item.limitedTo !== undefined) return true;
  const parent = item.parent === undefined ? undefined : items.get(item.parent);
  return parent !== undefined && isLimited(parent, items);
}

/** A first copy: every activity with what was evaluated of it under its text. */
export function composeExchange(plan: Id, { activities, evaluations }: ReadActivities): ExchangeFile {
  return {
    format: 1,
    kind: 'samspill-exchange',
    plan,
    fields: activities.map(({ id, description }) => {
      const own = evaluations.filter(({ activity }) => activity === id);
      const written = writeBack({ text: description, hash: hashText(description) }, own);
      const text = written.ok ? written.value : description;
      return { activity: id, text, hash: hashText(text) };
    }),
  };
}
