import { z } from 'zod';
import type { Fact } from '#domain/fact.ts';
import { idSchema, system, type Id } from '#domain/identity.ts';
import type { PlanState } from '#domain/state.ts';
import { consentOnceSigned } from '#domain/whole-consent.ts';
import type { Within } from '../database/database.ts';
import type { Store } from '../store.ts';
import { type Appended, appendOwn } from './append-own.ts';
import { makeOwnFact } from './own-fact.ts';

const signature = z.object({ consent: idSchema });

/**
 * C6: one parent signs on paper in the room while the other signs at home, and neither side sees the other's. The
 * store has both in its order, and the consent is in force with the one that came last ([SYNC-43]).
 */
export async function giveOnceSigned(
  store: Store,
  within: Within,
  pushed: { readonly plan: Id; readonly state: PlanState; readonly facts: readonly Fact[] },
): Promise<Appended | undefined> {
  const { plan, state } = pushed;
  const signed = pushed.facts.filter(({ verb }) => verb === 'consent.signed/1');
  const drafts = new Set(signed.map(({ body }) => signature.parse(body).consent));
  const context = { today: store.today(), profile: store.profile };
  const facts = [...drafts].flatMap((consent) => {
    const body = consentOnceSigned(state, consent, context);
    if (body === undefined) return [];
    return [makeOwnFact(store, { plan, item: consent, verb: 'consent.given/1', body, writtenBy: system })];
  });
  return facts.length === 0 ? undefined : appendOwn(store, within, { plan, facts });
}
