import type { FactId, Id } from '#domain/identity.ts';
import { readFact } from '#domain/known-fact.ts';
import { no, type Result, yes } from '#domain/result.ts';
import { limits } from '#sync/limits.ts';
import type { OutcomeKind, Push, PushAnswer, PushResult, ReleaseAnswer } from '#sync/messages.ts';
import type { Delivery } from '../journal/delivery.ts';
import type { Receipt } from '../journal/fact-rows.ts';
import type { WritableJournal } from '../journal/journal-ports.ts';
import type { DiskRefused } from '../journal/journal-refusals.ts';
import type { CentralClient } from './central-client.ts';
import type { CentralRefusal } from './central-refusals.ts';
import { retry, type RetryNeeds } from './retry.ts';
import { splitBatch } from './split-batch.ts';

export interface DeliveryNeeds extends RetryNeeds {
  readonly journal: Pick<
    WritableJournal,
    'takeForDelivery' | 'settle' | 'forgetReceipts' | 'loadFacts' | 'countUnsettled' | 'getBlob'
  >;
  readonly client: Pick<CentralClient, 'push' | 'putBlob' | 'release'>;
  readonly plan: Id;
  readonly loan: Id;
  /** The same that the plan was borrowed with. */
  readonly device: string;
  readonly now: () => number;
  readonly clockOffsetMs?: number;
}

export type DeliveryRefusal =
  | CentralRefusal
  | DiskRefused
  /**
   * Nothing may be destroyed yet: a fact names a document whose bytes are not in the journal, or facts cannot
   * be read or were written meanwhile.
   */
  | { readonly kind: 'unexpected'; readonly why: 'document-missing' | 'facts-left' };

export interface Delivered extends ReleaseAnswer {
  readonly facts: number;
  /** How many of them became what; `conflict` and `held` are for a person to look at. */
  readonly outcomes: Readonly<Record<OutcomeKind, number>>;
}

/**
 * Delivers a meeting: documents, then facts, then the release, whose receipt is what lets the room forget
 * (S6). Every step can be cut and taken again: what is there already is answered as it was the first time.
 * One call at a time on one journal, so that at most one batch is in flight.
 */
export async function deliverMeeting(needs: DeliveryNeeds): Promise<Result<Delivered, DeliveryRefusal>> {
  const delivered = await deliverOnce(needs);
  if (delivered.ok || delivered.refusal.kind !== 'store-refused') return delivered;
  const missing = delivered.refusal.problem?.missing;
  if (missing === undefined) return delivered;
  // It had said that it has them: a store that was put back from an older copy gets them again, once.
  const again = needs.journal.forgetReceipts(1);
  if (!again.ok) return again;
  return deliverOnce(needs);
}

async function deliverOnce(needs: DeliveryNeeds): Promise<Result<Delivered, DeliveryRefusal>> {
  const blobs = await deliverBlobs(needs);
  if (!blobs.ok) return blobs;
  const sent = await deliverFacts(needs);
  if (!sent.ok) return sent;
  const { facts, malformed } = needs.journal.loadFacts();
  const unsettled = needs.journal.countUnsettled() + malformed.length;
  if (unsettled > 0) return no({ kind: 'unexpected', why: 'facts-left' });
  const own = facts.filter(({ origin }) => origin === 'room');
  const purged = { facts: own.length, blobs: [...blobs.value], at: new Date(needs.now()).toISOString() };
  const released = await retry(needs, () => needs.client.release(needs.loan, purged));
  if (!released.ok) return released;
  const outcomes = countOutcomes(own.flatMap(({ receipt }) => receipt ?? []));
  return yes({ ...released.value, facts: own.length, outcomes });
}

/** Sends what has no receipt yet, batch after batch; with `only`, of the new ones just those commands. */
export async function deliverFacts(
  needs: DeliveryNeeds,
  only?: ReadonlySet<FactId>,
): Promise<Result<{ readonly facts: number }, DeliveryRefusal>> {
  let facts = 0;
  for (;;) {
    const taken = needs.journal.takeForDelivery(limits.factsPerPush, only);
    if (!taken.ok) return taken;
    if (taken.value.length === 0) return yes({ facts });
    const sent = await deliverBatches(needs, splitBatch(taken.value));
    if (!sent.ok) return sent;
    facts += sent.value;
  }
}

