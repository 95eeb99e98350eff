import { sql } from 'kysely';
import { no, type Result, yes } from '#domain/result.ts';
import type { HomeContact } from '#sync/home-messages.ts';
import { describeProblem, type Problem } from '#sync/problems.ts';
import { inService, type Store } from '../store.ts';

export function toContact(row: {
  readonly mobile: string | null;
  readonly email: string | null;
}): HomeContact {
  return {
    ...(row.mobile === null ? {} : { mobile: row.mobile }),
    ...(row.email === null ? {} : { email: row.email }),
  };
}

/** R10, R12: an employee says themselves how the family reaches them. No fact of a plan: it belongs to the person. */
export async function changeContact(
  store: Store,
  asked: { readonly person: string; readonly contact: HomeContact },
): Promise<Result<void, Problem>> {
  const { mobile, email } = asked.contact;
  const changed = await inService(store, (within) =>
    sql`
      update person set mobile = ${mobile ?? null}, email = ${email ?? null}
      where tenant = ${store.tenant} and id = ${asked.person} and employee`.execute(within),
  );
  return changed.numAffectedRows === 1n ? yes(undefined) : no(describeProblem('read-only'));
}
