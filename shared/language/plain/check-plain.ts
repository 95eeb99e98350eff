import type { Language } from '../language.ts';
import { findListed } from './list-rules.ts';
import { isNationalId } from './national-id.ts';
import { plainLevels, withLevel } from './plain-finding.ts';
import type { Found, PlainFinding } from './plain-finding.ts';
import { plainHints } from './plain-hints.ts';
import { preparePlainText } from './plain-text.ts';
import type { PlainScope, PlainText } from './plain-text.ts';
import { findLength, findPassiveVoice } from './sentence-rules.ts';
import { findShortForms } from './short-forms.ts';
import { findUnknownNames } from './unknown-names.ts';

export type PlainOptions = {
  /** A goal or an activity unless said otherwise. */
  readonly scope?: PlainScope;
  /** Everyone who is in the plan; without it nobody's name is asked about. */
  readonly names?: readonly string[];
};

/** What could be said more plainly (L1 to L6), in the order of the text. Pure: the same text gives the same findings. */
export function checkPlain(
  text: string,
  language: Language,
  { scope = 'activity', names }: PlainOptions = {},
): readonly PlainFinding[] {
  const prepared = preparePlainText(text, language);
  const found = [
    ...findNationalIds(prepared),
    ...findListed(prepared, scope),
    ...findPassiveVoice(prepared),
    ...findShortForms(prepared),
    ...findLength(prepared),
    ...(names === undefined ? [] : findUnknownNames(prepared, names)),
  ];
  return inOrder(withoutDoubts(found).map(withLevel));
}

const order = Object.keys(plainLevels);

/** By place, and at one place in the order of the rules. */
export function inOrder(findings: readonly PlainFinding[]): readonly PlainFinding[] {
  return findings.toSorted(
    (one, other) =>
      one.start - other.start || order.indexOf(one.rule) - order.indexOf(other.rule) || one.end - other.end,
  );
}

/** «diagnosen til mor» is asked about once: as someone else's. */
function withoutDoubts(found: readonly Found[]): readonly Found[] {
  const others = found.filter(({ rule }) => rule === 'third-party');
  return found.filter(
    ({ rule, start, end }) =>
      rule !== 'diagnosis' || !others.some((one) => one.start < end && start < one.end),
  );
}

function findNationalIds({ text, language }: PlainText): readonly Found[] {
  return Array.from(text.matchAll(/(?<![\d.])\d{6}\s?\d{5}(?![\d])/gu), ({ 0: match, index }) => ({
    match,
    index,
  }))
    .filter(({ match }) => isNationalId(match.replaceAll(/\s/gu, '')))
    .map(({ match, index }) => {
      const hint = plainHints[language].nationalId;
      return { rule: 'national-id', start: index, end: index + match.length, match, hint };
    });
}
