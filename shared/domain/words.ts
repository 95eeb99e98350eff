import type { Id } from './identity.ts';
import type { PlanState, Saying, Word } from './state.ts';
import type { Wording } from './standing-words.ts';

/** How something is read aloud in this plan. */
export type SaidOtherwise = Saying & { readonly spoken: string };

/** Sentences of these items as people say them in the other written form, and of no other item (R5). */
export function wordingsOf(state: PlanState, seen: ReadonlySet<Id>): readonly Wording[] {
  return [...seen].flatMap((id) => state.items.get(id)?.wordings ?? []);
}

/** What is in force; of two that say the same word the last stands. What a reopening sealed is nobody's to use (C8). */
export function sayingsOf(state: PlanState): readonly SaidOtherwise[] {
  const found = openItems(state).filter((item) => item.kind === 'saying');
  const last = new Map(found.map((one) => [`${one.language} ${one.written}`, one]));
  return [...last.values()].filter((one): one is SaidOtherwise => one.spoken !== undefined);
}

export function explainedWordsOf(state: PlanState): readonly Word[] {
  return openItems(state)
    .filter((item) => item.kind === 'word')
    .filter(({ nb, nn }) => nb !== undefined || nn !== undefined);
}

const open = new WeakMap<PlanState, readonly (Saying | Word)[]>();

/** Found once for a state: every sentence that is read asks. */
function openItems(state: PlanState): readonly (Saying | Word)[] {
  const known = open.get(state);
  if (known !== undefined) return known;
  const found = [...state.items.values()]
    .filter((item) => item.kind === 'saying' || item.kind === 'word')
    .filter(({ id }) => !state.sealed.has(id));
  open.set(state, found);
  return found;
}

/**
 * A word may give something away. Who does not see every topic is told of a word only where it stands in a text that
 * is before them already: whoever sees no text is told of no word (A6).
 */
export function sayingsIn(state: PlanState, texts: readonly string[]): readonly SaidOtherwise[] {
  return sayingsOf(state).filter(({ written }) => texts.some((text) => standsIn(written, text)));
}

export function explainedWordsIn(state: PlanState, texts: readonly string[]): readonly Word[] {
  return explainedWordsOf(state).filter(({ nb, nn }) =>
    [nb, nn].some((form) => form !== undefined && texts.some((text) => standsIn(form.term, text))),
  );
}

const bounds = /[\p{L}\p{N}]/u;

/** As a whole word, however it is written. */
function standsIn(word: string, text: string): boolean {
  const [wanted, within] = [word.toLowerCase(), text.toLowerCase()];
  if (wanted === '') return false;
  for (let at = within.indexOf(wanted); at >= 0; at = within.indexOf(wanted, at + 1)) {
    const around = [within.slice(0, at).at(-1), within[at + wanted.length]];
    if (around.every((one) => one === undefined || !bounds.test(one))) return true;
  }
  return false;
}
