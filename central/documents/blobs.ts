import { sql } from 'kysely';
import type { Id } from '#domain/identity.ts';
import { no, type Result, yes } from '#domain/result.ts';
import { describeProblem, type Problem } from '#sync/problems.ts';
import { logAccess } from '../reading/access-log.ts';
import { fromBytes } from '../database/bytes.ts';
import type { Caller } from '../loans/caller.ts';
import type { As } from '../database/database.ts';
import { freshenReaders } from '../reading/freshen-readers.ts';
import { findLoan } from '../loans/loan-rows.ts';
import { inService, type Store } from '../store.ts';

interface Asked {
  readonly caller: Caller;
  readonly plan: Id;
  readonly loan: Id;
  readonly sha256: string;
}

export interface OpenedBlob {
  readonly mediaType: string;
  readonly size: number;
  /** From a first byte up to but not including an end, one part in memory at a time. */
  readonly read: (from: number, end: number) => AsyncGenerator<Uint8Array>;
}

/**
 * The hash alone opens nothing: the loan's reader must be able to read a fact that names it ([SYNC-33]). The database
 * itself decides, for every part anew: what is withdrawn meanwhile ends in the middle.
 */
export async function openBlob(store: Store, asked: Asked): Promise<Result<OpenedBlob, Problem>> {
  const { caller, plan, loan, sha256 } = asked;
  const row = await inService(store, (within) => findLoan(store, within, { plan, loan, caller }));
  if (row === undefined || caller.kind === 'delivery') return no(describeProblem('not-found'));
  if (row.released) return no(describeProblem('loan-ended'));
  if (Date.parse(row.offlineUntil) <= store.now()) return no(describeProblem('lease-expired'));
  await freshenReaders(store, plan);
  const as: As = { role: 'reader', tenant: store.tenant, plan, reader: row.reader };
  const found = await store.database.within(as, (within) =>
    sql<{ media_type: string; size: number }>`
      select media_type, size from blob
      where tenant = ${store.tenant} and plan = ${plan} and sha256 = ${sha256}`.execute(within),
  );
  const blob = found.rows[0];
  if (blob === undefined) return no(describeProblem('not-found'));
  await inService(store, (within) =>
    logAccess(store, within, { plan, action: 'blob', loan, reader: row.reader }),
  );
  const read = (from: number, end: number): AsyncGenerator<Uint8Array> =>
    readParts(store, as, { plan, sha256, from, end });
  return yes({ mediaType: blob.media_type, size: blob.size, read });
}

async function* readParts(
  store: Store,
  as: As,
  {
    plan,
    sha256,
    from,
    end,
  }: { readonly plan: Id; readonly sha256: string; readonly from: number; readonly end: number },
): AsyncGenerator<Uint8Array> {
  let at = from;
  while (at < end) {
    const place = at;
    const found = await store.database.within(as, (within) =>
      sql<{ starts_at: number; bytes: string }>`
        select starts_at, encode(bytes, 'base64') as bytes from blob_part where tenant = ${store.tenant} and plan = ${plan} and loan = ''
          and sha256 = ${sha256} and starts_at <= ${place}
        order by starts_at desc limit 1`.execute(within),
    );
    const part = found.rows[0];
    const bytes = part && fromBytes(part.bytes).subarray(place - part.starts_at, end - part.starts_at);
    if (bytes === undefined || bytes.length === 0) throw new Error('A document ends before its end');
    yield bytes;
    at += bytes.length;
  }
}
