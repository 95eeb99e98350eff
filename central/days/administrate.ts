import { administrator } from '#domain/identity.ts';
import type { Id } from '#domain/identity.ts';
import type { KnownFact } from '#domain/known-fact.ts';
import { no, type Result } from '#domain/result.ts';
import type { Administration, Receipt } from '#sync/messages.ts';
import { describeProblem, type Problem } from '#sync/problems.ts';
import { executeDeletion } from './execute-deletion.ts';
import { appendOwn, lockState } from '../log/append-own.ts';
import { makeOwnFact } from '../log/own-fact.ts';
import { readReceipt } from '../log/receipt-rows.ts';
import { inService, type Store } from '../store.ts';

/**
 * R3, R8, R15, S5: what a leader or local administrator does to a plan without seeing it. The answer is a receipt
 * or the law's no, and holds nothing of the plan. The same fact asked twice is answered as the first time.
 */
export async function administrate(
  store: Store,
  asked: { readonly plan: Id; readonly request: Administration },
): Promise<Result<Receipt, Problem>> {
  const { plan, request } = asked;
  const again = await readReceipt(store, { plan, fact: request.fact });
  if (again.ok) return again;
  if (request.kind === 'deletion.execute') {
    const executed = await executeDeletion(store, { plan, fact: request.fact, reason: 'deletion-granted' });
    return executed.ok ? readReceipt(store, { plan, fact: request.fact }) : executed;
  }
  return writeAsked(store, plan, request);
}

type Written = Exclude<Administration, { readonly kind: 'deletion.execute' }>;

async function writeAsked(store: Store, plan: Id, request: Written): Promise<Result<Receipt, Problem>> {
  const appended = await inService(store, async (within) => {
    if ((await lockState(store, within, plan)) === undefined) return undefined;
    const fact = factOf(store, plan, request);
    const meeting = request.kind === 'standIn.name' ? { meeting: request.meeting } : {};
    return appendOwn(store, within, { plan, facts: [fact], ...meeting });
  });
  const outcome = appended?.outcomes[0];
  if (appended === undefined || outcome === undefined) return no(describeProblem('plan-not-found'));
  if (outcome.kind !== 'applied') {
    const refusal = outcome.kind === 'held' ? (outcome.refusal?.kind ?? 'may-not-write') : 'bad-input';
    return no(describeProblem('refused-by-law', { refusal }));
  }
  appended.keep();
  return readReceipt(store, { plan, fact: request.fact });
}

function factOf(store: Store, plan: Id, request: Written): KnownFact {
  const on = store.today();
  const own = { id: request.fact, plan, item: store.newId(), writtenBy: administrator } as const;
  switch (request.kind) {
    case 'holder.name': {
      const body = { participant: request.participant, on };
      return makeOwnFact(store, { ...own, verb: 'holder.named/1', body });
    }
    case 'standIn.name': {
      const { meeting, participant } = request;
      return makeOwnFact(store, { ...own, verb: 'standIn.named/1', body: { meeting, participant } });
    }
    case 'access.end': {
      const body = { participant: request.participant, on: request.on };
      return makeOwnFact(store, { ...own, verb: 'access.ended/1', body });
    }
    case 'deletion.decide': {
      const body = { on, granted: request.granted };
      return makeOwnFact(store, { ...own, verb: 'deletion.decided/1', body });
    }
  }
}
