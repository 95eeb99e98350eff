import { join } from 'node:path';
import process from 'node:process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allTopics } from '#domain/bodies.ts';
import { consentText } from '#language/consent-text.ts';
import type { ConsentTextInput } from '#language/consent-text.ts';
import { readLawTexts } from '#host/documents/law-texts.ts';
import { formatDay } from '#language/dates.ts';
import { splitSentences } from '#language/sentences.ts';
import { profileNamed } from '../../fixtures/profile.ts';
import type { ConsentCase } from './consent-cases.ts';
import { consentCases } from './consent-cases.ts';

const texts = readLawTexts(join(import.meta.dirname, '../../../resources'));
const languages = ['nb', 'nn'] as const;
const cases = Object.entries(consentCases);
const both = cases.flatMap(([name, input]) => languages.map((language) => ({ name, language, input })));

function linesOf(input: ConsentTextInput): readonly string[] {
  return consentText(texts, input).map(({ text }) => text);
}

function whole(input: ConsentTextInput): string {
  return linesOf(input).join('\n');
}

function caseNamed(name: string): ConsentCase {
  const found = consentCases[name];
  if (found === undefined) throw new Error(`No case ${name}`);
  return found;
}

/** As somebody would read it on paper. */
function page(input: ConsentTextInput): string {
  return consentText(texts, input)
    .map(({ heading, text }) => (heading ? `\n## ${text}` : text))
    .join('\n');
}

