import { fill } from '../fill-text.ts';
import type { Language } from '../language.ts';
import { otherForm } from './other-form.ts';
import * as peopleNb from './people-nb.ts';
import * as peopleNn from './people-nn.ts';
import { byFirstWord, findPhrases, likeCase, readForms, readPhrases } from './phrases.ts';
import type { PhraseHit, Phrases } from './phrases.ts';
import type { Found, PlainRule } from './plain-finding.ts';
import { plainHints } from './plain-hints.ts';
import type { PlainHints } from './plain-hints.ts';
import type { PlainScope, PlainText } from './plain-text.ts';
import { plainWords as plainWordsNb } from './plain-words-nb.ts';
import { plainWords as plainWordsNn } from './plain-words-nn.ts';
import { diagnoses, worries } from './sensitive.ts';
import * as vagueNb from './vague-nb.ts';
import * as vagueNn from './vague-nn.ts';
import { listOf } from './words.ts';

/** Words that mean something else beside others. */
type Unless = { readonly form: RegExp; readonly before?: RegExp; readonly after?: RegExp };

/** A rule that is a list: what it knows, how it is told, and where the same words mean something else. */
type ListRule = {
  readonly rule: PlainRule;
  readonly phrases: Phrases;
  readonly tell: (hints: PlainHints, says: string) => string;
  readonly scope?: PlainScope;
  readonly unless?: readonly Unless[];
};

const says = (_hints: PlainHints, text: string): string => text;

function makeRules(language: Language): readonly ListRule[] {
  return [...rulesOfStyle(language), ...rulesOfPeople(language)];
}

/** L1, L4: vague time, heavy words, sentences without anybody in them. */
function rulesOfStyle(language: Language): readonly ListRule[] {
  const vague = language === 'nb' ? vagueNb : vagueNn;
  return [
    {
      rule: 'vague',
      phrases: readPhrases(vague.vague),
      tell: says,
      scope: 'activity',
      // «en del av laget» is a part, no amount
      unless: [{ form: /^ei?n del$/u, after: /^\s+av\b/u }],
    },
    { rule: 'vague-action', phrases: readPhrases(vague.vagueAction), tell: says, scope: 'activity' },
    {
      rule: 'plain',
      phrases: readPhrases(language === 'nb' ? plainWordsNb : plainWordsNn),
      tell: ({ plain }, words) => fill(plain, { words: words.replaceAll(' / ', ', ') }),
      // «Hva gjelder det?» is a question
      unless: [{ form: /^[hk]va gjeld(?:er)?$/u, after: /^[^.!:\n]*\?/u }],
    },
    {
      rule: 'impersonal',
      phrases: readPhrases(vague.impersonal),
      tell: says,
      // «Det skal vi gjøre»: someone is named; «slik det skal være»; «man. 3. mai» is a day
      unless: [
        { form: /^det (?:bør|må|skal)$/u, after: /^\s+(?:vi|me|du|jeg|eg|dere|de|han|hun|ho|dei)\b/u },
        { form: /^det skal$/u, before: /\bslik $/u },
        { form: /^man$/u, after: /^\.\s*\d/u },
      ],
    },
  ];
}

/** L1–L3: who is spoken of, and how. */
function rulesOfPeople(language: Language): readonly ListRule[] {
  const people = language === 'nb' ? peopleNb : peopleNn;
  return [
    {
      rule: 'positive',
      phrases: readPhrases(people.positive),
      tell: says,
      // «Lat oss prøve» begins with a verb
      unless: [{ form: /^lat$/u, before: /(?:^|[.!?:–]\s*|\n\s*)$/u }],
    },
    { rule: 'address', phrases: readPhrases(people.address), tell: says },
    { rule: 'third-party', phrases: readForms(people.thirdParty), tell: ({ thirdParty }) => thirdParty },
    { rule: 'diagnosis', phrases: readForms(diagnoses[language]), tell: ({ diagnosis }) => diagnosis },
    { rule: 'safety', phrases: readForms(worries[language]), tell: ({ safety }) => safety },
    {
      rule: 'mixed',
      phrases: readPairs(otherForm[language]),
      tell: ({ otherForm: text }, word) => fill(text, { word }),
      // «vart» in quotation marks is what somebody said, or what is spoken of
      unless: [{ form: /./u, before: /«[^»]*$/u }],
    },
  ];
}

function readPairs(pairs: string): Phrases {
  return byFirstWord(
    listOf(pairs).map((pair) => {
      const [form = '', word = ''] = pair.split(':');
      return { form, says: word, replacement: word };
    }),
  );
}

const rules: Readonly<Record<Language, readonly ListRule[]>> = { nb: makeRules('nb'), nn: makeRules('nn') };

/** L1 to L4: everything that a list of words tells. */
export function findListed(text: PlainText, scope: PlainScope): readonly Found[] {
  return rules[text.language]
    .filter((rule) => rule.scope === undefined || rule.scope === scope)
    .flatMap((rule) =>
      findPhrases(text.low, text.words, rule.phrases)
        .filter((hit) => !isMeantOtherwise(text, rule, hit))
        .map((hit) => tellHit(text, rule, hit)),
    );
}

function isMeantOtherwise(
  { low }: PlainText,
  { unless = [] }: ListRule,
  { phrase, start, end }: PhraseHit,
): boolean {
  return unless.some(
    ({ form, before, after }) =>
      form.test(phrase.form) &&
      (before?.test(low.slice(Math.max(0, start - 20), start)) ?? true) &&
      (after?.test(low.slice(end, end + 200)) ?? true),
  );
}

function tellHit(
  { text, language }: PlainText,
  { rule, tell }: ListRule,
  { phrase, start, end }: PhraseHit,
): Found {
  const match = text.slice(start, end);
  const found: Found = { rule, start, end, match, hint: tell(plainHints[language], phrase.says) };
  if (phrase.replacement === undefined) return found;
  return { ...found, replacement: likeCase(phrase.replacement, match) };
}
