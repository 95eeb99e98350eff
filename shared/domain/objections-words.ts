import type { Outcome } from './accept.ts';
import type { KnownFact } from './known-fact.ts';
import type { LawRefusal } from './refusal.ts';
import type { Item, ItemKind, PlanState } from './state.ts';

/**
 * What may be said in other words. Minutes are valid as they were approved (D4), and a document is its writer's (D2);
 * a consent's text is no item at all (C9).
 */
const inOtherWords: ReadonlySet<ItemKind> = new Set<ItemKind>([
  'goal',
  'activity',
  'evaluation',
  'comment',
  'message',
  'appointment',
]);

const wrongItem: LawRefusal = { kind: 'bad-input', field: 'item' };

/** Words of decisions are nobody's to say otherwise, and what the plan says of words is never opened to more (R5). */
export function objectToWords(state: PlanState, fact: KnownFact): LawRefusal | undefined {
  const item = state.items.get(fact.item);
  if (item === undefined) return undefined;
  if (fact.verb === 'wording.corrected/1') return inOtherWords.has(item.kind) ? undefined : wrongItem;
  const isOfWords = item.kind === 'saying' || item.kind === 'word';
  return isOfWords && fact.verb === 'item.limited/1' ? wrongItem : undefined;
}

/** One that was there is changed only by who sees it; a new one hangs on nothing. */
export function changesWords(state: PlanState, { verb, item }: KnownFact): boolean {
  return (verb === 'saying.set/1' || verb === 'word.explained/1') && state.items.has(item);
}

/**
 * The last word stands: the text itself is untouched by it, and both facts are kept. The same again changes nothing;
 * how one thing is said never becomes how another is.
 */
export function judgeWords(state: PlanState, fact: KnownFact): Outcome {
  const item = state.items.get(fact.item);
  if (item === undefined) return { kind: 'applied' };
  switch (fact.verb) {
    case 'wording.corrected/1': {
      const { to, source, text } = fact.body;
      const now = item.wordings?.find((one) => one.to === to && one.source === source);
      return now?.text === text ? { kind: 'merged' } : { kind: 'applied' };
    }
    case 'saying.set/1':
      return judgeSaying(item, fact);
    case 'word.explained/1':
      if (item.kind !== 'word') return { kind: 'rejected', why: 'malformed' };
      return isSameWord(item, fact.body) ? { kind: 'merged' } : { kind: 'applied' };
    default:
      return { kind: 'applied' };
  }
}

function judgeSaying(item: Item, { body }: KnownFact & { verb: 'saying.set/1' }): Outcome {
  const isSame = item.kind === 'saying' && item.language === body.language && item.written === body.written;
  if (!isSame) return { kind: 'rejected', why: 'malformed' };
  return item.spoken === body.spoken ? { kind: 'merged' } : { kind: 'applied' };
}

type Explanations = Pick<Extract<Item, { kind: 'word' }>, 'nb' | 'nn'>;

function isSameWord(one: Explanations, other: Explanations): boolean {
  return (['nb', 'nn'] as const).every(
    (form) => one[form]?.term === other[form]?.term && one[form]?.text === other[form]?.text,
  );
}
