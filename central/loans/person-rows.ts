import { sql } from 'kysely';
import type { Id } from '#domain/identity.ts';
import { expectRows, type Within } from '../database/database.ts';
import type { Store } from '../store.ts';

/** Persons exist only in the store (design §3): which of them a participant of a plan is. */
export async function namePerson(
  store: Store,
  within: Within,
  named: { readonly plan: Id; readonly participant: Id; readonly person: string },
): Promise<void> {
  const written = await sql`
    insert into participant_person (tenant, plan, participant, person)
    values (${store.tenant}, ${named.plan}, ${named.participant}, ${named.person})
    on conflict (tenant, plan, participant) do update set person = excluded.person`.execute(within);
  expectRows(written, 1);
}
