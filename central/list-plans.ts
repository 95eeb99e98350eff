import { sql } from 'kysely';
import { type PlanRow, planRowSchema } from '#sync/messages.ts';
import type { Store } from './store.ts';

interface Row {
  readonly id: string;
  readonly first_name: string;
  readonly language: string;
  readonly holder: string | null;
  readonly meeting_plan: string | null;
}

/** The plans that may be taken into a room, each with the next meeting that has been called. */
export async function listPlans(store: Store): Promise<readonly PlanRow[]> {
  const found = await sql<Row>`
    select plan.id, plan.first_name, plan.language, plan.holder, (
      select meeting_plan from meeting
      where meeting.tenant = plan.tenant and meeting.plan = plan.id and not meeting.ended
      order by meeting.held_on, meeting.id limit 1
    ) as meeting_plan
    from plan where plan.tenant = ${store.tenant} order by plan.first_name, plan.id`.execute(store.database);
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
