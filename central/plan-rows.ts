import { sql } from 'kysely';
import type { Fact } from '#domain/fact.ts';
import type { Id } from '#domain/identity.ts';
import type { PlanState } from '#domain/state.ts';
import { planOwnerOf } from '#domain/state.ts';
import { expectRows, type Within } from './database.ts';
import type { SettledFact } from './settle-batch.ts';
import type { Store } from './store.ts';

export interface PlanHead {
  readonly opSeq: number;
  readonly visSeq: number;
}

/** Locks the plan until the transaction ends: pushes to one plan come one after the other ([SYNC-2]). */
export async function lockPlan(store: Store, within: Within, plan: Id): Promise<PlanHead | undefined> {
  const found = await sql<{ op_seq: number; vis_seq: number }>`
    select op_seq, vis_seq from plan where tenant = ${store.tenant} and id = ${plan} for update`.execute(
    within,
  );
  const row = found.rows[0];
  return row === undefined ? undefined : { opSeq: row.op_seq, visSeq: row.vis_seq };
}

/** The plan's row after its log has grown: both positions, and the few words that a list shows. */
export async function writePlanHead(
  store: Store,
  within: Within,
  grown: { readonly plan: Id; readonly was: PlanHead; readonly is: PlanHead; readonly state: PlanState },
): Promise<void> {
  const { plan, was, is, state } = grown;
  const { firstName, holder } = summarize(state);
  const written = await sql`
    update plan set op_seq = ${is.opSeq}, vis_seq = ${is.visSeq}, first_name = ${firstName},
      language = ${state.plan?.language ?? 'nb'}, holder = ${holder ?? null}
    where tenant = ${store.tenant} and id = ${plan} and op_seq = ${was.opSeq}`.execute(within);
  expectRows(written, 1);
}

export async function endMeetings(
  store: Store,
  within: Within,
  ended: { readonly plan: Id; readonly state: PlanState; readonly facts: readonly SettledFact[] },
): Promise<void> {
  if (!ended.facts.some(({ fact }) => fact.verb.startsWith('meeting.ended/'))) return;
  const ids = [...ended.state.meetings.values()].filter((one) => one.ended).map(({ id }) => id);
  await sql`
    update meeting set ended = true where tenant = ${store.tenant} and plan = ${ended.plan} and not ended
      and id in (select json_array_elements_text(${JSON.stringify(ids)}::text::json))`.execute(within);
}

function summarize(state: PlanState): { readonly firstName: string; readonly holder?: string } {
  const owner = planOwnerOf(state);
  const holder = [...state.participants.values()].find((person) => person.role === 'relay-holder');
  const firstName = owner === undefined ? '' : callOf(owner);
  return holder === undefined ? { firstName } : { firstName, holder: callOf(holder) };
}

function callOf({ name, shownAs }: { readonly name: string; readonly shownAs?: string }): string {
  return shownAs ?? name.split(' ')[0] ?? '';
}

const visibilityVerbs =
  /^(?:participant\.added|access\.ended|consent\.given|consent\.withdrawn|item\.limited)\//u;

/** How many of these facts may change who sees what: the second position of the cursor. */
export function countVisibilityFacts(facts: Iterable<Pick<Fact, 'verb'>>): number {
  return [...facts].filter(({ verb }) => visibilityVerbs.test(verb)).length;
}
