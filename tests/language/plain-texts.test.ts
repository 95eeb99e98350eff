import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Language } from '#language/language.ts';
import { checkPlain } from '#language/plain/check-plain.ts';
import { plainHints } from '#language/plain/plain-hints.ts';

const resources = path.resolve(import.meta.dirname, '../../resources');

/** What our own texts may say all the same, and why. */
const exceptions: readonly { readonly where: RegExp; readonly what: RegExp; readonly why: string }[] = [
  {
    where: /\/(?:common|chair)\.json .*received/u,
    what: /^plain: (?:mottatt|motteke)$/iu,
    why: 'the name of a state beside «lagret» and «sendt»: one word, the same on every screen',
  },
  { where: /\/home\.json \.device\.codeHint$/u, what: /^acronym: ABCD$/u, why: 'what a code looks like' },
  {
    where: /^glossary /u,
    what: /^acronym: PP$/u,
    why: 'the name of the service; the words before it explain what it does',
  },
  {
    where: /^glossary /u,
    what: /^long-word: Skolefritidsordningen$/u,
    why: 'the long word is what SFO means, and is explained there',
  },
];

interface Said {
  readonly where: string;
  readonly language: Language;
  readonly text: string;
}

/** What is filled in is a word like another, and marks of pages are none. */
function bare(text: string): string {
  return text.replaceAll(/\{\{[^}]*\}\}/gu, '0').replaceAll(/<\/?\w+\/?>/gu, ' ');
}

function textsOf(value: unknown, where: string, language: Language): readonly Said[] {
  if (typeof value === 'string') return [{ where, language, text: bare(value) }];
  const parts = z.record(z.string(), z.unknown()).safeParse(value);
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(parts.data ?? {});
  return entries.flatMap(([key, part]) => textsOf(part, `${where}.${key}`, language));
}

const glossarySchema = z.object({
  words: z.array(z.object({ nb: z.object({ text: z.string() }), nn: z.object({ text: z.string() }) })),
});

function readTexts(language: Language): readonly Said[] {
  const locales = globSync(`locales/${language}/*.json`, { cwd: resources }).toSorted();
  const inLocales = locales.flatMap((file) =>
    textsOf(JSON.parse(readFileSync(path.join(resources, file), 'utf8')), `${file} `, language),
  );
  const { words } = glossarySchema.parse(
    JSON.parse(readFileSync(path.join(resources, 'glossary.json'), 'utf8')),
  );
  return [
    ...inLocales,
    ...words.map((word, at) => ({ where: `glossary ${at}`, language, text: word[language].text })),
    ...textsOf(plainHints[language], 'hints ', language),
  ];
}

function complaintsOf({
  where,
  language,
  text,
}: Said): readonly { readonly where: string; readonly what: string }[] {
  return checkPlain(text, language, { scope: 'any' })
    .filter(({ level }) => level !== 'ask')
    .map(({ rule, match }) => ({ where, what: `${rule}: ${match}` }));
}

describe('our own fixed texts (L1 to L7)', () => {
  it.each(['nb', 'nn'] as const)('say everything plainly in %s', (language) => {
    const texts = readTexts(language);
    expect(texts.length).toBeGreaterThan(1500);
    const complaints = texts
      .flatMap(complaintsOf)
      .filter(({ where, what }) => !exceptions.some((one) => one.where.test(where) && one.what.test(what)));
    expect(complaints).toEqual([]);
  });

  it('need every exception that is made', () => {
    const complaints = [...readTexts('nb'), ...readTexts('nn')].flatMap(complaintsOf);
    const unused = exceptions.filter(
      (one) => !complaints.some(({ where, what }) => one.where.test(where) && one.what.test(what)),
    );
    expect(unused).toEqual([]);
  });
});
