import type { KnownFact } from './known-fact.ts';
import type { LawRefusal } from './refusal.ts';
import type { PlanState } from './state.ts';

const gone: LawRefusal = { kind: 'question-gone' };

/**
 * A question is settled once, about the item it was asked of. The same answer twice is one; another answer is no
 * answer any more and waits for a holder like everything else that was written in good faith.
 */
export function objectToQuestion(state: PlanState, fact: KnownFact): LawRefusal | undefined {
  if (fact.verb !== 'question.settled/1') return undefined;
  const { fact: of, choice, item } = fact.body;
  if (item === undefined && !isHolder(state, fact)) return { kind: 'may-not-write' };
  const answered = state.settled.get(of);
  if (answered !== undefined) return answered === choice ? undefined : gone;
  const asked = state.proposals.find((one) => one.fact === of);
  if (asked === undefined) return item === undefined ? undefined : gone;
  return asked.item === item && asked.item === fact.item ? undefined : gone;
}

/** What is held is for the holders' eyes: a stand-in never sees it (R15). */
function isHolder(state: PlanState, fact: KnownFact): boolean {
  return state.participants.get(fact.writtenBy)?.role === 'relay-holder';
}
