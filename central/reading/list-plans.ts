import { sql } from 'kysely';
import type { Id } from '#domain/identity.ts';
import { type PlanRow, planRowSchema } from '#sync/messages.ts';
import type { Caller, RoomCaller } from '../loans/caller.ts';
import type { Within } from '../database/database.ts';
import { freshenReaders } from './freshen-readers.ts';
import { mayReadPlan } from './pull-changes.ts';
import { inService, type Store } from '../store.ts';

interface Row {
  readonly id: string;
  readonly first_name: string;
  readonly language: string;
  readonly holder: string | null;
  readonly meeting_plan: string | null;
}

/** The plans that may be taken into a room, each with the next meeting that has been called. */
export async function listPlans(store: Store, caller: Caller): Promise<readonly PlanRow[]> {
  switch (caller.kind) {
    case 'delivery':
      return [];
    case 'tryout':
      return inService(store, (within) => readPlans(store, within));
    case 'room':
      return listOwn(store, caller);
  }
}

/** The one plan of the grant, as long as its participant may read anything of it (R7). */
async function listOwn(store: Store, { plan, participant }: RoomCaller): Promise<readonly PlanRow[]> {
  if (plan === undefined || participant === undefined) return [];
  await freshenReaders(store, plan);
  return inService(store, async (within) => {
    if (!(await mayReadPlan(store, within, { plan, reader: participant }))) return [];
    const rows = await readPlans(store, within, plan);
    const hidden = await readHidden(store, within, { plan, reader: participant });
    return rows.map((row) => withoutHidden(row, hidden));
  });
}

/** A6: a point about what this reader may not see is not there. */
async function readHidden(
  store: Store,
  within: Within,
  { plan, reader }: { readonly plan: Id; readonly reader: Id },
): Promise<ReadonlySet<Id>> {
  const found = await sql<{ subject: string }>`
    select subject from item_reader where tenant = ${store.tenant} and plan = ${plan}
      and not ${reader} = any (readers)`.execute(within);
  return new Set(found.rows.map(({ subject }) => subject));
}

function withoutHidden(row: PlanRow, hidden: ReadonlySet<Id>): PlanRow {
  const { meeting } = row;
  if (meeting === undefined) return row;
  const agenda = meeting.agenda.filter((point) => point.kind !== 'goal' || !hidden.has(point.goal));
  return { ...row, meeting: { ...meeting, agenda } };
}

async function readPlans(store: Store, within: Within, only: Id | null = null): Promise<readonly PlanRow[]> {
  const found = await sql<Row>`
    select plan.id, plan.first_name, plan.language, plan.holder, (
      select meeting_plan from meeting
      where meeting.tenant = plan.tenant and meeting.plan = plan.id and not meeting.ended
      order by meeting.held_on, meeting.id limit 1
    ) as meeting_plan
    from plan where plan.tenant = ${store.tenant} and plan.gone_on is null and (${only}::text is null or plan.id = ${only})
    order by plan.first_name, plan.id`.execute(within);
  return found.rows.map((row) =>
    planRowSchema.parse({
      id: row.id,
      firstName: row.first_name,
      language: row.language,
      ...(row.holder === null ? {} : { holder: row.holder }),
      ...(row.meeting_plan === null ? {} : { meeting: JSON.parse(row.meeting_plan) as unknown }),
    }),
  );
}
