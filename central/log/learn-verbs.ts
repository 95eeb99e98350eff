import { sql } from 'kysely';
import { draftOf, ownFacts } from '#domain/draft-state.ts';
import type { Id } from '#domain/identity.ts';
import { readFact } from '#domain/known-fact.ts';
import { holdersSubject, subjectOfReading } from '#domain/readers.ts';
import type { PlanState } from '#domain/state.ts';
import { lockState, type LockedPlan } from './append-own.ts';
import { expectRows, type Within } from '../database/database.ts';
import { isKept, type LoggedFact, readFactsAt } from './fact-rows.ts';
import { growLog } from './grow-log.ts';
import { loadState } from './load-state.ts';
import { callMeetings, endMeetings } from './plan-rows.ts';
import { profileOf } from './profile-versions.ts';
import { type SettledFact, settleBatch } from './settle-batch.ts';
import type { Snapshot } from './snapshots.ts';
import { inService, type Store } from '../store.ts';

/**
 * Design §3: what an older version held because it did not know the verb is judged once this version knows it, on
 * today's state, in the order of the log. Whoever may read it then takes the plan whole ([SYNC-23]).
 */
export async function learnVerbs(store: Store): Promise<{ readonly settled: number }> {
  const plans = await inService(store, (within) =>
    sql<{ plan: string }>`
      select distinct plan from receipt
      where tenant = ${store.tenant} and outcome = 'held' and settled like '%"unknown-verb"%'
      order by plan`.execute(within),
  );
  let settled = 0;
  for (const { plan } of plans.rows) {
    const learned = await inService(store, (within) => learnWithin(store, within, plan));
    if (learned === undefined) continue;
    store.snapshots.keep(plan, learned.snapshot);
    settled += learned.settled;
  }
  return { settled };
}

interface HeldFact extends LoggedFact {
  readonly loan: string | null;
  readonly meeting: string | null;
  readonly profileVersion: string | null;
}

interface Learned {
  readonly settled: number;
  readonly snapshot: Snapshot;
}

async function learnWithin(store: Store, within: Within, plan: Id): Promise<Learned | undefined> {
  const locked = await lockState(store, within, plan);
  if (locked === undefined) return undefined;
  const commands = (await readHeld(store, within, plan)).filter((held) => held.every(isKnownNow));
  const judged = await judgeAll(store, within, { plan, locked, commands });
  if (judged.length === 0) return undefined;
  await rewriteReceipts(store, within, { plan, judged });
  const state = await loadState({ tenant: store.tenant }, within, { plan, opSeq: locked.head.opSeq });
  const applied = judged.filter(({ settled }) => settled.outcome === 'applied');
  await callMeetings(store, within, { plan, state, facts: applied });
  await endMeetings(store, within, { plan, state, facts: applied });
  const announced = [...new Set([holdersSubject, ...judged.map((one) => subjectFor(one))])];
  const snapshot = await growLog(store, within, { plan, head: locked.head, rows: [], state, announced });
  return { settled: judged.length, snapshot };
}

/** By command, for facts of one command are settled as one ([SYNC-5]). */
async function readHeld(store: Store, within: Within, plan: Id): Promise<readonly (readonly HeldFact[])[]> {
  const found = await sql<{
    op_seq: number;
    loan: string | null;
    meeting: string | null;
    profile_version: string | null;
  }>`
    select receipt.op_seq, receipt.loan, loan.meeting, loan.profile_version
    from receipt left join loan on loan.tenant = receipt.tenant and loan.id = receipt.loan
    where receipt.tenant = ${store.tenant} and receipt.plan = ${plan} and receipt.outcome = 'held'
      and receipt.settled like '%"unknown-verb"%' order by receipt.op_seq`.execute(within);
  const rows = new Map(found.rows.map((row) => [row.op_seq, row]));
  const facts = await readFactsAt(within, { tenant: store.tenant, plan }, [...rows.keys()]);
  const held = facts.map((one): HeldFact => {
    const row = rows.get(one.opSeq);
    const { loan = null, meeting = null, profile_version: profileVersion = null } = row ?? {};
    return { ...one, loan, meeting, profileVersion };
  });
  return [...Map.groupBy(held, ({ fact }) => fact.command).values()];
}

function isKnownNow({ fact }: HeldFact): boolean {
  return readFact(fact).kind === 'known';
}

async function judgeAll(
  store: Store,
  within: Within,
  held: {
    readonly plan: Id;
    readonly locked: LockedPlan;
    readonly commands: readonly (readonly HeldFact[])[];
  },
): Promise<readonly SettledFact[]> {
  const judged: SettledFact[] = [];
  let state = withoutFacts(held.locked.state, held.commands.flat());
  for (const facts of held.commands) {
    const [first] = facts;
    if (first === undefined) continue;
    const batch = settleBatch(
      state,
      facts.map(({ fact }) => fact),
      {
        today: store.today(),
        profile: await profileOf(store, within, first.profileVersion),
        plan: held.plan,
        loan: first.loan ?? '',
        earlier: new Map(),
        ...(first.meeting === null ? {} : { meeting: first.meeting }),
      },
    );
    state = batch.state;
    judged.push(...batch.facts);
  }
  return judged;
}

/** Held facts were counted as seen, so that they could not come twice: now they come. */
function withoutFacts(state: PlanState, held: readonly HeldFact[]): PlanState {
  const draft = draftOf(state);
  const facts = ownFacts(draft);
  for (const { fact } of held) facts.delete(fact.id);
  return draft.state;
}

function subjectFor({ reading, settled }: SettledFact): string {
  return subjectOfReading(reading, isKept(settled));
}

/** A receipt says what became of a fact: this is the one time that it says something else than before. */
async function rewriteReceipts(
  store: Store,
  within: Within,
  { plan, judged }: { readonly plan: Id; readonly judged: readonly SettledFact[] },
): Promise<void> {
  const rows = judged.map((one) => ({
    id: one.fact.id,
    outcome: one.settled.outcome,
    settled: JSON.stringify(one.settled),
    subject: subjectFor(one),
  }));
  const written = await sql`
    update receipt set outcome = row.outcome, settled = row.settled, subject = row.subject
    from json_to_recordset(${JSON.stringify(rows)}::text::json)
      as row(id text, outcome text, settled text, subject text)
    where receipt.tenant = ${store.tenant} and receipt.plan = ${plan} and receipt.fact = row.id`.execute(
    within,
  );
  expectRows(written, rows.length);
}
