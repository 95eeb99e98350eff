import { sql } from 'kysely';
import { no, type Result } from '#domain/result.ts';
import type { Loan, NewPlan } from '#sync/messages.ts';
import { describeProblem, type Problem } from '#sync/problems.ts';
import type { Caller, RoomCaller } from './caller.ts';
import { expectRows } from '../database/database.ts';
import { type Opener, openPlan } from './open-plan.ts';
import { inService, type Store } from '../store.ts';

/** M6, R8: only an approved employee opens a plan; the room's grant is bound to it from then on. */
export async function openPlanFor(
  store: Store,
  { caller, request }: { readonly caller: Caller; readonly request: NewPlan },
): Promise<Result<Loan, Problem>> {
  if (caller.kind === 'tryout') return openPlan(store, request);
  if (caller.kind === 'delivery') return no(describeProblem('plan-not-found'));
  const isOther = caller.plan !== undefined && caller.plan !== request.plan;
  if (isOther || caller.device !== request.device) return no(describeProblem('plan-not-found'));
  const opener = await findEmployee(store, caller.person);
  if (opener === undefined) return no(describeProblem('read-only'));
  const opened = await openPlan(store, request, opener);
  if (opened.ok && caller.plan === undefined) await bind(store, caller, opened.value);
  return opened;
}

async function findEmployee(store: Store, person: string): Promise<Opener | undefined> {
  const found = await inService(store, (within) =>
    sql<{ name: string; service: string | null; position: string | null }>`
      select name, service, position from person
      where tenant = ${store.tenant} and id = ${person} and employee`.execute(within),
  );
  const row = found.rows[0];
  if (row === undefined) return undefined;
  const service = row.service === null ? {} : { service: row.service };
  const position = row.position === null ? {} : { position: row.position };
  return { person, employee: { name: row.name, ...service, ...position } };
}

async function bind(store: Store, caller: RoomCaller, loan: Loan): Promise<void> {
  await inService(store, async (within) => {
    const written = await sql`
      update grant_binding set plan = (select plan from loan where tenant = ${store.tenant} and id = ${loan.loan}),
        participant = ${loan.reader}, meeting = ${loan.meeting}
      where tenant = ${store.tenant} and grant_id = ${caller.grant} and plan is null`.execute(within);
    expectRows(written, 1);
  });
}
