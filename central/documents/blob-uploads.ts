import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Id } from '#domain/identity.ts';
import { no, type Result, yes } from '#domain/result.ts';
import { limits } from '#sync/limits.ts';
import { describeProblem, type Problem } from '#sync/problems.ts';
import { fromBytes, toBytes } from '../database/bytes.ts';
import type { Caller } from '../loans/caller.ts';
import { expectRows, type Within } from '../database/database.ts';
import { findLoan } from '../loans/loan-rows.ts';
import { inService, instantOf, type Store } from '../store.ts';

/** A document on its way: of one plan, brought under one loan, and told of to nobody else ([SYNC-33]). */
export interface UploadName {
  readonly plan: Id;
  readonly loan: Id;
  readonly sha256: string;
}

export interface Upload {
  readonly received: number;
  readonly complete: boolean;
}

export interface Part {
  /** Where it begins. */
  readonly at: number;
  readonly bytes: Uint8Array;
  readonly isLast: boolean;
}

/** The loan under which the caller may bring documents. What is complete is answered after the receipt too. */
export async function mayUpload(
  store: Store,
  { caller, name }: { readonly caller: Caller; readonly name: UploadName },
): Promise<Result<Upload | undefined, Problem>> {
  return inService(store, async (within): Promise<Result<Upload | undefined, Problem>> => {
    const row = await findLoan(store, within, { ...name, caller });
    if (row === undefined) return no(describeProblem('not-found'));
    const upload = await readUpload(store, within, name);
    if (row.released && upload?.complete !== true) return no(describeProblem('loan-ended'));
    return yes(upload);
  });
}

/** Makes a place for it. `anew`: what had come before is thrown away, unless it was all of it. */
export async function beginUpload(
  store: Store,
  name: UploadName,
  { mediaType, anew }: { readonly mediaType: string; readonly anew: boolean },
): Promise<Upload> {
  return inService(store, async (within) => {
    await sql`
      insert into blob_upload (tenant, plan, sha256, loan, media_type, received, complete, begun_at)
      values (${store.tenant}, ${name.plan}, ${name.sha256}, ${name.loan}, ${mediaType}, 0, false,
        ${instantOf(store)}::timestamptz) on conflict do nothing`.execute(within);
    const upload = await readUpload(store, within, name);
    if (upload === undefined) throw new Error('A document has no place');
    if (upload.complete || !anew) return upload;
    await removeParts(store, within, name);
    await setReceived(store, within, { ...name, received: 0 });
    return { received: 0, complete: false };
  });
}

/** One part, one transaction. The last one makes it whole, if the bytes are those of the name ([SYNC-32]). */
export async function appendPart(
  store: Store,
  name: UploadName,
  part: Part,
): Promise<Result<Upload, Problem>> {
  return inService(store, async (within): Promise<Result<Upload, Problem>> => {
    const upload = await readUpload(store, within, name);
    if (upload === undefined) return no(describeProblem('not-found'));
    if (upload.complete) return yes(upload);
    if (part.at !== upload.received)
      return no(describeProblem('wrong-offset', { expected: upload.received }));
    const received = upload.received + part.bytes.length;
    if (received > limits.bytesPerBlob) {
      await throwAway(store, within, name);
      return no(describeProblem('too-large'));
    }
    if (part.bytes.length > 0) await writePart(store, within, { ...name, ...part });
    await setReceived(store, within, { ...name, received });
    return part.isLast ? finish(store, within, { ...name, received }) : yes({ received, complete: false });
  });
}

async function readUpload(store: Store, within: Within, name: UploadName): Promise<Upload | undefined> {
  const found = await sql<Upload>`
    select received, complete from blob_upload
    where tenant = ${store.tenant} and plan = ${name.plan} and sha256 = ${name.sha256}
      and loan = ${name.loan} for update`.execute(within);
  return found.rows[0];
}

