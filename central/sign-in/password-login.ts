import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import { no, type Result, yes } from '#domain/result.ts';
import { expectRows, type Within } from '../database/database.ts';
import { hashText } from '../database/hash.ts';
import { inService, type Store } from '../store.ts';

const cost = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 2 ** 20 };
const freeTries = 5;
const longestWait = 3600;

export type PasswordRefusal =
  | { readonly kind: 'sign-in-refused' }
  | { readonly kind: 'busy'; readonly seconds: number };

export interface PasswordLogins {
  readonly check: (
    userName: string,
    password: string,
  ) => Promise<Result<{ readonly person: string }, PasswordRefusal>>;
}

export async function addPasswordLogin(
  store: Store,
  within: Within,
  given: { readonly userName: string; readonly password: string; readonly person: string },
): Promise<void> {
  const salt = randomBytes(16).toString('base64');
  const hash = (await hashPassword(given.password, salt)).toString('base64');
  const written = await sql`
    insert into password_login (tenant, user_name, person, salt, hash, failed)
    values (${store.tenant}, ${plainName(given.userName)}, ${given.person}, ${salt}, ${hash}, 0)
    on conflict (tenant, user_name) do update set person = excluded.person, salt = excluded.salt,
      hash = excluded.hash, failed = 0, locked_until = null`.execute(within);
  expectRows(written, 1);
}

/** Names that nobody has are answered and made to wait as those that somebody has, and as slowly. */
export function createPasswordLogins(store: Store): PasswordLogins {
  const strangers = new Map<string, Counted>();
  const none = randomBytes(16).toString('base64');
  return {
    check: async (userName, password) => {
      const name = plainName(userName);
      const row = await reserveTry(store, name);
      const counted = row ?? countStranger(strangers, { name, now: store.now() });
      const wait = Math.ceil((counted.lockedUntil - store.now()) / 1000);
      if (wait > 0) return no({ kind: 'busy', seconds: wait });
      const given = await hashPassword(password, row?.salt ?? none);
      const isRight = timingSafeEqual(given, row === undefined ? given : Buffer.from(row.hash, 'base64'));
      if (row === undefined || !isRight) return no({ kind: 'sign-in-refused' });
      await forgetTries(store, name);
      return yes({ person: row.person });
    },
  };
}

interface Counted {
  readonly failed: number;
  /** From before this try. */
  readonly lockedUntil: number;
}

interface Known extends Counted {
  readonly person: string;
  readonly salt: string;
  readonly hash: string;
}

/** Counted before the password is looked at, under the row's lock: many at a time gain nothing. */
async function reserveTry(store: Store, name: string): Promise<Known | undefined> {
  return inService(store, async (within) => {
    const found = await sql<{
      person: string;
      salt: string;
      hash: string;
      failed: number;
      locked: number | null;
    }>`
      select person, salt, hash, failed, extract(epoch from locked_until)::double precision as locked
      from password_login where tenant = ${store.tenant} and user_name = ${name} for update`.execute(within);
    const row = found.rows[0];
    const failed = (row?.failed ?? 0) + 1;
    const lockedUntil = (row?.locked ?? 0) * 1000;
    const next = new Date(store.now() + waitAfter(failed) * 1000).toISOString();
    if (lockedUntil <= store.now())
      await sql`
        update password_login set failed = ${failed}, locked_until = ${next}::timestamptz
        where tenant = ${store.tenant} and user_name = ${name}`.execute(within);
    return row === undefined ? undefined : { ...row, lockedUntil };
  });
}

async function forgetTries(store: Store, name: string): Promise<void> {
  await inService(store, (within) =>
    sql`update password_login set failed = 0, locked_until = null
      where tenant = ${store.tenant} and user_name = ${name}`.execute(within),
  );
}

function countStranger(
  strangers: Map<string, Counted>,
  { name, now }: { readonly name: string; readonly now: number },
): Counted {
  const key = hashText(name);
  const before = strangers.get(key) ?? { failed: 0, lockedUntil: 0 };
  if (before.lockedUntil > now) return before;
  const failed = before.failed + 1;
  if (strangers.size >= 20_000) strangers.clear();
  strangers.set(key, { failed, lockedUntil: now + waitAfter(failed) * 1000 });
  return before;
}

/** Five tries, then half a minute, and twice as long each time up to an hour. */
function waitAfter(failed: number): number {
  return failed < freeTries ? 0 : Math.min(30 * 2 ** Math.min(failed - freeTries, 10), longestWait);
}

function plainName(userName: string): string {
  return userName.normalize('NFC').trim().toLocaleLowerCase('nb');
}

function hashPassword(password: string, salt: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFC'), Buffer.from(salt, 'base64'), 32, cost, (error, hash) => {
      if (error === null) resolve(hash);
      else reject(error);
    });
  });
}
