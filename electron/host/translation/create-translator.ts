import { no, type Result, yes } from '#domain/result.ts';
import { isTranslatable, prepareSentence, type PreparedSentence } from '#language/translation.ts';
import { cleanText } from '#language/translation-parts.ts';
import type { TranslationEngine } from './translation-engine.ts';
import type { TranslatedSentence, TranslationAsked, TranslationRefusal, Translator } from './translator.ts';

export interface TranslatorNeeds {
  readonly engine: TranslationEngine;
  /** A municipality's own words that are the same in both forms whatever a dictionary says; beside the usual ones. */
  readonly terms?: readonly string[];
}

/** Names of products and models. */
export const usualTerms = [
  'Stafettloggen',
  'Stafettlogg',
  'Stafettrom',
  'Samspill',
  'BTI',
  'BTS',
  'BankID',
  'ID-porten',
];

/** No machine at all: a real state, in which nothing offers a translation. */
export const noTranslator: Translator = {
  pairs: () => [],
  health: () => 'none',
  translate: async () => no({ kind: 'no-such-pair' }),
  stop: async () => undefined,
};

/** A machine behind a guard: names are swapped before and restored after, and what came back wrong is not shown. */
export function createTranslator({ engine, terms = [] }: TranslatorNeeds): Translator {
  const kept = [...usualTerms, ...terms];
  return {
    pairs: engine.pairs,
    health: engine.health,
    translate: (asked) => translate(engine, asked, kept),
    stop: engine.stop,
  };
}

type Answer = Result<readonly TranslatedSentence[], TranslationRefusal>;

async function translate(
  engine: TranslationEngine,
  asked: TranslationAsked,
  terms: readonly string[],
): Promise<Answer> {
  if (asked.from === asked.to) return yes(asked.sentences.map((one) => ({ ...one, unsure: false })));
  const first = await translateAll({ engine, asked, terms, namesAs: 'stand-ins' }, asked.sentences);
  if (!first.ok) return first;
  const left = asked.sentences.filter((one) => !first.value.has(one.id) && isForMachine(one.text));
  const second = await translateAll(
    { engine, asked, terms, namesAs: 'kept' },
    asked.names.length > 0 ? left : [],
  );
  if (!second.ok) return second;
  return yes(
    asked.sentences.map((one) => first.value.get(one.id) ?? second.value.get(one.id) ?? leaveAsIs(one)),
  );
}

/** Nothing to translate is no reason to doubt; what the machine could not take is. */
function leaveAsIs({ id, text }: TranslationAsked['sentences'][number]): TranslatedSentence {
  return { id, text, unsure: /\p{L}{2}/u.test(text) };
}

function isForMachine(text: string): boolean {
  return isTranslatable(cleanText(text));
}

interface Round {
  readonly engine: TranslationEngine;
  readonly asked: TranslationAsked;
  readonly terms: readonly string[];
  readonly namesAs: 'stand-ins' | 'kept';
}

async function translateAll(
  { engine, asked: { from, to, names, signal }, terms, namesAs }: Round,
  sentences: TranslationAsked['sentences'],
): Promise<Result<ReadonlyMap<string, TranslatedSentence>, TranslationRefusal>> {
  const prepared = sentences.flatMap(({ id, text }): { id: string; sentence: PreparedSentence }[] => {
    const sentence = prepareSentence({ text, to, names, terms }, namesAs);
    return sentence === undefined ? [] : [{ id, sentence }];
  });
  const parts = prepared.map(({ sentence }) => sentence.parts);
  const answers = await engine.translate({
    from,
    to,
    sentences: parts,
    ...(signal === undefined ? {} : { signal }),
  });
  if (!answers.ok) return answers;
  const done = new Map<string, TranslatedSentence>();
  for (const [index, { id, sentence }] of prepared.entries()) {
    const answer = answers.value[index];
    const finished = answer === undefined ? undefined : sentence.finish(answer);
    if (finished !== undefined) done.set(id, { id, ...finished });
  }
  return yes(done);
}
