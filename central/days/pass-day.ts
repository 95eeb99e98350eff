import { sql } from 'kysely';
import type { Day } from '#domain/calendar.ts';
import type { Id } from '#domain/identity.ts';
import { system } from '#domain/identity.ts';
import type { KnownFact } from '#domain/known-fact.ts';
import type { PlanState } from '#domain/state.ts';
import { appendOwn, lockState } from '../log/append-own.ts';
import { removeAbandonedUploads } from '../documents/blob-uploads.ts';
import { expectRows, type Within } from '../database/database.ts';
import { dueAfter, isEmptyPlan, isToBeDeleted } from './due-on.ts';
import { executeDeletion } from './execute-deletion.ts';
import { hashText } from '../database/hash.ts';
import { makeOwnFact } from '../log/own-fact.ts';
import { removeEmptyPlan } from './remove-empty-plan.ts';
import { inService, type Store } from '../store.ts';

/**
 * Writes what the calendar has done by itself: access that has ended (R3) and consents that have run out (C7),
 * each once, whenever and however often it is asked. Everything in it was in force already by the day alone; the
 * fact is what tells those who pull. What was never a plan goes (C1), and what was withdrawn where the profile says
 * that it is deleted (C5); a deletion that was granted is carried out by whom it was granted (S5). Documents that nobody
 * went on with go. Only plans in which something is due are looked into ([SYNC-24]).
 */
export async function passDay(store: Store): Promise<{ readonly written: number }> {
  const plans = await inService(store, (within) =>
    sql<{ id: string }>`
      select id from plan where tenant = ${store.tenant} and due_on <= ${store.today()}::date
      order by id`.execute(within),
  );
  let written = 0;
  for (const { id } of plans.rows) written += await passDayOf(store, id);
  await removeAbandonedUploads(store);
  return { written };
}

interface Passed {
  readonly written: number;
  readonly keep?: () => void;
  readonly isToBeDeleted: boolean;
}

async function passDayOf(store: Store, plan: Id): Promise<number> {
  const passed = await inService(store, (within) => passWithin(store, within, plan));
  passed.keep?.();
  if (!passed.isToBeDeleted) return passed.written;
  const deleted = await executeDeletion(store, { plan, reason: 'consent-withdrawn' });
  return passed.written + (deleted.ok ? 1 : 0);
}

async function passWithin(store: Store, within: Within, plan: Id): Promise<Passed> {
  const locked = await lockState(store, within, plan);
  if (locked === undefined) return { written: 0, isToBeDeleted: false };
  const at = { today: store.today(), profile: store.profile };
  if (isEmptyPlan(locked.state, at)) {
    const emptied = await removeEmptyPlan(store, within, { plan, locked });
    return { written: 0, keep: () => store.snapshots.keep(plan, emptied), isToBeDeleted: false };
  }
  const due = factsDue(store, { plan, state: locked.state });
  const known = due.length === 0 ? new Set<string>() : await knownItems(store, within, plan);
  const fresh = due.filter((fact) => !known.has(fact.item));
  const appended = fresh.length === 0 ? undefined : await appendOwn(store, within, { plan, facts: fresh });
  const state = appended?.state ?? locked.state;
  await writeDue(store, within, { plan, day: dueAfter(state, at) });
  return {
    written: appended?.outcomes.filter(({ kind }) => kind === 'applied').length ?? 0,
    isToBeDeleted: isToBeDeleted(state, store.profile),
    ...(appended === undefined ? {} : { keep: appended.keep }),
  };
}

async function writeDue(
  store: Store,
  within: Within,
  { plan, day }: { readonly plan: Id; readonly day: Day | undefined },
): Promise<void> {
  const written = await sql`
    update plan set due_on = ${day ?? null}::date where tenant = ${store.tenant} and id = ${plan}`.execute(
    within,
  );
  expectRows(written, 1);
}

/** Access is over on its last day already; of a consent both days count. */
function factsDue(
  store: Store,
  { plan, state }: { readonly plan: Id; readonly state: PlanState },
): KnownFact[] {
  const today = store.today();
  const ended = [...state.participants.values()].flatMap(({ id, accessEnds }) => {
    if (accessEnds === undefined || accessEnds > today) return [];
    const body = { participant: id, on: accessEnds };
    const item = nameOf('access.ended', id, accessEnds);
    return [makeOwnFact(store, { plan, item, verb: 'access.ended/1', body, writtenBy: system })];
  });
  const expired = state.consents.flatMap(({ id, expiresOn }) => {
    if (expiresOn === undefined || expiresOn >= today) return [];
    const body = { consent: id, on: expiresOn };
    const item = nameOf('consent.expired', id, expiresOn);
    return [makeOwnFact(store, { plan, item, verb: 'consent.expired/1', body, writtenBy: system })];
  });
  return [...ended, ...expired];
}

/** The same thing on the same day has the same name: that is how it is known again after a restart. */
function nameOf(what: string, subject: Id, on: Day): Id {
  return `day-${hashText(`${what} ${subject} ${on}`).slice(0, 40)}`;
}

async function knownItems(store: Store, within: Within, plan: Id): Promise<ReadonlySet<string>> {
  const found = await sql<{ item: string }>`
    select item from fact where tenant = ${store.tenant} and plan = ${plan}
      and written_by = ${system}`.execute(within);
  return new Set(found.rows.map(({ item }) => item));
}
