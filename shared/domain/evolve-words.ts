import type { DraftState } from './draft-state.ts';
import { replaceItem } from './draft-state.ts';
import type { Id } from './identity.ts';
import type { KnownFact } from './known-fact.ts';
import type { Item } from './state.ts';

/**
 * A limit that names nobody: what a plan says of words is for those who see every topic, family and holders (R5, R6).
 * The very same list every time, so that a changed word changes nobody's sight.
 */
const nobodyElse: readonly Id[] = [];

/** What a person said about words. They stand under nothing: no screen counts or lists them among the items. */
export function foldWords(draft: DraftState, fact: KnownFact): void {
  const item = draft.state.items.get(fact.item);
  switch (fact.verb) {
    case 'wording.corrected/1':
      if (item !== undefined) replaceItem(draft, withWording(item, fact));
      return;
    case 'saying.set/1':
      if (item === undefined || item.kind === 'saying')
        replaceItem(draft, { kind: 'saying', ...standing(item, fact), ...fact.body });
      return;
    case 'word.explained/1':
      if (item === undefined || item.kind === 'word')
        replaceItem(draft, { kind: 'word', ...standing(item, fact), ...fact.body });
      return;
    default:
  }
}

type Standing = Pick<Item, 'id' | 'madeBy' | 'setBy' | 'topic' | 'limitedTo'>;

function standing(before: Item | undefined, fact: KnownFact): Standing {
  const madeBy = before?.madeBy ?? fact.id;
  return { id: fact.item, madeBy, setBy: { words: fact.id }, topic: 'other', limitedTo: nobodyElse };
}

function withWording(item: Item, fact: KnownFact & { verb: 'wording.corrected/1' }): Item {
  const { from, to, source, text } = fact.body;
  const others = (item.wordings ?? []).filter((one) => one.to !== to || one.source !== source);
  if (text === undefined) return { ...item, wordings: others };
  const { id: setBy, saidBy, writtenBy, at } = fact;
  return { ...item, wordings: [...others, { from, to, source, text, saidBy, writtenBy, at, setBy }] };
}
