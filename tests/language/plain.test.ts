import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Language } from '#language/language.ts';
import { checkPlain } from '#language/plain/check-plain.ts';
import { isNationalId } from '#language/plain/national-id.ts';
import { plainLevels } from '#language/plain/plain-finding.ts';
import { plainHints } from '#language/plain/plain-hints.ts';
import { tellMisspelt, wordsToSpell } from '#language/plain/spelling-findings.ts';
import { readPlainCases } from '../fixtures/plain-cases.ts';

const own = readPlainCases('own-plain-cases');
const all = [...readPlainCases('plain-cases'), ...own];

function found(text: string, language: Language = 'nb', names?: readonly string[]): readonly string[] {
  const options = names === undefined ? {} : { names };
  return checkPlain(text, language, options).map(({ rule, match }) => `${rule}: ${match}`);
}

function replaced(text: string, language: Language = 'nb'): string {
  return checkPlain(text, language)
    .filter(({ replacement }) => replacement !== undefined)
    .reduceRight(
      (now, { start, end, replacement }) => now.slice(0, start) + replacement + now.slice(end),
      text,
    );
}

describe('the cases of plain language', () => {
  it('has 100 of our own, half of them without a finding, as many in each language, and no two alike', () => {
    expect(own).toHaveLength(100);
    expect(own.filter(({ finds }) => finds.length === 0)).toHaveLength(50);
    expect(own.filter(({ lang }) => lang === 'nn')).toHaveLength(50);
    expect(new Set(all.map(({ lang, text }) => `${lang} ${text}`)).size).toBe(all.length);
  });

  it.each(all)('finds in $id just what is marked there', ({ text, lang, finds }) => {
    expect([...found(text, lang)].toSorted()).toEqual([...finds].toSorted());
  });

  it('shows every rule that needs no names and no dictionary at least once', () => {
    const seen = new Set(all.flatMap(({ finds }) => finds.map((find) => find.replace(/:.*$/u, ''))));
    const shown = Object.keys(plainLevels).filter((rule) => rule !== 'spelling' && rule !== 'unknown-name');
    expect(shown.filter((rule) => !seen.has(rule))).toEqual([]);
  });
});

describe('a passive (L6)', () => {
  it.each([
    ['nb', 'Velgeres råd og læreres hjelp er godt.', []],
    ['nb', 'Da ble den lille gutten i går funnet.', ['passive: ble … funnet']],
    ['nb', 'Han ble en kjent mann.', []],
    ['nb', 'Vi følges til skolen.', []],
    ['nb', 'Eleven følges opp av læreren.', ['passive: følges']],
    ['nb', 'Hvordan blir dette arbeidet?', []],
    ['nb', 'Prosjektet må spriggles nå.', ['passive: spriggles']],
    ['nb', 'Hun ble glad og har funnet boka.', []],
    ['nb', 'Barna blir gjenforent med mor.', ['passive: blir … gjenforent']],
    ['nb', 'Navnene ble publisert og delt.', ['passive: ble … publisert']],
    ['nn', 'Det går raskast når alle kan møtast.', []],
    ['nn', 'Boka vart lesen av alle.', ['passive: vart … lesen']],
    ['nn', 'Ho blei ein kjend lærar.', []],
    ['nn', 'I samband med dette vart det i stova drøfta lenge.', ['passive: vart … drøfta']],
  ] as const)('is told in %s: %s', (language, text, finds) => {
    expect(found(text, language).filter((find) => find.startsWith('passive'))).toEqual(finds);
  });

  it('asks who does it, at the verb itself', () => {
    const [finding] = checkPlain('I dag ble boka lest.', 'nb');
    expect(finding).toEqual({
      rule: 'passive',
      start: 15,
      end: 19,
      match: 'ble … lest',
      level: 'advice',
      hint: plainHints.nb.passive,
    });
  });
});

