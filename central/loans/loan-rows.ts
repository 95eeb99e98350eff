import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Id } from '#domain/identity.ts';
import type { Push } from '#sync/messages.ts';
import type { Caller } from './caller.ts';
import { expectRows, type Within } from '../database/database.ts';
import { hashText } from '../database/hash.ts';
import { keepProfile } from '../log/profile-versions.ts';
import { inService, instantOf, type Store } from '../store.ts';

export interface LoanRow {
  readonly loan: Id;
  readonly plan: Id;
  readonly meeting: Id;
  /** Who signed in for it; absent in a store to try out. */
  readonly person: string | null;
  /** Whose eyes the room has. */
  readonly reader: Id;
  readonly device: string;
  readonly offlineUntil: string;
  readonly released: boolean;
  /** The profile that the room was given; absent in loans of an older store. */
  readonly profileVersion: string | null;
  /** The highest number that this device has used under this loan. */
  readonly head: number;
}

/** A loan answers only to whom it was given: to others it is not there. */
export async function findLoan(
  store: Store,
  within: Within,
  asked: { readonly plan: Id; readonly loan: Id; readonly caller: Caller; readonly device?: string },
): Promise<LoanRow | undefined> {
  const found = await sql<LoanRow>`
    select loan.id as loan, loan.plan, loan.meeting, loan.person, coalesce(loan.reader, '') as reader,
      device.device, loan.released_at is not null as released, device.head,
      loan.profile_version as "profileVersion",
      to_char(loan.offline_until at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "offlineUntil"
    from loan join device on device.tenant = loan.tenant and device.loan = loan.id
    where loan.tenant = ${store.tenant} and loan.id = ${asked.loan} and loan.plan = ${asked.plan}`.execute(
    within,
  );
  const row = found.rows[0];
  if (row === undefined || !isTheirs(asked.caller, row)) return undefined;
  return asked.device === undefined || asked.device === row.device ? row : undefined;
}

function isTheirs(caller: Caller, row: LoanRow): boolean {
  switch (caller.kind) {
    case 'tryout':
      return true;
    case 'delivery':
      return caller.loan === row.loan;
    case 'room':
      return caller.person === row.person && caller.device === row.device;
  }
}

/** The key that came with a loan, as it is shown again when the room delivers (design §3). */
export async function findDelivery(
  store: Store,
  key: string,
): Promise<Extract<Caller, { kind: 'delivery' }> | undefined> {
  const found = await inService(store, (within) =>
    sql<{ plan: string; loan: string }>`
      select plan, id as loan from loan
      where tenant = ${store.tenant} and delivery_hash = ${hashText(key)}`.execute(within),
  );
  const row = found.rows[0];
  return row === undefined ? undefined : { kind: 'delivery', ...row };
}

export interface NewLoan {
  readonly plan: Id;
  readonly meeting: Id;
  readonly device: string;
  readonly reader: Id;
  readonly person?: string;
  readonly offlineUntil: string;
}

export async function writeLoan(
  store: Store,
  within: Within,
  lent: NewLoan,
): Promise<{ readonly loan: Id; readonly deliveryKey: string }> {
  const loan = store.newId();
  const deliveryKey = randomBytes(32).toString('base64url');
  const written = await sql`
    insert into loan
      (tenant, id, plan, meeting, offline_until, lent_at, person, reader, delivery_hash, profile_version)
    values (${store.tenant}, ${loan}, ${lent.plan}, ${lent.meeting}, ${lent.offlineUntil}::timestamptz,
      ${instantOf(store)}::timestamptz, ${lent.person ?? null}, ${lent.reader}, ${hashText(deliveryKey)},
      ${store.profile.version})`.execute(within);
  expectRows(written, 1);
  await keepProfile(store, within);
  const device = await sql`
    insert into device (tenant, loan, device, head)
    values (${store.tenant}, ${loan}, ${lent.device}, 0)`.execute(within);
  expectRows(device, 1);
  return { loan, deliveryKey };
}

/** The same loan asked for again gets a key of its own: the first may never have arrived. */
export async function renewDeliveryKey(store: Store, within: Within, loan: Id): Promise<string> {
  const deliveryKey = randomBytes(32).toString('base64url');
  const written = await sql`
    update loan set delivery_hash = ${hashText(deliveryKey)}
    where tenant = ${store.tenant} and id = ${loan}`.execute(within);
  expectRows(written, 1);
  return deliveryKey;
}

export async function advanceDevice(
  store: Store,
  within: Within,
  step: { readonly push: Push; readonly from: number; readonly to: number },
): Promise<void> {
  const written = await sql`
    update device set head = ${step.to}
    where tenant = ${store.tenant} and loan = ${step.push.loan} and device = ${step.push.device}
      and head = ${step.from}`.execute(within);
  expectRows(written, 1);
}
