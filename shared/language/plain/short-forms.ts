import { findAbbreviation, spokenAbbreviation } from '../abbreviations.ts';
import { fill } from '../fill-text.ts';
import type { Language } from '../language.ts';
import type { PlainText } from './plain-text.ts';
import { findPhrases, likeCase, readPhrases } from './phrases.ts';
import type { PhraseHit, Phrases } from './phrases.ts';
import type { Found } from './plain-finding.ts';
import { plainHints } from './plain-hints.ts';
import * as nb from './short-forms-nb.ts';
import * as nn from './short-forms-nn.ts';
import { setOf } from './words.ts';

type Lists = { readonly shortForms: Phrases; readonly letters: ReadonlyMap<string, string> };

function readLists(lists: Readonly<Record<keyof typeof nb, string>>): Lists {
  const letters = lists.letterWords
    .trim()
    .split('\n')
    .map((row): readonly [string, string] => {
      const [written = '', full = ''] = row.split(' = ');
      return [written, full];
    });
  return { shortForms: readPhrases(lists.shortForms), letters: new Map(letters) };
}

const lists: Readonly<Record<Language, Lists>> = { nb: readLists(nb), nn: readLists(nn) };

/** Words without their dot, and at the end of a sentence with one. */
const words = setOf('min man mån ass des ons fre søn tom fom tor mob ung adm avd tys ol mm eks bla');

/** L5: no abbreviations. Letters that people say as words (ADHD, NAV, SMS) are none. */
export function findShortForms(text: PlainText): readonly Found[] {
  const { language, low, words: written } = text;
  const hits = findPhrases(low, written, lists[language].shortForms).filter((hit) => isShortened(text, hit));
  const taken = new Set(hits.map(({ start }) => start));
  const found = hits.map((hit) => tellShortForm(text, hit));
  return [...found, ...findSpoken(text, taken), ...findLetters(text)];
}

function isShortened({ text, low }: PlainText, { start, end }: PhraseHit): boolean {
  const [written, form] = [text.slice(start, end), low.slice(start, end)];
  if (written !== form && !form.includes('.') && written === written.toUpperCase()) return false;
  if (words.has(form)) return false;
  if (!form.endsWith('.') || !words.has(form.slice(0, -1))) return true;
  return /\d\.?\s*$/u.test(text.slice(Math.max(0, start - 4), start)) || !isEnd(text.slice(end));
}

function isEnd(after: string): boolean {
  return /^\s*$|^\s+\p{Lu}/u.test(after);
}

function tellShortForm({ text, language }: PlainText, { phrase, start, end }: PhraseHit): Found {
  const match = text.slice(start, end);
  const says = phrase.says;
  if (/^(?:skriv|stryk) /u.test(says)) {
    const hint = `${says.charAt(0).toUpperCase()}${says.slice(1)}.`;
    return { rule: 'abbr', start, end, match, hint };
  }
  const hint = fill(plainHints[language].shortForm, { full: says });
  const found: Found = { rule: 'abbr', start, end, match, hint };
  if (/[,(]/u.test(says)) return found;
  const dot = match.endsWith('.') && isEnd(text.slice(end)) ? '.' : '';
  return { ...found, replacement: `${likeCase(says, match)}${dot}` };
}

/** What is read aloud as a whole word must also be written as one, where it cannot be the end of a sentence. */
function findSpoken({ text, language }: PlainText, taken: ReadonlySet<number>): readonly Found[] {
  const found: Found[] = [];
  for (const { 0: match, index } of text.matchAll(
    /(?<![\p{L}\p{N}.])(?:\p{L}{1,5}\.){1,3}(?=\s[\p{Ll}\d])/gu,
  )) {
    const known = taken.has(index) ? undefined : findAbbreviation(match);
    if (known === undefined) continue;
    const end = index + match.length;
    if (known.number === 'before' && !/\d\s?$/u.test(text.slice(0, index))) continue;
    if (known.number === 'after' && !/^\s?\d/u.test(text.slice(end))) continue;
    const full = spokenAbbreviation(known, language);
    const hint = fill(plainHints[language].shortForm, { full });
    found.push({ rule: 'abbr', start: index, end, match, hint, replacement: likeCase(full, match) });
  }
  return found;
}

const everyday = setOf(
  'ADHD NAV SMS TV PC IKT LEGO NRK KRLE ID EU FN VM EM OBS OK PDF QR MB GB PNG JPEG DOCX USB PIN',
);

/** Two to five capital letters; not in a run of capitals, which is a heading. */
function findLetters({ text, language }: PlainText): readonly Found[] {
  const found: Found[] = [];
  for (const { 0: match, index } of text.matchAll(/(?<![\p{L}\p{N}-])\p{Lu}{2,5}(?![\p{L}\p{N}])/gu)) {
    const end = index + match.length;
    const isRun = /\p{Lu}{2}\s+$/u.test(text.slice(0, index)) || /^\s+\p{Lu}{2}/u.test(text.slice(end));
    if (isRun || everyday.has(match)) continue;
    found.push(tellLetters(language, match, index));
  }
  return found;
}

function tellLetters(language: Language, match: string, start: number): Found {
  const full = lists[language].letters.get(match);
  const { letters, unknownLetters } = plainHints[language];
  const end = start + match.length;
  if (full === undefined) return { rule: 'acronym', start, end, match, hint: unknownLetters };
  return { rule: 'acronym', start, end, match, hint: fill(letters, { full }), replacement: full };
}
