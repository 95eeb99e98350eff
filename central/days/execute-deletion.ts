import { sql } from 'kysely';
import { accept } from '#domain/accept.ts';
import type { Verb } from '#domain/bodies.ts';
import { evolve } from '#domain/evolve.ts';
import type { FactId, Id } from '#domain/identity.ts';
import { system } from '#domain/identity.ts';
import { holdersSubject, planSubject } from '#domain/readers.ts';
import { no, type Result, yes } from '#domain/result.ts';
import { describeProblem, type Problem } from '#sync/problems.ts';
import { lockState } from '../log/append-own.ts';
import { become, type Within } from '../database/database.ts';
import { growLog } from '../log/grow-log.ts';
import { hashFact } from '../database/hash.ts';
import { loadState } from '../log/load-state.ts';
import { makeOwnFact } from '../log/own-fact.ts';
import type { Snapshot } from '../log/snapshots.ts';
import { inService, type Store } from '../store.ts';

/**
 * The record that is left, without the content (S5): that there was a plan, whose it was and who had a part in it,
 * what they said yes to and took back, and the deletion itself. Who may see even that is told by the same facts.
 */
const staying: ReadonlySet<Verb> = new Set<Verb>([
  'plan.opened/1',
  'participant.added/1',
  'access.ended/1',
  'access.changed/1',
  'role.changed/1',
  'holder.named/1',
  'handover.prepared/1',
  'handover.accepted/1',
  'consent.signed/1',
  'consent.given/1',
  'consent.withdrawn/1',
  'consent.expired/1',
  'plan.closed/1',
  'plan.deactivated/1',
  'plan.reopened/1',
  'deletion.demanded/1',
  'deletion.decided/1',
  'deletion.executed/1',
]);

export interface DeletionAsked {
  readonly plan: Id;
  /** Of an administrator's own request, so that it asked twice is one. */
  readonly fact?: FactId;
  readonly reason: 'deletion-granted' | 'consent-withdrawn';
}

/**
 * S5, C5, S7: the content goes, for good, and the fact that says so comes, in one transaction: a cut leaves all of it
 * or nothing, and it can be asked again. Whoever pulls takes the plan whole, with what is left of it ([SYNC-21]).
 */
export async function executeDeletion(store: Store, asked: DeletionAsked): Promise<Result<void, Problem>> {
  const done = await inService(store, (within) => executeWithin(store, within, asked));
  if (!done.ok) return done;
  store.snapshots.keep(asked.plan, done.value);
  return yes(undefined);
}

async function executeWithin(
  store: Store,
  within: Within,
  { plan, fact, reason }: DeletionAsked,
): Promise<Result<Snapshot, Problem>> {
  const locked = await lockState(store, within, plan);
  if (locked === undefined) return no(describeProblem('plan-not-found'));
  const { head, state } = locked;
  const named = fact === undefined ? {} : { id: fact };
  const body = { on: store.today() };
  const own = { ...named, plan, item: plan, verb: 'deletion.executed/1', body, writtenBy: system } as const;
  const executed = makeOwnFact(store, own);
  const outcome = accept(state, executed, { today: store.today(), profile: store.profile });
  if (outcome.kind !== 'applied' || state.deletion?.executedOn !== undefined) {
    return no(describeProblem('refused-by-law', { refusal: 'deletion-not-demanded' }));
  }
  await removeContent(store, within, { plan, reason, staying });
  const left = await loadState({ tenant: store.tenant }, within, { plan, opSeq: head.opSeq });
  const row = { opSeq: head.opSeq + 1, fact: executed, hash: hashFact(executed) };
  const snapshot = await growLog(store, within, {
    plan,
    head,
    rows: [{ ...row, settled: { outcome: 'applied' } }],
    state: evolve(left, executed),
    announced: [planSubject, holdersSubject],
  });
  return yes(snapshot);
}

/** Bodies go as the one role that can take them, everything else as the service. Envelopes and receipts stay. */
export async function removeContent(
  store: Store,
  within: Within,
  gone: { readonly plan: Id; readonly reason: string; readonly staying: ReadonlySet<string> },
): Promise<void> {
  const { plan } = gone;
  const { tenant } = store;
  await become(within, { role: 'remover', tenant, plan });
  await sql`
    select remove_body(id, ${gone.reason}) from fact
    where tenant = ${tenant} and plan = ${plan} and removed is null
      and verb not in (
        select json_array_elements_text(${JSON.stringify([...gone.staying])}::text::json))`.execute(within);
  await become(within, { role: 'service', tenant });
  await sql`delete from blob where tenant = ${tenant} and plan = ${plan}`.execute(within);
  await sql`delete from blob_part where tenant = ${tenant} and plan = ${plan}`.execute(within);
  await sql`delete from blob_upload where tenant = ${tenant} and plan = ${plan}`.execute(within);
  await sql`delete from owner_number where tenant = ${tenant} and plan = ${plan}`.execute(within);
  // Their agendas tell of goals.
  await sql`delete from meeting where tenant = ${tenant} and plan = ${plan}`.execute(within);
}