describe('what is said instead', () => {
  it('stands where the words stood, with their capital letter and the full stop of the sentence', () => {
    expect(replaced('Evt. møtes vi kl. 14. Ta med mat, f.eks. brød osv.')).toBe(
      'Evt. møtes vi klokken 14. Ta med mat, for eksempel brød og så videre.',
    );
    expect(replaced('Samt en bok angående PPT.')).toBe('Og en bok om pedagogisk-psykologisk tjeneste.');
    expect(replaced('Vi les saman med læreren fra skulen.', 'nn')).toBe(
      'Vi les saman med læraren frå skulen.',
    );
  });

  it('leaves words alone that are abbreviations elsewhere', () => {
    expect(found('Boka er min. Man ser det. Vi møtes 3. des. Ja.')).toEqual([
      'impersonal: Man',
      'abbr: des.',
    ]);
    expect(found('Per bor i 2. etg. og har adr. her.')).toEqual(['abbr: etg.', 'abbr: adr.']);
  });
});

describe('what is asked about (L3)', () => {
  it('is a name that is not in the plan, when the names are known', () => {
    const text = 'I dag leker Amina, Per-Ole og Jonas med Kari i Oslo. Ida ler.';
    expect(found(text, 'nb', ['Amina Ali', 'Jonas Dal'])).toEqual([
      'unknown-name: Per-Ole',
      'unknown-name: Kari',
    ]);
    expect(found(text, 'nb')).toEqual([]);
    expect(found('Vi leker hos Aminas bestemor.', 'nb', ['Amina'])).toEqual([]);
  });

  it("is someone else's diagnosis once, and a worry for a child as such", () => {
    expect(found('Vi snakker om diagnosen til mor.')).toEqual(['third-party: diagnosen til mor']);
    const [worry] = checkPlain('Ole er redd for å gå hjem.', 'nb');
    expect(worry).toMatchObject({ rule: 'safety', level: 'ask', hint: plainHints.nb.safety });
  });

  it('is no number of eleven digits unless it can be a person’s', () => {
    expect(found('Ring 128315 10070 eller 12831510071.')).toEqual(['national-id: 128315 10070']);
    expect(
      ['12831510070', '12831510071', '12131510070', '1283151007', '00000000000'].map(isNationalId),
    ).toEqual([true, false, false, false, false]);
  });
});

describe('a finding', () => {
  const text = fc.array(
    fc.oneof(
      fc.constantFrom(...all.map((one) => one.text)),
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.constantFrom('ble ', 'ikke', ' vart', 'İ', '\n', '. ', 'kl.', '🙂', ' skal ', 'settes'),
    ),
    { maxLength: 12 },
  );

  it('stands in its text, in order, whatever the text is', () => {
    const property = fc.property(text, fc.constantFrom<Language>('nb', 'nn'), (parts, language) => {
      const whole = parts.join('');
      let before = 0;
      for (const { rule, start, end, match, level, hint } of checkPlain(whole, language, {
        names: ['Ole'],
      })) {
        expect(start).toBeGreaterThanOrEqual(before);
        before = start;
        const slice = whole.slice(start, end);
        const isTold = rule === 'long-sentence' ? Number(match) > 20 : match.replace(/^.* … /u, '') === slice;
        expect(isTold, `${rule}: ${match}`).toBe(true);
        expect([level, hint === '']).toEqual([plainLevels[rule], false]);
      }
    });
    fc.assert(property, { numRuns: 60, verbose: 1 });
  });

  it('about time and extent is for goals and activities alone', () => {
    const vague = 'Vi møtes snarest.';
    expect(checkPlain(vague, 'nb').map(({ rule }) => rule)).toEqual(['vague']);
    expect(checkPlain(vague, 'nb', { scope: 'any' })).toEqual([]);
  });
});

describe('the words to spell', () => {
  const text = 'Skolen ber Amina om 3 bøkr. Se www.skole.no, PPT og iPad. «Hei», sa mor-datter.';

  it('are no names, numbers, addresses or letters', () => {
    const words = wordsToSpell(text, 'nb').map((word) => word.text);
    expect(words).toEqual(['Skolen', 'ber', 'bøkr', 'Hei', 'mor-datter']);
  });

  it('become findings with what they may have been meant to be', () => {
    const words = wordsToSpell(text, 'nb');
    const [finding, ...more] = tellMisspelt(words, 'nb', new Map([['bøkr', ['bøker', 'bøk']]]));
    expect(more).toEqual([]);
    expect(finding).toMatchObject({ rule: 'spelling', match: 'bøkr', level: 'advice', replacement: 'bøker' });
    expect(finding?.hint).toContain('bøker, bøk');
  });
});