/** In their order; where the store has lost what it had, what follows waits until that is there again. */
async function deliverBatches(
  needs: DeliveryNeeds,
  batches: readonly (readonly Delivery[])[],
): Promise<Result<number, DeliveryRefusal>> {
  let facts = 0;
  for (const batch of batches) {
    const settled = await deliverBatch(needs, batch);
    if (settled.ok) {
      facts += batch.length;
      continue;
    }
    const from = lostFrom(settled.refusal, batch);
    if (from === undefined) return settled;
    const again = needs.journal.forgetReceipts(from);
    if (!again.ok) return again;
    // Nothing of ours stood there with a receipt: then it is no copy that was put back, but a fault.
    return again.value === 0 ? settled : yes(facts);
  }
  return yes(facts);
}

/** The store waits for a number that it had answered before: it was put back from an older copy. */
function lostFrom(refusal: DeliveryRefusal, batch: readonly Delivery[]): number | undefined {
  if (refusal.kind !== 'store-refused' || refusal.problem?.type !== 'out-of-order') return undefined;
  const { expected } = refusal.problem;
  const first = batch[0]?.dseq ?? 0;
  return expected !== undefined && expected < first ? expected : undefined;
}

async function deliverBatch(
  needs: DeliveryNeeds,
  batch: readonly Delivery[],
): Promise<Result<void, DeliveryRefusal>> {
  const push = toPush(needs, batch);
  const answer = await retry(needs, () => needs.client.push(needs.plan, push));
  if (!answer.ok) return answer;
  if (!answersAll(answer.value, batch)) return no({ kind: 'store-refused' });
  const settled = needs.journal.settle(answer.value.results.map((result) => toReceipt(result)));
  return settled.ok ? yes(undefined) : settled;
}

/** The body of a push: what goes over the line and what is sealed are the same. */
export function toPush(
  { device, loan, clockOffsetMs }: Pick<DeliveryNeeds, 'device' | 'loan' | 'clockOffsetMs'>,
  batch: readonly Delivery[],
): Push {
  const facts = batch.map(({ dseq, fact }) => ({ deviceNumber: dseq, fact }));
  return { device, loan, facts, ...(clockOffsetMs === undefined ? {} : { clockOffsetMs }) };
}

function answersAll({ results }: PushAnswer, batch: readonly Delivery[]): boolean {
  const answered = new Set(results.map(({ id }) => id));
  return batch.every(({ fact }) => answered.has(fact.id));
}

function toReceipt({ id, outcome, why, conflict }: PushResult): Receipt {
  const detail = { ...(why === undefined ? {} : { why }), ...conflict };
  return Object.keys(detail).length === 0 ? { fact: id, outcome } : { fact: id, outcome, detail };
}

/** The documents that facts of this room name. */
export function namedBlobs(journal: Pick<WritableJournal, 'loadFacts'>): ReadonlySet<string> {
  const named = new Set<string>();
  for (const { origin, fact } of journal.loadFacts().facts) {
    const reading = readFact(fact);
    if (origin !== 'room' || reading.kind !== 'known' || reading.fact.verb !== 'document.added/1') continue;
    named.add(reading.fact.body.sha256);
  }
  return named;
}

/** Documents go first: a fact never names bytes that the store has not got. */
async function deliverBlobs(needs: DeliveryNeeds): Promise<Result<ReadonlySet<string>, DeliveryRefusal>> {
  const named = namedBlobs(needs.journal);
  for (const sha256 of named) {
    const blob = needs.journal.getBlob(sha256);
    if (blob === undefined) return no({ kind: 'unexpected', why: 'document-missing' });
    const kept = await retry(needs, () =>
      needs.client.putBlob(needs.plan, sha256, { ...blob, loan: needs.loan }),
    );
    if (!kept.ok) return kept;
  }
  return yes(named);
}

function countOutcomes(receipts: readonly Receipt[]): Record<OutcomeKind, number> {
  const counted = { applied: 0, merged: 0, conflict: 0, held: 0, rejected: 0 };
  for (const { outcome } of receipts) counted[outcome] += 1;
  return counted;
}
