import { sql } from 'kysely';
import type { Day } from '#domain/calendar.ts';
import type { Id } from '#domain/identity.ts';
import { system } from '#domain/identity.ts';
import type { KnownFact } from '#domain/known-fact.ts';
import type { PlanState } from '#domain/state.ts';
import { appendOwn, lockState } from './append-own.ts';
import type { Within } from './database.ts';
import { hashText } from './hash.ts';
import { makeOwnFact } from './own-fact.ts';
import type { Store } from './store.ts';

/**
 * Writes what the calendar has done by itself: access that has ended (R3) and consents that have run out (C7),
 * each once, whenever and however often it is asked. Everything in it was in force already by the day alone; the
 * fact is what tells those who pull. A deletion is never carried out here (S5).
 */
export async function passDay(store: Store): Promise<{ readonly written: number }> {
  const plans = await sql<{ id: string }>`
    select id from plan where tenant = ${store.tenant} order by id`.execute(store.database);
  let written = 0;
  for (const { id } of plans.rows) written += await passDayOf(store, id);
  return { written };
}

async function passDayOf(store: Store, plan: Id): Promise<number> {
  const appended = await store.database.transaction().execute(async (within) => {
    const locked = await lockState(store, within, plan);
    const due = locked === undefined ? [] : dueOn(store, { plan, state: locked.state });
    if (due.length === 0) return undefined;
    const known = await knownItems(store, within, plan);
    const fresh = due.filter((fact) => !known.has(fact.item));
    return fresh.length === 0 ? undefined : appendOwn(store, within, { plan, facts: fresh });
  });
  appended?.keep();
  return appended?.outcomes.filter(({ kind }) => kind === 'applied').length ?? 0;
}

/** Access is over on its last day already; of a consent both days count. */
function dueOn(store: Store, { plan, state }: { readonly plan: Id; readonly state: PlanState }): KnownFact[] {
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
