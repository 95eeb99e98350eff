import { createHmac, randomInt, timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import { expectRows } from '../database/database.ts';
import { hashText } from '../database/hash.ts';
import { inService, type Store } from '../store.ts';
import { makeSecret } from './cookies.ts';

export const minutesOfCode = 10;
const mostTries = 5;

export interface SentCode {
  /** What the browser keeps. */
  readonly secret: string;
  readonly code: string;
  readonly email: string | null;
}

/** Six digits for the browser that gave the password, and for no other. */
export async function makeCode(
  store: Store,
  { person, returnTo }: { readonly person: string; readonly returnTo: string },
): Promise<SentCode> {
  const secret = makeSecret();
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  const until = new Date(store.now() + minutesOfCode * 60_000).toISOString();
  const email = await inService(store, async (within) => {
    const written = await sql`
      insert into one_time_code (tenant, id_hash, person, code_hash, tries, return_to, expires_at)
      values (${store.tenant}, ${hashText(secret)}, ${person}, ${hashCode(store, { secret, code })}, 0,
        ${returnTo}, ${until}::timestamptz)`.execute(within);
    expectRows(written, 1);
    const found = await sql<{ email: string | null }>`
      select email from person where tenant = ${store.tenant} and id = ${person}`.execute(within);
    return found.rows[0]?.email ?? null;
  });
  return { secret, code, email };
}

/** Five tries, ten minutes, one use; each try is counted before it is looked at. */
export async function takeCode(
  store: Store,
  given: { readonly secret: string; readonly code: string },
): Promise<{ readonly person: string; readonly returnTo: string } | undefined> {
  const idHash = hashText(given.secret);
  return inService(store, async (within) => {
    const found = await sql<{ person: string; code_hash: string; return_to: string }>`
      update one_time_code set tries = tries + 1
      where tenant = ${store.tenant} and id_hash = ${idHash} and tries < ${mostTries}
        and expires_at > ${new Date(store.now()).toISOString()}::timestamptz
      returning person, code_hash, return_to`.execute(within);
    const row = found.rows[0];
    if (row === undefined) return undefined;
    if (!timingSafeEqual(Buffer.from(row.code_hash), Buffer.from(hashCode(store, given)))) return undefined;
    await sql`delete from one_time_code where tenant = ${store.tenant} and id_hash = ${idHash}`.execute(
      within,
    );
    return { person: row.person, returnTo: row.return_to };
  });
}

function hashCode(
  store: Store,
  { secret, code }: { readonly secret: string; readonly code: string },
): string {
  return createHmac('sha256', store.keys.identity).update(`${secret}.${code}`).digest('hex');
}
