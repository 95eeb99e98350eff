import { audience, participantsPresent } from '#domain/audience.ts';
import { fold } from '#domain/evolve.ts';
import type { KnownFact } from '#domain/known-fact.ts';
import { readersOf, subjectOf } from '#domain/readers.ts';
import { emptyState } from '#domain/state.ts';
import { sql } from 'kysely';
import { lockState } from '#store/log/append-own.ts';
import { growLog } from '#store/log/grow-log.ts';
import { hashFact } from '#store/database/hash.ts';
import { inService, type Store } from '#store/store.ts';
import { drawFrom } from '../domain/draw.ts';
import { factsOfRandomPlan } from '../domain/random-facts.ts';
import { drawPlan, ids, seasons } from '../domain/random-room.ts';

/** One that is in no plan. */
const stranger = 'p9';
export const people: readonly [string, ...string[]] = [...ids, stranger];

export interface KeptPlan {
  readonly id: string;
  readonly facts: readonly KnownFact[];
}

/** A random plan in the store, its facts written in as many steps as it pleases chance. */
export async function keepRandomPlan(store: Store, seed: number): Promise<KeptPlan> {
  const draw = drawFrom(seed);
  // The same seed may come twice: it is the same plan under another name.
  const id = `plan-${seed}-${store.newId().slice(-12)}`;
  const facts = factsOfRandomPlan(drawPlan(draw, seasons[0]), (item) => `${id} ${item}`);
  await inService(store, (within) =>
    sql`insert into plan (tenant, id, op_seq, vis_seq, first_name, language)
      values (${store.tenant}, ${id}, 0, 0, '', 'nb') on conflict do nothing`.execute(within),
  );
  for (let from = 0; from < facts.length;) {
    const part = facts.slice(from, from + 1 + draw.below(12));
    await append(store, id, part);
    from += part.length;
  }
  return { id, facts };
}

async function append(store: Store, plan: string, facts: readonly KnownFact[]): Promise<void> {
  const snapshot = await inService(store, async (within) => {
    const locked = await lockState(store, within, plan);
    if (locked === undefined) throw new Error('The plan was just written');
    const { head } = locked;
    const rows = facts.map((fact, index) => ({
      opSeq: head.opSeq + index + 1,
      fact,
      hash: hashFact(fact),
      settled: { outcome: 'applied' as const },
    }));
    return growLog(store, within, { plan, head, rows, state: fold(locked.state, facts) });
  });
  store.snapshots.keep(plan, snapshot);
}

/** What the domain alone says that a person may have of these facts; `undefined`: not even that there is a plan. */
export function factsFor(
  store: Pick<Store, 'today' | 'profile'>,
  { facts }: KeptPlan,
  person: string,
): readonly KnownFact[] | undefined {
  const state = fold(emptyState, facts);
  const at = { today: store.today(), adultAge: store.profile.adultAge };
  const classes = readersOf(state, at);
  if (classes.get('#plan')?.includes(person) !== true) return undefined;
  const { items } = audience(state, participantsPresent([person]), at);
  return facts.filter((fact) => {
    const subject = subjectOf(fact, true);
    return subject.startsWith('#') ? classes.get(subject)?.includes(person) === true : items.has(subject);
  });
}
