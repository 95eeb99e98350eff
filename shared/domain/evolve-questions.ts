import type { DraftState } from './draft-state.ts';
import type { KnownFact } from './known-fact.ts';

/** A settled question is asked no more, also where a copy of it comes late. The first answer stands. */
export function foldQuestion(draft: DraftState, fact: KnownFact): void {
  if (fact.verb !== 'question.settled/1') return;
  const { fact: asked, choice } = fact.body;
  const settled = new Map(draft.state.settled);
  if (!settled.has(asked)) settled.set(asked, choice);
  const proposals = draft.state.proposals.filter((one) => one.fact !== asked);
  draft.state = { ...draft.state, settled, proposals };
}