async function writePart(store: Store, within: Within, part: UploadName & Part): Promise<void> {
  const written = await sql`
    insert into blob_part (tenant, plan, sha256, loan, starts_at, bytes)
    values (${store.tenant}, ${part.plan}, ${part.sha256}, ${part.loan}, ${part.at}, ${toBytes(part.bytes)})`.execute(
    within,
  );
  expectRows(written, 1);
}

type Received = UploadName & { readonly received: number };

async function setReceived(store: Store, within: Within, upload: Received): Promise<void> {
  const written = await sql`
    update blob_upload set received = ${upload.received}
    where tenant = ${store.tenant} and plan = ${upload.plan} and sha256 = ${upload.sha256}
      and loan = ${upload.loan}`.execute(within);
  expectRows(written, 1);
}

/** Nothing is ever joined: the parts stay as they are, and are nobody's own any more. */
async function finish(store: Store, within: Within, upload: Received): Promise<Result<Upload, Problem>> {
  const { plan, sha256, loan, received } = upload;
  if ((await hashParts(store, within, upload)) !== sha256) {
    await throwAway(store, within, upload);
    return no(describeProblem('hash-mismatch'));
  }
  const made = await sql`
    insert into blob (tenant, plan, sha256, media_type, size)
    select tenant, plan, sha256, media_type, received from blob_upload
    where tenant = ${store.tenant} and plan = ${plan} and sha256 = ${sha256} and loan = ${loan}
    on conflict do nothing`.execute(within);
  if (made.numAffectedRows === 1n) {
    await sql`
      update blob_part set loan = '' where tenant = ${store.tenant} and plan = ${plan}
        and sha256 = ${sha256} and loan = ${loan}`.execute(within);
  } else {
    await removeParts(store, within, upload);
  }
  const written = await sql`
    update blob_upload set complete = true where tenant = ${store.tenant} and plan = ${plan}
      and sha256 = ${sha256} and loan = ${loan}`.execute(within);
  expectRows(written, 1);
  return yes({ received, complete: true });
}

/** One part in memory at a time. */
async function hashParts(store: Store, within: Within, name: Received): Promise<string> {
  const hash = createHash('sha256');
  let at = 0;
  while (at < name.received) {
    const found = await sql<{ bytes: string }>`
      select encode(bytes, 'base64') as bytes from blob_part where tenant = ${store.tenant} and plan = ${name.plan}
        and sha256 = ${name.sha256} and loan = ${name.loan} and starts_at = ${at}`.execute(within);
    const row = found.rows[0];
    if (row === undefined) throw new Error('A part of a document is missing');
    const bytes = fromBytes(row.bytes);
    hash.update(bytes);
    at += bytes.length;
  }
  return hash.digest('hex');
}

async function throwAway(store: Store, within: Within, name: UploadName): Promise<void> {
  await removeParts(store, within, name);
  const gone = await sql`
    delete from blob_upload where tenant = ${store.tenant} and plan = ${name.plan}
      and sha256 = ${name.sha256} and loan = ${name.loan}`.execute(within);
  expectRows(gone, 1);
}

async function removeParts(store: Store, within: Within, name: UploadName): Promise<void> {
  await sql`
    delete from blob_part where tenant = ${store.tenant} and plan = ${name.plan}
      and sha256 = ${name.sha256} and loan = ${name.loan}`.execute(within);
}

const daysToGoOn = 7;

/** What was begun and left ([SYNC-32]): with the day's pass. */
export async function removeAbandonedUploads(store: Store): Promise<void> {
  const before = new Date(store.now() - daysToGoOn * 86_400_000).toISOString();
  await inService(store, async (within) => {
    await sql`
      with gone as (
        delete from blob_upload where tenant = ${store.tenant} and not complete
          and begun_at < ${before}::timestamptz
        returning plan, sha256, loan)
      delete from blob_part using gone where blob_part.tenant = ${store.tenant}
        and blob_part.plan = gone.plan and blob_part.sha256 = gone.sha256 and blob_part.loan = gone.loan`.execute(
      within,
    );
  });
}