describe('the text of a consent', () => {
  it.each(cases)('reads word for word as agreed: %s', async (name, input) => {
    const pages = languages.map((language) => page({ ...input, language }));
    await expect(`${pages.join('\n\n---\n')}\n`).toMatchFileSnapshot(`golden/consent-${name}.txt`);
  });

  it('names everybody in it, with every limit, and never the free text beside a limit (C2)', () => {
    const seed = Date.now() % 2 ** 31;
    process.stdout.write(`consent text seed ${seed}\n`);
    const person = fc.record({
      name: fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' }),
      topics: fc.uniqueArray(fc.constantFrom(...allTopics), { minLength: 1, maxLength: 5 }),
      reminder: fc.constant('Ikke nevn flyttingen for henne.'),
    });
    const people = fc.uniqueArray(person, { minLength: 1, maxLength: 12, selector: ({ name }) => name });
    const property = fc.property(people, fc.constantFrom(...languages), (names, language) => {
      const input = { ...caseNamed('child'), language, names, holders: ['Ingrid Solbakk'] };
      const draft = { ...input, reminder: 'Ikke nevn flyttingen for henne.' };
      const lines = linesOf(draft);
      const words = texts[language].consent;
      for (const { name, topics } of names) {
        const line = lines.find((one) => one.startsWith(`${name}: `)) ?? '';
        for (const topic of allTopics)
          expect(line.slice(name.length).includes(words.topic[topic])).toBe(topics.includes(topic));
      }
      expect(lines.join('\n')).not.toContain('flyttingen');
    });
    fc.assert(property, { seed, numRuns: 100 });
  });

  it.each(both)('has every name and service of the case in it: $name, $language', ({ input, language }) => {
    const text = whole({ ...input, language });
    const people = [
      ...input.names.map(({ name }) => name),
      ...input.names.flatMap(({ service }) => service ?? []),
      ...input.holders,
      ...input.signers.flat().map(({ name }) => name),
      ...(input.healthSigners ?? []),
      ...(input.expiresOn === undefined ? [] : [formatDay(input.expiresOn, language, 'long')]),
    ];
    expect(people.filter((one) => !text.includes(one))).toEqual([]);
  });

  it.each(both)('is plain: short sentences, no abbreviations: $name, $language', ({ input, language }) => {
    const names = new Set(input.names.map(({ name }) => name));
    const rules = linesOf({ ...input, language }).filter(
      (line) => ![...names].some((one) => line.includes(one)),
    );
    const sentences = rules.flatMap((line) => splitSentences(line, language).map(({ text }) => text));
    expect(sentences.filter((one) => one.trim().split(/\s+/u).length > 20)).toEqual([]);
    const words = rules.join(' ').match(/[\p{L}-]+/gu) ?? [];
    expect(words.filter((word) => word.length > 20)).toEqual([]);
    expect(rules.join(' ')).not.toMatch(
      /\b(?:bl\.a|f\.eks|ev|evt|osv|mv|pga|jf|ifm|dvs|mtp|t\.d|m\.a)\b\.?/u,
    );
  });

  it.each(both)('claims no approval and quotes no law: $name, $language', ({ input, language }) => {
    const text = whole({ ...input, language, profile: { ...input.profile, exemption: '' } });
    expect(text).not.toMatch(/Datatilsyn|godkjen[tn]|sertifiser|statsforvalter|§|lova\b|loven\b/iu);
    expect(text).not.toMatch(/\{\{|undefined|null/u);
  });

  it.each(languages)(
    'speaks to the one who signs alone with du, and to a family together (%s)',
    (language) => {
      const family = language === 'nb' ? /\bdere\b/iu : /\b(?:De|de|dykk)\b/u;
      for (const name of ['pregnant', 'youth-alone']) {
        const text = whole({ ...caseNamed(name), language });
        expect(text).toMatch(/\bDu\b/u);
        expect(text).not.toMatch(language === 'nb' ? family : /\bdykk\b/u);
      }
      for (const name of ['child', 'youth', 'reopening']) {
        const text = whole({ ...caseNamed(name), language });
        expect(text).toMatch(family);
        expect(text).not.toMatch(/\b(?:du|deg)\b/iu);
      }
    },
  );

  it('tells a pregnant woman of no guardian (C6a)', () => {
    for (const language of languages)
      expect(whole({ ...caseNamed('pregnant'), language })).not.toMatch(
        /f[oø]resatte|føresette|familien\b/iu,
      );
  });

  it.each(languages)('says what withdrawing everything does here, by the profile (C5, %s)', (language) => {
    const { child } = { child: caseNamed('child') };
    const effects = (['delete', 'close', 'close-and-archive'] as const).map((withdrawal) => {
      const input = { ...child, language, profile: { ...child.profile, withdrawal } };
      expect(whole(input)).toContain(texts[language].consent.withdrawal[withdrawal].split('{{you}}')[1]);
      return whole(input);
    });
    expect(new Set(effects).size).toBe(3);
  });

  it('offers to ask for deletion only where the profile has it (S5)', () => {
    const child = caseNamed('child');
    const asked = (deletionMayBeDemanded: boolean): string =>
      whole({ ...child, language: 'nb', profile: { ...child.profile, deletionMayBeDemanded } });
    expect(asked(true)).toContain('be kommunen slette');
    expect(asked(false)).not.toContain('slette');
  });

  it('gives a legal basis only where the profile holds one (S3)', () => {
    const child = caseNamed('child');
    const text = (exemption: string): string =>
      whole({ ...child, language: 'nb', profile: { ...child.profile, exemption } });
    expect(text('offentleglova § 13')).toContain('Grunnlaget er offentleglova § 13.');
    expect(text('')).not.toContain('Grunnlaget');
    expect(text('')).toContain('unntatt offentlighet');
  });

  it('asks about the old content apart, and carries the answer of the draft (C8)', () => {
    const reopening = caseNamed('reopening');
    const answers = [true, false].map((oldContent) =>
      whole({ ...reopening, language: 'nb', reopening: { oldContent } }),
    );
    expect(answers[0]).toContain('Svaret her er ja. De ser også det vi skrev før.');
    expect(answers[1]).toContain('Svaret her er nei. Bare familien ser det vi skrev før.');
    const { reopening: _reopening, ...plain } = reopening;
    expect(whole({ ...plain, language: 'nb' })).not.toContain('eget spørsmål');
  });

  it('guesses no signer: where nobody knows who signs, it says that we ask (C6g)', () => {
    const text = whole({ ...caseNamed('reopening'), language: 'nb' });
    expect(text).toContain('Vi vet ikke ennå hvem som skal skrive under.');
    expect(text).not.toContain('dag og underskrift');
  });

  it('shows that any whole group is enough, and that a group signs together (C6b)', () => {
    const text = whole({ ...caseNamed('youth'), language: 'nb' });
    expect(text).toMatch(/Gruppe 1:\nKari Aas, .*\nPetter Aas, .*\nGruppe 2:\nJonas Aas, /u);
    expect(text).toContain('Jonas Aas, for helse, dag og underskrift:');
  });

  it('sends the family to paper alone where the profile, or a consent for one meeting, has only that (C9)', () => {
    const child = caseNamed('child');
    const written = { ...child, language: 'nb' as const, profile: profileNamed('asnes') };
    for (const input of [written, { ...caseNamed('meeting-only'), language: 'nb' as const }]) {
      expect(whole(input)).toContain('skriver under på papir.');
      expect(whole(input)).not.toContain('på egen telefon');
    }
    expect(whole({ ...child, language: 'nb' })).toContain(
      'på egen telefon, etter å ha logget inn der, eller på papir',
    );
  });

  it('promises nothing of a plan in a consent for one meeting only (C10)', () => {
    const text = whole({ ...caseNamed('meeting-only'), language: 'nb' });
    expect(text).toContain(
      'Samtykket gjelder bare i dette møtet. Når møtet er slutt, ser Frode Sæther ikke noe mer.',
    );
    expect(text).not.toMatch(/arkiverer den|lager vi ingen stafettlogg|er avsluttet/u);
  });

  it('prints a name as it is, whatever it holds', () => {
    const names = [{ name: '{{you}} {{nothing}} $& Bø' }];
    const input = { ...caseNamed('child'), language: 'nb' as const, names, holders: ['{{them}}'] };
    expect(whole(input)).toContain('{{you}} {{nothing}} $& Bø: alle temaer.');
    expect(whole(input)).toContain('Stafettholderen, {{them}}, tar vare på planen');
  });
});
