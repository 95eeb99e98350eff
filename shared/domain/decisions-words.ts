import { seesOne } from './audience.ts';
import type { Explained, Language } from './bodies-words.ts';
import type { DecideContext } from './decide.ts';
import type { Id } from './identity.ts';
import type { Plan } from './planned.ts';
import { one, written } from './planned.ts';
import { no } from './result.ts';
import type { Item, PlanState, Saying, Word } from './state.ts';

/** What people can say about words. */
export type WordsCommand =
  | {
      readonly kind: 'wording.correct';
      readonly item: Id;
      readonly from: Language;
      readonly source: string;
      /** Absent: the machine's again. */
      readonly text?: string;
    }
  | {
      readonly kind: 'saying.set';
      readonly language: Language;
      readonly written: string;
      readonly spoken?: string;
    }
  | { readonly kind: 'word.explain'; readonly word?: Id; readonly nb?: Explained; readonly nn?: Explained };

type CommandOf<Kind extends WordsCommand['kind']> = Extract<WordsCommand, { kind: Kind }>;

export function planWordsCommand(state: PlanState, command: WordsCommand, context: DecideContext): Plan {
  switch (command.kind) {
    case 'wording.correct':
      return planWording(state, command);
    case 'saying.set':
      return planSaying(state, command, context);
    case 'word.explain':
      return planWord(state, command, context);
  }
}

function planWording(state: PlanState, { item, from, source, text }: CommandOf<'wording.correct'>): Plan {
  if (!state.items.has(item)) return no({ kind: 'unknown-item', item });
  const sentence = written(source, 'source', 2000);
  if (!sentence.ok) return sentence;
  const to = from === 'nb' ? 'nn' : 'nb';
  const body = { from, to, source: sentence.value } as const;
  if (text === undefined) return one(item, 'wording.corrected/1', body);
  const said = written(text, 'text', 2000);
  return said.ok ? one(item, 'wording.corrected/1', { ...body, text: said.value }) : said;
}

function planSaying(state: PlanState, command: CommandOf<'saying.set'>, context: DecideContext): Plan {
  const { language } = command;
  const what = written(command.written, 'written', 80);
  if (!what.ok) return what;
  const known = seenItems(state, context).find(
    (item): item is Saying =>
      item.kind === 'saying' && item.language === language && item.written === what.value,
  );
  const body = { language, written: what.value };
  if (command.spoken === undefined)
    return known === undefined ? no({ kind: 'unknown-item', item: '' }) : one(known.id, 'saying.set/1', body);
  const spoken = written(command.spoken, 'spoken', 200);
  if (!spoken.ok) return spoken;
  return one(known?.id ?? context.newId(), 'saying.set/1', { ...body, spoken: spoken.value });
}

/** A word that is explained already is explained anew. */
function planWord(
  state: PlanState,
  { word, nb, nn }: CommandOf<'word.explain'>,
  context: DecideContext,
): Plan {
  const words = seenItems(state, context).filter((item): item is Word => item.kind === 'word');
  const known = words.find((item) => (word === undefined ? isNamed(item, [nb, nn]) : item.id === word));
  if (known === undefined && (word !== undefined || (nb === undefined && nn === undefined)))
    return no({ kind: 'unknown-item', item: word ?? '' });
  const body = { ...(nb === undefined ? {} : { nb }), ...(nn === undefined ? {} : { nn }) };
  return one(known?.id ?? context.newId(), 'word.explained/1', body);
}

function isNamed({ nb, nn }: Word, asked: readonly (Explained | undefined)[]): boolean {
  const forms = [nb, nn].map((form, index) => [form?.term, asked[index]?.term]);
  return forms.some(([term, wanted]) => wanted !== undefined && term === wanted);
}

/** Who cannot see what was said of a word says it for the first time. */
function seenItems(state: PlanState, { actor, today, meeting, profile }: DecideContext): readonly Item[] {
  const at = { today, adultAge: profile.adultAge, ...(meeting === undefined ? {} : { meeting }) };
  const ofWords = [...state.items.values()].filter(({ kind }) => kind === 'saying' || kind === 'word');
  return ofWords.filter(({ id }) => seesOne(state, { participant: actor, item: id }, at));
}
