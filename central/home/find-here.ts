import { sql } from 'kysely';
import type { At, Audience } from '#domain/audience.ts';
import { audience, participantsPresent } from '#domain/audience.ts';
import { accessHasEnded, ownerIsAdult } from '#domain/consent.ts';
import type { Id } from '#domain/identity.ts';
import { planSubject } from '#domain/readers.ts';
import { no, type Result, yes } from '#domain/result.ts';
import type { Participant, PlanState } from '#domain/state.ts';
import { describeProblem, type Problem } from '#sync/problems.ts';
import { lockState } from '../log/append-own.ts';
import type { Within } from '../database/database.ts';
import { freshenReaders } from '../reading/freshen-readers.ts';
import { loadState } from '../log/load-state.ts';
import { inService, type Store } from '../store.ts';

/** R6, R13: family sees all; R4, C7: a holder also when nobody else may see; others what a consent names them for. */
export type Standing = 'family' | 'holder' | 'participant';

/** One person in one plan, as of now: the eyes that every view at home is cut to. */
export interface Here {
  readonly plan: Id;
  readonly state: PlanState;
  readonly me: Participant;
  readonly standing: Standing;
  readonly seen: Audience;
  readonly at: At;
}

export interface AskedHere {
  readonly plan: Id;
  readonly person: string;
}

/** One snapshot of a plan for one person; without a place in the plan there is no such plan for them. */
export async function readHere<Value>(
  store: Store,
  asked: AskedHere,
  work: (within: Within, here: Here) => Promise<Result<Value, Problem>>,
): Promise<Result<Value, Problem>> {
  await freshenReaders(store, asked.plan);
  const as = { role: 'service', tenant: store.tenant } as const;
  return store.database.within(
    as,
    async (within) => {
      const found = await sql<{ op_seq: number; epoch: number }>`
        select op_seq, epoch from plan where tenant = ${store.tenant} and id = ${asked.plan}`.execute(within);
      const row = found.rows[0];
      if (row === undefined) return no(describeProblem('plan-not-found'));
      // Of another time of the plan nothing that was kept counts.
      const kept = store.snapshots.find(asked.plan);
      if (kept !== undefined && kept.epoch !== row.epoch) store.snapshots.forget(asked.plan);
      const state = await loadState(store, within, { plan: asked.plan, opSeq: row.op_seq });
      const here = await findHere(store, within, { ...asked, state });
      return here.ok ? work(within, here.value) : here;
    },
    'repeatable read',
  );
}

/** The same under the plan's lock, for what is written: two at once come one after the other. */
export function writeHere<Value>(
  store: Store,
  asked: AskedHere,
  work: (within: Within, here: Here) => Promise<Result<Value, Problem>>,
): Promise<Result<Value, Problem>> {
  return inService(store, async (within) => {
    const locked = await lockState(store, within, asked.plan);
    if (locked === undefined) return no(describeProblem('plan-not-found'));
    const here = await findHere(store, within, { ...asked, state: locked.state });
    return here.ok ? work(within, here.value) : here;
  });
}

/**
 * Whom the consent has left out is told so calmly, once they have seen the plan; to anybody else, also to those who
 * stand in it unnamed, that it exists is not told (C3).
 */
export async function findHere(
  store: Store,
  within: Within,
  asked: AskedHere & { readonly state: PlanState },
): Promise<Result<Here, Problem>> {
  const { plan, state } = asked;
  const ids = await findParticipants(store, within, asked);
  const at: At = { today: store.today(), adultAge: store.profile.adultAge };
  const [here] = ids
    .flatMap((id) => state.participants.get(id) ?? [])
    .map((me) => ({ plan, state, me, at, standing: standingOf(state, me, at), seen: seenBy(state, me, at) }))
    .toSorted((one, other) => rank(one) - rank(other));
  if (here === undefined) return no(describeProblem('plan-not-found'));
  if (here.standing !== 'participant' || here.seen.covered === undefined) return yes(here);
  const wasTold = await hasSeenPlan(store, within, { plan, participant: here.me.id });
  return no(describeProblem(wasTold ? 'access-ended' : 'plan-not-found'));
}

/** A person can have two places in a plan: the one with more to see is theirs. */
function rank({ standing, seen }: Pick<Here, 'standing' | 'seen'>): number {
  return { family: 0, holder: 2, participant: 4 }[standing] + (seen.covered === undefined ? 0 : 1);
}

function seenBy(state: PlanState, me: Participant, at: At): Audience {
  return audience(state, participantsPresent([me.id]), at);
}

function standingOf(state: PlanState, person: Participant, at: At): Standing {
  if (person.role === 'plan-owner') return 'family';
  if (accessHasEnded(person, at.today)) return 'participant';
  if (person.role === 'guardian') return ownerIsAdult(state, at) ? 'participant' : 'family';
  return person.role === 'relay-holder' ? 'holder' : 'participant';
}

/** Which participants of a plan this person is: persons are known to the store alone. */
export async function findParticipants(
  store: Store,
  within: Within,
  asked: AskedHere,
): Promise<readonly Id[]> {
  const found = await sql<{ participant: string }>`
    select participant from participant_person
    where tenant = ${store.tenant} and plan = ${asked.plan} and person = ${asked.person}
    order by participant`.execute(within);
  return found.rows.map(({ participant }) => participant);
}

async function hasSeenPlan(
  store: Store,
  within: Within,
  of: { readonly plan: Id; readonly participant: Id },
): Promise<boolean> {
  const found = await sql`
    select 1 from visibility_event where tenant = ${store.tenant} and plan = ${of.plan}
      and subject = ${planSubject} and ${of.participant} = any (before) limit 1`.execute(within);
  return found.rows.length > 0;
}
