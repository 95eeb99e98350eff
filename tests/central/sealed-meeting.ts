import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Fact } from '#domain/fact.ts';
import type { SealNeeds } from '#host/central/seal.ts';
import type { WritableJournal } from '#host/journal/journal-ports.ts';
import type { Loan } from '#sync/messages.ts';
import { begin, makeFolder, type MeetingFolder } from '../host/journal/meeting-folder.ts';
import { borrow, comment, device, makeFact, plan, value } from './ada.ts';
import type { TryoutStore } from './tryout-store.ts';

export interface SealedMeeting {
  readonly folder: MeetingFolder;
  readonly journal: WritableJournal;
  readonly loan: Loan;
  readonly needs: SealNeeds;
  readonly facts: readonly Fact[];
  /** Of the minutes' document. */
  readonly sha256: string;
}

/** A meeting with facts and the bytes of its minutes in its file, and nothing of it sent. */
export async function holdMeeting(store: TryoutStore, bytes = 3_000_000): Promise<SealedMeeting> {
  const folder = makeFolder();
  const journal = begin(folder);
  const loan = await borrow(store.client);
  const document = randomBytes(bytes);
  const sha256 = value(journal.putBlob({ bytes: document, mediaType: 'application/pdf' }));
  const body = {
    category: 'minutes',
    title: 'Møtereferat',
    topic: 'other',
    sha256: createHash('sha256').update(document).digest('hex'),
    bytes,
    mediaType: 'application/pdf',
  };
  const facts = [
    ...Array.from({ length: 5 }, (_, index) => comment(`Forseglet på rommet ${index}`)),
    makeFact({ verb: 'document.added/1', body }),
  ];
  for (const fact of facts)
    value(journal.append({ command: fact.command, by: fact.writtenBy, kind: 'add-comment', facts: [fact] }));
  const needs = {
    journal,
    folder: folder.folder,
    plan,
    loan: loan.loan,
    device,
    deliveryKey: loan.deliveryKey,
    sealTo: loan.sealTo,
    storeUrl: store.central.address,
    now: () => Date.now(),
  };
  return { folder, journal, loan, needs, facts, sha256 };
}

/** Rows of these facts, receipts of the loan and whole documents, as they lie in the store. */
export async function countInStore(
  store: TryoutStore,
  { facts, sha256, loan }: SealedMeeting,
): Promise<readonly unknown[]> {
  const ids = JSON.stringify(facts.map(({ id }) => id));
  const found = await store.central.store.database.own((within) =>
    sql<{ facts: number; blobs: number; released: boolean; batches: number; uploads: number }>`
      select (select count(*)::integer from fact where id in (
          select json_array_elements_text(${ids}::text::json))) as facts,
        (select count(*)::integer from blob where sha256 = ${sha256}) as blobs,
        (select count(*)::integer from blob_upload where sha256 = ${sha256}) as uploads,
        (select released_at is not null from loan where id = ${loan.loan}) as released,
        (select count(*)::integer from sealed_batch where loan = ${loan.loan}) as batches`.execute(within),
  );
  const { facts: rows, blobs, uploads, released, batches } = found.rows[0] ?? {};
  return [rows, blobs, uploads, released, batches];
}

export const nothingThere = [0, 0, 0, false, 0];
