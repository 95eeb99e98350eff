import { sql } from 'kysely';
import type { Id } from '#domain/identity.ts';
import type { Push } from '#sync/messages.ts';
import { expectRows, type Within } from './database.ts';
import type { Store } from './store.ts';

export interface LoanRow {
  readonly meeting: Id;
  readonly released: boolean;
  /** The highest number that this device has used under this loan. */
  readonly head: number;
}

/** A loan answers only to the device that took it; to others it is not there. */
export async function findLoan(
  store: Store,
  within: Within,
  asked: { readonly plan: Id; readonly loan: Id; readonly device: string },
): Promise<LoanRow | undefined> {
  const found = await sql<LoanRow>`
    select loan.meeting, loan.released_at is not null as released, device.head
    from loan join device on device.tenant = loan.tenant and device.loan = loan.id
    where loan.tenant = ${store.tenant} and loan.id = ${asked.loan} and loan.plan = ${asked.plan}
      and device.device = ${asked.device}`.execute(within);
  return found.rows[0];
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
