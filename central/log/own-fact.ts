import type { Body, Verb } from '#domain/bodies.ts';
import type { administrator, FactId, Id, system } from '#domain/identity.ts';
import type { KnownFact } from '#domain/known-fact.ts';
import { readFact } from '#domain/known-fact.ts';
import { instantOf, type Store } from '../store.ts';

/** What the store writes for nobody in the plan: itself when a day passes, or the administrator. */
export interface OwnFact<Named extends Verb> {
  readonly id?: FactId;
  readonly plan: Id;
  readonly item: Id;
  readonly verb: Named;
  readonly body: Body<Named>;
  readonly writtenBy: typeof system | typeof administrator;
}

export function makeOwnFact<Named extends Verb>(store: Store, own: OwnFact<Named>): KnownFact {
  const { id = store.newId(), body, ...rest } = own;
  const reading = readFact({
    ...rest,
    id,
    body: { ...body },
    command: store.newId(),
    saidBy: [],
    proof: own.writtenBy === 'system' ? 'attested' : 'eid',
    at: instantOf(store),
    profile: store.profile.version,
  });
  if (reading.kind !== 'known') throw new Error(`The store made a fact that it cannot read: ${own.verb}`);
  return reading.fact;
}
